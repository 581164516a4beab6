/** n points in a space of `width` dimensions, one after another in one array: what clustering runs over. */
export interface Points {
  readonly n: number
  readonly width: number
  readonly values: Float64Array
}

/**
 * @example pointsOf([[0, 1], [2, 3]]) // { n: 2, width: 2, values: [0, 1, 2, 3] }
 */
export function pointsOf(rows: readonly (readonly number[])[]): Points {
  const width = rows[0]?.length ?? 0
  const values = new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) values.set(rows[i]!, i * width)
  return { n: rows.length, width, values }
}

/** Some of the points, in the order of the indices. */
export function somePoints(points: Points, indices: readonly number[]): Points {
  const values = new Float64Array(indices.length * points.width)
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i]! * points.width
    values.set(points.values.subarray(from, from + points.width), i * points.width)
  }
  return { n: indices.length, width: points.width, values }
}

/** Squared Euclidean distance between point i of one set and point j of another in the same space. */
export function squaredDistance(one: Points, i: number, other: Points, j: number): number {
  const { width } = one
  const a = i * width
  const b = j * width
  let sum = 0
  for (let d = 0; d < width; d++) {
    const difference = one.values[a + d]! - other.values[b + d]!
    sum += difference * difference
  }
  return sum
}
