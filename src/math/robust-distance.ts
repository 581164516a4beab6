/**
 * How far a value lies from a sample, in robust standard deviations: distance from the median ÷ (1.4826 × median absolute deviation); Iglewicz and
 * Hoaglin (1993) call |z| > 3.5 an outlier. Undefined for fewer than `least` values or where most are equal (the deviation is 0).
 *
 * @example robustDistance(20, [10, 11, 9, 10, 12, 8, 10, 11]) // 9.1…
 */
export function robustDistance(value: number, sample: readonly number[], least = 8): number | undefined {
  if (sample.length < least) return undefined
  const middle = median(sample)
  const deviation = 1.4826 * median(sample.map((one) => Math.abs(one - middle)))
  return deviation > 0 ? (value - middle) / deviation : undefined
}

function median(sample: readonly number[]): number {
  const sorted = [...sample].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
