import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaShare, fisherTail, studentTwoSided } from '../../src/math/beta-share.js'
import { chance } from '../../src/math/chance.js'
import { chiSquare } from '../../src/math/chi-square.js'
import { chiSquareTail } from '../../src/math/chi-square-tail.js'
import { designEffect } from '../../src/math/design-effect.js'
import { fisherExact } from '../../src/math/fisher-exact.js'
import { freemanHalton } from '../../src/math/freeman-halton.js'
import { logGamma } from '../../src/math/log-gamma.js'
import { netPromoter } from '../../src/math/net-promoter.js'
import { rake } from '../../src/math/rake.js'
import { weightedMoments } from '../../src/math/weighted-moments.js'
import { weightedQuantile } from '../../src/math/weighted-quantile.js'
import { welchAnova } from '../../src/math/welch-anova.js'
import { welchTest } from '../../src/math/welch-test.js'

/** The expected values of this file were computed with SciPy 1.17, not with the code under test. */
describe('tails of distributions, against SciPy', () => {
  test.each([
    [3.841458820694124, 1, 0.05],
    [12.3, 7, 0.091114886],
    [0.5, 3, 0.918891412],
    [55, 20, 4.10614328e-5],
    [200, 180, 0.146346175],
  ])('chi-square %d with %d degrees', (statistic, freedom, p) => expect(chiSquareTail(statistic, freedom) / p).toBeCloseTo(1, 7))
  test.each([
    [2.228, 10, 0.0500117718],
    [1.1, 3.7, 0.33769799],
    [4, 55.2, 0.000190143656],
  ])('t %d with %d degrees', (t, freedom, p) => expect(studentTwoSided(t, freedom) / p).toBeCloseTo(1, 7))
  test.each([
    [4.96, 1, 10, 0.05008765],
    [1.3, 4, 33.3, 0.29006978],
    [8, 3, 7.2, 0.01086714],
  ])('F %d with %d and %d degrees', (f, one, other, p) => expect(fisherTail(f, one, other) / p).toBeCloseTo(1, 6))
  test('ln of factorials, and an incomplete beta that can be done by hand', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(betaShare(0.5, 2, 3)).toBeCloseTo(0.6875, 12)
  })
})

describe('tables of counts', () => {
  test('Pearson by hand and by SciPy', () => {
    expect(
      chiSquare([
        [20, 30],
        [30, 20],
      ]),
    ).toMatchObject({ statistic: 4, freedom: 1, leastExpected: 25 })
    const found = chiSquare([
      [20, 30, 10],
      [30, 20, 15],
    ])!
    expect(found.statistic).toBeCloseTo(4.8076923077, 9)
    expect(found.p).toBeCloseTo(0.0903697082, 9)
    expect(found.strength).toBeCloseTo(Math.sqrt(4.8076923077 / 125), 9)
  })
  test('a table with one row, or an empty column beside one, has nothing to test', () => {
    expect(chiSquare([[3, 4]])).toBeUndefined()
    expect(
      chiSquare([
        [3, 0],
        [4, 0],
      ]),
    ).toBeUndefined()
    expect(
      chiSquare([
        [3, 0, 2],
        [4, 0, 9],
      ]),
    ).toMatchObject({ freedom: 1 })
  })
  test.each([
    [
      [
        [3, 1],
        [1, 3],
      ],
      0.4857142857,
    ],
    [
      [
        [8, 2],
        [1, 5],
      ],
      0.034965035,
    ],
    [
      [
        [0, 12],
        [5, 9],
      ],
      0.0424749164,
    ],
  ] as const)('Fisher of %j', (table, p) => expect(fisherExact(table)).toBeCloseTo(p, 8))
  test('Freeman–Halton on a 2 × 2 table comes near to Fisher, and is the same for the same seed', () => {
    const table = [
      [8, 2],
      [1, 5],
    ]
    const p = freemanHalton(table, chance(1), 40_000)
    expect(Math.abs(p - 0.034965)).toBeLessThan(4 * Math.sqrt((0.035 * 0.965) / 40_000))
    expect(freemanHalton(table, chance(1), 40_000)).toBe(p)
    expect(
      freemanHalton(
        [
          [3, 0, 2],
          [0, 3, 1],
          [1, 1, 4],
        ],
        chance(1),
        40_000,
      ),
    ).toBeCloseTo(0.1041, 2)
  })
})

describe('means of groups', () => {
  test('Welch, against SciPy', () => {
    const found = welchTest({ n: 10, mean: 5, deviation: 1 }, { n: 12, mean: 4, deviation: 2 })!
    expect(found.t).toBeCloseTo(1.5191090506, 9)
    expect(found.p).toBeCloseTo(0.1473871485, 9)
    expect(welchTest({ n: 1, mean: 5, deviation: 0 }, { n: 12, mean: 4, deviation: 2 })).toBeUndefined()
  })
  test('Welch over three groups, against SciPy', () => {
    const moments = (values: number[]) =>
      weightedMoments(
        values,
        values.map(() => 1),
      )
    const found = welchAnova([moments([1, 2, 3, 4, 5, 6.5]), moments([2, 2, 4, 7, 9, 9, 10]), moments([5, 5, 6, 7])])!
    expect(found.f).toBeCloseTo(2.6469814868, 9)
    expect(found.p).toBeCloseTo(0.123697934, 8)
  })
  test('equal weights change nothing; the median of an even number lies between', () => {
    expect(weightedMoments([1, 2, 3], [2, 2, 2])).toEqual({ n: 3, mean: 2, deviation: 1 })
    expect(weightedQuantile([4, 1, 3, 2], [1, 1, 1, 1], 0.5)).toBe(2.5)
    expect(weightedQuantile([1, 2, 3], [1, 1, 4], 0.5)).toBe(3)
  })
})

