import type { Chance } from './chance.js'
import { type Points, pointsOf, squaredDistance } from './points.js'
import { runningTotals } from './running-totals.js'

export interface Clusters {
  /** One point per cluster, largest cluster first. */
  readonly centroids: Points
  /** The cluster of each point. */
  readonly assignment: Int32Array
  readonly sizes: readonly number[]
  /** Sum of squared distances of the points to their centroids. */
  readonly inertia: number
}

/**
 * k-means by Lloyd's algorithm from k-means++ starts (Arthur & Vassilvitskii 2007), the best of several by inertia: one start alone
 * often ends in a poor optimum. Squared Euclidean distance, so standardise first. A cluster that runs empty takes the point that is
 * furthest from its centroid.
 *
 * @example clusters(pointsOf([[0], [1], [10], [11], [12]]), 2, chance(1)).centroids.values // [11, 0.5]
 */
export function clusters(points: Points, k: number, chance: Chance, { starts = 4, rounds = 60 } = {}): Clusters {
  if (points.n < k || k < 1) throw new RangeError(`k-means needs 1 ≤ k ≤ points: k = ${k}, points = ${points.n}`)
  let best: Clusters | undefined
  for (let start = 0; start < starts; start++) {
    const found = lloyd(points, spreadStarts(points, k, chance), rounds)
    if (!best || found.inertia < best.inertia) best = found
  }
  return largestFirst(best!)
}

/** The cluster of each point by the nearest centroid, and the sum of the squared distances. */
export function assign(points: Points, centroids: Points): { assignment: Int32Array; distances: Float64Array } {
  const assignment = new Int32Array(points.n)
  const distances = new Float64Array(points.n)
  for (let i = 0; i < points.n; i++) {
    let nearest = 0
    let least = Number.POSITIVE_INFINITY
    for (let c = 0; c < centroids.n; c++) {
      const away = squaredDistance(points, i, centroids, c)
      if (away < least) {
        least = away
        nearest = c
      }
    }
    assignment[i] = nearest
    distances[i] = least
  }
  return { assignment, distances }
}

function lloyd(points: Points, starts: Points, rounds: number): Clusters {
  let centroids = starts
  let found = assign(points, centroids)
  for (let round = 0; round < rounds; round++) {
    centroids = means(points, found, centroids.n)
    const next = assign(points, centroids)
    const moved = next.assignment.some((cluster, i) => cluster !== found.assignment[i])
    found = next
    if (!moved) break
  }
  const sizes = new Array<number>(centroids.n).fill(0)
  for (const cluster of found.assignment) sizes[cluster]! += 1
  return { centroids, assignment: found.assignment, sizes, inertia: found.distances.reduce((sum, value) => sum + value, 0) }
}

function means(points: Points, found: { assignment: Int32Array; distances: Float64Array }, k: number): Points {
  const { width } = points
  const values = new Float64Array(k * width)
  const sizes = new Array<number>(k).fill(0)
  for (let i = 0; i < points.n; i++) {
    const cluster = found.assignment[i]!
    sizes[cluster]! += 1
    for (let d = 0; d < width; d++) values[cluster * width + d]! += points.values[i * width + d]!
  }
  for (let cluster = 0; cluster < k; cluster++) {
    const size = sizes[cluster]!
    if (size === 0) {
      const furthest = found.distances.reduce((most, away, i) => (away > found.distances[most]! ? i : most), 0)
      found.distances[furthest] = 0
      values.set(points.values.subarray(furthest * width, (furthest + 1) * width), cluster * width)
    } else for (let d = 0; d < width; d++) values[cluster * width + d]! /= size
  }
  return { n: k, width, values }
}

/** k-means++: each next start is drawn with a chance proportional to its squared distance from those drawn before. */
function spreadStarts(points: Points, k: number, chance: Chance): Points {
  const { width } = points
  const values = new Float64Array(k * width)
  const starts = { n: k, width, values }
  const least = new Float64Array(points.n).fill(Number.POSITIVE_INFINITY)
  let chosen = chance.whole(points.n)
  for (let start = 0; start < k; start++) {
    if (start > 0) chosen = chance.weighted(runningTotals(least))
    values.set(points.values.subarray(chosen * width, (chosen + 1) * width), start * width)
    for (let i = 0; i < points.n; i++) least[i] = Math.min(least[i]!, squaredDistance(points, i, starts, start))
  }
  return starts
}

function largestFirst(found: Clusters): Clusters {
  const order = found.sizes.map((_, cluster) => cluster).sort((a, b) => found.sizes[b]! - found.sizes[a]! || a - b)
  const place = new Map(order.map((cluster, rank) => [cluster, rank]))
  const { width, values } = found.centroids
  return {
    centroids: pointsOf(order.map((cluster) => [...values.subarray(cluster * width, (cluster + 1) * width)])),
    assignment: found.assignment.map((cluster) => place.get(cluster)!),
    sizes: order.map((cluster) => found.sizes[cluster]!),
    inertia: found.inertia,
  }
}
