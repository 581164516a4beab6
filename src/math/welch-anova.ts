import { fisherTail } from './beta-share.js'
import type { Moments } from './mean-difference.js'

export interface WelchAnova {
  readonly f: number
  readonly freedom: number
  readonly otherFreedom: number
  readonly p: number
}

/**
 * Welch's test (1951) of whether several means with unequal variances are equal. Undefined for fewer than two groups that have two values and vary.
 *
 * @example welchAnova([{ n: 10, mean: 5, deviation: 1 }, { n: 10, mean: 6, deviation: 1 }])?.f // 5
 */
export function welchAnova(groups: readonly Moments[]): WelchAnova | undefined {
  const usable = groups.filter(({ n, deviation }) => n >= 2 && deviation > 0)
  const k = usable.length
  if (k < 2) return undefined
  const weights = usable.map(({ n, deviation }) => n / deviation ** 2)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const centre = usable.reduce((sum, { mean }, i) => sum + weights[i]! * mean, 0) / all
  const between = usable.reduce((sum, { mean }, i) => sum + weights[i]! * (mean - centre) ** 2, 0) / (k - 1)
  const spread = usable.reduce((sum, { n }, i) => sum + (1 - weights[i]! / all) ** 2 / (n - 1), 0)
  const f = between / (1 + ((2 * (k - 2)) / (k ** 2 - 1)) * spread)
  const otherFreedom = (k ** 2 - 1) / (3 * spread)
  return { f, freedom: k - 1, otherFreedom, p: fisherTail(f, k - 1, otherFreedom) }
}