describe('net promoter score', () => {
  test('8 promoters and 22 detractors of 39', () => {
    const found = netPromoter(8, 22, 39)
    expect(found.score).toBeCloseTo(-14 / 39, 12)
    const [p, d] = [8 / 39, 22 / 39]
    expect(found.standardError).toBeCloseTo(Math.sqrt((p + d - (p - d) ** 2) / 39), 12)
    // Tango's interval, solved independently with SciPy's brentq.
    expect(found.interval[0]).toBeCloseTo(-0.57725003, 6)
    expect(found.interval[1]).toBeCloseTo(-0.08639268, 6)
  })
  test('where all agree it is not certain', () => {
    const { score, interval } = netPromoter(10, 0, 10)
    expect([score, interval[1]]).toEqual([1, 1])
    expect(interval[0]).toBeGreaterThan(0.3)
    expect(interval[0]).toBeLessThan(0.6)
  })
  test('covers the truth about 95 times in 100, where the textbook interval does not', () => {
    const draw = chance(4)
    for (const [p, d, n] of [
      [0.5, 0.2, 30],
      [0.9, 0.02, 25],
      [0.2, 0.2, 100],
    ] as const) {
      let covered = 0
      for (let round = 0; round < 2_000; round++) {
        let [promoters, detractors] = [0, 0]
        for (let i = 0; i < n; i++) {
          const u = draw.next()
          if (u < p) promoters += 1
          else if (u < p + d) detractors += 1
        }
        const [low, high] = netPromoter(promoters, detractors, n).interval
        if (low <= p - d && p - d <= high) covered += 1
      }
      expect(covered / 2_000).toBeGreaterThan(0.93)
      expect(covered / 2_000).toBeLessThan(0.985)
    }
  })
  test('law: the interval holds the score and stays within −1 … 1', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (promoters, detractors, passives) => {
        fc.pre(promoters + detractors + passives > 0)
        const { score, interval } = netPromoter(promoters, detractors, promoters + detractors + passives)
        expect(interval[0]).toBeLessThanOrEqual(score + 1e-9)
        expect(interval[1]).toBeGreaterThanOrEqual(score - 1e-9)
        expect(interval[0]).toBeGreaterThanOrEqual(-1)
        expect(interval[1]).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('raking', () => {
  const margin = (name: string, shares: Record<string, number>) => ({ name, shares: new Map(Object.entries(shares)) })
  test('one margin is simple division', () => {
    const found = rake([margin('sex', { f: 0.5, m: 0.5 })], [['f', 'f', 'f', 'm']])
    expect([...found.weights]).toEqual([2 / 3, 2 / 3, 2 / 3, 2])
    expect(found).toMatchObject({ converged: true, trimmed: 0 })
  })
  test('law: two margins are both reached, where no weight is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1), fc.nat(2)), { minLength: 60, maxLength: 200 }), (rows) => {
        const [one, other] = [rows.map(([a]) => `a${a}`), rows.map(([, b]) => `b${b}`)]
        const cells = new Set(rows.map(([a, b]) => `${a}${b}`))
        fc.pre(cells.size === 6)
        const found = rake([margin('a', { a0: 0.45, a1: 0.55 }), margin('b', { b0: 0.3, b1: 0.3, b2: 0.4 })], [one, other], {
          least: 0,
          most: 1000,
        })
        expect(found.converged).toBe(true)
        const share = (values: string[], value: string) =>
          values.reduce((sum, each, i) => sum + (each === value ? found.weights[i]! : 0), 0) / rows.length
        expect(share(one, 'a0')).toBeCloseTo(0.45, 4)
        expect(share(other, 'b2')).toBeCloseTo(0.4, 4)
        expect(found.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(rows.length, 6)
      }),
      { numRuns: 50 },
    )
  })
  test('weights are cut at the bounds, and what was not reached is said', () => {
    const found = rake([margin('sex', { f: 0.5, m: 0.5 })], [[...Array.from({ length: 99 }, () => 'f'), 'm']])
    expect(Math.max(...found.weights)).toBeLessThanOrEqual(5 + 1e-9)
    expect(found.converged).toBe(false)
    expect(found.gap).toBeGreaterThan(0.4)
    expect(found.trimmed).toBe(1)
  })
  test('who is of no known category keeps a weight of about one', () => {
    const found = rake([margin('sex', { f: 0.5, m: 0.5 })], [['f', 'f', 'm', 'm', '']])
    expect(found.weights[4]).toBeCloseTo(1, 9)
  })
  test('Kish: equal weights cost nothing', () => {
    expect(designEffect([1, 1, 1])).toEqual({ effect: 1, effectiveBase: 3 })
    expect(designEffect([1, 1, 2]).effect).toBeCloseTo(1.125, 12)
  })
})
