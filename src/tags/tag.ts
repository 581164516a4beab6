import type { Label, Synonyms, Unit } from '../catalog/label.js'
import type { Segment } from '../segments/form.js'

export const tagFamilies = ['basic', 'behaviour', 'interest', 'psychological', 'social', 'lifecycle', 'value'] as const
export type TagFamily = (typeof tagFamilies)[number]

/**
 * What a tag's column holds, in the warehouse and in snapshots:
 * - `word`: a String, '' where unknown
 * - `number`: a number, NULL where there is none (counts and sums are 0 instead)
 * - `flag`: 1 or 0; NULL only for attributes that do not say
 * - `list`: an Array(String), empty where there is none
 * - `date`: a Date, NULL where there is none
 */
export type TagType = 'word' | 'number' | 'flag' | 'list' | 'date'

/** What is true of one customer at an as-of date, declared once: listed, explained, asked about and compiled to SQL from here. */
export interface Tag {
  /** snake_case, unique over built-in tags, attributes and own tags. */
  readonly name: string
  readonly family: TagFamily
  readonly label: Label
  /** Words that people say for this tag and for no other one. */
  readonly synonyms: Synonyms
  readonly definition: Label
  readonly type: TagType
  readonly unit?: Unit
  /** The possible words of a `word` tag where they are fixed (or known from the data), with how people say them; in their natural order. */
  readonly values?: readonly TagValue[]
  /** The table that it is computed from: 'orders', 'events', 'reviews', 'customers' … */
  readonly source: string
  /** `import`: changes only when facts do; `daily`: moves with the as-of date by itself. */
  readonly refresh: 'import' | 'daily'
  readonly compute: TagCompute
}

export interface TagValue {
  readonly value: string
  readonly label: Label
  readonly synonyms?: Synonyms
}

/**
 * How a tag is computed. All SQL here is ours and constant; `{asOf:Date}` is bound.
 * - `person`: an expression over the columns of `people`
 * - `attribute`: a column of the customers file that the contract does not list, by its name there
 * - `aggregate`: over the rows of one act up to the as-of date, per customer
 * - `derived`: an expression over other tags; `population` when it ranks customers against each other (window functions)
 * - `segment`: an own tag, true of the customers in a segment
 * - `placed`: the persona of a build that a customer was placed in. Placings come after a snapshot and change between snapshots, so such a
 *   tag, and whatever stands on it, is never kept in one: it is read from its own table each time.
 */
export type TagCompute =
  | { readonly kind: 'person'; readonly sql: string }
  | { readonly kind: 'attribute'; readonly attribute: string; readonly spellings?: Readonly<Record<string, string>> }
  | AggregateCompute
  | { readonly kind: 'derived'; readonly from: readonly string[]; readonly sql: string; readonly population?: true }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'placed'; readonly build: string }

/**
 * - `count`: how many acts; `sum`, `average`, `min`, `max`: of the expression `of`; `average` of a predicate is a share
 * - `distinct`: how many different values of `of`; `list`: those values, sorted
 * - `top`: the value of `of` met most often (ties: the one met last); `first`, `last`: the value of the earliest, latest act that has one
 * Without acts: 0 for count, sum and distinct, '' for top, first and last, [] for list, NULL for the others.
 */
export interface AggregateCompute {
  readonly kind: 'aggregate'
  readonly act: string
  readonly of?: string
  readonly how: 'count' | 'sum' | 'average' | 'min' | 'max' | 'distinct' | 'list' | 'top' | 'first' | 'last'
  /** A further constant predicate over the act's table. */
  readonly where?: string
  /** Only the N calendar days that end with the as-of date. */
  readonly lastDays?: number
  /** Only acts more than N days before the as-of date: with `lastDays: 60`, the 30 days before the last 30. */
  readonly skipDays?: number
  /** Over the act's detail rows (a purchase's items). */
  readonly detail?: true
}
