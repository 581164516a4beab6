import { chiSquareTail } from './chi-square-tail.js'

export interface ChiSquare {
  readonly statistic: number
  readonly freedom: number
  readonly p: number
  /** The smallest expected count: below 5 the approximation is not to be trusted, and an exact test takes its place. */
  readonly leastExpected: number
  /** Cramér's V (1946), 0 … 1: how strongly the two go together. */
  readonly strength: number
  /** Adjusted standardised residuals (Haberman 1973): about normal where nothing goes together; beyond ±1.96 the cell stands out. */
  readonly residuals: readonly (readonly number[])[]
}

/**
 * Pearson's test (1900) of whether the rows and columns of a table of counts are independent, without Yates' correction. Empty rows and columns
 * do not count towards the degrees of freedom. Undefined where fewer than two rows or columns hold anything.
 *
 * @example chiSquare([[20, 30], [30, 20]])?.statistic // 4
 */
export function chiSquare(table: readonly (readonly number[])[]): ChiSquare | undefined {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
  const total = rows.reduce((sum, count) => sum + count, 0)
  const held = [rows, columns].map((margins) => margins.filter((count) => count > 0).length)
  const [r, c] = held as [number, number]
  if (r < 2 || c < 2) return undefined
  let statistic = 0
  let leastExpected = Number.POSITIVE_INFINITY
  const residuals = table.map((row, i) =>
    row.map((count, j) => {
      const expected = (rows[i]! * columns[j]!) / total
      if (expected === 0) return 0
      statistic += (count - expected) ** 2 / expected
      leastExpected = Math.min(leastExpected, expected)
      const variance = expected * (1 - rows[i]! / total) * (1 - columns[j]! / total)
      return variance > 0 ? (count - expected) / Math.sqrt(variance) : 0
    }),
  )
  const freedom = (r - 1) * (c - 1)
  return {
    statistic,
    freedom,
    p: chiSquareTail(statistic, freedom),
    leastExpected,
    strength: Math.min(1, Math.sqrt(statistic / (total * Math.min(r - 1, c - 1)))),
    residuals,
  }
}
