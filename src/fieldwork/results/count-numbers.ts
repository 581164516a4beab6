import { meanInterval } from '../../math/mean-interval.js'
import { weightedMoments } from '../../math/weighted-moments.js'
import { weightedQuantile } from '../../math/weighted-quantile.js'
import type { Gathered } from './gathered.js'
import type { NumberResult } from './question-result.js'

type Numbers = Omit<NumberResult, 'kind' | 'path' | 'title' | 'within' | 'base' | 'answers' | 'effectiveBase'>

export function countNumbers({ given, weights, effectiveBase, several }: Gathered): Numbers {
  const numbers = Float64Array.from(given, ({ number }) => number ?? Number.NaN)
  const { mean, deviation } = weightedMoments(numbers, weights)
  const quantile = (share: number) => weightedQuantile(numbers, weights, share)
  return {
    mean,
    meanInterval: several || effectiveBase < 2 ? undefined : meanInterval(mean, deviation, effectiveBase),
    deviation,
    quartiles: [quantile(0.25), quantile(0.5), quantile(0.75)],
    least: numbers.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
    most: numbers.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY),
  }
}
