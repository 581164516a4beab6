import { maskPersonalData } from '../language/masking/mask-personal-data.js'
import type { LanguageModel } from '../language/model.js'
import { readText } from '../language/read-text.js'

/** What language reads in one text, for people and programs; the text itself only in its masked form. */
export type Analysis = ReturnType<typeof analyzeText>

/** Masks first: nothing that names a person reaches a keyword or a quote. */
export function analyzeText(text: string, model: LanguageModel) {
  const masked = maskPersonalData(text)
  const { language, sentiment, polarity, probability, keywords, words, opinions, clauses, filler } = readText(masked, model, {
    clauses: true,
  })
  return {
    masked,
    language,
    sentiment: round(sentiment),
    polarity,
    probability: round(probability),
    keywords,
    words,
    opinions: opinions.map(({ aspect, opinion, polarity, painPoint, quote }) => ({
      aspect,
      opinion,
      polarity,
      painPoint,
      quote,
    })),
    clauses: clauses.map((clause) => ({ text: clause.text, sentiment: round(clause.sentiment), polarity: clause.polarity })),
    quality: { filler: filler !== undefined, reason: filler ?? null, personalData: masked !== text },
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
