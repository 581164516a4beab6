import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakDown } from '../../../src/fieldwork/results/break-down.js'
import { crossTab } from '../../../src/fieldwork/results/cross-tab.js'
import { byKnown, byQuestion } from '../../../src/fieldwork/results/grouping.js'
import { meansByGroup } from '../../../src/fieldwork/results/means-by-group.js'
import { shownGroups } from '../../../src/fieldwork/results/small-groups.js'
import { asked, response, times } from './responses.js'

const rows = asked({ type: 'radiogroup', name: 'q', choices: ['yes', 'no'] })
const columns = asked({ type: 'radiogroup', name: 'g', choices: ['f', 'm', 'x'] })
const table = (counts: Record<string, [yes: number, no: number]>) =>
  Object.entries(counts).flatMap(([g, [yes, no]]) => [...times(yes, { q: 'yes', g }), ...times(no, { q: 'no', g })])

describe('cross-tables', () => {
  test('shares of columns, chi-square, letters at what is higher', () => {
    const found = crossTab(rows, byQuestion(columns)!, table({ f: [60, 40], m: [30, 70] }))
    expect(found.columns.map(({ value, letter, base }) => [value, letter, base])).toEqual([
      ['f', 'A', 100],
      ['m', 'B', 100],
    ])
    expect(found.rows[0]?.cells).toMatchObject([
      { count: 60, share: 0.6, higherThan: ['B'] },
      { count: 30, higherThan: [] },
    ])
    expect(found.rows[1]?.cells[1]?.higherThan).toEqual(['A'])
    expect(found.test).toMatchObject({ method: 'chi-square', freedom: 1 })
    // By hand: 200 (60·70 − 40·30)² / (90·110·100·100).
    expect(found.test?.statistic).toBeCloseTo((200 * (60 * 70 - 40 * 30) ** 2) / (90 * 110 * 100 * 100), 9)
    expect(found.rows[0]?.total).toEqual({ count: 90, share: 0.45 })
  })

  test.each([
    ['two by two', { f: [6, 2], m: [1, 7] }, 'fisher'],
    ['larger', { f: [6, 1], m: [1, 6], x: [3, 3] }, 'freeman-halton'],
    ['with counts enough', { f: [30, 20], m: [20, 30] }, 'chi-square'],
  ] as const)('%s: %s', (_, counts, method) => {
    expect(crossTab(rows, byQuestion(columns)!, table(counts as never)).test?.method).toBe(method)
  })

  test('groups below the minimum are hidden, and not to be found by taking the others from the whole', () => {
    const found = crossTab(rows, byQuestion(columns)!, table({ f: [60, 40], m: [30, 40], x: [2, 1] }))
    expect(found).toMatchObject({ hidden: 2, least: 5 })
    expect(found.columns.map(({ value }) => value)).toEqual(['f'])
    expect(found.total.base).toBe(100)
  })

  test('groups that overlap are compared with everybody outside of them', () => {
    const many = asked({ type: 'checkbox', name: 'g', choices: ['a', 'b'] })
    const responses = [
      ...times(60, { q: 'yes', g: ['a'] }),
      ...times(10, { q: 'no', g: ['a'] }),
      ...times(10, { q: 'yes', g: ['a', 'b'] }),
      ...times(50, { q: 'no', g: ['b'] }),
    ]
    const found = crossTab(rows, byQuestion(many)!, responses)
    expect(found.test).toBeUndefined()
    expect(found.rows[0]?.cells.map(({ higherThan }) => higherThan)).toEqual([['+'], ['−']])
  })

  test('a choice that only somebody in a hidden group made is not named', () => {
    const found = crossTab(rows, byQuestion(columns)!, [
      ...table({ f: [30, 30], m: [20, 20] }),
      ...times(2, { q: 'secret', g: 'x' }),
    ])
    expect(JSON.stringify(found)).not.toContain('secret')
  })

  test('weights: tests are on the effective base', () => {
    const responses = table({ f: [60, 40], m: [40, 60] })
    const plain = crossTab(rows, byQuestion(columns)!, responses)
    const weighted = crossTab(
      rows,
      byQuestion(columns)!,
      responses.map((one, i) => ({ ...one, weight: i % 2 ? 0.4 : 1.6 })),
    )
    expect(weighted.test!.p).toBeGreaterThan(plain.test!.p)
    expect(weighted.columns[0]!.effectiveBase).toBeLessThan(100)
  })

  test('law: every person in a shown column is counted once, and each column sums to one', () => {
    const row = fc.record({ q: fc.constantFrom('yes', 'no'), g: fc.constantFrom('f', 'm', 'x') })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), (data) => {
        const found = crossTab(
          rows,
          byQuestion(columns)!,
          data.map((one) => response(one)),
        )
        for (const [j, column] of found.columns.entries()) {
          expect(column.base).toBeGreaterThanOrEqual(5)
          expect(found.rows.reduce((sum, { cells }) => sum + cells[j]!.count, 0)).toBe(column.base)
          expect(found.rows.reduce((sum, { cells }) => sum + cells[j]!.share, 0)).toBeCloseTo(1, 9)
        }
        const p = found.test?.p ?? 0.5
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('law: of tables where nothing goes together, few are called significant', () => {
    const draws = Array.from({ length: 60 }, (_, seed) => seed)
    let called = 0
    for (const seed of draws) {
      let state = seed * 7919 + 13
      const next = () => {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0
        return (state >>> 16) / 65536
      }
      const data = Array.from({ length: 300 }, () =>
        response({ q: next() < 0.5 ? 'yes' : 'no', g: 'fmx'[Math.floor(next() * 3)] }),
      )
      const found = crossTab(rows, byQuestion(columns)!, data)
      if (found.rows.some(({ cells }) => cells.some(({ higherThan }) => higherThan.length > 0))) called += 1
    }
    expect(called / draws.length).toBeLessThan(0.15)
  })
})

describe('means by group', () => {
  const age = asked({ type: 'text', inputType: 'number', name: 'age' })
  const of = (g: string, ages: number[]) => ages.map((one) => response({ age: one, g }))
  test("Welch's tests", () => {
    const found = meansByGroup(age, byQuestion(columns)!, [
      ...of('f', [20, 21, 22, 23, 24]),
      ...of('m', [40, 44, 41, 47, 43]),
      ...of('x', [1]),
    ])
    expect(found.groups.map(({ letter, mean, base, higherThan }) => [letter, mean, base, higherThan])).toEqual([['A', 43, 5, []]])
    const enough = meansByGroup(age, byQuestion(columns)!, [...of('f', [20, 21, 22, 23, 24]), ...of('m', [40, 44, 41, 47, 43])])
    expect(enough.groups.map(({ letter, mean, higherThan }) => [letter, mean, higherThan])).toEqual([
      ['A', 22, []],
      ['B', 43, ['A']],
    ])
    expect(enough.test?.p).toBeLessThan(0.001)
  })
  test('a rating has means and shares, an open question nothing, a question by itself nothing', () => {
    const rating = asked({ type: 'rating', name: 'r' })
    const responses = times(20, { r: 4, g: 'f' })
    expect(breakDown(rating, byQuestion(columns)!, responses).map(({ kind }) => kind)).toEqual(['means', 'shares'])
    expect(breakDown(asked({ type: 'comment', name: 'c' }), byQuestion(columns)!, responses)).toEqual([])
    expect(breakDown(columns, byQuestion(columns)!, responses)).toEqual([])
  })
})

describe('groups that may be shown', () => {
  test.each([
    [
      [3, 40, 60],
      [false, false, true],
    ],
    [
      [3, 3, 60],
      [false, false, true],
    ],
    [
      [5, 6],
      [true, true],
    ],
    [
      [4, 9],
      [false, false],
    ],
    [
      [0, 9, 7],
      [false, true, true],
    ],
  ])('%j', (sizes, shown) => expect(shownGroups(sizes, 5)).toEqual(shown))
})

test('what is known of respondents as groups: labelled ones in their order, others by size', () => {
  const responses = [
    ...times(1, {}, { known: { city: ['上海'] } }),
    ...times(2, {}, { known: { city: ['北京'] } }),
    ...times(1, {}, { known: { city: ['f'] } }),
  ]
  const grouping = byKnown('city', { zh: '城市', en: 'city' }, responses, [{ value: 'f', label: { zh: '女', en: 'women' } }])
  expect(grouping.groups.map(({ label }) => label.zh)).toEqual(['女', '北京', '上海'])
})
