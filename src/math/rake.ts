/** One known margin: of each category of a variable, its share of the population (they sum to 1). */
export interface Margin {
  readonly name: string
  readonly shares: ReadonlyMap<string, number>
}

export interface Raked {
  /** One weight a row, their mean 1 (before and after trimming alike). */
  readonly weights: Float64Array
  readonly converged: boolean
  readonly rounds: number
  /** The largest gap between a wanted and a reached share after the last round. */
  readonly gap: number
  /** How many weights were cut at a bound. */
  readonly trimmed: number
}

export interface RakeOptions {
  /** Weights are kept within these multiples of their mean; trimming pulls the margins a little off. Default 0.2 … 5. */
  readonly least?: number
  readonly most?: number
  /** Converged when no share is further off than this. Default 1e-6. */
  readonly tolerance?: number
  readonly rounds?: number
}

/**
 * Weights that make a sample agree with several known margins at once: iterative proportional fitting (Deming & Stephan 1940), with trimming
 * inside the rounds. A row whose category is unknown ('' or in no margin) is left as it is by that margin; the shares of margins are over the rows
 * with a known category. A category that nobody in the sample has cannot be made up: its share is spread over the others.
 *
 * @param categories of each margin, each row's category
 * @example rake([{ name: 'gender', shares: new Map([['f', 0.5], ['m', 0.5]]) }], [['f', 'f', 'f', 'm']]).weights // [0.67, 0.67, 0.67, 2]
 */
export function rake(margins: readonly Margin[], categories: readonly (readonly string[])[], options: RakeOptions = {}): Raked {
  const { least = 0.2, most = 5, tolerance = 1e-6, rounds = 200 } = options
  const n = categories[0]?.length ?? 0
  const weights = new Float64Array(n).fill(1)
  const wanted = margins.map(({ shares }, m) => withoutAbsent(shares, categories[m]!))
  let gap = Number.POSITIVE_INFINITY
  let round = 0
  while (round < rounds && gap > tolerance) {
    round += 1
    for (let m = 0; m < margins.length; m++) scaleTo(weights, categories[m]!, wanted[m]!)
    trim(weights, least, most)
    const before = gap
    gap = Math.max(0, ...margins.map((_, m) => furthest(weights, categories[m]!, wanted[m]!)))
    // Where trimming holds a margin off, more rounds change nothing.
    if (round > 20 && Math.abs(before - gap) < tolerance / 100) break
  }
  const bound = (weight: number) => weight <= least * (1 + 1e-9) || weight >= most * (1 - 1e-9)
  return { weights, converged: gap <= tolerance, rounds: round, gap: n ? gap : 0, trimmed: weights.filter(bound).length }
}

function withoutAbsent(shares: ReadonlyMap<string, number>, categories: readonly string[]): Map<string, number> {
  const there = new Set(categories)
  const kept = [...shares].filter(([category, share]) => share > 0 && there.has(category))
  const sum = kept.reduce((total, [, share]) => total + share, 0)
  return new Map(kept.map(([category, share]) => [category, share / sum]))
}

function sums(weights: Float64Array, categories: readonly string[], wanted: ReadonlyMap<string, number>) {
  const byCategory = new Map<string, number>()
  let known = 0
  for (let i = 0; i < weights.length; i++) {
    const category = categories[i]!
    if (!wanted.has(category)) continue
    byCategory.set(category, (byCategory.get(category) ?? 0) + weights[i]!)
    known += weights[i]!
  }
  return { byCategory, known }
}

function scaleTo(weights: Float64Array, categories: readonly string[], wanted: ReadonlyMap<string, number>): void {
  const { byCategory, known } = sums(weights, categories, wanted)
  const factors = new Map([...wanted].map(([category, share]) => [category, (share * known) / (byCategory.get(category) ?? 1)]))
  for (let i = 0; i < weights.length; i++) weights[i]! *= factors.get(categories[i]!) ?? 1
}

/** Cuts at the bounds and hands what was cut to the others, so that the mean stays 1. */
function trim(weights: Float64Array, least: number, most: number): void {
  for (let pass = 0; pass < 20; pass++) {
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length)
    let cut = false
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i]! / mean
      weights[i] = Math.min(most, Math.max(least, weight))
      cut ||= weights[i] !== weight
    }
    if (!cut) return
  }
}

function furthest(weights: Float64Array, categories: readonly string[], wanted: ReadonlyMap<string, number>): number {
  const { byCategory, known } = sums(weights, categories, wanted)
  return Math.max(0, ...[...wanted].map(([category, share]) => Math.abs((byCategory.get(category) ?? 0) / known - share)))
}
