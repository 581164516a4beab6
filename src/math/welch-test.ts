import { studentTwoSided } from './beta-share.js'
import type { Moments } from './mean-difference.js'
import type { Interval } from './share-interval.js'

export interface WelchTest {
  readonly difference: number
  readonly t: number
  /** Welch–Satterthwaite degrees of freedom. */
  readonly freedom: number
  readonly p: number
  /** 95 % interval of the difference. */
  readonly interval: Interval
}

/**
 * Welch's test (1947) of two means with unequal variances, p by Student's t with Welch–Satterthwaite degrees of freedom; fit for small groups.
 * Undefined where a group has fewer than two values or neither varies.
 *
 * @example welchTest({ n: 10, mean: 5, deviation: 1 }, { n: 12, mean: 4, deviation: 2 })?.p // 0.149…
 */
export function welchTest(one: Moments, other: Moments): WelchTest | undefined {
  const a = one.deviation ** 2 / one.n
  const b = other.deviation ** 2 / other.n
  if (!(one.n >= 2 && other.n >= 2) || !(a + b > 0)) return undefined
  const freedom = (a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1))
  const difference = one.mean - other.mean
  const t = difference / Math.sqrt(a + b)
  const half = studentQuantile(freedom) * Math.sqrt(a + b)
  return { difference, t, freedom, p: studentTwoSided(t, freedom), interval: [difference - half, difference + half] }
}

/** The value that Student's t exceeds in size with a chance of 5 %, by halving. */
function studentQuantile(freedom: number): number {
  let [low, high] = [1.9, 1000]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (studentTwoSided(middle, freedom) > 0.05) low = middle
    else high = middle
  }
  return high
}
