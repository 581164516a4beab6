/** A word that one group says more than the other. */
export interface WordDifference {
  readonly word: string
  readonly inFirst: number
  readonly inSecond: number
  /** Log-odds ratio in standard deviations: > 1.96 said more in the first group, < −1.96 in the second. */
  readonly z: number
}

/**
 * What the first group says that the second does not, and the reverse, strongest first: the log-odds ratio with an informative
 * Dirichlet prior (Monroe, Colaresi & Quinn 2008, "Fightin' Words", equations 16, 20 and 22). The prior is the word's share in both groups
 * together, worth `priorWords` words; frequent function words shrink towards zero by themselves.
 *
 * @param first how often each word stands in the first group's texts
 * @example compareGroups(new Map([['刺痛', 9], ['好用', 50]]), new Map([['好用', 60]]))[0].word // '刺痛'
 */
export function compareGroups(
  first: ReadonlyMap<string, number>,
  second: ReadonlyMap<string, number>,
  priorWords = 500,
): WordDifference[] {
  const total = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)
  const firstTotal = total(first)
  const secondTotal = total(second)
  const allTotal = firstTotal + secondTotal
  if (allTotal === 0) return []
  const logOdds = (count: number, prior: number, all: number) => Math.log((count + prior) / (all + priorWords - count - prior))
  const differences: WordDifference[] = []
  for (const word of new Set([...first.keys(), ...second.keys()])) {
    const inFirst = first.get(word) ?? 0
    const inSecond = second.get(word) ?? 0
    const prior = (priorWords * (inFirst + inSecond)) / allTotal
    if (prior >= priorWords) continue
    const difference = logOdds(inFirst, prior, firstTotal) - logOdds(inSecond, prior, secondTotal)
    const variance = 1 / (inFirst + prior) + 1 / (inSecond + prior)
    differences.push({ word, inFirst, inSecond, z: difference / Math.sqrt(variance) })
  }
  return differences.sort((a, b) => Math.abs(b.z) - Math.abs(a.z) || a.word.localeCompare(b.word))
}
