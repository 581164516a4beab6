import type { Label, Synonyms, Unit } from './label.js'

/**
 * Something that happens to or is done by a customer at a moment, in terms of one warehouse table. Segments count acts, measures sum them.
 * All SQL here is constant and over the table's own columns; user values never appear in it. `{brand:String}` may: it is bound to the
 * workspace's own brand ('' where none is known), and `{asOf:Date}`.
 */
export interface Act {
  readonly name: string
  readonly label: Label
  readonly synonyms: Synonyms
  readonly definition: Label
  readonly table: string
  /** The column of its moment. */
  readonly time: string
  /** Its moment may be unknown: such a row counts where no window is asked for, and in no window. */
  readonly timeless?: true
  readonly when?: string
  /** Rows that may lead to people one by one (lists, tags, invitations); the others only count. All may, where missing. */
  readonly listable?: string
  /** The expression that identifies one act, for counting distinct ones; rows are counted where it is missing. */
  readonly each?: string
  readonly fields: readonly ActField[]
  /** Further table to read instead, when a test or breakdown names a field that only it has (a purchase's items). Same moment, same people. */
  readonly detail?: ActDetail
  /** The column that holds what was said, where the act is something said. */
  readonly words?: string
}

export interface ActDetail {
  readonly table: string
  readonly when?: string
  readonly each: string
  readonly fields: readonly ActField[]
}

/** A column of an act that can be tested, broken down by, or summed. */
export interface ActField {
  readonly name: string
  readonly label: Label
  readonly synonyms: Synonyms
  readonly type: 'word' | 'number' | 'list'
  readonly unit?: Unit
  /** Constant SQL over the table's columns; the column of that name where missing. */
  readonly sql?: string
  /** How people say its fixed values. */
  readonly values?: readonly { readonly value: string; readonly label: Label; readonly synonyms?: Synonyms }[]
  /** How values are said to people that a question names in another way (an event is asked about as an act). */
  readonly labels?: readonly { readonly value: string; readonly label: Label }[]
}
