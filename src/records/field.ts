/** What a field holds; decides how a cell is read, stored and asked about. */
export type FieldType =
  /** an identifier: kept to the letter, never shown as a number */
  | 'id'
  /** one of few words (a platform, a city, a category) */
  | 'word'
  /** free text written by a person: personal data in it is masked before it is stored */
  | 'text'
  /** a moment, in the workspace's time zone where it names none */
  | 'time'
  /** a calendar day */
  | 'date'
  /** a calendar year, 1900–2100 */
  | 'year'
  /** a decimal amount in the workspace's currency */
  | 'money'
  /** any decimal number */
  | 'number'
  /** a whole number ≥ 0 */
  | 'count'
  /** a whole number 1–5 */
  | 'stars'
  /** a phone number or e-mail address: stored only as a keyed hash and a masked form */
  | 'phone'
  | 'email'

export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly zh: string
  readonly en: string
  readonly required?: true
  /** What an empty cell means; without it, an empty cell of an optional field is "unknown". */
  readonly otherwise?: string
  /** Spellings that mean one value: `{ female: ['女', 'f'] }`. With `closed`, any other word is set aside, else it is kept. */
  readonly values?: Readonly<Record<string, readonly string[]>>
  readonly closed?: true
  /** The value of a spelling that no entry of `values` holds (gender → unknown). */
  readonly unlisted?: string
}

/** One kind of record of the data contract: its fields, its key, and whom its unlisted columns describe. */
export interface RecordKind {
  readonly name: RecordKindName
  readonly zh: string
  readonly en: string
  /** The fields that name a row. Empty cells in all of them: the whole row is the key (where `wholeRowKey`). */
  readonly key: readonly string[]
  readonly wholeRowKey?: true
  /** The field that holds the row's moment; rows after the as-of date are invisible. */
  readonly time?: string
  readonly fields: readonly Field[]
}

export type RecordKindName =
  | 'customers'
  | 'orders'
  | 'order_items'
  | 'events'
  | 'reviews'
  | 'tickets'
  | 'campaigns'
  | 'identities'
  | 'posts'
