export interface Match {
  /** The earlier persona that this cluster continues. */
  readonly id: string
  /** Jaccard index of their members, over customers who had a persona both times. */
  readonly overlap: number
}

/**
 * Which earlier persona each new cluster continues: by members, because the space is learned anew at each build, so that centroids of
 * two builds cannot be compared, while people can. Pairs are taken from the best overlap down; below `least` a cluster is new.
 *
 * @example matchPersonas(['a', 'a', 'b'], [1, 1, 0]) // Map { 1 → { id: 'a', overlap: 1 }, 0 → { id: 'b', overlap: 1 } }
 */
export function matchPersonas(before: readonly (string | undefined)[], now: ArrayLike<number>, least = 0.3): Map<number, Match> {
  const sizesBefore = new Map<string, number>()
  const sizesNow = new Map<number, number>()
  const shared = new Map<string, { id: string; cluster: number; count: number }>()
  before.forEach((id, i) => {
    const cluster = now[i]
    if (id === undefined || cluster === undefined || cluster < 0) return
    sizesBefore.set(id, (sizesBefore.get(id) ?? 0) + 1)
    sizesNow.set(cluster, (sizesNow.get(cluster) ?? 0) + 1)
    const key = `${cluster} ${id}`
    const pair = shared.get(key) ?? { id, cluster, count: 0 }
    pair.count += 1
    shared.set(key, pair)
  })
  const pairs = [...shared.values()]
    .map(({ id, cluster, count }) => ({ id, cluster, overlap: count / (sizesBefore.get(id)! + sizesNow.get(cluster)! - count) }))
    .sort((a, b) => b.overlap - a.overlap || a.cluster - b.cluster)
  const matches = new Map<number, Match>()
  const used = new Set<string>()
  for (const { id, cluster, overlap } of pairs) {
    if (overlap < least || matches.has(cluster) || used.has(id)) continue
    matches.set(cluster, { id, overlap })
    used.add(id)
  }
  return matches
}
