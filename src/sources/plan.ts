import { type Field, type RecordKind, type RecordKindName, recordKinds } from '../records/index.js'
import { personalColumns } from './aliases.js'
import { matchFields, missingFields, nearest, plainName } from './header.js'
import type { CellSource, Condition, Mapping, MappingTarget } from './mapping.js'
import { FileProblem, type Notice } from './problem.js'

export type TimeForm = 'dmy' | 'mdy' | 'unix_seconds' | 'unix_millis'
export type Choice = 'first' | 'last' | 'sum' | 'max' | 'min'

/** Where one field's value comes from, by column numbers. */
export type PlannedCell =
  | {
      readonly from: 'columns'
      readonly columns: readonly number[]
      readonly values?: Readonly<Record<string, string>>
      readonly time?: TimeForm
      /** Columns that, filled in, say the value instead. */
      readonly overruled?: readonly { readonly by: number; readonly text: string }[]
    }
  | { readonly from: 'always'; readonly text: string }
  | { readonly from: 'product'; readonly columns: readonly [number, number] }
  | { readonly from: 'average'; readonly total: readonly [number, number]; readonly per: number }
  /** Two added columns: a hash and a masked form. */
  | { readonly from: 'concealed'; readonly hash: number; readonly masked: number }

export interface PlannedField {
  readonly field: Field
  readonly cell: PlannedCell
  readonly pick: Choice
}

/** What is made of each row (or of each group of rows) for one kind of record. */
export interface Target {
  readonly kind: RecordKind
  readonly fields: readonly PlannedField[]
  readonly attributes: readonly { readonly name: string; readonly column: number }[]
  readonly onePer?: readonly string[]
  /** Columns without which a row makes no such record, silently. */
  readonly needs: readonly number[]
}

/** What happens to a cell before it leaves this program: nothing personal reaches the engine. */
export type Treatment =
  | { readonly do: 'mask'; readonly column: number }
  | { readonly do: 'guard'; readonly column: number }
  | { readonly do: 'drop'; readonly column: number }
  | {
      readonly do: 'conceal'
      readonly column: number
      /** What kind of personal value it is; a number is the column that says so. */
      readonly as: string | number
      /** Where the hash goes; the masked form goes one further. Counted from the file's own columns on. */
      readonly added: number
      /** Another field needs the column as it stands (an account name that is the customer id). */
      readonly keep: boolean
    }
  | { readonly do: 'key'; readonly column: number; readonly added: number; readonly keep: boolean }

/** A file's reading, settled before its first row: all plain data. */
export interface Plan {
  readonly header: readonly string[]
  readonly targets: readonly Target[]
  readonly treatments: readonly Treatment[]
  /** Columns that the treatments add behind the file's own. */
  readonly added: number
  readonly leaveOut: readonly {
    readonly column: number
    readonly when: Condition
    readonly because: { zh: string; en: string }
  }[]
  readonly warnings: readonly Notice[]
}

/** The reading of a table in the contract's own columns. @throws FileProblem missing_column */
export function planByContract(kindName: RecordKindName, header: readonly string[]): Plan {
  const kind = recordKinds[kindName]
  const found = matchFields(kind, header)
  const problem = missingFields(kind, header, found)
  if (problem) throw problem
  const fields: MappingTarget['fields'] = {}
  for (const [name, index] of found) fields[name] = header[index] ?? ''
  return plan(header, { makes: [{ kind: kindName, fields, attributes: 'rest' }] })
}

/** The reading that a mapping file describes. @throws FileProblem mapping_column where the file lacks a column that it names */
export function planByMapping(mapping: Mapping, header: readonly string[]): Plan {
  return plan(header, mapping)
}

