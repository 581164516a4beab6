export type Interval = readonly [low: number, high: number]

/** 97.5 % quantile of the normal distribution: two-sided 95 % intervals. */
const z = 1.959963984540054

/**
 * 95 % interval of a share: Wilson's score interval (Wilson 1927) without continuity correction. Keeps within 0 … 1, and is honest
 * for small bases and shares near the ends, where the textbook ± interval is not.
 *
 * @example shareInterval(8, 10) // [0.4901624715354609, 0.9433178485456247]
 */
export function shareInterval(count: number, base: number): Interval {
  if (!(base > 0) || count < 0 || count > base)
    throw new RangeError(`a share needs 0 ≤ count ≤ base and base > 0: ${count} of ${base}`)
  const share = count / base
  const centre = share + (z * z) / (2 * base)
  const half = z * Math.sqrt((share * (1 - share)) / base + (z * z) / (4 * base * base))
  const scale = 1 + (z * z) / base
  return [count === 0 ? 0 : (centre - half) / scale, count === base ? 1 : (centre + half) / scale]
}
