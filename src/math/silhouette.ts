import { type Points, squaredDistance } from './points.js'

/**
 * Mean silhouette width (Rousseeuw 1987), Euclidean: for each point (b − a) / max(a, b), with a its mean distance to its own cluster
 * and b to the nearest other one; 0 for a point alone in its cluster. −1 … 1, higher is better separated. Time grows with the square
 * of the number of points: give it a sample.
 *
 * @example silhouette(pointsOf([[0], [1], [10], [11]]), [0, 0, 1, 1]) // 0.8997493734335839
 */
export function silhouette(points: Points, assignment: ArrayLike<number>): number {
  let k = 0
  for (let i = 0; i < assignment.length; i++) k = Math.max(k, assignment[i]! + 1)
  const sizes = new Array<number>(k).fill(0)
  for (let i = 0; i < assignment.length; i++) sizes[assignment[i]!]! += 1
  let total = 0
  for (let i = 0; i < points.n; i++) {
    const own = assignment[i]!
    if (sizes[own]! < 2) continue
    const sums = new Array<number>(k).fill(0)
    for (let j = 0; j < points.n; j++) sums[assignment[j]!]! += Math.sqrt(squaredDistance(points, i, points, j))
    const a = sums[own]! / (sizes[own]! - 1)
    const b = Math.min(
      ...sums.map((sum, cluster) => (cluster === own || sizes[cluster] === 0 ? Number.POSITIVE_INFINITY : sum / sizes[cluster]!)),
    )
    if (Number.isFinite(b) && a !== b) total += (b - a) / Math.max(a, b)
  }
  return total / points.n
}
