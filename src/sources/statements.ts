import { Binder, type BoundSql } from '../catalog/sql.js'
import type { Field } from '../records/index.js'
import { type NamedSql, trimmed } from './cells/cell.js'
import { type CellReading, readCell } from './cells/index.js'
import { notPersonal } from './personal.js'
import { type Choice, columnsOf, type Plan, type PlannedField, type Target } from './plan.js'

/**
 * The statements that type and check a plan's rows. Rows come in as text (`rawColumns`); `typed` reads every cell once into a value and a
 * verdict; `landed` takes the good rows of one target; `refused` says of the bad ones what is wrong. Users' words are bound, never spliced.
 */
export interface StatementOptions {
  readonly plan: Plan
  readonly timeZone: string
}

/** The raw table's columns: the line, the file's cells, the added ones. */
export function rawColumns(plan: Plan): readonly string[] {
  return ['line', ...plan.header.map((_, index) => `c${index}`), ...Array.from({ length: plan.added }, (_, index) => `x${index}`)]
}

/**
 * SELECT that types every row of `raw`: `line`, `left_out` (0, or the number of the rule), for each target its values, `ok_N` and `bad_N`.
 * A `lean` one knows only the usual spellings and marks the rows with any other as `again`, good for nothing yet: the full one reads those.
 */
export function typedSelect({ plan, timeZone }: StatementOptions, raw: string, lean = false): BoundSql {
  const values = new Binder()
  const targets = plan.targets.map((target, index) => targetSql(target, index, values, timeZone, lean))
  const anyWrong = targets.map((_, index) => `wrong_${index}`).join(' OR ')
  const wrongs = targets.map(({ target, wrongs: faults }, index) => {
    const meant = ['left_out = 0', ...needed(target)].join(' AND ')
    return `toUInt8(${meant} AND (${[...faults.map((one) => one.wrong), '0'].join(' OR ')})) AS wrong_${index}`
  })
  const verdicts = targets.flatMap(({ target }, index) => {
    const good = ['left_out = 0', ...needed(target), lean ? `NOT (${anyWrong})` : `NOT wrong_${index}`].join(' AND ')
    return [`toUInt8(${good}) AS ok_${index}`, `${lean ? 'toUInt8(0)' : `wrong_${index}`} AS bad_${index}`]
  })
  const names = targets.flatMap(({ values: typed }) => typed.map(({ name }) => name))
  const again = lean ? `toUInt8(${anyWrong}) AS again` : 'toUInt8(0) AS again'
  return {
    sql: `SELECT ${['line', 'left_out', ...names, again, ...verdicts].join(', ')}\nFROM (SELECT *, ${wrongs.join(',\n  ')}\nFROM ${layered(plan, targets, values, raw)})`,
    parameters: values.parameters,
  }
}

/** The rows with every text, part and value as a column, layer upon layer. */
function layered(plan: Plan, targets: readonly TargetSql[], values: Binder, raw: string): string {
  const listed = (columns: readonly NamedSql[]) => columns.map(({ name, sql }) => `${sql} AS ${name}`)
  const layer = (columns: readonly NamedSql[], from: string) =>
    columns.length === 0 ? from : `(SELECT ${['*', ...listed(columns)].join(',\n  ')}\nFROM ${from})`
  const trims = columnsRead(plan).map((column) => ({ name: `r${column}`, sql: trimmed(`c${column}`) }))
  const bare = [{ name: 'left_out', sql: leftOutSql(plan, values) }, ...targets.flatMap((one) => one.bare)]
  const depth = Math.max(0, ...targets.map(({ parts }) => parts.length))
  const parts = Array.from({ length: depth }, (_, level) => targets.flatMap((one) => one.parts[level] ?? []))
  const layers = [trims, bare, targets.flatMap((one) => one.texts), ...parts, targets.flatMap((one) => one.values)]
  return layers.reduce((from, columns) => layer(columns, from), raw)
}

/** The file's columns that anything is read from, each trimmed once. */
function columnsRead(plan: Plan): readonly number[] {
  const columns = new Set(plan.leaveOut.map(({ column }) => column))
  for (const { fields, attributes, needs } of plan.targets) {
    for (const { cell } of fields) for (const column of columnsOf(cell)) columns.add(column)
    for (const { column } of attributes) columns.add(column)
    for (const column of needs) columns.add(column)
  }
  return [...columns].sort((a, b) => a - b)
}

