/**
 * Running totals of weights, for `Chance.weighted`.
 *
 * @example runningTotals([1, 2, 3]) // [1, 3, 6]
 */
export function runningTotals(weights: ArrayLike<number>): Float64Array {
  const totals = new Float64Array(weights.length)
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!
    totals[i] = sum
  }
  return totals
}
