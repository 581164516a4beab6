import { designEffect } from './design-effect.js'
import type { Moments } from './mean-difference.js'

/**
 * Mean and deviation of weighted values, with the effective base as n. The deviation is Σw(x − mean)²/Σw times b/(b − 1), b the effective base: with
 * equal weights the sample standard deviation. 0 for a single value.
 *
 * @example weightedMoments([1, 2, 3], [1, 1, 1]) // { n: 3, mean: 2, deviation: 1 }
 */
export function weightedMoments(values: ArrayLike<number>, weights: ArrayLike<number>): Moments {
  const { effectiveBase: n } = designEffect(weights)
  let [sum, total] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    sum += weights[i]! * values[i]!
    total += weights[i]!
  }
  if (total === 0) return { n: 0, mean: Number.NaN, deviation: Number.NaN }
  const mean = sum / total
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += weights[i]! * (values[i]! - mean) ** 2
  return { n, mean, deviation: n > 1 ? Math.sqrt((squares / total) * (n / (n - 1))) : 0 }
}
