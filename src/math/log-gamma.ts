/**
 * Natural logarithm of the gamma function for x > 0: Lanczos' approximation (1964) with g = 7 and nine terms; about 15 digits.
 *
 * @example logGamma(5) // 3.178053830347946, ln 24
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const y = x - 1
  const sum = terms.reduce((total, term, index) => total + (index === 0 ? term : term / (y + index)), 0)
  const t = y + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum)
}

const terms = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]