function plan(header: readonly string[], mapping: Pick<Mapping, 'makes' | 'leaveOut' | 'personal'>): Plan {
  const columns = new Columns(header)
  const warnings: Notice[] = []
  const conceal = new Concealments()
  const plainUse = new Set<number>()
  const usedColumns = new Set<number>()
  const dropped = (mapping.personal ?? []).map((name) => columns.find(name)).filter((index) => index !== undefined)

  const targets = mapping.makes.map((made): Target => {
    const kind = recordKinds[made.kind]
    const fields = kind.fields.flatMap((field): PlannedField[] => {
      const source = made.fields[field.name]
      // Nothing gives it, but nothing means something: one piece, a placed order, no discount.
      if (source === undefined)
        return field.otherwise === undefined && field.name !== 'sku'
          ? []
          : [{ field, cell: { from: 'always', text: '' }, pick: 'first' }]
      const cell = planCell(source, field, made, columns, conceal)
      if (!cell) return field.otherwise === undefined ? [] : [{ field, cell: { from: 'always', text: '' }, pick: 'first' }]
      return [{ field, cell, pick: typeof source === 'object' && 'of' in source && source.of ? source.of : 'first' }]
    })
    for (const { cell } of fields) for (const index of columnsOf(cell)) plainUse.add(index)
    for (const one of Object.values(made.fields)) for (const name of namesIn(one)) addKnown(usedColumns, columns.find(name))
    return {
      kind,
      fields,
      attributes: [],
      ...(made.onePer ? { onePer: made.onePer } : {}),
      needs: (made.needs ?? []).map((name) => columns.get(name)),
    }
  })

  const withAttributes = targets.map((target, index): Target => {
    const wanted = mapping.makes[index]?.attributes
    if (wanted === undefined) return target
    const chosen =
      wanted === 'rest'
        ? header
            .map((name, column) => ({ name: attributeName(name), column }))
            .filter(({ column }) => !usedColumns.has(column) && !dropped.includes(column))
        : Object.entries(wanted).flatMap(([name, from]) => {
            const column = columns.find(from)
            return column === undefined ? [] : [{ name, column }]
          })
    const kept = chosen.filter(({ column }) => {
      const personal = wanted === 'rest' && personalColumns.has(plainName(header[column] ?? ''))
      if (personal) dropped.push(column)
      return !personal
    })
    return { ...target, attributes: kept }
  })
  const leftOut = dropped.filter((column) => !plainUse.has(column))
  if (!mapping.personal && leftOut.length > 0) {
    const names = leftOut.map((column) => header[column]).join(', ')
    warnings.push({
      code: 'personal_left_out',
      label: { zh: `个人信息列没有导入:${names}`, en: `Columns with personal data were not imported: ${names}` },
    })
  }
  warnings.push(...paidAtWarning(withAttributes))

  const texts = new Set(
    withAttributes.flatMap((target) =>
      target.fields.filter(({ field }) => field.type === 'text').flatMap(({ cell }) => columnsOf(cell)),
    ),
  )
  const attributes = new Set(withAttributes.flatMap((target) => target.attributes.map(({ column }) => column)))
  const treatments: Treatment[] = [
    ...[...texts].map((column) => ({ do: 'mask', column }) as const),
    ...[...attributes]
      .filter((column) => !plainUse.has(column) && !texts.has(column))
      .map((column) => ({ do: 'guard', column }) as const),
    ...leftOut.filter((column) => !conceal.columns.has(column)).map((column) => ({ do: 'drop', column }) as const),
    ...conceal.treatments(plainUse),
  ]
  return {
    header,
    targets: withAttributes,
    treatments,
    added: conceal.width,
    leaveOut: (mapping.leaveOut ?? []).map(({ when, because }) => ({ column: columns.get(when.column), when, because })),
    warnings,
  }
}

function planCell(
  source: CellSource,
  field: Field,
  made: MappingTarget,
  columns: Columns,
  conceal: Concealments,
): PlannedCell | undefined {
  if (typeof source === 'object' && 'always' in source) return { from: 'always', text: source.always }
  if (typeof source === 'object' && 'multiply' in source) {
    return { from: 'product', columns: [columns.get(source.multiply[0]), columns.get(source.multiply[1])] }
  }
  if (typeof source === 'object' && 'total' in source) {
    return { from: 'average', total: [columns.get(source.total[0]), columns.get(source.total[1])], per: columns.get(source.per) }
  }
  if (typeof source === 'object' && 'keyFrom' in source) return conceal.key(columns.get(source.keyFrom))
  const names = typeof source === 'string' ? [source] : [source.column].flat()
  const numbers = names
    .map((name) => (field.required ? columns.get(name, names.length > 1) : columns.find(name)))
    .filter((one) => one !== undefined)
  const [first] = numbers
  if (first === undefined) {
    if (field.required) columns.get(names[0] ?? '')
    return undefined
  }
  if (field.type === 'phone' || field.type === 'email') return conceal.value(first, field.type)
  if (made.kind === 'identities' && field.name === 'value') {
    const kind = made.fields.kind
    if (typeof kind === 'object' && 'always' in kind) return conceal.value(first, kind.always)
    const kindName =
      typeof kind === 'string' ? kind : typeof kind === 'object' && 'column' in kind ? [kind.column].flat()[0] : undefined
    return conceal.value(first, columns.get(kindName ?? ''))
  }
  return {
    from: 'columns',
    columns: numbers,
    ...(typeof source === 'object' && source.values ? { values: source.values } : {}),
    ...(typeof source === 'object' && source.time ? { time: source.time } : {}),
    ...(typeof source === 'object' && source.whenFilled ? { overruled: overruling(source.whenFilled, columns) } : {}),
  }
}

