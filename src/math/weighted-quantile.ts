/**
 * The value below which a share of the weight lies; between two values where the share falls exactly between them (the usual median of an even
 * number for equal weights). NaN for none.
 *
 * @example weightedQuantile([1, 2, 3, 4], [1, 1, 1, 1], 0.5) // 2.5
 */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, share: number): number {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i]!
  const target = share * total
  let sum = 0
  for (let at = 0; at < order.length; at++) {
    sum += weights[order[at]!]!
    const value = values[order[at]!]!
    if (Math.abs(sum - target) <= 1e-9 * total && at + 1 < order.length) return (value + values[order[at + 1]!]!) / 2
    if (sum > target) return value
  }
  return order.length ? values[order.at(-1)!]! : Number.NaN
}
