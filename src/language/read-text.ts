import { contentWords, keywordsOf } from './keywords/keywords.js'
import type { LanguageModel } from './model.js'
import { type Clause, clausesOf } from './opinions/clauses.js'
import { extractOpinions } from './opinions/extract-opinions.js'
import type { Opinion } from './opinions/opinion.js'
import { type FillerReason, fillerReason } from './quality/filler.js'
import { readSentiment } from './sentiment/read-sentiment.js'
import { noSentiment, type Sentiment } from './sentiment/sentiment.js'
import { detectLanguage, type TextLanguage } from './words/detect-language.js'
import { plainText } from './words/plain-text.js'
import { segmentEnglish } from './words/segment-english.js'

/** What was read in one text. */
export interface TextReading extends Sentiment {
  readonly language: TextLanguage
  /** Content words in order, repeated as they stand: the stuff of word clouds and trends. */
  readonly words: readonly string[]
  /** The few words that set this text apart, best first. */
  readonly keywords: readonly string[]
  readonly opinions: readonly Opinion[]
  /** Sentiment between turns and signs, where the text has more than one clause. */
  readonly clauses: readonly ClauseSentiment[]
  /** Why the text says nothing of the product; undefined for a text that says something. */
  readonly filler: FillerReason | undefined
}

export interface ClauseSentiment extends Sentiment {
  readonly text: string
}

export interface ReadOptions {
  /** 1–5, where the text came with a rating: weighed beside the words. */
  readonly stars?: number | undefined
  /** Also each clause's own sentiment (about a third more time). Default: no. */
  readonly clauses?: boolean
}

/**
 * Reads one text: language, sentiment, words, keywords, opinions, quality. Pure; takes a text that was already masked.
 * Filler has no opinions, and no sentiment but its stars'.
 *
 * @example readText('面霜太干了，不过物流很快', model).opinions.map(({ painPoint }) => painPoint) // ['肤感·干', '']
 */
export function readText(text: string, model: LanguageModel, options: ReadOptions = {}): TextReading {
  const plain = plainText(text)
  const filler = fillerReason(plain, model.filler)
  const language = detectLanguage(plain)
  if (filler) return { ...noSentiment, language, words: [], keywords: [], opinions: [], clauses: [], filler }
  const tokens = language === 'zh' ? model.segmentChinese(plain) : segmentEnglish(plain)
  if (language === 'other') {
    const sentiment = readSentiment({ plain, tokens, language, opinions: [], stars: options.stars }, model)
    return { ...sentiment, language, words: [], keywords: [], opinions: [], clauses: [], filler }
  }
  const lexicon = model.lexicon[language]
  const clauses = clausesOf(plain, tokens, lexicon)
  const words = contentWords(
    clauses.flatMap(({ chunks }) => chunks),
    language,
    model.stopWords[language],
  )
  // simplifying keeps places but for a few phrases; then the quote is the simplified text
  const quotable = plain.length === text.length ? text : plain
  const opinions = extractOpinions(clauses, language, lexicon, model.needs, (from, to) => quotable.slice(from, to).trim())
  const sentiment = readSentiment({ plain, tokens, language, opinions, stars: options.stars }, model)
  const clauseSentiment = ({ from, to, tokens }: Clause): ClauseSentiment => {
    const own = opinions.filter(({ at }) => at.opinion[0] >= from && at.opinion[1] <= to)
    const read = readSentiment({ plain: plain.slice(from, to), tokens, language, opinions: own }, model)
    return { text: quotable.slice(from, to), ...read }
  }
  return {
    ...sentiment,
    language,
    words,
    keywords: keywordsOf(words, model.frequencies[language]),
    opinions,
    clauses: options.clauses && clauses.length > 1 ? clauses.map(clauseSentiment) : [],
    filler,
  }
}
