import type { Points } from './points.js'

export interface PrincipalAxes {
  /** Variances along the axes, largest first. */
  readonly variances: readonly number[]
  /** Unit vectors, one an axis, orthogonal to each other. */
  readonly axes: readonly (readonly number[])[]
}

/**
 * Principal axes of centred points (Pearson 1901): eigenvectors of their covariance (divisor n − 1) by Jacobi rotations (Golub & Van
 * Loan, cyclic by row). The sign of an axis is fixed by its largest entry being positive, so that the same data give the same axes.
 *
 * @example principalAxes(pointsOf([[-1, -1], [1, 1]])).variances // [4, 0]
 */
export function principalAxes(points: Points): PrincipalAxes {
  const { width } = points
  const matrix = covariance(points)
  const vectors = Array.from({ length: width }, (_, i) => Array.from({ length: width }, (__, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 60 && offDiagonal(matrix) > 1e-18 * width; sweep++) {
    for (let p = 0; p < width; p++) for (let q = p + 1; q < width; q++) rotate(matrix, vectors, p, q)
  }
  const order = matrix.map((_, i) => i).sort((a, b) => matrix[b]![b]! - matrix[a]![a]! || a - b)
  return {
    variances: order.map((i) => Math.max(0, matrix[i]![i]!)),
    axes: order.map((i) => fixedSign(vectors.map((row) => row[i]!))),
  }
}

function covariance({ n, width, values }: Points): number[][] {
  const matrix = Array.from({ length: width }, () => new Array<number>(width).fill(0))
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < width; a++) {
      const value = values[i * width + a]!
      if (value !== 0) for (let b = a; b < width; b++) matrix[a]![b]! += value * values[i * width + b]!
    }
  }
  for (let a = 0; a < width; a++) {
    for (let b = a; b < width; b++) {
      matrix[a]![b]! /= Math.max(1, n - 1)
      matrix[b]![a] = matrix[a]![b]!
    }
  }
  return matrix
}

function offDiagonal(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, row, i) => sum + row.reduce((part, value, j) => (i === j ? part : part + value * value), 0), 0)
}

function rotate(matrix: number[][], vectors: number[][], p: number, q: number): void {
  const apq = matrix[p]![q]!
  if (Math.abs(apq) < 1e-300) return
  const theta = (matrix[q]![q]! - matrix[p]![p]!) / (2 * apq)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cosine = 1 / Math.sqrt(t * t + 1)
  const sine = t * cosine
  for (let i = 0; i < matrix.length; i++) {
    const row = matrix[i]!
    const [ip, iq] = [row[p]!, row[q]!]
    row[p] = cosine * ip - sine * iq
    row[q] = sine * ip + cosine * iq
  }
  const [rowP, rowQ] = [matrix[p]!, matrix[q]!]
  for (let i = 0; i < matrix.length; i++) {
    const [pi, qi] = [rowP[i]!, rowQ[i]!]
    rowP[i] = cosine * pi - sine * qi
    rowQ[i] = sine * pi + cosine * qi
  }
  for (const row of vectors) {
    const [vp, vq] = [row[p]!, row[q]!]
    row[p] = cosine * vp - sine * vq
    row[q] = sine * vp + cosine * vq
  }
}

function fixedSign(axis: number[]): number[] {
  const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) + 1e-12 ? value : most), 0)
  return largest < 0 ? axis.map((value) => -value) : axis
}
