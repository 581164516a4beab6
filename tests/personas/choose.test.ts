import { describe, expect, test } from 'vitest'
import { adjustedRandIndex } from '../../src/math/adjusted-rand-index.js'
import { chance } from '../../src/math/chance.js'
import { pointsOf } from '../../src/math/points.js'
import { chooseClusters, draw } from '../../src/personas/choose.js'

/** Round clouds of points, so far apart in units of their spread. */
function clouds(centres: readonly (readonly [number, number])[], each: number, spread = 1) {
  const source = chance(9)
  const labels: number[] = []
  const rows = centres.flatMap(([x, y], label) =>
    Array.from({ length: each }, () => {
      labels.push(label)
      return [x + spread * source.normal(), y + spread * source.normal()]
    }),
  )
  return { points: pointsOf(rows), labels }
}

describe('how many personas', () => {
  test.each([
    {
      name: 'four',
      centres: [
        [0, 0],
        [12, 0],
        [0, 12],
        [12, 12],
      ] as const,
    },
    {
      name: 'five',
      centres: [
        [0, 0],
        [12, 0],
        [0, 12],
        [12, 12],
        [30, 30],
      ] as const,
    },
  ])('finds $name clouds that are there, the same each time', ({ centres }) => {
    const { points, labels } = clouds(centres, 200)
    const choice = chooseClusters(points, chance(1))
    expect(choice.chosen.k).toBe(centres.length)
    expect(choice.chosen.stability).toBeGreaterThan(0.95)
    expect(choice.chosen.weakest).toBeGreaterThan(0.95)
    expect(adjustedRandIndex([...choice.clusters.assignment], labels)).toBeGreaterThan(0.98)
    expect(chooseClusters(points, chance(1)).trials).toEqual(choice.trials)
  })

  test('says so where nothing is stable: one round cloud has no personas in it', () => {
    const { points } = clouds([[0, 0]], 300)
    const { chosen, trials } = chooseClusters(points, chance(1))
    expect(chosen.silhouette).toBeLessThan(0.45)
    expect(trials.filter((trial) => trial.k > 4 && trial.weakest >= 0.75)).toEqual([])
  })

  test('refuses a handful of customers', () => {
    expect(() => chooseClusters(pointsOf([[1], [2]]), chance(1))).toThrow(RangeError)
  })

  test('drawing takes each at most once', () => {
    const drawn = draw(50, 20, chance(4))
    expect(new Set(drawn).size).toBe(20)
    expect(drawn.every((index) => index >= 0 && index < 50)).toBe(true)
  })
})
