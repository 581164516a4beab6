/**
 * What weighting costs: Kish's design effect (1965) n·Σw² / (Σw)², 1 for equal weights, and the effective sample size (Σw)² / Σw², by which
 * intervals and tests of weighted figures are computed.
 *
 * @example designEffect([1, 1, 2]) // { effect: 1.125, effectiveBase: 2.6666666666666665 }
 */
export function designEffect(weights: ArrayLike<number>): { effect: number; effectiveBase: number } {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!
    squares += weights[i]! ** 2
  }
  if (squares === 0) return { effect: 1, effectiveBase: 0 }
  return { effect: (weights.length * squares) / sum ** 2, effectiveBase: sum ** 2 / squares }
}
