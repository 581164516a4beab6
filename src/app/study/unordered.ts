import { randomInt } from 'node:crypto'

/** Numbers for so many rows in a row, from a place drawn at random below zero, where no counter comes: they tell nothing about when. */
export function unorderedIds(rows: number): number[] {
  const first = -randomInt(1 + rows, 2 ** 31 - 1)
  return Array.from({ length: rows }, (_, index) => first + index)
}
