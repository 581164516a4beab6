import type { LanguageModel } from '../model.js'
import type { TextLanguage } from '../words/detect-language.js'
import type { Token } from '../words/token.js'
import { type Calibration, calibrated } from './calibration.js'
import { englishScore } from './english-sentiment.js'
import { rawScore } from './logistic.js'
import { noSentiment, type Sentiment } from './sentiment.js'

/** AFINN sums to log-odds: a lone "good" (3) is likely positive, a 0 neutral. Set by meaning, for want of free English training data. */
const englishCalibration: Calibration = { slope: 0.75, low: -0.9, high: 0.9 }

/**
 * The sentiment of a text or clause in its plain form. Stars, where given, are evidence beside the words (±1.2 in log-odds for each star from the
 * middle): 真是太好了 under one star is not praise.
 */
export function readSentiment(
  plain: string,
  tokens: readonly Token[],
  language: TextLanguage,
  model: LanguageModel,
  stars?: number,
): Sentiment {
  const evidence = stars === undefined ? 0 : 1.2 * (stars - 3)
  const emoji = emojiScore(tokens, model.emoji)
  if (language === 'zh') {
    const { weights, calibration } = model.sentiment
    return calibrated(rawScore(weights, model.featuresOf(plain)), calibration, evidence + emoji)
  }
  if (language === 'en') {
    const score = englishScore(tokens, model.english)
    return calibrated(score / Math.sqrt(1 + tokens.length / 40), englishCalibration, evidence + emoji)
  }
  return emoji === 0 && evidence === 0 ? noSentiment : calibrated(0, englishCalibration, evidence + emoji)
}

function emojiScore(tokens: readonly Token[], emoji: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const { tag, word } of tokens) if (tag === 'emoji') sum += emoji.get(word.replace(/\uFE0F/g, '')) ?? 0
  return Math.max(-3, Math.min(3, sum))
}
