import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chance, xoshiro128 } from '../../src/math/chance.js'
import { runningTotals } from '../../src/math/running-totals.js'

const draws = (n: number, draw: () => number) => Array.from({ length: n }, draw)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('chance', () => {
  test('the generator is xoshiro128** (reference output for the state 1, 2, 3, 4)', () => {
    const next = xoshiro128([1, 2, 3, 4])
    expect(draws(4, next)).toEqual([11520, 0, 5927040, 70819200])
  })

  test('one seed and stream, one sequence; another stream, another sequence', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, stream) => {
        const first = draws(5, chance(seed, stream).next)
        expect(draws(5, chance(seed, stream).next)).toEqual(first)
        expect(draws(5, chance(seed, stream + 1).next)).not.toEqual(first)
        expect(first.every((value) => value >= 0 && value < 1)).toBe(true)
      }),
    )
  })

  test.each([
    ['uniform', (c: ReturnType<typeof chance>) => c.next(), 0.5, 1 / 12],
    ['normal', (c: ReturnType<typeof chance>) => c.normal(), 0, 1],
    ['poisson 3', (c: ReturnType<typeof chance>) => c.poisson(3), 3, 3],
    ['poisson 75', (c: ReturnType<typeof chance>) => c.poisson(75), 75, 75],
    ['exponential 2', (c: ReturnType<typeof chance>) => c.exponential(2), 2, 4],
  ])('%s has its mean and variance', (_, draw, expectedMean, expectedVariance) => {
    const source = chance(7)
    const sample = draws(40_000, () => draw(source))
    const centre = mean(sample)
    const variance = mean(sample.map((value) => (value - centre) ** 2))
    expect(Math.abs(centre - expectedMean)).toBeLessThan(5 * Math.sqrt(expectedVariance / sample.length))
    expect(variance / expectedVariance).toBeGreaterThan(0.93)
    expect(variance / expectedVariance).toBeLessThan(1.07)
  })

  test('weighted draws follow the weights and never take a weight of zero', () => {
    const source = chance(3)
    const totals = runningTotals([1, 0, 3])
    const counts = [0, 0, 0]
    for (let i = 0; i < 20_000; i++) counts[source.weighted(totals)]! += 1
    expect(counts[1]).toBe(0)
    expect(counts[2]! / counts[0]!).toBeCloseTo(3, 0)
  })
})
