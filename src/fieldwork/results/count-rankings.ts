import { shareInterval } from '../../math/share-interval.js'
import type { Gathered } from './gathered.js'
import type { RankedItem } from './question-result.js'

/** A ranking's items, best mean rank first; those whom nobody ranked last. */
export function countRankings({ asked, given, weights, effectiveBase, several }: Gathered): RankedItem[] {
  const labels = new Map(asked.choices.map(({ value, label }) => [value, label]))
  for (const { values } of given) for (const value of values) if (!labels.has(value)) labels.set(value, { zh: value, en: value })
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const m = labels.size
  const items = [...labels].map(([value, label]) => {
    let [ranked, firsts, weight, ranks, first, points] = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < given.length; i++) {
      const { values } = given[i]!
      const at = values.indexOf(value)
      if (at < 0) {
        // The unranked share the points that are left: (m − k) items, 0 … m − k − 1 points.
        points += (weights[i]! * (m - values.length - 1)) / 2
        continue
      }
      ranked += 1
      weight += weights[i]!
      ranks += weights[i]! * (at + 1)
      points += weights[i]! * (m - at - 1)
      if (at === 0) {
        firsts += 1
        first += weights[i]!
      }
    }
    const firstShare = all > 0 ? Math.min(1, first / all) : 0
    return {
      value,
      label,
      ranked,
      meanRank: weight > 0 ? ranks / weight : Number.NaN,
      firsts,
      firstShare,
      firstInterval:
        several || !(effectiveBase > 0)
          ? undefined
          : shareInterval(Math.min(effectiveBase, firstShare * effectiveBase), effectiveBase),
      borda: all > 0 && m > 1 ? points / (all * (m - 1)) : Number.NaN,
    }
  })
  return items.sort((a, b) => b.borda - a.borda || a.meanRank - b.meanRank)
}
