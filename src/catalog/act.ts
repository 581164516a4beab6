import type { Label, Synonyms } from './label.js'

/**
 * Something that happens to or is done by a customer at a moment, in terms of one warehouse table. Segments count acts, measures sum them.
 * `when` is a constant SQL predicate over the table's own columns; user values never appear in it.
 */
export interface Act {
  readonly name: string
  readonly label: Label
  readonly synonyms: Synonyms
  readonly definition: Label
  readonly table: string
  /** The column of its moment. */
  readonly time: string
  readonly when?: string
  /** The expression that identifies one act, for counting distinct ones; rows are counted where it is missing. */
  readonly each?: string
  readonly fields: readonly ActField[]
  /** Further table to read instead, when a test or breakdown names a field that only it has (a purchase's items). */
  readonly detail?: { readonly table: string; readonly when?: string; readonly each: string; readonly fields: readonly ActField[] }
}

/** A column of an act that can be tested, broken down by, or summed. */
export interface ActField {
  readonly name: string
  readonly label: Label
  readonly synonyms: Synonyms
  readonly type: 'word' | 'number' | 'list'
  /** Constant SQL over the table's columns; the column of that name where missing. */
  readonly sql?: string
}
