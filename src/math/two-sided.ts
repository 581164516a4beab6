/**
 * Two-sided p of a z value under the normal distribution, by the complementary error function in Chebyshev form (Press et al., Numerical Recipes,
 * erfcc; relative error below 1.2e-7 everywhere, so that very small p keep their order).
 *
 * @example twoSided(1.96) // 0.04999…
 */
export function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.5 * x)
  const terms = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223,
  ]
  const polynomial = terms.reduce((sum, term) => sum * t + term, 0)
  return Math.min(1, t * Math.exp(-x * x + polynomial))
}
