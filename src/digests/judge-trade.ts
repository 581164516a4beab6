import type { Measure } from '../catalog/measure.js'
import { robustDistance } from '../math/robust-distance.js'
import type { TradeLine } from './digest.js'

/** The measures of a week, in the order in which they are told. */
export const tradeMeasures = [
  'revenue',
  'purchases',
  'buyers',
  'new_buyers',
  'revenue_per_buyer',
  'average_order_value',
  'visitors',
  'conversion_rate',
  'refund_rate',
  'negative_rate',
] as const

/** Iglewicz and Hoaglin's limit for an outlier. */
const anomalous = 3.5

export interface MeasuredWeeks {
  readonly measure: Measure
  /** Each week's value, the earliest first, the digest's week last. */
  readonly history: readonly { readonly week: string; readonly value: number | null }[]
  readonly base?: number
  readonly yearBefore: number | null
}

/** A measure's week against the week before, the year before, and what its weeks are usually like. Nothing known in any week: undefined. */
export function judgeTrade({ measure, history, base, yearBefore }: MeasuredWeeks): TradeLine | undefined {
  const now = history.at(-1)?.value ?? null
  const earlier = history.slice(0, -1)
  if (now === null && earlier.every(({ value }) => value === null)) return undefined
  const known = earlier.flatMap(({ value }) => (value === null ? [] : [value]))
  const distance = now === null ? undefined : robustDistance(now, known)
  return {
    measure: measure.name,
    label: measure.label,
    unit: measure.unit,
    ...(measure.better ? { better: measure.better } : {}),
    now,
    ...(base === undefined ? {} : { base }),
    before: earlier.at(-1)?.value ?? null,
    yearBefore,
    history,
    ...(distance === undefined ? {} : { distance }),
    anomaly: distance !== undefined && Math.abs(distance) > anomalous,
  }
}
