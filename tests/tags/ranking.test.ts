import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { given } from '../support/warehouse-facts.js'
import { tagsAt } from './history.js'

let place: TemporaryWarehouse
beforeEach(async () => {
  place = await temporaryWarehouse()
})
afterEach(async () => place.close())

const scores = ['r_score', 'f_score', 'm_score', 'rfm_tier', 'high_value']
const purchase = (customer_id: string, day: number, amount: number, more = {}) => ({
  customer_id,
  ordered_at: `2025-06-${String(day).padStart(2, '0')} 10:00:00`,
  amount,
  ...more,
})

describe('RFM over the buyers of the last 365 days', () => {
  test('ten buyers fall into five scores of two, the newest and largest best', async () => {
    await given(place.warehouse, {
      orders: Array.from({ length: 10 }, (_, index) => purchase(`k${index}`, index + 1, 100 + index)),
    })
    const tags = await tagsAt(place.warehouse, '2025-06-30', scores)
    const of = (name: string) => Array.from({ length: 10 }, (_, index) => tags.get(`k${index}`)?.[name])
    expect(of('r_score')).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    expect(of('m_score')).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    // All bought once: they share one score, the lowest, so that a crowd of single purchases is not frequent.
    expect(of('f_score')).toEqual(Array(10).fill(1))
    expect(of('rfm_tier')).toEqual([...Array(6).fill('一般挽留'), ...Array(4).fill('重要发展')])
    expect(of('high_value')).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
  })

  test('who bought longer ago has no score and does not count among the buyers', async () => {
    const old = { customer_id: 'old', ordered_at: '2024-01-01 10:00:00', amount: 9999 }
    await given(place.warehouse, { orders: [old, purchase('a', 1, 1), purchase('b', 2, 2)] })
    const tags = await tagsAt(place.warehouse, '2025-06-30', scores)
    expect(tags.get('old')).toMatchObject({ r_score: null, m_score: null, rfm_tier: '', high_value: 0 })
    expect(tags.get('b')).toMatchObject({ r_score: 3, m_score: 3 })
  })

  test.each([
    [[5, 5, 5], '重要价值'],
    [[5, 1, 5], '重要发展'],
    [[1, 5, 5], '重要保持'],
    [[1, 1, 5], '重要挽留'],
    [[5, 5, 1], '一般价值'],
    [[5, 1, 1], '一般发展'],
    [[1, 5, 1], '一般保持'],
    [[3, 3, 3], '一般挽留'],
  ] as const)('scores %j are %s', async ([r, f, m], tier) => {
    const { rfmTierSql } = await import('../../src/tags/families/rfm.js')
    const sql = `SELECT ${rfmTierSql(4)} AS tier FROM (SELECT ${r} AS r_score, ${f} AS f_score, toNullable(${m}) AS m_score)`
    expect(await place.warehouse.rows({ sql, parameters: {} })).toEqual([{ tier }])
  })
})

describe('price sensitivity', () => {
  const twice = (customer: string, discounts: readonly number[]) =>
    discounts.map((discount, index) => purchase(customer, index + 1, 80, { discount }))

  test('the top third of buyers with two or more purchases; single buyers and those without any sign are not', async () => {
    await given(place.warehouse, {
      orders: [
        ...twice('all', [20, 20]),
        ...twice('half', [20, 0]),
        ...twice('coupons', [0, 0]),
        ...twice('none', [0, 0]),
        ...twice('little', [19, 19]),
        ...twice('never', [0, 0]),
        purchase('single', 1, 1, { discount: 99 }),
      ],
      events: [{ customer_id: 'coupons', event: 'coupon_claim', at: '2025-06-01 00:00:00' }],
    })
    const tags = await tagsAt(place.warehouse, '2025-06-30', ['price_sensitivity', 'price_sensitive'])
    const of = (name: string) => Object.fromEntries([...tags].map(([customer, row]) => [customer, row[name]]))
    expect(of('price_sensitivity')).toEqual({ all: 1, half: 0.5, coupons: 0.5, none: 0, little: 0, never: 0, single: null })
    // Six buyers: fewer than two may be better. Half and coupons tie for the second place, and go together.
    expect(of('price_sensitive')).toEqual({ all: 1, half: 1, coupons: 1, none: 0, little: 0, never: 0, single: 0 })
  })
})
