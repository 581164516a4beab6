export interface Moments {
  readonly n: number
  readonly mean: number
  /** Sample standard deviation (n − 1). */
  readonly deviation: number
}

/**
 * Welch's t of the difference of two independent means with unequal variances (Welch 1947): positive where the first is higher, 0
 * where neither varies. At the bases used here (30 and more on each side) it is read as a z.
 *
 * @example meanDifference({ n: 50, mean: 12, deviation: 4 }, { n: 50, mean: 10, deviation: 3 }) // 2.8284271247461903
 */
export function meanDifference(one: Moments, other: Moments): number {
  const variance = one.deviation ** 2 / one.n + other.deviation ** 2 / other.n
  return variance > 0 ? (one.mean - other.mean) / Math.sqrt(variance) : 0
}
