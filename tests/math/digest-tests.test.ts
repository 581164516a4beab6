import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { falseDiscovery } from '../../src/math/false-discovery.js'
import { pairedDifference } from '../../src/math/paired-difference.js'
import { robustDistance } from '../../src/math/robust-distance.js'
import { twoSided } from '../../src/math/two-sided.js'

describe('two-sided p', () => {
  it.each([
    [0, 1],
    [1.959963984540054, 0.05],
    [2.5758293035489004, 0.01],
    [-3.2905267314919255, 0.001],
    [6, 1.973175290075e-9],
  ])('of z = %s is %s', (z, p) => {
    expect(twoSided(z) / p).toBeCloseTo(1, 5)
  })

  it('falls as |z| grows', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0.001, max: 5, noNaN: true }), (z, more) => {
        expect(twoSided(z + more)).toBeLessThanOrEqual(twoSided(z))
      }),
    )
  })
})

describe('false discovery rate', () => {
  it('decides as in Benjamini and Hochberg’s own example', () => {
    const ps = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
    expect(falseDiscovery(ps, 0.05).filter(Boolean)).toHaveLength(4)
  })

  it('never believes a test while it rejects a stronger one, and never more than each test alone', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (ps) => {
        const believed = falseDiscovery(ps, 0.05)
        const weakest = Math.max(-1, ...ps.filter((_, index) => believed[index]))
        ps.forEach((p, index) => {
          expect(believed[index]).toBe(p <= weakest)
          if (believed[index]) expect(p).toBeLessThanOrEqual(0.05)
        })
      }),
    )
  })
})

describe('a change in the same people', () => {
  it('is judged by who moved', () => {
    expect(pairedDifference(30, 10)).toBeCloseTo(Math.sqrt(10), 12)
    expect(pairedDifference(10, 30)).toBeCloseTo(-Math.sqrt(10), 12)
    expect(pairedDifference(0, 0)).toBe(0)
  })
})

describe('robust distance', () => {
  it('is counted in median absolute deviations', () => {
    const sample = [8, 9, 10, 10, 10, 11, 11, 12, 200]
    expect(robustDistance(10, sample)).toBe(0)
    expect(robustDistance(14.4478, sample.slice())).toBeCloseTo(3, 3)
  })
  it('says nothing of few or constant values', () => {
    expect(robustDistance(3, [1, 2, 3])).toBeUndefined()
    expect(robustDistance(3, Array(12).fill(2))).toBeUndefined()
  })
})
