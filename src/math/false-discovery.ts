/**
 * Which of many tests to believe: Benjamini and Hochberg's step-up procedure (1995) at a false discovery rate. True where the test is
 * significant, in the order given.
 *
 * @example falseDiscovery([0.01, 0.6, 0.02], 0.05) // [true, false, true]
 */
export function falseDiscovery(ps: readonly number[], rate: number): boolean[] {
  const sorted = [...ps].sort((a, b) => a - b)
  const last = sorted.reduce((found, p, index) => (p <= (rate * (index + 1)) / ps.length ? p : found), -1)
  return ps.map((p) => p <= last)
}
