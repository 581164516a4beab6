import type { GrammarWord } from '../vocabulary/grammar-word.js'
import type { Meaning } from '../vocabulary/meaning.js'

/** A stretch of the question, in normal form, with all that it can mean; nothing: not understood. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly meanings: readonly Meaning[]
}

type Kind = Meaning['kind']
export type MeaningOf<K extends Kind> = Extract<Meaning, { kind: K }>

/** The first meaning of a kind that a token has. */
export function as<K extends Kind>(token: Token | undefined, kind: K): MeaningOf<K> | undefined {
  return token?.meanings.find((meaning): meaning is MeaningOf<K> => meaning.kind === kind)
}

export function allOf<K extends Kind>(token: Token | undefined, kind: K): MeaningOf<K>[] {
  return token?.meanings.filter((meaning): meaning is MeaningOf<K> => meaning.kind === kind) ?? []
}

export function isWord(token: Token | undefined, ...words: readonly GrammarWord[]): boolean {
  return token?.meanings.some((meaning) => meaning.kind === 'word' && words.includes(meaning.word)) ?? false
}

/** A word of grammar that carries nothing by itself and may be passed over. */
export function isFiller(token: Token | undefined): boolean {
  return isWord(token, 'filler')
}