/** The names of one target's typed columns, as `typedSelect` makes them. */
export function typedNames(plan: Plan, index: number, timeZone: string): readonly string[] {
  const target = plan.targets[index]
  return target ? targetSql(target, index, new Binder(), timeZone).values.map(({ name }) => name) : []
}

/** SELECT of the good rows of one target from a table of typed rows, in the order of `columns`; groups are made into one row. */
export function landedSelect(plan: Plan, index: number, from: string): { columns: readonly string[]; select: BoundSql } {
  const target = targetAt(plan, index)
  const values = new Binder()
  const source = target.onePer ? `(${groupedSelect(target, index, from)})` : from
  const finished = target.fields.flatMap((planned) => finishedColumns(planned, target, index, values))
  const complete = target.onePer ? missingAfterGrouping(target, index).map(({ wrong }) => `NOT (${wrong})`) : [`ok_${index}`]
  const columns = [...finished.map(({ name }) => name), 'attributes', 'line']
  const sql = `SELECT ${[...finished.map(({ sql, name }) => `${sql} AS out_${name}`), `${target.onePer ? 'attributes_' : 'a'}${index} AS out_attributes`, `${target.onePer ? 'first_line' : 'line'} AS out_line`].join(', ')}\nFROM ${source}${
    complete.length > 0 ? ` WHERE ${complete.join(' AND ')}` : ''
  }`
  return { columns, select: { sql, parameters: values.parameters } }
}

/** SELECT of groups that lack a required value: `line`, `reasons`. */
export function incompleteSelect(plan: Plan, index: number, from: string): BoundSql | undefined {
  const target = targetAt(plan, index)
  const missing = target.onePer ? missingAfterGrouping(target, index) : []
  if (missing.length === 0) return undefined
  const reasons = missing.map(({ wrong, name }) => `if(${wrong}, '${name}:empty_required', '')`)
  return {
    sql: `SELECT first_line AS line, arrayFilter(one -> one != '', [${reasons.join(', ')}]) AS reasons FROM (${groupedSelect(target, index, from)}) WHERE ${missing.map(({ wrong }) => wrong).join(' OR ')} ORDER BY first_line`,
    parameters: {},
  }
}

/** SELECT of the rows that were not taken: `line`, `left_out`, `reasons` (`column:code`), and the row's cells as they may be shown. */
export function refusedSelect({ plan, timeZone }: StatementOptions, raw: string, typed: string): BoundSql {
  const values = new Binder()
  const targets = plan.targets.map((target, index) => targetSql(target, index, values, timeZone))
  const bad = plan.targets.map((_, index) => `bad_${index} = 1`).join(' OR ')
  const reasons = targets.flatMap(({ target, wrongs }) =>
    wrongs.map(({ wrong, reason, column }) => {
      return `if(${[...needed(target), `(${wrong})`].join(' AND ')}, concat(${values.bind(column, 'String')}, '\\t', ${reason}), '')`
    }),
  )
  const texts = plan.header.map((_, index) => `c${index}`)
  return {
    sql: `SELECT line, left_out, if(left_out > 0, [], arrayDistinct(arrayFilter(one -> one != '', [${reasons.join(',\n  ')}]))) AS reasons, [${texts.join(', ')}] AS cells
FROM ${layered(plan, targets, values, `(SELECT * FROM ${raw} WHERE line IN (SELECT line FROM ${typed} WHERE left_out > 0 OR ${bad}))`)}
ORDER BY line`,
    parameters: values.parameters,
  }
}

/** SELECT of how many typed rows are good for each target (`good_N`), how many were refused, and how many must be read again. */
export function countsSelect(plan: Plan, typed: string): BoundSql {
  const counts = plan.targets.map((_, index) => `countIf(ok_${index} = 1) AS good_${index}`)
  const any = plan.targets.map((_, index) => `bad_${index} = 1`).join(' OR ')
  return {
    sql: `SELECT ${[...counts, 'countIf(again = 1) AS again', `countIf(left_out > 0 OR ${any}) AS refused`].join(', ')} FROM ${typed}`,
    parameters: {},
  }
}

