/**
 * Agreement of two partitions of the same things, corrected for chance (Hubert & Arabie 1985): 1 for the same partition whatever
 * the labels, about 0 for unrelated ones, below 0 for less agreement than chance. 1 where both put all in one, or each alone.
 *
 * @example adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2]) // 0.5714285714285714
 */
export function adjustedRandIndex<A, B>(one: readonly A[], other: readonly B[]): number {
  if (one.length !== other.length) throw new RangeError('two partitions of the same things have the same length')
  const rows = new Map<A, number>()
  const columns = new Map<B, number>()
  const cells = new Map<A, Map<B, number>>()
  one.forEach((a, i) => {
    const b = other[i]!
    rows.set(a, (rows.get(a) ?? 0) + 1)
    columns.set(b, (columns.get(b) ?? 0) + 1)
    const row = cells.get(a) ?? new Map<B, number>()
    cells.set(a, row.set(b, (row.get(b) ?? 0) + 1))
  })
  const together = sum([...cells.values()].flatMap((row) => [...row.values()].map(pairs)))
  const inOne = sum([...rows.values()].map(pairs))
  const inOther = sum([...columns.values()].map(pairs))
  const expected = one.length < 2 ? 0 : (inOne * inOther) / pairs(one.length)
  const most = (inOne + inOther) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

const pairs = (n: number) => (n * (n - 1)) / 2
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
