import { squaredDistance } from './clusters.js'

/**
 * Mean silhouette width (Rousseeuw 1987), Euclidean: for each point (b − a) / max(a, b), with a its mean distance to its own cluster
 * and b to the nearest other one; 0 for a point alone in its cluster. −1 … 1, higher is better separated. Time grows with the square
 * of the number of points: give it a sample.
 *
 * @example silhouette([[0], [1], [10], [11]], [0, 0, 1, 1]) // 0.8997493734335839
 */
export function silhouette(points: readonly (readonly number[])[], assignment: readonly number[]): number {
  const k = assignment.reduce((most, cluster) => Math.max(most, cluster), 0) + 1
  const sizes = new Array<number>(k).fill(0)
  for (const cluster of assignment) sizes[cluster]! += 1
  let total = 0
  points.forEach((point, i) => {
    const own = assignment[i]!
    if (sizes[own]! < 2) return
    const sums = new Array<number>(k).fill(0)
    points.forEach((other, j) => {
      if (i !== j) sums[assignment[j]!]! += Math.sqrt(squaredDistance(point, other))
    })
    const a = sums[own]! / (sizes[own]! - 1)
    const b = Math.min(
      ...sums.map((sum, cluster) => (cluster === own || sizes[cluster] === 0 ? Number.POSITIVE_INFINITY : sum / sizes[cluster]!)),
    )
    if (Number.isFinite(b)) total += a === b ? 0 : (b - a) / Math.max(a, b)
  })
  return total / points.length
}