/** That the row has what makes it a record of this kind at all. */
function needed(target: Target): string[] {
  const there = target.needs.map((column) => `r${column} != ''`)
  if (there.length === 0 || target.kind.name !== 'identities') return there
  // What a platform masked already joins nobody.
  return [...there, ...target.fields.flatMap(({ cell }) => (cell.from === 'concealed' ? [`x${cell.hash} != ''`] : []))]
}

interface TargetSql {
  readonly target: Target
  /** The layers, each read from the one before. Values are what goes on from here. */
  readonly bare: readonly NamedSql[]
  readonly texts: readonly NamedSql[]
  readonly parts: readonly (readonly NamedSql[])[]
  readonly values: readonly NamedSql[]
  readonly wrongs: readonly { readonly wrong: string; readonly reason: string; readonly column: string }[]
}

function targetSql(target: Target, index: number, binder: Binder, timeZone: string, lean = false): TargetSql {
  const bare: NamedSql[] = []
  const texts: NamedSql[] = []
  const parts: NamedSql[][] = []
  const values: NamedSql[] = [{ name: `a${index}`, sql: attributesSql(target, binder) }]
  const wrongs: { wrong: string; reason: string; column: string }[] = []
  for (const planned of target.fields) {
    const { field, cell } = planned
    const names = namesOf(index, field)
    const mustBeThere = target.onePer ? target.onePer.includes(field.name) : field.required === true
    if (cell.from === 'concealed') {
      texts.push({ name: names.text, sql: `x${cell.hash}` })
      values.push(
        { name: names.value, sql: `if(${names.text} = '${notPersonal}', '', ${names.text})` },
        { name: names.masked, sql: `x${cell.masked}` },
      )
      const code = field.type === 'email' ? 'bad_email' : 'bad_phone'
      wrongs.push({ wrong: `${names.text} = '${notPersonal}'`, reason: `'${code}'`, column: field.name })
      if (mustBeThere)
        wrongs.push({ wrong: `(${names.text} = '' AND ${names.masked} = '')`, reason: `'empty_required'`, column: field.name })
      continue
    }
    const reading = readingOf(planned, target, names, binder, timeZone, lean)
    bare.push({ name: names.bare, sql: reading.bare })
    texts.push({ name: names.text, sql: reading.text })
    for (const [depth, columns] of (reading.parts ?? []).entries()) parts[depth] = [...(parts[depth] ?? []), ...columns]
    values.push({ name: names.value, sql: reading.value })
    if (cell.from === 'average') values.push(...averageColumns(cell.total, cell.per, names))
    if (reading.wrong !== '0') wrongs.push({ wrong: `(${reading.wrong})`, reason: reading.reason, column: field.name })
    if (mustBeThere) wrongs.push({ wrong: `${names.text} = ''`, reason: `'empty_required'`, column: field.name })
  }
  return { target, bare, texts, parts, values, wrongs }
}

function readingOf(
  planned: PlannedField,
  target: Target,
  names: Names,
  values: Binder,
  timeZone: string,
  lean: boolean,
): CellReading {
  const { field, cell } = planned
  if (cell.from === 'product') {
    const [a, b] = cell.columns
    return {
      bare: `if(r${a} = '' OR r${b} = '', '', 'product')`,
      text: names.bare,
      value: product(amount(a), amount(b)),
      wrong: `${names.text} != '' AND isNull(${names.value})`,
      reason: `'bad_number'`,
    }
  }
  if (cell.from === 'average')
    return { bare: `'average'`, text: names.bare, value: 'NULL::Nullable(Decimal(18, 4))', wrong: '0', reason: `''` }
  const text = cell.from === 'always' ? values.bind(cell.text, 'String') : cell.from === 'columns' ? saidBy(cell, values) : `''`
  return readCell({
    field,
    kind: target.kind.name,
    cell: text,
    names,
    values,
    timeZone,
    lean,
    time: cell.from === 'columns' ? cell.time : undefined,
    words: cell.from === 'columns' ? (cell.values ?? {}) : {},
  })
}

