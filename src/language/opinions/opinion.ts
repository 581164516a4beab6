/**
 * What was said of one aspect in one clause. A need is something wished for, whatever the mood of the text.
 *
 * @example 面霜太干 → { aspect: '肤感', opinion: '太干', polarity: 'negative', painPoint: '肤感·干', quote: '面霜太干' }
 */
export interface Opinion {
  /** The aspect's Chinese name as in data/language/aspects.json, or the noun itself where no aspect holds it. */
  readonly aspect: string
  /** The word that named the aspect, '' where the opinion word implied it. */
  readonly term: string
  readonly opinion: string
  readonly polarity: 'positive' | 'negative' | 'neutral' | 'need'
  /** Aspect and opinion word after synonyms were joined, for negative opinions and needs; else ''. */
  readonly painPoint: string
  /** The clause, in the words of the text that was read. */
  readonly quote: string
  /** Places in the text's plain form, end exclusive; `term` has none where it is ''. */
  readonly at: { readonly term?: readonly [number, number]; readonly opinion: readonly [number, number] }
}
