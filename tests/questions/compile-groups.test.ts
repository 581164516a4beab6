import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Query } from '../../src/questions/query.js'
import { CompileProblem } from '../../src/segments/context.js'
import { stockWarehouse } from '../support/small-shop.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { ask } from './ask-history.js'
import { history } from './history.js'

let temporary: TemporaryWarehouse
beforeAll(async () => {
  temporary = await temporaryWarehouse()
  await stockWarehouse(temporary.warehouse, history)
})
afterAll(() => temporary.close())

const november = { period: { unit: 'month', offset: 0 } } as const
const revenue = { measure: 'revenue' }

describe('tables', () => {
  const cases: Array<[string, Partial<Query>, unknown[]]> = [
    [
      'revenue by city of the customer, highest first',
      { measures: [revenue], by: [{ tag: 'city' }] },
      [
        ['上海', 260],
        ['北京', 80],
      ],
    ],
    [
      'revenue by platform of the order, unknown named',
      { measures: [revenue], by: [{ field: 'platform' }] },
      [
        ['天猫', 169.5],
        ['抖音', 130.5],
        ['未知', 40],
      ],
    ],
    [
      'revenue by category: item lines',
      { measures: [revenue], by: [{ field: 'category' }] },
      [
        ['护肤', 240],
        ['彩妆', 100],
      ],
    ],
    [
      'a two-way table',
      { measures: [revenue], by: [{ tag: 'gender' }, { field: 'platform' }] },
      [
        ['female', '天猫', 149.5],
        ['female', '抖音', 130.5],
        ['male', '未知', 40],
        ['male', '天猫', 20],
      ],
    ],
    [
      'customers by gender',
      { measures: [{ measure: 'customers' }], by: [{ tag: 'gender' }] },
      [
        ['female', 2],
        ['male', 1],
        ['未知', 1],
      ],
    ],
    [
      'customers by a list: each value',
      { measures: [{ measure: 'customers' }], by: [{ tag: 'concerns' }] },
      [
        ['干燥', 2],
        ['未知', 2],
        ['痘痘', 1],
      ],
    ],
    [
      'customers by bands',
      { measures: [{ measure: 'customers' }], by: [{ tag: 'birth_year', bands: [1995, 1998] }] },
      [
        ['1995以下', 1],
        ['1995–1997', 1],
        ['1998及以上', 1],
        ['未知', 1],
      ],
    ],
    ['customers by flag', { measures: [{ measure: 'customers' }], by: [{ tag: 'vip' }] }, [[false, 4]]],
    ['top one', { measures: [revenue], by: [{ tag: 'city' }], limit: 1 }, [['上海', 260]]],
    [
      'lowest first',
      { measures: [revenue], by: [{ tag: 'city' }], order: { by: 'measure', direction: 'asc' } },
      [
        ['北京', 80],
        ['上海', 260],
      ],
    ],
    [
      'only groups over a limit',
      { measures: [revenue], by: [{ field: 'platform' }], having: [{ range: { min: 100 } }] },
      [
        ['天猫', 169.5],
        ['抖音', 130.5],
      ],
    ],
    [
      'a ratio over two tables, zero where nobody bought',
      { measures: [{ measure: 'conversion_rate' }], by: [{ tag: 'gender' }] },
      [
        ['female', 1, 2],
        ['male', 1, 1],
        ['未知', 0, 1],
      ],
    ],
    [
      'repeat rate by city',
      { measures: [{ measure: 'repeat_purchase_rate' }], by: [{ tag: 'city' }] },
      [
        ['上海', 1, 2],
        ['北京', 0, 1],
      ],
    ],
    [
      'repeat rate by platform',
      { measures: [{ measure: 'repeat_purchase_rate' }], by: [{ field: 'platform' }] },
      [
        ['天猫', 0.5, 2],
        ['抖音', 0, 2],
        ['未知', 0, 1],
      ],
    ],
    [
      'new buyers by platform of the first purchase',
      { measures: [{ measure: 'new_buyers' }], by: [{ field: 'platform' }], window: { from: '2026-10-01' } },
      [
        ['抖音', 2],
        ['天猫', 1],
        ['未知', 0],
      ],
    ],
    [
      'new and returning by city',
      { measures: [{ measure: 'new_buyers' }, { measure: 'returning_buyers' }], by: [{ tag: 'city' }], window: november },
      [
        ['北京', 1, 0],
        ['上海', 0, 2],
      ],
    ],
    [
      'repurchase rate by gender',
      { measures: [{ measure: 'repurchase_rate' }], by: [{ tag: 'gender' }], window: { last: { n: 30, unit: 'day' } } },
      [
        ['male', 1, 1],
        ['female', 1, 1],
      ].reverse(),
    ],
    [
      'share of the total',
      { measures: [{ measure: 'revenue', as: 'share' }], by: [{ tag: 'city' }] },
      [
        ['上海', 260 / 340],
        ['北京', 80 / 340],
      ],
    ],
    [
      'share of buyers by category: of all buyers',
      { measures: [{ measure: 'buyers', as: 'share' }], by: [{ field: 'category' }] },
      [
        ['护肤', 2 / 3],
        ['彩妆', 2 / 3],
      ].reverse(),
    ],
    [
      'products by units',
      { measures: [{ measure: 'units' }], by: [{ field: 'product' }] },
      [
        ['面膜', 7],
        ['口红', 3],
        ['面霜', 3],
      ],
    ],
    [
      'two measures',
      { measures: [{ measure: 'buyers' }, { measure: 'revenue_per_buyer' }], by: [{ tag: 'city' }] },
      [
        ['上海', 2, 130],
        ['北京', 1, 80],
      ],
    ],
    [
      'by hour',
      { measures: [{ measure: 'purchases' }], by: [{ clock: 'hour' }] },
      [
        [0, 2],
        [9, 2],
        [12, 1],
        [23, 1],
      ],
    ],
    [
      'by weekday',
      { measures: [{ measure: 'purchases' }], by: [{ clock: 'weekday' }] },
      [
        [1, 1],
        [4, 1],
        [6, 1],
        [7, 3],
      ],
    ],
    [
      'mentions by aspect of negative ones',
      { measures: [{ measure: 'negative_mentions' }], by: [{ field: 'aspect' }] },
      [['肤感', 1]],
    ],
    [
      'reviews by star',
      { measures: [{ measure: 'reviews' }], by: [{ field: 'stars' }], order: { by: 'key', direction: 'asc' } },
      [
        [1, 1],
        [3, 1],
        [5, 1],
        ['未知', 1],
      ],
    ],
    [
      'reviews by gender: nobody known is unknown',
      { measures: [{ measure: 'reviews' }], by: [{ tag: 'gender' }] },
      [
        ['female', 2],
        ['未知', 2],
      ],
    ],
    [
      'mean of a tag by a tag',
      { measures: [{ tag: 'points', statistic: 'average' }], by: [{ tag: 'gender' }] },
      [
        ['male', 60, 1],
        ['female', 15, 2],
        ['未知', null, 0],
      ],
    ],
    [
      'growth by city',
      { measures: [{ measure: 'revenue', as: 'growth' }], by: [{ tag: 'city' }], window: { last: { n: 30, unit: 'day' } } },
      [
        ['上海', 189.5 / 70.5 - 1],
        ['北京', null],
      ],
    ],
    [
      'share in a segment by a tag',
      { kind: 'share', who: { did: 'purchase' }, by: [{ tag: 'gender' }] },
      [
        ['female', 1, 2, 2],
        ['male', 1, 1, 1],
        ['未知', 0, 0, 1],
      ],
    ],
  ]
  test.each(cases)('%s', async (_, part, expected) => {
    const { columns, rows } = await ask(temporary.warehouse, { kind: 'table', ...part })
    const cells = rows.map((row) => columns.map(({ key }) => row[key]))
    expect(cells).toHaveLength(expected.length)
    for (const [index, line] of cells.entries()) {
      const wanted = expected[index] as unknown[]
      expect(line.map((cell) => (typeof cell === 'number' ? Math.round(cell * 1e9) / 1e9 : cell))).toEqual(
        wanted.map((cell) => (typeof cell === 'number' ? Math.round(cell * 1e9) / 1e9 : cell)),
      )
    }
  })
})

