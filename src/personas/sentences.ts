import type { Label, Language, Unit } from '../catalog/label.js'
import type { Interval } from '../math/share-interval.js'
import { formatValue } from '../messages/index.js'

interface ShareParts {
  readonly number: number
  readonly interval: Interval
  readonly base: number
  readonly everyone: number
  readonly tgi: number | undefined
}

/** What a share is of: 性别「女性」. */
export function trait(label: Label, value?: Label): Label {
  return { zh: value ? `${label.zh}「${value.zh}」` : label.zh, en: value ? `${label.en}: ${value.en}` : label.en }
}

/** What a flag's share is of: 「价格敏感」的人. */
export function being(label: Label): Label {
  return { zh: `「${label.zh}」的人`, en: `Those who are “${label.en}”` }
}

/** The sentence of a share, in both languages, with number, interval, base and comparison. */
export function shareSentence(what: Label, { number, interval, base, everyone, tgi }: ShareParts): Label {
  const index = tgi === undefined ? '' : ` · TGI ${Math.round(tgi)}`
  const say = (value: number, language: Language) => percent(value, language)
  const range = (language: Language) => `${say(interval[0], language)}–${say(interval[1], language)}`
  return {
    zh: `${what.zh}占 ${say(number, 'zh')}（95%区间 ${range('zh')}，n=${base}），全体 ${say(everyone, 'zh')}${index}`,
    en: `${what.en} ${say(number, 'en')} (95% interval ${range('en')}, n = ${base}), everyone ${say(everyone, 'en')}${index}`,
  }
}

export function meanSentence(
  label: Label,
  unit: Unit | undefined,
  parts: { mean: number; interval: Interval; base: number; everyone: number },
): Label {
  const { mean, interval, base, everyone } = parts
  const value = (number: number, language: Language) => formatValue(rounded(number, unit), unit, language)
  return {
    zh: `${label.zh}${label.zh.includes('平均') ? '' : '平均'} ${value(mean, 'zh')}（95%区间 ${value(interval[0], 'zh')}–${value(interval[1], 'zh')}，n=${base}），全体 ${value(everyone, 'zh')}`,
    en: `${label.en}${/average|mean/.test(label.en) ? '' : ' on average'} ${value(mean, 'en')} (95% interval ${value(interval[0], 'en')}–${value(interval[1], 'en')}, n = ${base}), everyone ${value(everyone, 'en')}`,
  }
}

/** A number of a statement as its tables and cards print it: shares in per cent, the rest in their unit. */
export function numberText(value: number, unit: Unit | undefined, language: Language, currency?: string): string {
  return formatValue(rounded(value, unit), unit, language, currency ? { currency } : {})
}

function percent(value: number, language: Language): string {
  return formatValue(Math.round(value * 1000) / 1000, 'ratio', language)
}

function rounded(value: number, unit: Unit | undefined): number {
  return unit === 'CNY' ? Math.round(value) : unit === 'ratio' ? Math.round(value * 1000) / 1000 : Math.round(value * 100) / 100
}