/** The cell's text, or what a column that overrules it means. */
function saidBy({ columns, overruled = [] }: Extract<PlannedField['cell'], { from: 'columns' }>, values: Binder): string {
  if (overruled.length === 0) return firstFilled(columns)
  const tests = overruled.flatMap(({ by, text }) => [`r${by} != ''`, values.bind(text, 'String')])
  return `multiIf(${[...tests, firstFilled(columns)].join(', ')})`
}

function firstFilled(columns: readonly number[]): string {
  if (columns.length === 1) return `r${columns[0]}`
  const tests = columns.slice(0, -1).flatMap((column) => [`r${column} != ''`, `r${column}`])
  return `multiIf(${[...tests, `r${columns.at(-1)}`].join(', ')})`
}

function amount(column: number): string {
  return `toDecimal128OrNull(replaceRegexpAll(r${column}, '[,¥￥元 ]', ''), 6)`
}

function product(a: string, b: string): string {
  return `toDecimal64OrNull(toString(multiplyDecimal(${a}, ${b}, 6)), 4)`
}

function averageColumns(total: readonly [number, number], per: number, names: Names): NamedSql[] {
  return [
    { name: `${names.value}_total`, sql: product(amount(total[0]), amount(total[1])) },
    { name: `${names.value}_per`, sql: amount(per) },
  ]
}

function attributesSql(target: Target, values: Binder): string {
  if (target.attributes.length === 0) return `CAST(map(), 'Map(LowCardinality(String), String)')`
  const entries = target.attributes.flatMap(({ name, column }) => [values.bind(name, 'String'), emptyAsNothing(`r${column}`)])
  return `CAST(mapFilter((name, said) -> said != '', map(${entries.join(', ')})), 'Map(LowCardinality(String), String)')`
}

function emptyAsNothing(text: string): string {
  return `if(${text} IN ('', 'NULL', 'null', 'None', 'N/A', '\\\\N', '-'), '', ${text})`
}

function leftOutSql(plan: Plan, values: Binder): string {
  const rules = plan.leaveOut.flatMap(({ column, when }, index) => {
    const text = `r${column}`
    const figure = `toFloat64OrNull(${text})`
    const tests = [
      when.empty === undefined ? [] : [`${when.empty ? '' : 'NOT '}(${text} = '')`],
      when.startsWith === undefined ? [] : [`startsWith(${text}, ${values.bind(when.startsWith, 'String')})`],
      when.oneOf === undefined ? [] : [`has(${values.bind(when.oneOf, 'Array(String)')}, ${text})`],
      when.above === undefined ? [] : [`ifNull(${figure} > ${values.bind(when.above, 'Float64')}, 0)`],
      when.notAbove === undefined ? [] : [`ifNull(${figure} <= ${values.bind(when.notAbove, 'Float64')}, 0)`],
    ].flat()
    return [tests.length > 0 ? tests.join(' AND ') : '0', `${index + 1}`]
  })
  return rules.length === 0 ? 'toUInt16(0)' : `toUInt16(multiIf(${rules.join(', ')}, 0))`
}

/** One row per group: the first, last, sum … of each value. Only good rows take part. */
function groupedSelect(target: Target, index: number, from: string): string {
  const keys = (target.onePer ?? []).map((name) => `v${index}_${name}`)
  const others = target.fields
    .filter(({ field }) => !target.onePer?.includes(field.name))
    .flatMap(({ field, cell, pick }) => {
      const { value, masked } = namesOf(index, field)
      if (cell.from === 'average') {
        const per = `sum(rows.${value}_per)`
        const total = `sum(rows.${value}_total)`
        return [`if(${per} = 0, NULL, toDecimal64OrNull(toString(divideDecimal(${total}, ${per}, 6)), 4)) AS ${value}`]
      }
      if (cell.from === 'concealed') {
        return [value, masked].map((name) => `${chosen(pick, name, `(rows.${masked} != '' OR rows.${value} != '')`)} AS ${name}`)
      }
      return [
        `${chosen(pick, value, alwaysText.has(field.type) ? `rows.${value} != ''` : `isNotNull(rows.${value})`)} AS ${value}`,
      ]
    })
  const shown = target.fields
    .filter(({ field, cell }) => cell.from === 'concealed' && target.onePer?.includes(field.name))
    .map(({ field }) => `any(rows.${namesOf(index, field).masked}) AS ${namesOf(index, field).masked}`)
  const whole = [...shown, `argMin(rows.a${index}, rows.line) AS attributes_${index}`, 'min(rows.line) AS first_line']
  return `SELECT ${[...keys, ...others, ...whole].join(', ')} FROM ${from} AS rows WHERE rows.ok_${index} = 1 GROUP BY ${keys.join(', ')}`
}

