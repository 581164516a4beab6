import { sigmoid } from './logistic.js'
import type { Sentiment } from './sentiment.js'

/** From raw log-odds to the chance of each label: slope > 0, and the two cuts (low < high) between negative, neutral and positive. */
export interface Calibration {
  readonly slope: number
  readonly low: number
  readonly high: number
}

/** A scored text that took no part in the training of its score. */
export interface Scored {
  readonly score: number
  readonly side: 'negative' | 'neutral' | 'positive'
  readonly weight: number
}

/**
 * The proportional-odds model (McCullagh 1980) with one predictor: P(negative) = σ(low − slope·score), P(positive) = σ(slope·score − high).
 * With no neutral texts it is Platt's scaling (1999). `evidence` in log-odds (stars) is added to the predictor.
 *
 * @example calibrated(0, { slope: 1, low: -1, high: 1 }).polarity // 'neutral'
 */
export function calibrated(score: number, { slope, low, high }: Calibration, evidence = 0): Sentiment {
  const logit = slope * score + evidence
  const negative = sigmoid(low - logit)
  const positive = sigmoid(logit - high)
  const neutral = Math.max(0, 1 - negative - positive)
  const polarity = neutral >= negative && neutral >= positive ? 'neutral' : positive >= negative ? 'positive' : 'negative'
  const probability = { negative, neutral, positive }[polarity]
  return { sentiment: positive - negative, polarity, probability }
}

/** Greatest likelihood by gradient ascent; the cuts start apart and stay so. */
export function fitCalibration(scored: readonly Scored[], rounds = 300): Calibration {
  let slope = 1
  let middle = 0
  let gap = 0.5
  const total = scored.reduce((sum, { weight }) => sum + weight, 0)
  for (let round = 0; round < rounds; round++) {
    let slopeUp = 0
    let lowUp = 0
    let highUp = 0
    const low = middle - gap
    const high = middle + gap
    for (const { score, side, weight } of scored) {
      const below = sigmoid(low - slope * score)
      const notAbove = sigmoid(high - slope * score)
      const belowSlope = below * (1 - below)
      const aboveSlope = notAbove * (1 - notAbove)
      if (side === 'negative') {
        lowUp += weight * (1 - below)
        slopeUp -= weight * score * (1 - below)
      } else if (side === 'positive') {
        highUp -= weight * notAbove
        slopeUp += weight * score * notAbove
      } else {
        const chance = Math.max(1e-9, notAbove - below)
        lowUp -= (weight * belowSlope) / chance
        highUp += (weight * aboveSlope) / chance
        slopeUp += (weight * score * (belowSlope - aboveSlope)) / chance
      }
    }
    const rate = 4 / (1 + round / 60)
    slope = Math.max(0.01, slope + (rate * slopeUp) / total)
    middle += (rate * (lowUp + highUp)) / total
    gap = Math.max(0.02, gap + (rate * (highUp - lowUp)) / total)
  }
  return { slope, low: middle - gap, high: middle + gap }
}
