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
  /** Mean adjusted Rand index between clusterings of different four fifths of the customers, each applied to all: 1 is the same every time. */
  readonly stability: number
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
  readonly leastStability: number
  readonly leastShare: number
  /** How much of the best stable silhouette must be left. */
  readonly leastSeparation: number
}

const defaults: ChooseOptions = {
  ks: [3, 4, 5, 6, 7, 8, 9, 10],
  resamples: 6,
  silhouetteSample: 800,
  leastStability: 0.8,
  leastShare: 0.03,
  leastSeparation: 0.85,
}

/**
 * Chooses how many personas there are: the most that come out the same when other customers are drawn (the reasoning of Tibshirani &
 * Walther 2005, with the adjusted Rand index over subsamples as in Hennig 2007), that are nearly as well separated as the best of
 * these, and of which none is smaller than a few per cent. Where no number is that stable, the most stable one; its figure is
 * reported, so that nobody takes it for more than it is.
 */
export function chooseClusters(points: Points, chance: Chance, options: Partial<ChooseOptions> = {}): Choice {
  const settings = { ...defaults, ...options }
  const sampled = somePoints(points, draw(points.n, Math.min(points.n, settings.silhouetteSample), chance))
  const ks = settings.ks.filter((k) => k >= 1 && points.n >= k * 10)
  if (ks.length === 0) throw new RangeError(`too few customers to tell personas apart: ${points.n}`)
  const found = ks.map((k) => {
    const whole = clusters(points, k, chance, { starts: 4 })
    const trial: Trial = {
      k,
      silhouette: silhouette(sampled, assign(sampled, whole.centroids).assignment),
      stability: stability(points, k, settings.resamples, chance),
      smallest: Math.min(...whole.sizes) / points.n,
    }
    return { trial, whole }
  })
  const fit = found.filter(({ trial }) => trial.stability >= settings.leastStability && trial.smallest >= settings.leastShare)
  const clearest = Math.max(...fit.map(({ trial }) => trial.silhouette))
  const best =
    fit.findLast(({ trial }) => trial.silhouette >= settings.leastSeparation * clearest) ??
    [...found].sort((a, b) => b.trial.stability - a.trial.stability)[0]!
  return { trials: found.map(({ trial }) => trial), chosen: best.trial, clusters: best.whole }
}

function stability(points: Points, k: number, resamples: number, chance: Chance): number {
  const labels = Array.from({ length: resamples }, () => {
    const part = somePoints(points, draw(points.n, Math.max(k, Math.floor(points.n * 0.8)), chance))
    return [...assign(points, clusters(part, k, chance, { starts: 2, rounds: 40 }).centroids).assignment]
  })
  const agreements = labels.slice(1).map((each, i) => adjustedRandIndex(labels[i]!, each))
  return agreements.reduce((sum, value) => sum + value, 0) / agreements.length
}

/** Indices drawn without replacement: the first `size` places of a Fisher–Yates shuffle. */
export function draw(n: number, size: number, chance: Chance): number[] {
  const indices = Array.from({ length: n }, (_, i) => i)
  for (let i = 0; i < size; i++) {
    const j = i + chance.whole(n - i)
    ;[indices[i], indices[j]] = [indices[j]!, indices[i]!]
  }
  return indices.slice(0, size)
}
