import type { Unit } from '../catalog/label.js'
import type { Binder } from '../catalog/sql.js'

/** What segments need to know of a tag: its name in both languages, its type, and its fixed values, where it has some. */
export interface TagInfo {
  readonly name: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly type: 'word' | 'number' | 'flag' | 'list' | 'date'
  readonly unit?: Unit
  readonly values?: readonly { readonly value: string; readonly label: { readonly zh: string; readonly en: string } }[]
}

/**
 * Where the values of tags stand at one as-of date. The tags room implements it over a snapshot's wide table, or by computing
 * the tags inside the statement.
 */
export interface TagLookup {
  find(name: string): TagInfo | undefined
  /** All names, for "did you mean". */
  names(): readonly string[]
  /**
   * A FROM item (a table, or a bracketed SELECT) with one row for each person who is visible at the as-of date, with `person UInt64`
   * (never 0), `customer_id`, and a column under the name of each tag asked for: word → String ('' unknown), number → Nullable
   * number, flag → Bool or UInt8, list → Array(String), date → Nullable(Date32).
   */
  population(names: readonly string[], values: Binder): string
}
