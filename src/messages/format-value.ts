import type { Label, Language, Unit } from '../catalog/label.js'

/**
 * Where a number stands decides how it is written:
 * `said` in a sentence, with its unit word (1,234人, 3 orders); `cell` under a heading that names the unit (1,234), exact;
 * `axis` short (1.2万, 12k).
 */
export type NumberPlace = 'said' | 'cell' | 'axis'

export interface NumberStyle {
  readonly place?: NumberPlace
  /** ISO 4217; money is in the workspace's currency (default CNY). */
  readonly currency?: string
}

/** How each unit is said: zh after the number without a space, en after a space, singular first. `digits` is the most decimals shown. */
const unitWords: Readonly<Record<Unit, { zh: string; en: readonly [string, string]; digits: number }>> = {
  CNY: { zh: '', en: ['', ''], digits: 2 },
  ratio: { zh: '', en: ['', ''], digits: 1 },
  points: { zh: '分', en: ['point', 'points'], digits: 1 },
  customers: { zh: '人', en: ['customer', 'customers'], digits: 1 },
  orders: { zh: '单', en: ['order', 'orders'], digits: 2 },
  units: { zh: '件', en: ['unit', 'units'], digits: 2 },
  events: { zh: '次行为', en: ['event', 'events'], digits: 1 },
  days: { zh: '天', en: ['day', 'days'], digits: 1 },
  years: { zh: '岁', en: ['year', 'years'], digits: 1 },
  stars: { zh: '星', en: ['star', 'stars'], digits: 2 },
  score: { zh: '', en: ['', ''], digits: 2 },
  mentions: { zh: '次提及', en: ['mention', 'mentions'], digits: 1 },
  reviews: { zh: '条评价', en: ['review', 'reviews'], digits: 1 },
  tickets: { zh: '张工单', en: ['ticket', 'tickets'], digits: 1 },
  seconds: { zh: '秒', en: ['second', 'seconds'], digits: 1 },
  times: { zh: '次', en: ['time', 'times'], digits: 2 },
  sends: { zh: '次触达', en: ['send', 'sends'], digits: 1 },
  posts: { zh: '篇帖子', en: ['post', 'posts'], digits: 1 },
  products: { zh: '种商品', en: ['product', 'products'], digits: 1 },
}

export const unitNames = Object.keys(unitWords) as Unit[]
export const unknownValue = '—'

/**
 * A number as people of that language write it; the one place where numbers become text. A ratio is 0…1; unknown (null, NaN) is a dash.
 *
 * @example formatValue(0.1234, 'ratio', 'zh') // 12.3%
 * @example formatValue(1234.5, 'CNY', 'zh') // ¥1,234.50
 * @example formatValue(1, 'customers', 'en') // 1 customer
 * @example formatValue(12345, 'orders', 'zh', { place: 'axis' }) // 1.2万
 */
export function formatValue(
  value: number | null | undefined,
  unit: Unit | undefined,
  language: Language,
  { place = 'said', currency = 'CNY' }: NumberStyle = {},
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return unknownValue
  if (unit === 'ratio') return percent(value, place)
  if (unit === 'CNY') return money(value, place, language, currency)
  const number = place === 'axis' ? short(value, language) : decimal(value, unit ? unitWords[unit].digits : 2)
  return place === 'said' && unit ? withUnit(number, value, unit, language) : number
}

/** The unit as a heading names it: （人）, (customers); '' where the number itself shows it (¥, %, a bare score). */
export function unitLabel(unit: Unit | undefined, language: Language): string {
  if (!unit) return ''
  return language === 'zh' ? unitWords[unit].zh : unitWords[unit].en[1]
}

/**
 * How a number moved: ratios in percentage points, everything else as relative growth; a dash where there is nothing to compare with.
 *
 * @example formatChange(0.12, 0.1, 'ratio', 'zh') // +2.0个百分点
 * @example formatChange(150, 100, 'orders', 'en') // +50.0%
 */
export function formatChange(now: number | null, before: number | null, unit: Unit | undefined, language: Language): string {
  if (now === null || before === null) return unknownValue
  if (unit === 'ratio') return `${signed((now - before) * 100, 1)}${pointWords[language]}`
  if (unit === 'points' || unit === 'score') return signed(now - before, unit === 'score' ? 2 : 1)
  return before === 0 ? unknownValue : `${signed((now / before - 1) * 100, 1)}%`
}

const pointWords: Label = { zh: '个百分点', en: ' pp' }

function percent(value: number, place: NumberPlace): string {
  const hundredth = value * 100
  if (place === 'axis') return `${decimal(hundredth, 1)}%`
  // Below one per cent one decimal would say 0.0% or 0.3% for quite different shares.
  const digits = hundredth !== 0 && Math.abs(hundredth) < 1 ? 2 : 1
  return `${grouped(hundredth, digits, digits)}%`
}

function money(value: number, place: NumberPlace, language: Language, currency: string): string {
  const amount = Math.abs(value)
  const text = place === 'axis' ? short(amount, language) : grouped(amount, 2, 2)
  return `${value < 0 ? '-' : ''}${currencySign(currency)}${text}`
}

function currencySign(currency: string): string {
  if (currency === 'CNY') return '¥'
  const part = new Intl.NumberFormat('en', { style: 'currency', currency })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')
  return part?.value ?? currency
}

function withUnit(number: string, value: number, unit: Unit, language: Language): string {
  const { zh, en } = unitWords[unit]
  if (language === 'zh') return `${number}${zh}`
  const word = value === 1 ? en[0] : en[1]
  return word ? `${number} ${word}` : number
}

/** 12,345 → 1.2万 (zh) or 12.3k (en); small numbers stay as they are. */
function short(value: number, language: Language): string {
  const steps: readonly (readonly [number, string])[] =
    language === 'zh'
      ? [
          [1e8, '亿'],
          [1e4, '万'],
        ]
      : [
          [1e9, 'B'],
          [1e6, 'M'],
          [1e4, 'k'],
        ]
  const step = steps.find(([size]) => Math.abs(value) >= size)
  if (!step) return decimal(value, 2)
  return `${decimal(value / (step[1] === 'k' ? 1000 : step[0]), 1)}${step[1]}`
}

/** Whole numbers without decimals, others with as many as they need up to `most`. */
const decimal = (value: number, most: number) => grouped(value, 0, most)

function grouped(value: number, least: number, most: number): string {
  const text = value.toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: most })
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text
}

function signed(value: number, digits: number): string {
  const text = grouped(value, digits, digits)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}
