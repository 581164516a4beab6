import { Binder, type BoundSql, identifier } from '../catalog/sql.js'
import type { TagLookup } from '../segments/tag-lookup.js'
import type { Tag } from './tag.js'

/** How a tag's values are spread over the visible customers. Shares are of the customers whose value is known. */
export interface Distribution {
  /** Visible customers, and those whose value is known. */
  readonly base: number
  readonly known: number
  readonly values: readonly DistributionValue[]
  /** Values beyond those listed. */
  readonly more: number
  readonly statistics?: {
    readonly mean: number
    readonly min: number
    readonly quartile1: number
    readonly median: number
    readonly quartile3: number
    readonly max: number
  }
}

export interface DistributionValue {
  readonly value: string
  readonly customers: number
  readonly share: number
}

/** How many values are listed. */
const listed = 30

/** One statement: a row of what `readDistribution` reads. A number falls into at most ten ranges of about equal width, a date into its month. */
export function distributionSql(tag: Tag, lookup: TagLookup): BoundSql {
  const values = new Binder()
  const column = identifier(tag.name)
  const from = lookup.population([tag.name], values)
  const known = {
    word: `${column} != ''`,
    list: `notEmpty(${column})`,
    number: `isNotNull(${column})`,
    flag: `isNotNull(${column})`,
    date: `isNotNull(${column})`,
  }[tag.type]
  const counted = {
    word: column,
    list: `arrayJoin(${column})`,
    flag: `if(${column} = 1, 'true', 'false')`,
    date: `formatDateTime(${column}, '%Y-%m')`,
    number: column,
  }[tag.type]
  const rows = `(SELECT ${column} FROM ${from})`
  const counts =
    tag.type === 'number'
      ? `SELECT arrayMap(bin -> (concat(toString(round(bin.1, 2)), ' – ', toString(round(bin.2, 2))), toUInt64(round(bin.3))), histogram(10)(assumeNotNull(${column}))) FROM ${rows} WHERE ${known}`
      : `SELECT groupArray((value, customers)) FROM (SELECT toString(${counted}) AS value, count() AS customers FROM ${rows} WHERE ${known} GROUP BY value ORDER BY customers DESC, value)`
  const number = `toFloat64OrNull(toString(${column}))`
  const statistics = `tuple(avg(${number}), min(${number}), quantileExactInclusive(0.25)(${number}), quantileExactInclusive(0.5)(${number}), quantileExactInclusive(0.75)(${number}), max(${number}))`
  const sql = `SELECT count() AS base, countIf(${known}) AS known, (${counts}) AS values, ${tag.type === 'number' ? statistics : 'NULL'} AS statistics FROM ${rows}`
  return { sql, parameters: values.parameters }
}

export interface DistributionRow {
  readonly base: string
  readonly known: string
  readonly values: readonly (readonly [value: string, customers: string])[]
  readonly statistics: readonly (number | null)[] | null
}

/** Fixed values stand in their own order, all others by how many customers have them. */
export function readDistribution(tag: Tag, row: DistributionRow): Distribution {
  const known = Number(row.known)
  const order = new Map((tag.values ?? []).map(({ value }, index) => [value, index]))
  const counted = row.values.map(([value, customers]) => ({
    value,
    customers: Number(customers),
    share: known === 0 ? 0 : Number(customers) / known,
  }))
  const sorted =
    tag.type === 'date'
      ? counted.sort((a, b) => (a.value < b.value ? 1 : -1))
      : tag.compute.kind === 'attribute'
        ? counted
        : counted.sort((a, b) => (order.get(a.value) ?? 1e9) - (order.get(b.value) ?? 1e9))
  const [mean, min, quartile1, median, quartile3, max] = row.statistics ?? []
  const figures = { mean, min, quartile1, median, quartile3, max }
  const complete = Object.values(figures).every((figure) => typeof figure === 'number')
  return {
    base: Number(row.base),
    known,
    values: sorted.slice(0, listed),
    more: Math.max(0, sorted.length - listed),
    ...(complete ? { statistics: figures as NonNullable<Distribution['statistics']> } : {}),
  }
}
