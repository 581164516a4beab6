import { findMeasure } from '../../catalog/measures.js'
import { allFields, type CompileContext, CompileProblem, ownFields } from '../../segments/context.js'
import { everyone } from '../../segments/form.js'
import { rangeSql } from '../../segments/test-sql.js'
import type { Query } from '../query.js'
import type { Compiled, CompiledColumn, CompileNote } from './compiled.js'
import { type Key, keysOf } from './keys.js'
import { type Leaf, Leaves } from './leaf.js'
import { isNumeric, passes } from './passes.js'
import { resolveMeasured, type Value } from './values.js'

/** Numbers, tables and series: measures of one segment in one window, by no, one or two breakdowns. */
export function compileGroups(query: Query, context: CompileContext): Compiled {
  if (query.kind === 'series' && !query.by.some((one) => 'period' in one))
    throw new CompileProblem('no-period', { kind: 'series' })
  const keys = query.kind === 'number' ? [] : keysOf(query.by, context)
  const { select, from, values, leaves } = measured(query, keys, context)
  // A count of people has no moment: with a window and nothing that it bounds, the question means something else.
  if (query.window !== undefined && leaves.every((leaf) => leaf.act === undefined))
    throw new CompileProblem('window-without-act', { measure: leaves[0]?.measure ?? '' })
  const columns = columnsOf(keys, values, leaves, context)
  const having = (query.having ?? []).map(({ measure = 0, range }) =>
    rangeSql(`value${measure + 1}`, 'number', range, context, 'having'),
  )
  const inner = `SELECT ${select.join(', ')} FROM ${from}`
  const output = [
    ...keys.map((key) => `${key.alias} AS \`${key.name}\``),
    ...valueColumns(values).map(({ alias, name }) => `${alias} AS \`${name}\``),
    ...(values[0]?.base === undefined ? [] : ['base1 AS n']),
    ...(query.kind === 'table' ? ['count() OVER () AS groups'] : []),
  ]
  const sql = `SELECT ${output.join(', ')} FROM (${inner})${having.length === 0 ? '' : ` WHERE ${having.join(' AND ')}`}${keys.length === 0 ? '' : limited(query, keys, context)}`
  return { sql, columns, notes: notesOf(query, leaves, keys, context) }
}

/** The measures of a query as expressions over a FROM item: `value1 …` and the first one's base, `base1`. */
export function measured(
  query: Pick<Query, 'measures' | 'who' | 'base' | 'window' | 'kind'>,
  keys: readonly Key[],
  context: CompileContext,
) {
  if (query.measures.length === 0) throw new CompileProblem('unknown-measure', { measure: '' })
  const leaves = new Leaves()
  const scope = {
    who: query.who,
    base: query.base ?? everyone,
    window: query.window,
    grouped: keys.length > 0,
    series: query.kind === 'series',
  }
  const values = query.measures.map((one) => resolveMeasured(one, scope, leaves, context))
  const from = passes(leaves.all, keys, context)
  const select = [
    ...keys.map((key) => key.alias),
    ...values.map((value, index) => `${expression(value, keys, leaves.all, context)} AS value${index + 1}`),
    ...(values[0]?.base === undefined ? [] : [`toFloat64(${values[0].base}) AS base1`]),
  ]
  return { select, from, values, leaves: leaves.all }
}

/** A share of the total: over the rows where they add up to it, else over the same measure without breakdown. */
function expression(value: Value, keys: readonly Key[], leaves: readonly Leaf[], context: CompileContext): string {
  if (!value.share) return `toFloat64(${value.sql})`
  const own = leaves.filter((leaf) => value.leaves.includes(leaf.alias))
  const apart = keys.every((key) => key.of === 'tag' && key.tag.type !== 'list')
  const adds =
    apart ||
    own.every(
      ({ plan, act }) =>
        plan.kind === 'aggregate' &&
        (plan.how === 'sum' ||
          (plan.how === 'acts' &&
            keys.every(
              (key) => key.of !== 'field' || (act && ownFields(act, context).some((field) => field.name === key.field)),
            ))),
    )
  const total = adds
    ? `sum(toFloat64(${value.sql})) OVER ()`
    : `(SELECT toFloat64(${value.sql}) FROM ${passes(own, [], context)})`
  return `toFloat64(${value.sql}) / nullIf(${total}, 0)`
}

export function valueColumns(values: readonly Value[]): { alias: string; name: string }[] {
  const met = new Map<string, number>()
  return values.map((value, index) => {
    const times = (met.get(value.name) ?? 0) + 1
    met.set(value.name, times)
    return { alias: `value${index + 1}`, name: times === 1 ? value.name : `${value.name}_${times}` }
  })
}

export function columnsOf(
  keys: readonly Key[],
  values: readonly Value[],
  leaves: readonly Leaf[],
  context: CompileContext,
): CompiledColumn[] {
  const named = valueColumns(values)
  return [
    ...keys.map((key) => keyColumn(key, leaves, context)),
    ...values.map(
      (value, index): CompiledColumn => ({
        key: named[index]?.name ?? value.name,
        label: value.label,
        unit: value.unit,
        role: 'measure',
        ...(value.proportion && index === 0 ? { proportion: true } : {}),
        ...(value.base === undefined && !value.share && !/_(growth|change)$/.test(value.name) && zeroWhenEmpty(value, leaves)
          ? { zero: true }
          : {}),
        ...(value.unit === 'CNY' ? { money: true } : {}),
      }),
    ),
    ...(values[0]?.base === undefined ? [] : [{ key: 'n', label: { zh: '样本量', en: 'base' }, role: 'base' } as const]),
  ]
}

