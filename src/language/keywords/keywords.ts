import type { Chunk } from '../opinions/chunks.js'
import type { TextLanguage } from '../words/detect-language.js'
import { englishForm } from '../words/segment-english.js'

/** In how many of `documents` texts of the training data a word stood. */
export interface DocumentFrequencies {
  readonly documents: number
  readonly counts: ReadonlyMap<string, number>
}

/**
 * The words of a text that carry meaning, in order and as often as they stand: no function words, degrees or numbers, and of single
 * characters only those that are opinions (香, 贵). 很好用 counts as 好用, bottles as bottle.
 */
export function contentWords(chunks: readonly Chunk[], language: TextLanguage, stopWords: ReadonlySet<string>): string[] {
  const words: string[] = []
  for (const { word, tag, meaning } of chunks) {
    if (tag === 'emoji') words.push(word)
    const says = meaning?.opinion !== undefined || meaning?.aspect !== undefined
    if (!isWord(word) || stopWords.has(word) || (!says && (meaning !== undefined || functionTag.test(tag)))) continue
    const form = language === 'en' && !word.includes(' ') ? englishForm(word) : word
    if ((form.length > 1 || says) && !stopWords.has(form)) words.push(form)
  }
  return words
}

function isWord(word: string): boolean {
  const first = word.charCodeAt(0)
  return (first >= 0x4e00 && first <= 0x9fff) || /\p{Letter}/u.test(word)
}

/** Parts of speech that carry no content: pronouns, adverbs, prepositions, conjunctions, particles, measures, numbers. */
const functionTag = /^(?:r|d|p|c|u|m|q|y|e(?!ng)|o|f|k|h|x)/

/**
 * The words that set a text apart, best first: tf · idf (Spärck Jones 1972, idf = ln((N + 1) / (df + 1))) over content words,
 * nouns, verbs and adjectives before the rest.
 */
export function keywordsOf(words: readonly string[], frequencies: DocumentFrequencies, count = 5): string[] {
  const times = new Map<string, number>()
  for (const word of words) if (!/^\p{Extended_Pictographic}/u.test(word)) times.set(word, (times.get(word) ?? 0) + 1)
  const weight = ([word, tf]: [string, number]) =>
    (1 + Math.log(tf)) * Math.log((frequencies.documents + 1) / ((frequencies.counts.get(word) ?? 2) + 1))
  return [...times]
    .map((entry) => [entry[0], weight(entry)] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([word]) => word)
}
