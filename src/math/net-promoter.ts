import type { Interval } from './share-interval.js'

export interface NetPromoter {
  /** Share of promoters minus share of detractors, −1 … 1. */
  readonly score: number
  /** √((p + d − (p − d)²) / n): the variance of a difference of two shares of one sample (multinomial). */
  readonly standardError: number
  /** 95 % score interval. */
  readonly interval: Interval
}

/**
 * The net promoter score of a sample with its 95 % interval. Promoters and detractors are two shares of one sample, so their covariance counts:
 * it is the difference of paired proportions, and the interval is Tango's score interval (Statistics in Medicine 1998), which, like Wilson's for
 * a share, stays within −1 … 1 and does not shrink to nothing where all agree. `base` may be an effective (weighted) one.
 *
 * @example netPromoter(8, 22, 39).score // −0.358974358974359
 */
export function netPromoter(promoters: number, detractors: number, base: number): NetPromoter {
  if (!(base > 0) || promoters < 0 || detractors < 0 || promoters + detractors > base * (1 + 1e-9))
    throw new RangeError(`a net promoter score needs promoters + detractors ≤ base: ${promoters}, ${detractors}, ${base}`)
  const [p, d] = [promoters / base, detractors / base]
  const score = p - d
  return {
    score,
    standardError: Math.sqrt(Math.max(0, p + d - score ** 2) / base),
    interval: [
      bound(-1, score, (at) => distance(promoters, detractors, base, at) > z),
      bound(1, score, (at) => distance(promoters, detractors, base, at) < -z),
    ],
  }
}

const z = 1.959963984540054

/** Tango's score statistic for a true difference `at`: the observed one against the variance at the restricted maximum likelihood estimate. */
function distance(promoters: number, detractors: number, base: number, at: number): number {
  const a = 2 * base
  const b = -promoters - detractors + (2 * base - promoters + detractors) * at
  const c = -detractors * at * (1 - at)
  const detracting = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a)
  const variance = base * (2 * detracting + at * (1 - at))
  const seen = promoters - detractors - base * at
  return variance > 0 ? seen / Math.sqrt(variance) : Math.sign(seen) * Number.POSITIVE_INFINITY || 0
}

/** Where between the end and the score the test stops refusing, by halving. */
function bound(end: number, score: number, refused: (at: number) => boolean): number {
  if (!refused(end)) return end
  let [out, within] = [end, score]
  for (let step = 0; step < 60; step++) {
    const middle = (out + within) / 2
    if (refused(middle)) out = middle
    else within = middle
  }
  return within
}
