import type { Label, Synonyms, Unit } from '../catalog/label.js'
import type { Segment } from '../segments/form.js'

export const tagFamilies = ['basic', 'behaviour', 'interest', 'psychological', 'social', 'lifecycle', 'value'] as const
export type TagFamily = (typeof tagFamilies)[number]

/** What is true of one customer at an as-of date, declared once: listed, explained, asked about and compiled to SQL from here. */
export interface Tag {
  /** snake_case, unique over built-in tags, attributes and own tags. */
  readonly name: string
  readonly family: TagFamily
  readonly label: Label
  readonly synonyms: Synonyms
  readonly definition: Label
  readonly type: 'word' | 'number' | 'flag' | 'list' | 'date'
  readonly unit?: Unit
  /** The possible words of a `word` tag where they are fixed, with how people say them. */
  readonly values?: readonly TagValue[]
  /** What it is computed from, for people: 'orders', 'events', 'reviews', 'customers' … */
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
 * - `aggregate`: an aggregate over the rows of one act up to the as-of date, per customer; `otherwise` for customers without such rows
 * - `derived`: an expression over other tags; `population` when it ranks customers against each other (window functions)
 * - `segment`: an own tag, true of the customers in a segment
 */
export type TagCompute =
  | { readonly kind: 'person'; readonly sql: string }
  | { readonly kind: 'aggregate'; readonly act: string; readonly sql: string; readonly otherwise: string; readonly lastDays?: number; readonly detail?: true }
  | { readonly kind: 'derived'; readonly from: readonly string[]; readonly sql: string; readonly population?: true }
  | { readonly kind: 'segment'; readonly segment: Segment }
