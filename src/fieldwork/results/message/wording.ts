import type { Language } from '../../../catalog/label.js'
import type { Interval } from '../../../math/share-interval.js'
import { formatValue } from '../../../messages/index.js'

/** 0.123 as 12.3 %. */
export const percent = (share: number, language: Language): string => formatValue(share, 'ratio', language, { place: 'cell' })

/** 31.2–44.8 %, or a dash. */
export function shareSpan(interval: Interval | undefined): string {
  if (!interval) return '—'
  const [low, high] = interval.map((bound) => (bound * 100).toFixed(1))
  return `${low}–${high}%`
}

/** A mean or another figure with two decimals; a dash for none. */
export const figure = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '—' : Number.isInteger(value) ? String(value) : value.toFixed(2)

export const span = (interval: Interval | undefined): string => (interval ? `${figure(interval[0])}–${figure(interval[1])}` : '—')

/** Net promoter points, −100 … 100, with their sign. */
export const points = (score: number): string => `${score > 0 ? '+' : score < 0 ? '−' : ''}${Math.abs(score * 100).toFixed(1)}`

export const count = (value: number, language: Language): string =>
  formatValue(Math.round(value), undefined, language, { place: 'cell' })

/** p as it is printed: never 0. */
export const chanceOf = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`)