describe('series', () => {
  const cases: Array<[string, Partial<Query>, unknown[]]> = [
    [
      'months of three, the empty ones 0',
      { measures: [revenue], by: [{ period: 'month' }], window: { from: '2026-08-15' } },
      [
        ['2026-08-01', 0],
        ['2026-09-01', 0],
        ['2026-10-01', 70.5],
        ['2026-11-01', 269.5],
      ],
    ],
    [
      'ISO weeks',
      { measures: [{ measure: 'purchases' }], by: [{ period: 'week' }], window: { last: { n: 14, unit: 'day' } } },
      [
        ['2026-11-02', 1],
        ['2026-11-09', 2],
      ],
    ],
    [
      'a ratio is empty where nothing happened',
      { measures: [{ measure: 'average_order_value' }], by: [{ period: 'month' }], window: { from: '2026-09-01' } },
      [
        ['2026-09-01', null],
        ['2026-10-01', 35.25],
        ['2026-11-01', 67.375],
      ],
    ],
    ['all time, from the first act', { measures: [revenue], by: [{ period: 'quarter' }] }, [['2026-10-01', 340]]],
    ['half-years', { measures: [revenue], by: [{ period: 'half' }] }, [['2026-07-01', 340]]],
    [
      'new buyers by month',
      { measures: [{ measure: 'new_buyers' }], by: [{ period: 'month' }] },
      [
        ['2026-10-01', 2],
        ['2026-11-01', 1],
      ],
    ],
    [
      'returning buyers by month: bought before that month',
      { measures: [{ measure: 'returning_buyers' }], by: [{ period: 'month' }] },
      [
        ['2026-10-01', 0],
        ['2026-11-01', 2],
      ],
    ],
    [
      'repurchase by month: of last month’s buyers',
      { measures: [{ measure: 'repurchase_rate' }], by: [{ period: 'month' }], window: { from: '2026-10-01' } },
      [
        ['2026-10-01', null],
        ['2026-11-01', 1],
      ],
    ],
    [
      'mau by month',
      { measures: [{ measure: 'mau' }], by: [{ period: 'month' }] },
      [
        ['2026-10-01', 1],
        ['2026-11-01', 3],
      ],
    ],
    [
      'dau by month: the average over its days',
      { measures: [{ measure: 'dau' }], by: [{ period: 'month' }], window: { from: '2026-10-01' } },
      [
        ['2026-10-01', 1 / 31],
        ['2026-11-01', 4 / 15],
      ],
    ],
    [
      'repeat rate by month',
      { measures: [{ measure: 'repeat_purchase_rate' }], by: [{ period: 'month' }] },
      [
        ['2026-10-01', 0],
        ['2026-11-01', 1 / 3],
      ],
    ],
    [
      'conversion by month',
      { measures: [{ measure: 'conversion_rate' }], by: [{ period: 'month' }] },
      [
        ['2026-10-01', 2],
        ['2026-11-01', 1],
      ],
    ],
  ]
  test.each(cases)('%s', async (_, part, expected) => {
    const { kind, columns, rows } = await ask(temporary.warehouse, { kind: 'series', ...part })
    expect(kind).toBe('series')
    const keys = columns.filter(({ key }) => key !== 'n').map(({ key }) => key)
    expect(rows.map((row) => keys.map((key) => row[key]))).toEqual(expected)
  })

  test('a series by platform has every platform in every month', async () => {
    const { rows } = await ask(temporary.warehouse, {
      kind: 'series',
      measures: [revenue],
      by: [{ period: 'month' }, { field: 'platform' }],
    })
    expect(rows.filter((row) => row.period === '2026-10-01')).toEqual([
      { period: '2026-10-01', platform: '天猫', revenue: 20 },
      { period: '2026-10-01', platform: '抖音', revenue: 50.5 },
      { period: '2026-10-01', platform: '未知', revenue: 0 },
    ])
  })
})

