import { falseDiscovery } from '../../math/false-discovery.js'
import { shareDifference } from '../../math/share-difference.js'
import { twoSided } from '../../math/two-sided.js'

/** A column of a cross-table as its shares are compared with those of others. */
export interface Compared {
  readonly letter: string
  readonly effectiveBase: number
  /** Counts as they would be in a sample of the effective size, by row. */
  readonly effectiveCounts: ReadonlyMap<string, number>
}

/** How many false ones are let pass among the differences that are called significant (Benjamini & Hochberg 1995, over the whole table). */
export const falseRate = 0.05

/** Every column with every other, in each row: z-tests of two shares, those believed that the false discovery rate lets pass. */
export function againstEachOther(columns: readonly Compared[], rows: readonly { value: string }[]): string[][][] {
  const tests = rows.flatMap(({ value }, row) =>
    columns.flatMap((one, a) =>
      columns.slice(a + 1).flatMap((other, k) => {
        const z = comparison(one, other, value)
        return z === undefined ? [] : [{ row, a, b: a + 1 + k, z }]
      }),
    ),
  )
  const believed = falseDiscovery(
    tests.map(({ z }) => twoSided(z)),
    falseRate,
  )
  const marks = rows.map(() => columns.map((): string[] => []))
  tests.forEach(({ row, a, b, z }, index) => {
    if (!believed[index]) return
    if (z > 0) marks[row]![a]!.push(columns[b]!.letter)
    else marks[row]![b]!.push(columns[a]!.letter)
  })
  return marks
}

export function againstOutside(
  columns: readonly Compared[],
  outside: readonly Compared[],
  rows: readonly { value: string }[],
): string[][][] {
  const tests = rows.flatMap(({ value }, row) =>
    columns.flatMap((one, a) => {
      const z = comparison(one, outside[a]!, value)
      return z === undefined ? [] : [{ row, a, z }]
    }),
  )
  const believed = falseDiscovery(
    tests.map(({ z }) => twoSided(z)),
    falseRate,
  )
  const marks = rows.map(() => columns.map((): string[] => []))
  tests.forEach(({ row, a, z }, index) => {
    if (believed[index]) marks[row]![a]!.push(z > 0 ? '+' : '−')
  })
  return marks
}

/** z of two columns' shares in a row; undefined where the normal approximation does not hold (an expected count below 5). */
function comparison(one: Compared, other: Compared, value: string): number | undefined {
  const [a, b] = [one.effectiveCounts.get(value) ?? 0, other.effectiveCounts.get(value) ?? 0]
  const [n, m] = [one.effectiveBase, other.effectiveBase]
  const pooled = (a + b) / (n + m)
  return Math.min(n, m) * Math.min(pooled, 1 - pooled) < 5 ? undefined : shareDifference(a, n, b, m)
}
