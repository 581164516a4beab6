import { adjustedRandIndex } from '../math/adjusted-rand-index.js'
import type { Chance } from '../math/chance.js'
import { assign, type Clusters, clusters } from '../math/clusters.js'
import { type Points, somePoints } from '../math/points.js'
import { silhouette } from '../math/silhouette.js'

/** What one number of clusters gave. */
export interface Trial {
  readonly k: number
  /** Mean silhouette width over a sample. */
  readonly silhouette: number
  /** Mean adjusted Rand index of this clustering with those of two thirds of the customers, each applied to all: 1 is the same every time. */
  readonly stability: number
  /** How well the least stable cluster comes back in those, as a Jaccard index: below 0.5 it dissolves. */
  readonly weakest: number
  /** Share of the smallest cluster. */
  readonly smallest: number
}

export interface Choice {
  readonly trials: readonly Trial[]
  readonly chosen: Trial
  readonly clusters: Clusters
}

export interface ChooseOptions {
  readonly ks: readonly number[]
  readonly resamples: number
  readonly silhouetteSample: number
  /** Of the weakest cluster. Hennig: below 0.6 not to be trusted, 0.6–0.75 a pattern, above 0.75 stable. */
  readonly leastStability: number
  readonly leastShare: number
  /** How much of the best silhouette among stable numbers must be left: round clouds can be halved stably, but not well. */
  readonly leastSeparation: number
}

const defaults: ChooseOptions = {
  ks: [3, 4, 5, 6, 7, 8, 9, 10],
  resamples: 8,
  silhouetteSample: 800,
  leastStability: 0.7,
  leastShare: 0.03,
  leastSeparation: 0.85,
}

/**
 * Chooses how many personas there are: the most of which each single one comes back when other customers are drawn (cluster-wise
 * Jaccard stability, Hennig 2007, over subsamples of two thirds), nearly as well separated as the best of these numbers, and none
 * smaller than a few per cent. Where no number is that stable, the one with the most stable weakest persona; its figures are reported, so that nobody takes it for more than it is.
 */
export function chooseClusters(points: Points, chance: Chance, options: Partial<ChooseOptions> = {}): Choice {
  const settings = { ...defaults, ...options }
  const sampled = somePoints(points, draw(points.n, Math.min(points.n, settings.silhouetteSample), chance))
  const ks = settings.ks.filter((k) => k >= 1 && points.n >= k * 10)
  if (ks.length === 0) throw new RangeError(`too few customers to tell personas apart: ${points.n}`)
  const found = ks.map((k) => {
    const whole = clusters(points, k, chance, { starts: 5 })
    const again = resampled(points, k, settings.resamples, chance)
    const agreements = again.map((each) => adjustedRandIndex([...whole.assignment], [...each]))
    const trial: Trial = {
      k,
      silhouette: silhouette(sampled, assign(sampled, whole.centroids).assignment),
      stability: mean(agreements),
      weakest: Math.min(...comingBack(whole, again)),
      smallest: Math.min(...whole.sizes) / points.n,
    }
    return { trial, whole }
  })
  const stable = found.filter(({ trial }) => trial.weakest >= settings.leastStability && trial.smallest >= settings.leastShare)
  const clearest = Math.max(...stable.map(({ trial }) => trial.silhouette))
  const best =
    stable.findLast(({ trial }) => trial.silhouette >= settings.leastSeparation * clearest) ??
    [...found].sort((a, b) => b.trial.weakest - a.trial.weakest)[0]!
  return { trials: found.map(({ trial }) => trial), chosen: best.trial, clusters: best.whole }
}

/** All points as each clustering of two thirds of them would divide them. */
function resampled(points: Points, k: number, resamples: number, chance: Chance): Int32Array[] {
  return Array.from({ length: resamples }, () => {
    const part = somePoints(points, draw(points.n, Math.max(k, Math.floor((points.n * 2) / 3)), chance))
    return assign(points, clusters(part, k, chance, { starts: 3, rounds: 40 }).centroids).assignment
  })
}

/** For each cluster, how well it comes back: the Jaccard index with its best match in each resample, on average. */
function comingBack(whole: Clusters, again: readonly Int32Array[]): number[] {
  const k = whole.sizes.length
  const best = again.map((labels) => {
    const shared = Array.from({ length: k }, () => new Array<number>(k).fill(0))
    const sizes = new Array<number>(k).fill(0)
    labels.forEach((label, i) => {
      shared[whole.assignment[i]!]![label]! += 1
      sizes[label]! += 1
    })
    return shared.map((row, cluster) =>
      Math.max(...row.map((count, other) => count / Math.max(1, whole.sizes[cluster]! + sizes[other]! - count))),
    )
  })
  return whole.sizes.map((_, cluster) => mean(best.map((each) => each[cluster]!)))
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Indices drawn without replacement: the first `size` places of a Fisher–Yates shuffle. */
export function draw(n: number, size: number, chance: Chance): number[] {
  const indices = Array.from({ length: n }, (_, i) => i)
  for (let i = 0; i < size; i++) {
    const j = i + chance.whole(n - i)
    ;[indices[i], indices[j]] = [indices[j]!, indices[i]!]
  }
  return indices.slice(0, size)
}
