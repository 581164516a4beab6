import type { LanguageModel } from '../model.js'
import type { TextLanguage } from '../words/detect-language.js'
import type { Token } from '../words/token.js'
import { type Calibration, calibrated, opinionBalance } from './calibration.js'
import { englishScore } from './english-sentiment.js'
import { rawScore } from './logistic.js'
import { noSentiment, type Sentiment } from './sentiment.js'

/** AFINN sums to log-odds: a lone "good" (3) is likely positive, a 0 neutral. Set by meaning, for want of free English training data. */
const englishCalibration: Calibration = { slope: 0.45, opinions: 1.2, low: -0.8, high: 0.8 }

/** Log-odds of one star away from the middle. */
const starEvidence = 1.2

export interface SentimentInput {
  /** The text or clause in its plain form, its words, and the opinions read in it. */
  readonly plain: string
  readonly tokens: readonly Token[]
  readonly language: TextLanguage
  readonly opinions: readonly { readonly polarity: string }[]
  /** Evidence beside the words: 真是太好了 under one star is not praise. */
  readonly stars?: number | undefined
}

/** The sentiment of a text or clause. */
export function readSentiment({ plain, tokens, language, opinions, stars }: SentimentInput, model: LanguageModel): Sentiment {
  const emoji = emojiScore(tokens, model.emoji)
  const prior = emoji + (stars === undefined ? 0 : starEvidence * (stars - 3))
  const balance = opinionBalance(opinions)
  if (language === 'zh') {
    const { weights, calibration } = model.sentiment
    return calibrated({ score: rawScore(weights, model.featuresOf(plain)), opinions: balance }, calibration, prior)
  }
  if (language === 'en') {
    const score = englishScore(tokens, model.english) / Math.sqrt(1 + tokens.length / 40)
    return calibrated({ score, opinions: balance }, englishCalibration, prior)
  }
  return prior === 0 ? noSentiment : calibrated({ score: 0, opinions: 0 }, englishCalibration, prior)
}

function emojiScore(tokens: readonly Token[], emoji: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const { tag, word } of tokens) if (tag === 'emoji') sum += emoji.get(word.replace(/\uFE0F/g, '')) ?? 0
  return Math.max(-3, Math.min(3, sum))
}
