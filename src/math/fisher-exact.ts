import { logGamma } from './log-gamma.js'

/**
 * Two-sided p of Fisher's exact test (1935) on a 2 × 2 table of whole counts: the probability, margins fixed, of all tables that are no more
 * likely than the one seen.
 *
 * @example fisherExact([[3, 1], [1, 3]]) // 0.4857142857142854
 */
export function fisherExact(table: readonly [readonly [number, number], readonly [number, number]]): number {
  const [[a, b], [c, d]] = table
  const first = a + b
  const column = a + c
  const total = first + c + d
  const logChance = (x: number) => choose(first, x) + choose(total - first, column - x) - choose(total, column)
  const seen = logChance(a)
  let p = 0
  for (let x = Math.max(0, column - (total - first)); x <= Math.min(first, column); x++) {
    const log = logChance(x)
    if (log <= seen + 1e-7) p += Math.exp(log)
  }
  return Math.min(1, p)
}

const choose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
