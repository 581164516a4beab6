import { sigmoid } from './logistic.js'
import type { Sentiment } from './sentiment.js'

/** From raw log-odds and opinions to the chance of each label: how much either counts, and the two cuts (low < high) around neutral. */
export interface Calibration {
  readonly slope: number
  /** Log-odds of one unit of opinion balance. */
  readonly opinions: number
  readonly low: number
  readonly high: number
}

/** What speaks for a side: the classifier's raw log-odds, and positive against negative opinions that the lexicon read. */
export interface Evidence {
  readonly score: number
  readonly opinions: number
}

/** A text that took no part in the training of its score. */
export interface Scored extends Evidence {
  readonly side: 'negative' | 'neutral' | 'positive'
  readonly weight: number
}

/** (positive − negative) ÷ √(1 + all): a second opinion on the same side says less than the first. */
export function opinionBalance(opinions: readonly { readonly polarity: string }[]): number {
  let difference = 0
  let all = 0
  for (const { polarity } of opinions) {
    if (polarity === 'need') continue
    all += 1
    if (polarity === 'positive') difference += 1
    else if (polarity === 'negative') difference -= 1
  }
  return difference / Math.sqrt(1 + all)
}

/**
 * The proportional-odds model (McCullagh 1980): with x = slope·score + weight·opinions, P(negative) = σ(low − x) and P(positive) = σ(x − high).
 * With one predictor and no neutral texts it is Platt's scaling (1999). The label is the median of the three, which errs least far on an ordered
 * scale: positive or negative only where that is likelier than not. `prior` in log-odds (stars, emoji) is added to x.
 *
 * @example calibrated({ score: 0, opinions: 0 }, { slope: 1, opinions: 1, low: -1, high: 1 }).polarity // 'neutral'
 */
export function calibrated(evidence: Evidence, calibration: Calibration, prior = 0): Sentiment {
  const logit = calibration.slope * evidence.score + calibration.opinions * evidence.opinions + prior
  const negative = sigmoid(calibration.low - logit)
  const positive = sigmoid(logit - calibration.high)
  const neutral = Math.max(0, 1 - negative - positive)
  const polarity = negative > 0.5 ? 'negative' : positive > 0.5 ? 'positive' : 'neutral'
  return { sentiment: positive - negative, polarity, probability: { negative, neutral, positive }[polarity] }
}

/** Greatest likelihood by gradient ascent; the cuts start apart and stay so. */
export function fitCalibration(scored: readonly Scored[], rounds = 300): Calibration {
  let slope = 1
  let opinions = 1
  let middle = 0
  let gap = 0.5
  const total = scored.reduce((sum, { weight }) => sum + weight, 0)
  for (let round = 0; round < rounds; round++) {
    const up = gradient(scored, { slope, opinions, low: middle - gap, high: middle + gap })
    const rate = 4 / (1 + round / 60) / total
    slope = Math.max(0.01, slope + rate * up.slope)
    opinions = Math.max(0, opinions + rate * up.opinions)
    middle += rate * (up.low + up.high)
    gap = Math.max(0.02, gap + rate * (up.high - up.low))
  }
  return { slope, opinions, low: middle - gap, high: middle + gap }
}

/** Of the weighted log-likelihood, by each parameter. */
function gradient(scored: readonly Scored[], { slope, opinions, low, high }: Calibration): Calibration {
  const up = { slope: 0, opinions: 0, low: 0, high: 0 }
  for (const one of scored) {
    const logit = slope * one.score + opinions * one.opinions
    const below = sigmoid(low - logit)
    const notAbove = sigmoid(high - logit)
    let byLogit: number
    if (one.side === 'negative') {
      byLogit = below - 1
      up.low += one.weight * (1 - below)
    } else if (one.side === 'positive') {
      byLogit = notAbove
      up.high -= one.weight * notAbove
    } else {
      const chance = Math.max(1e-9, notAbove - below)
      const belowSlope = (below * (1 - below)) / chance
      const aboveSlope = (notAbove * (1 - notAbove)) / chance
      byLogit = belowSlope - aboveSlope
      up.low -= one.weight * belowSlope
      up.high += one.weight * aboveSlope
    }
    up.slope += one.weight * byLogit * one.score
    up.opinions += one.weight * byLogit * one.opinions
  }
  return up
}