function overruling(whenFilled: Readonly<Record<string, string>>, columns: Columns): { by: number; text: string }[] {
  return Object.entries(whenFilled).flatMap(([name, text]) => {
    const by = columns.find(name)
    return by === undefined ? [] : [{ by, text }]
  })
}

/** The columns whose text a cell is read from as it stands. */
export function columnsOf(cell: PlannedCell): readonly number[] {
  if (cell.from === 'columns') return [...cell.columns, ...(cell.overruled ?? []).map(({ by }) => by)]
  if (cell.from === 'product') return cell.columns
  if (cell.from === 'average') return [...cell.total, cell.per]
  return []
}

function namesIn(source: CellSource): readonly string[] {
  if (typeof source === 'string') return [source]
  if ('always' in source) return []
  if ('multiply' in source) return source.multiply
  if ('total' in source) return [...source.total, source.per]
  if ('keyFrom' in source) return [source.keyFrom]
  return [source.column, ...Object.keys(source.whenFilled ?? {})].flat()
}

function addKnown(set: Set<number>, index: number | undefined): void {
  if (index !== undefined) set.add(index)
}

/** How an unlisted column is asked about: snake_case; Chinese as it is. */
export function attributeName(column: string): string {
  const name = plainName(column.replace(/([a-z\d])([A-Z])/g, '$1_$2')).replace(/[^\p{L}\p{N}]+/gu, '_')
  return name.replace(/^_+|_+$/g, '') || 'column'
}

function paidAtWarning(targets: readonly Target[]): Notice[] {
  const orders = targets.find((target) => target.kind.name === 'orders')
  if (!orders || orders.fields.some(({ field }) => field.name === 'paid_at')) return []
  return [
    {
      code: 'no_paid_at',
      label: {
        zh: '订单里没有付款时间(paid_at)这一列:这些订单只算下单,不算购买。如果下单即付款,请在映射文件里让 paid_at 取下单时间的列。',
        en: 'The orders have no paid_at column: they count as placed, not as purchases. Where an order is paid when it is placed, map paid_at to the same column in a mapping file.',
      },
    },
  ]
}

class Columns {
  readonly #header: readonly string[]
  readonly #plain: readonly string[]

  constructor(header: readonly string[]) {
    this.#header = header
    this.#plain = header.map(plainName)
  }

  find(name: string): number | undefined {
    const index = this.#plain.indexOf(plainName(name))
    return index < 0 ? undefined : index
  }

  get(name: string, optional: true | boolean): number | undefined
  get(name: string): number
  get(name: string, optional = false): number | undefined {
    const index = this.find(name)
    if (index !== undefined || optional) return index
    const near = nearest(name, this.#header)
    throw new FileProblem(
      'mapping_column',
      {
        zh: `映射文件要用列「${name}」,文件里没有${near ? `;是不是「${near}」?` : ''}(有:${this.#header.slice(0, 20).join(', ')})`,
        en: `The mapping names the column "${name}", which the file lacks${near ? `; did you mean "${near}"?` : ''} (it has ${this.#header.slice(0, 20).join(', ')})`,
      },
      1,
    )
  }
}

/** Collects what is to be hashed, each (column, kind) once, and numbers the columns that are added for it. */
class Concealments {
  readonly #made = new Map<string, { column: number; as: string | number; added: number; key: boolean }>()
  width = 0

  get columns(): ReadonlySet<number> {
    return new Set([...this.#made.values()].map(({ column }) => column))
  }

  value(column: number, as: string | number): PlannedCell {
    const added = this.#at(`${column} ${as}`, { column, as, key: false })
    return { from: 'concealed', hash: added, masked: added + 1 }
  }

  key(column: number): PlannedCell {
    const added = this.#at(`${column} key`, { column, as: 'key', key: true })
    return { from: 'concealed', hash: added, masked: added + 1 }
  }

  treatments(plainUse: ReadonlySet<number>): Treatment[] {
    return [...this.#made.values()].map(({ column, as, added, key }) => {
      const keep = plainUse.has(column)
      return key ? { do: 'key', column, added, keep } : { do: 'conceal', column, as, added, keep }
    })
  }

  #at(name: string, made: { column: number; as: string | number; key: boolean }): number {
    const known = this.#made.get(name)
    if (known) return known.added
    const added = this.width
    this.#made.set(name, { ...made, added })
    this.width += 2
    return added
  }
}
