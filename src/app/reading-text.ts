import type { AspectEntry } from '../language/opinions/lexicon.js'
import type { Analysis } from './analyze-text.js'

const polarities = { positive: '正面 positive', negative: '负面 negative', neutral: '中性 neutral', need: '需求 need' } as const
const fillers: Readonly<Record<string, string>> = {
  empty: '没有内容 nothing written',
  symbols: '只有符号 signs only',
  repeated: '重复 repetition',
  task: '凑字或模板 written for points',
  advert: '广告 advertisement',
  gibberish: '乱码 gibberish',
}

/** One text's reading as a block of lines, in both languages. */
export function readingText(analysis: Analysis, aspects: readonly AspectEntry[]): string {
  const { masked, polarity, sentiment, probability, keywords, opinions, quality } = analysis
  const lines = [
    `「${masked}」`,
    `  情感 sentiment: ${polarities[polarity]} ${sentiment.toFixed(2)} (p = ${probability.toFixed(2)})`,
  ]
  if (quality.reason) lines.push(`  无效 filler: ${fillers[quality.reason]}`)
  if (quality.personalData) lines.push('  个人信息已隐去 personal data was masked')
  if (keywords.length > 0) lines.push(`  关键词 keywords: ${keywords.join(' ')}`)
  if (opinions.length > 0) lines.push('  观点 opinions:')
  for (const { aspect, opinion, polarity, painPoint, quote } of opinions) {
    const english = aspects.find(({ name }) => name === aspect)?.en
    const pain = painPoint ? `  痛点 ${painPoint}` : ''
    lines.push(`    ${english ? `${aspect} ${english}` : aspect}: ${opinion} [${polarities[polarity]}]${pain}  “${quote}”`)
  }
  return `${lines.join('\n')}\n`
}