describe('comparisons', () => {
  test('two platforms', async () => {
    const platform = (name: string) => ({
      label: name,
      who: { did: 'purchase', where: [{ field: 'platform', is: { oneOf: [name] } }] },
    })
    const { rows } = await ask(temporary.warehouse, {
      kind: 'compare',
      measures: [{ measure: 'repeat_purchase_rate' }],
      sides: [platform('抖音'), platform('天猫')],
    })
    expect(rows).toEqual([
      { side: '抖音', repeat_purchase_rate: 0.5, n: 2 },
      { side: '天猫', repeat_purchase_rate: 1, n: 2, difference: 0.5, z: expect.closeTo(1.1547, 3), significant: false },
    ])
  })

  test('two windows', async () => {
    const { rows } = await ask(temporary.warehouse, {
      kind: 'compare',
      measures: [revenue],
      sides: [
        { label: '本月', window: november },
        { label: '上月', window: { period: { unit: 'month', offset: -1 } } },
      ],
    })
    expect(rows).toEqual([
      { side: '本月', revenue: 269.5 },
      { side: '上月', revenue: 70.5, difference: -199 },
    ])
  })

  test('shares of two groups', async () => {
    const gender = (name: string) => ({ label: name, who: { tag: 'gender', is: { oneOf: [name] } } })
    const { rows } = await ask(temporary.warehouse, {
      kind: 'compare',
      who: { did: 'view', window: november },
      sides: [gender('female'), gender('male')],
    })
    expect(rows.map(({ side, share, n }) => [side, share, n])).toEqual([
      ['female', 1, 2],
      ['male', 0, 1],
    ])
  })
})

