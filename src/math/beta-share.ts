import { logGamma } from './log-gamma.js'

/**
 * The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (Press et al., Numerical Recipes §6.4): behind the tails of
 * Student's t and Fisher's F.
 *
 * @example betaShare(0.5, 2, 3) // 0.6875
 */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

/** Two-sided p of Student's t. `freedom` need not be whole (Welch). @example studentTwoSided(2.228, 10) // 0.05 */
export function studentTwoSided(t: number, freedom: number): number {
  return betaShare(freedom / (freedom + t * t), freedom / 2, 0.5)
}

/** P(X ≥ f) of Fisher's F distribution. @example fisherTail(4.96, 1, 10) // 0.05 */
export function fisherTail(f: number, freedom: number, otherFreedom: number): number {
  return f <= 0 ? 1 : betaShare(otherFreedom / (otherFreedom + freedom * f), otherFreedom / 2, freedom / 2)
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny)
  let value = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d || tiny)
    c = 1 + even / c || tiny
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d || tiny)
    c = 1 + odd / c || tiny
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return value
}
