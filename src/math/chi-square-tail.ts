import { logGamma } from './log-gamma.js'

/**
 * P(X ≥ statistic) of the chi-square distribution: the regularised upper incomplete gamma function Q(freedom/2, statistic/2), by its series
 * below the mean and by Lentz's continued fraction above (Press et al., Numerical Recipes §6.2).
 *
 * @example chiSquareTail(3.841458820694124, 1) // 0.05
 */
export function chiSquareTail(statistic: number, freedom: number): number {
  const a = freedom / 2
  const x = statistic / 2
  if (!(freedom > 0)) return 1
  if (!(x > 0)) return 1
  const front = Math.exp(-x + a * Math.log(x) - logGamma(a))
  return x < a + 1 ? Math.max(0, 1 - front * series(a, x)) : front * fraction(a, x)
}

function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 10_000 && Math.abs(term) > Math.abs(sum) * 1e-16; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function fraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let value = d
  for (let i = 1; i < 10_000; i++) {
    const step = -i * (i - a)
    b += 2
    d = 1 / (step * d + b || tiny)
    c = b + step / c || tiny
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return value
}
