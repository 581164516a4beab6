import type { TagValue } from '../tag.js'

/** R, F, M high or low → the tier's name (glossary). */
const tiers: readonly (readonly [highs: string, value: string, en: string, synonyms: readonly string[]])[] = [
  ['RFM', '重要价值', 'champions', ['重要价值客户']],
  ['RM', '重要发展', 'valuable, to grow', ['重要发展客户']],
  ['FM', '重要保持', 'valuable, to keep', ['重要保持客户', '重要唤回']],
  ['M', '重要挽留', 'valuable, to win back', ['重要挽留客户']],
  ['RF', '一般价值', 'loyal, low spend', ['一般价值客户']],
  ['R', '一般发展', 'recent, low spend', ['一般发展客户']],
  ['F', '一般保持', 'frequent, drifting', ['一般保持客户']],
  ['', '一般挽留', 'low on all', ['一般挽留客户']],
]

export const rfmTiers: readonly TagValue[] = tiers.map(([, value, en, synonyms]) => ({
  value,
  label: { zh: value, en },
  synonyms: { zh: synonyms },
}))

/** SQL of the tier's name from the three scores. */
export function rfmTierSql(high: number): string {
  const test = (letter: string, highs: string) => `${letter.toLowerCase()}_score ${highs.includes(letter) ? '>=' : '<'} ${high}`
  const cases = tiers.map(([highs, value]) => `${['R', 'F', 'M'].map((letter) => test(letter, highs)).join(' AND ')}, '${value}'`)
  return `multiIf(isNull(m_score), '', ${cases.join(', ')}, '')`
}
