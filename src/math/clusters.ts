import { kmeans } from 'ml-kmeans'

export interface Clusters {
  /** One point per cluster, largest cluster first. */
  readonly centroids: readonly (readonly number[])[]
  /** The cluster of each point. */
  readonly assignment: readonly number[]
  /** Sum of squared distances of the points to their centroids. */
  readonly inertia: number
}

/**
 * k-means by Lloyd's algorithm from k-means++ starts (Arthur & Vassilvitskii 2007), the best of several by inertia: one start alone
 * often ends in a poor optimum. Squared Euclidean distance, so standardise first. The same seed gives the same clusters.
 *
 * @example clusters([[0], [1], [10], [11], [12]], 2, { seed: 1 }).centroids // [[11], [0.5]]
 */
export function clusters(
  points: readonly (readonly number[])[],
  k: number,
  options: { seed: number; starts?: number; rounds?: number },
): Clusters {
  if (points.length < k) throw new RangeError(`k-means needs at least k points: ${points.length} < ${k}`)
  let best: Clusters | undefined
  for (let start = 0; start < (options.starts ?? 4); start++) {
    const found = kmeans(points as number[][], k, {
      seed: options.seed * 7919 + start,
      initialization: 'kmeans++',
      maxIterations: options.rounds ?? 60,
    })
    const inertia = points.reduce((sum, point, i) => sum + squaredDistance(point, found.centroids[found.clusters[i]!]!), 0)
    if (!best || inertia < best.inertia) best = { centroids: found.centroids, assignment: found.clusters, inertia }
  }
  return largestFirst(best!)
}

/** The index of the centroid nearest to a point, and the squared distance to it. */
export function nearestCentroid(
  point: readonly number[],
  centroids: readonly (readonly number[])[],
): { index: number; distance: number } {
  let index = 0
  let distance = Number.POSITIVE_INFINITY
  for (let i = 0; i < centroids.length; i++) {
    const away = squaredDistance(point, centroids[i]!)
    if (away < distance) {
      distance = away
      index = i
    }
  }
  return { index, distance }
}

export function squaredDistance(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2
  return sum
}

function largestFirst(found: Clusters): Clusters {
  const sizes = found.centroids.map((_, cluster) => found.assignment.filter((each) => each === cluster).length)
  const order = found.centroids.map((_, cluster) => cluster).sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const place = new Map(order.map((cluster, rank) => [cluster, rank]))
  return {
    centroids: order.map((cluster) => found.centroids[cluster]!),
    assignment: found.assignment.map((cluster) => place.get(cluster)!),
    inertia: found.inertia,
  }
}