describe('customers', () => {
  test('all of them, with columns beside', async () => {
    const { total, rows } = await ask(temporary.warehouse, {
      kind: 'customers',
      who: { did: 'view', window: november },
      show: ['city', 'points', 'concerns', 'vip'],
    })
    expect(total).toBe(3)
    expect(rows).toEqual([
      { customer_id: 'c1', city: '上海', points: 10, concerns: ['痘痘', '干燥'], vip: false },
      { customer_id: 'c2', city: '北京', points: 20, concerns: [], vip: false },
      { customer_id: 'c4', city: '', points: null, concerns: [], vip: false },
    ])
  })

  test('ranked by a measure', async () => {
    const { total, rows } = await ask(temporary.warehouse, { kind: 'customers', measures: [revenue], limit: 2, show: [] })
    expect(total).toBe(3)
    expect(rows).toEqual([
      { customer_id: 'c1', revenue: 200 },
      { customer_id: 'c2', revenue: 80 },
    ])
  })

  test('only those above a limit', async () => {
    const { rows } = await ask(temporary.warehouse, {
      kind: 'customers',
      measures: [{ measure: 'average_order_value' }],
      having: [{ range: { above: 60 } }],
      show: [],
    })
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(['c2', 'c1'])
  })
})

describe('quotes', () => {
  test('opinions about an aspect', async () => {
    const where = [{ field: 'polarity', is: { oneOf: ['negative'] } }]
    const { total, rows } = await ask(temporary.warehouse, { kind: 'quotes', measures: [{ measure: 'mentions', where }] })
    expect(total).toBe(1)
    expect(rows).toEqual([
      expect.objectContaining({ quote: '太干', source: 'reviews', source_id: 'r2', product: '面膜', stars: 1 }),
    ])
  })

  test('reviews, newest first, undated last, nothing of rivals or of the future', async () => {
    const { rows } = await ask(temporary.warehouse, { kind: 'quotes', measures: [{ measure: 'reviews' }] })
    expect(rows.map(({ source_id }) => source_id)).toEqual(['r2', 'r1', 'r4', 'r3'])
  })

  test('of some people only', async () => {
    const { rows } = await ask(temporary.warehouse, {
      kind: 'quotes',
      who: { tag: 'city', is: { oneOf: ['上海'] } },
      measures: [{ measure: 'reviews' }],
    })
    expect(rows.map(({ source_id }) => source_id)).toEqual(['r1'])
  })
})

describe('what cannot be put to the data is refused with a code', () => {
  const cases: Array<[Partial<Query>, string]> = [
    [{ kind: 'table', measures: [{ measure: 'conversion_rate' }], by: [{ field: 'platform' }] }, 'measure-not-by-field'],
    [{ kind: 'table', measures: [{ measure: 'discount_rate' }], by: [{ field: 'category' }] }, 'measure-not-by-field'],
    [{ kind: 'table', measures: [{ measure: 'customers' }], by: [{ field: 'platform' }] }, 'people-not-by-act'],
    [{ kind: 'series', measures: [{ measure: 'customers' }], by: [{ period: 'month' }] }, 'people-not-by-act'],
    [
      { kind: 'number', measures: [{ measure: 'customers', where: [{ field: 'platform', is: { oneOf: ['天猫'] } }] }] },
      'people-not-by-act',
    ],
    [{ kind: 'number', measures: [{ measure: 'customers' }], window: november }, 'window-without-act'],
    [{ kind: 'series', measures: [revenue] }, 'no-period'],
    [{ kind: 'number', measures: [{ measure: 'bogus' }] }, 'unknown-measure'],
    [{ kind: 'table', measures: [revenue], by: [{ tag: 'bogus' }] }, 'unknown-tag'],
    [{ kind: 'number', measures: [revenue], who: { did: 'bogus' } }, 'unknown-act'],
    [{ kind: 'number', measures: [revenue], who: { saved: 'bogus' } }, 'unknown-segment'],
    [{ kind: 'number', measures: [revenue], window: { festival: { name: 'bogus' } } }, 'unknown-festival'],
    [{ kind: 'number', measures: [revenue], who: { tag: 'city', is: { range: { min: 1 } } } }, 'wrong-test'],
    [{ kind: 'number', measures: [{ measure: 'revenue', as: 'growth' }] }, 'needs-window'],
    [{ kind: 'number', measures: [{ measure: 'average_order_value', as: 'share' }] }, 'not-a-share'],
    [{ kind: 'quotes', measures: [revenue] }, 'no-words'],
    [
      { kind: 'table', measures: [{ measure: 'purchases' }], by: [{ field: 'category' }, { field: 'payment_method' }] },
      'fields-on-different-tables',
    ],
  ]
  test.each(cases)('%j is %s', async (part, code) => {
    const problem = await ask(temporary.warehouse, part).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(CompileProblem)
    expect((problem as CompileProblem).code).toBe(code)
  })
})