/** Which of a group's values counts; names are the rows' own, never those of the result. */
function chosen(pick: Choice, name: string, filled: string): string {
  if (pick === 'first') return `argMinIf(rows.${name}, rows.line, ${filled})`
  if (pick === 'last') return `argMaxIf(rows.${name}, rows.line, ${filled})`
  return `${pick}(rows.${name})`
}

function missingAfterGrouping(target: Target, index: number): { wrong: string; name: string }[] {
  return target.fields
    .filter(({ field }) => field.required && !target.onePer?.includes(field.name))
    .map(({ field, cell }) => {
      const { value, masked } = namesOf(index, field)
      const wrong =
        cell.from === 'concealed'
          ? `${value} = '' AND ${masked} = ''`
          : alwaysText.has(field.type)
            ? `${value} = ''`
            : `isNull(${value})`
      return { wrong, name: field.name }
    })
}

/** The value as it is stored: what an empty cell means, filled in. */
function finishedColumns(
  { field, cell }: PlannedField,
  target: Target,
  index: number,
  values: Binder,
): { name: string; sql: string }[] {
  const names = namesOf(index, field)
  const { value } = names
  // An account name or a key may be an id: it stands in the field itself, not beside it.
  if (
    cell.from === 'concealed' &&
    field.type !== 'phone' &&
    field.type !== 'email' &&
    !(target.kind.name === 'identities' && field.name === 'value')
  ) {
    return [{ name: field.name, sql: value }]
  }
  if (cell.from === 'concealed') {
    return [
      { name: `${field.name}_hash`, sql: value },
      { name: `${field.name}_masked`, sql: names.masked },
    ]
  }
  if (target.kind.name === 'orders' && field.name === 'status') {
    const paid = target.fields.some((one) => one.field.name === 'paid_at') ? `isNotNull(v${index}_paid_at)` : '0'
    return [{ name: 'status', sql: `if(${value} = '', if(${paid}, 'paid', 'placed'), ${value})` }]
  }
  if (target.kind.name === 'order_items' && field.name === 'sku') {
    return [{ name: 'sku', sql: `if(${value} = '', v${index}_product, ${value})` }]
  }
  if (alwaysText.has(field.type)) {
    return [
      {
        name: field.name,
        sql: field.otherwise ? `if(${value} = '', ${values.bind(field.otherwise, 'String')}, ${value})` : value,
      },
    ]
  }
  if (field.otherwise !== undefined && field.otherwise !== '') {
    return [{ name: field.name, sql: `ifNull(${value}, ${otherwiseSql(field, values)})` }]
  }
  return [{ name: field.name, sql: field.required ? `assumeNotNull(${value})` : value }]
}

function otherwiseSql(field: Field, values: Binder): string {
  const bound = values.bind(field.otherwise ?? '', 'String')
  return field.type === 'money' ? `toDecimal64(${bound}, 4)` : `toFloat64(${bound})`
}

const alwaysText: ReadonlySet<Field['type']> = new Set(['id', 'word', 'text'])

interface Names {
  readonly bare: string
  readonly text: string
  readonly value: string
  readonly masked: string
}

function namesOf(index: number, field: Field): Names {
  return {
    bare: `b${index}_${field.name}`,
    text: `s${index}_${field.name}`,
    value: `v${index}_${field.name}`,
    masked: `m${index}_${field.name}`,
  }
}

function targetAt(plan: Plan, index: number): Target {
  const target = plan.targets[index]
  if (!target) throw new Error(`The plan has no target ${index}`)
  return target
}
