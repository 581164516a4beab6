export type Language = 'zh' | 'en'

/** The same thing said in both languages. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** Other words that people use for the same thing, per language; lower case in English. */
export interface Synonyms {
  readonly zh?: readonly string[]
  readonly en?: readonly string[]
}

export type Unit =
  | 'CNY'
  | 'ratio'
  | 'points'
  | 'customers'
  | 'orders'
  | 'units'
  | 'events'
  | 'days'
  | 'years'
  | 'stars'
  | 'score'
  | 'mentions'
  | 'reviews'
  | 'tickets'
  | 'seconds'
  | 'times'
  | 'sends'
  | 'posts'
  | 'products'
