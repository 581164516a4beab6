/** One aspect: what people speak of, in both languages. Its Chinese name is what is stored. */
export interface AspectEntry {
  readonly name: string
  readonly en: string
  readonly zh: readonly string[]
  readonly english: readonly string[]
}

export type Polarity = 'positive' | 'negative' | 'neutral'

/** Words that say one thing (synonyms), with what they say of which aspect. */
export interface OpinionEntry {
  /** The word that stands for all of them in pain points. */
  readonly opinion: string
  readonly polarity: Polarity
  /** The aspect that these words always speak of. */
  readonly aspect?: string
  /** The aspect they speak of where the clause names none. */
  readonly aspectElse?: string
  /** Another polarity with these aspects (价格高, 质量高). */
  readonly in?: Readonly<Record<string, Polarity>>
  /** The polarity after 太, 过于, 有点, too (太大, too small). */
  readonly excess?: Polarity
  /** An opinion only as the last word of its clause (还可以, not 可以退). */
  readonly final?: true
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

export interface Modifiers {
  readonly negators: WordsByLanguage
  readonly degrees: WordsByLanguage
  /** Words that may stand between a modifier and what it modifies (不会让人觉得油). */
  readonly links: WordsByLanguage
  readonly excess: WordsByLanguage
  readonly turns: WordsByLanguage
  readonly notNegating: WordsByLanguage
}

export interface WordsByLanguage {
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/** What one word or phrase can be in a clause. */
export interface Meaning {
  aspect?: string
  opinion?: OpinionEntry
  negator?: true
  degree?: true
  link?: true
  excess?: true
  turn?: true
  notNegating?: true
}

/** Words and phrases of one language with their meanings. */
export interface Lexicon {
  readonly meanings: ReadonlyMap<string, Meaning>
  /** Words joined by nothing (Chinese) or by a space (English). */
  readonly joiner: '' | ' '
  /** What a longer phrase begins with: 没有 of 没有效果. */
  readonly prefixes: ReadonlySet<string>
  /** Nouns that are never an aspect by themselves (people, body parts, times). */
  readonly notAspects: ReadonlySet<string>
}

/** Learnt opinion words: beside the entries written by hand, which win. */
export type LearntWords = ReadonlyMap<string, Polarity>

export function buildLexicon(
  language: 'zh' | 'en',
  aspects: readonly AspectEntry[],
  opinions: readonly OpinionEntry[],
  modifiers: Modifiers,
  notAspects: readonly string[],
  learnt: LearntWords,
): Lexicon {
  const meanings = new Map<string, Meaning>()
  const meaning = (word: string): Meaning => {
    const key = word.toLowerCase()
    const known = meanings.get(key)
    if (known) return known
    const fresh: Meaning = {}
    meanings.set(key, fresh)
    return fresh
  }
  for (const aspect of aspects) {
    for (const term of language === 'zh' ? [aspect.name, ...aspect.zh] : aspect.english) meaning(term).aspect ??= aspect.name
  }
  for (const entry of opinions) for (const word of entry[language]) meaning(word).opinion ??= entry
  for (const word of modifiers.negators[language]) meaning(word).negator = true
  for (const word of modifiers.degrees[language]) meaning(word).degree = true
  for (const word of modifiers.links[language]) meaning(word).link = true
  for (const word of modifiers.excess[language]) meaning(word).excess = true
  for (const word of modifiers.turns[language]) meaning(word).turn = true
  for (const word of modifiers.notNegating[language]) meaning(word).notNegating = true
  for (const [word, polarity] of learnt) {
    const known = meaning(word)
    if (Object.keys(known).length === 0) known.opinion = { opinion: word, polarity, zh: [], en: [] }
  }
  const joiner = language === 'zh' ? '' : ' '
  return { meanings, joiner, prefixes: prefixesOf(meanings.keys(), joiner), notAspects: new Set(notAspects) }
}

function prefixesOf(phrases: Iterable<string>, joiner: '' | ' '): Set<string> {
  const prefixes = new Set<string>()
  for (const phrase of phrases) {
    const parts = phrase.split(joiner)
    for (let length = 1; length < parts.length; length++) prefixes.add(parts.slice(0, length).join(joiner))
  }
  return prefixes
}