function zeroWhenEmpty(value: Value, leaves: readonly Leaf[]): boolean {
  return leaves.some((leaf) => value.leaves.includes(leaf.alias) && value.sql.startsWith('ifNull('))
}

function keyColumn(key: Key, leaves: readonly Leaf[], context: CompileContext): CompiledColumn {
  const common = { key: key.name, role: 'key' } as const
  if (key.of === 'period') return { ...common, label: { zh: '时间', en: 'period' }, values: 'period', period: key.unit }
  if (key.of === 'clock') {
    const label = {
      hour: { zh: '小时', en: 'hour' },
      weekday: { zh: '星期', en: 'weekday' },
      monthDay: { zh: '日', en: 'day of the month' },
    }[key.clock]
    return { ...common, label, values: 'clock', clock: key.clock }
  }
  if (key.of === 'tag') {
    if (key.bands) return { ...common, label: key.tag.label, values: 'number', bands: key.bands }
    return {
      ...common,
      label: key.tag.label,
      values: key.tag.type === 'flag' ? 'flag' : key.tag.type === 'number' ? 'number' : 'word',
      ...(key.tag.values ? { labels: key.tag.values } : {}),
    }
  }
  if (key.of === 'person') return { ...common, label: { zh: '客户', en: 'customer' }, values: 'word' }
  const field = leaves
    .flatMap(({ act, where }) => (act ? allFields(act, context, where) : []))
    .find((one) => one.name === key.field)
  const said = field?.values ?? field?.labels
  return {
    ...common,
    label: field?.label ?? { zh: key.field, en: key.field },
    values: isNumeric(key, leaves, context) ? 'number' : 'word',
    ...(said ? { labels: said } : {}),
  }
}

/** As many groups as wanted, and those that tie with the last of them; but a long tail of equals is cut. */
function limited(query: Query, keys: readonly Key[], context: CompileContext): string {
  const order = orderBy(query, keys)
  if (query.limit === undefined) return order
  const { by = 'measure', direction = 'desc', at = 0 } = query.order ?? {}
  if (by === 'key' || isOrderedInTime(query, keys)) return `${order} LIMIT ${context.values.bind(query.limit, 'UInt32')}`
  const place = `rank() OVER (ORDER BY value${at + 1} ${direction} NULLS LAST)`
  return ` QUALIFY ${place} <= ${context.values.bind(query.limit, 'UInt32')}${order} LIMIT ${context.values.bind(query.limit + mostTies, 'UInt32')}`
}

const mostTies = 20

function isOrderedInTime({ order }: Query, keys: readonly Key[]): boolean {
  return (
    order === undefined &&
    keys.some((key) => key.of === 'period' || key.of === 'clock' || (key.of === 'tag' && key.bands !== undefined))
  )
}

function orderBy(query: Query, keys: readonly Key[]): string {
  if (keys.length === 0) return ''
  const inTime = isOrderedInTime(query, keys)
  const { by, direction, at = 0 } = query.order ?? { by: inTime ? 'key' : 'measure', direction: inTime ? 'asc' : 'desc' }
  const way = direction === 'asc' ? 'ASC' : 'DESC'
  // What is unknown comes last, among equals and altogether.
  const names = (order: string) => keys.flatMap((key) => [`toString(${key.alias}) = ''`, `${key.alias} ${order} NULLS LAST`])
  return ` ORDER BY ${by === 'measure' ? [`value${at + 1} ${way} NULLS LAST`, ...names('ASC')].join(', ') : names(way).join(', ')}`
}

export function notesOf(query: Query, leaves: readonly Leaf[], keys: readonly Key[], context: CompileContext): CompileNote[] {
  const notes = new Map<string, CompileNote>()
  for (const leaf of leaves) {
    const named = [...leaf.where.map((test) => test.field), ...keys.flatMap((key) => (key.of === 'field' ? [key.field] : []))]
    const detailed =
      leaf.plan.kind === 'aggregate' &&
      leaf.plan.of !== undefined &&
      leaf.plan.detail !== undefined &&
      named.some((name) => leaf.act !== undefined && !ownFields(leaf.act, context).some((field) => field.name === name))
    if (detailed) notes.set(`lines ${leaf.measure}`, { code: 'item-lines', measure: leaf.measure })
  }
  for (const one of query.measures) {
    const measure = 'measure' in one ? findMeasure(one.measure) : undefined
    if (measure?.defaultWindow && query.window === undefined && query.kind !== 'series')
      notes.set(`window ${measure.name}`, { code: 'default-window', measure: measure.name })
    if (measure && /^(positive|neutral|negative)_(rate|reviews)$/.test(measure.name))
      notes.set('stars', { code: 'stars-then-sentiment', measure: measure.name })
  }
  return [...notes.values()]
}
