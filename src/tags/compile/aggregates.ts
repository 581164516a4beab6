import { findAct } from '../../catalog/acts.js'
import type { AggregateCompute } from '../tag.js'

/** A tag's aggregate, and the tag's name. */
export interface Aggregated {
  readonly name: string
  readonly compute: AggregateCompute
}

/** Some aggregates as one subquery with a row a person, and what to write for a person who has none. */
export interface AggregateSource {
  readonly sql: string
  readonly columns: readonly { readonly name: string; readonly sql: string }[]
}

/** Whose rows are read, and where. */
export interface FactScope {
  /** A condition on `person` that holds for the only persons wanted; everyone without it. */
  readonly persons?: string | undefined
  /** Tables that hold what tags read of those persons' rows, by the name of the one that they are copied from. */
  readonly copies?: Readonly<Record<string, string>> | undefined
  /** The copies hold other persons' rows too. */
  readonly shared?: boolean | undefined
}

/**
 * As few passes over the facts as possible: aggregates over the same table and moment share one, those over recent days a shorter one;
 * a favourite (`top`) needs counts per value first, so it takes its own.
 */
export function aggregateSources(wanted: readonly Aggregated[], scope: FactScope = {}): readonly AggregateSource[] {
  const passes = new Map<string, Aggregated[]>()
  for (const one of wanted) {
    const { table, time } = place(one.compute)
    const key = one.compute.how === 'top' ? `top ${one.name}` : `${table} ${time} ${one.compute.lastDays ? 'recent' : 'ever'}`
    passes.set(key, [...(passes.get(key) ?? []), one])
  }
  return [...passes.values()].map((pass) => (pass[0]?.compute.how === 'top' ? favourite(pass[0], scope) : together(pass, scope)))
}

function together(pass: readonly Aggregated[], scope: FactScope): AggregateSource {
  const [first] = pass as [Aggregated, ...Aggregated[]]
  const { table } = place(first.compute)
  const whens = new Set(pass.map(({ compute }) => place(compute).when ?? ''))
  const days = Math.max(...pass.map(({ compute }) => compute.lastDays ?? 0))
  const where = [...rows(first.compute, scope, days), ...(whens.size === 1 ? [...whens].filter(Boolean) : [])]
  const select = pass.map(({ name, compute }) => {
    const limits = [
      ...(whens.size > 1 ? [place(compute).when] : []),
      compute.lastDays && compute.lastDays < days ? since(compute, compute.lastDays) : undefined,
      compute.skipDays ? `NOT (${since(compute, compute.skipDays)})` : undefined,
      compute.where,
    ].filter((limit) => limit !== undefined && limit !== '')
    return `${aggregate(compute, limits.length > 0 ? limits.map((limit) => `(${limit})`).join(' AND ') : undefined)} AS _${name}`
  })
  return {
    sql: `SELECT person, ${select.join(', ')} FROM ${scope.copies?.[table] ?? table} WHERE ${where.map((one) => `(${one})`).join(' AND ')} GROUP BY person`,
    columns: pass.map(({ name, compute }) => ({ name, sql: orNothing(`_${name}`, compute) })),
  }
}

function favourite({ name, compute }: Aggregated, scope: FactScope): AggregateSource {
  const { table, time, when } = place(compute)
  const where = [...rows(compute, scope, compute.lastDays ?? 0), when, compute.where].filter(Boolean)
  const counts =
    `SELECT person, toString(${compute.of}) AS value, count() AS times, max(${time}) AS latest FROM ${scope.copies?.[table] ?? table} ` +
    `WHERE ${where.map((one) => `(${one})`).join(' AND ')} AND value != '' GROUP BY person, value`
  return {
    sql: `SELECT person, substring(max(concat(${hex8('times')}, ${hex8(seconds('latest'))}, value)), 17) AS _${name} FROM (${counts}) GROUP BY person`,
    columns: [{ name, sql: `_${name}` }],
  }
}

/** The rows that a pass may see: somebody's, not after the as-of date, of the last days only where all it computes is about those. */
function rows(compute: AggregateCompute, { persons, copies, shared }: FactScope, days: number): readonly string[] {
  const { table, time, timeless } = place(compute)
  const visible = `toDate(${time}) <= {asOf:Date}`
  return [
    persons && (shared || !copies?.[table]) ? persons : 'person != 0',
    days === 0 && timeless ? `ifNull(${visible}, 1)` : visible,
    ...(days > 0 ? [since(compute, days)] : []),
  ]
}

const since = (compute: AggregateCompute, days: number) => `toDate(${place(compute).time}) > {asOf:Date} - ${days}`

interface Place {
  readonly table: string
  readonly time: string
  /** An act whose moment may be unknown; it counts wherever no window is asked for. */
  readonly timeless: boolean
  readonly when: string | undefined
}

/** @throws Error when a declaration names an act that the catalog lacks. */
function place({ act: name, detail }: AggregateCompute): Place {
  const act = findAct(name)
  if (!act) throw new Error(`There is no act ${name}`)
  if (!detail) return { table: act.table, time: act.time, timeless: act.timeless === true, when: act.when }
  if (!act.detail) throw new Error(`The act ${name} has no detail`)
  return { table: act.detail.table, time: act.time, timeless: act.timeless === true, when: act.detail.when }
}

function aggregate({ act, of, how }: AggregateCompute, limit: string | undefined): string {
  const time = findAct(act)?.time
  const value = `toString(${of})`
  const named = [limit, `${value} != ''`].filter(Boolean).join(' AND ')
  const call = (name: string, ...args: string[]) =>
    `${name}${limit ? 'If' : ''}(${[...args, ...(limit ? [limit] : [])].join(', ')})`
  switch (how) {
    case 'count':
      return call('count')
    case 'sum':
      return `toFloat64(${call('sum', String(of))})`
    case 'average':
      return `toFloat64(${call('avgOrNull', String(of))})`
    case 'min':
      return call('minOrNull', String(of))
    case 'max':
      return call('maxOrNull', String(of))
    case 'distinct':
      return call('uniqExact', String(of))
    case 'list':
      return `arraySort(arrayDistinct(groupArrayIf(${value}, ${named})))`
    case 'first':
      return `substring(minIf(${stamped(time, value)}, ${named}), 9)`
    case 'last':
      return `substring(maxIf(${stamped(time, value)}, ${named}), 9)`
    case 'top':
      throw new Error('A favourite is computed from counts per value')
  }
}

/** A value behind its moment in eight digits, so that the earliest and latest are plain minima and maxima of text: twice as fast as argMin of pairs. */
const stamped = (time: string | undefined, value: string) => `concat(${hex8(seconds(String(time)))}, ${value})`

const hex8 = (number: string) => `leftPad(hex(${number}), 8, '0')`
const seconds = (time: string) => `toUnixTimestamp(assumeNotNull(${time}))`

/** Counts and sums of a person without acts are 0; the rest stays unknown. */
function orNothing(column: string, { how }: AggregateCompute): string {
  return how === 'count' || how === 'sum' || how === 'distinct' ? `ifNull(${column}, 0)` : column
}
