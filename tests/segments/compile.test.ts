import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Binder } from '../../src/catalog/sql.js'
import { personsOf } from '../../src/segments/compile.js'
import type { Segment } from '../../src/segments/form.js'
import { shopTags, stockWarehouse } from '../support/small-shop.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'

const asOf = '2026-11-15'
let temporary: TemporaryWarehouse

beforeAll(async () => {
  temporary = await temporaryWarehouse()
  await stockWarehouse(temporary.warehouse, {
    people: [
      {
        person: 1,
        gender: 'female',
        birth_year: 1996,
        city: '上海',
        points: 10,
        member_level: 'gold',
        attributes: { concerns: '痘痘;干燥' },
      },
      { person: 2, gender: 'female', birth_year: 1999, city: '北京', points: 20, registered_at: '2026-01-05 10:00:00' },
      { person: 3, gender: 'male', birth_year: 1990, city: '上海', points: 30 },
      { person: 4, gender: 'unknown', city: '', points: null },
      { person: 5, gender: 'female', birth_year: 1985, city: '成都', points: 50, registered_at: '2026-11-16 00:00:00' },
    ],
    orders: [
      { person: 1, order_id: 'a', ordered_at: '2026-11-09 00:00:00', amount: 100, platform: '天猫' },
      { person: 1, order_id: 'b', ordered_at: '2026-08-01 12:00:00', amount: 50.5, platform: '抖音' },
      { person: 2, order_id: 'c', ordered_at: '2026-11-08 23:59:59', amount: 80, status: 'refunded', platform: '抖音' },
      { person: 2, order_id: 'd', ordered_at: '2026-11-12 08:00:00', amount: 70, status: 'cancelled' },
      {
        person: 3,
        order_id: 'e',
        ordered_at: '2026-11-15 23:59:59',
        amount: 300,
        paid_at: '2026-11-16 00:00:00',
        platform: '天猫',
      },
      { person: 3, order_id: 'f', ordered_at: '2025-11-11 00:00:00', amount: 20, platform: '天猫' },
    ],
    items: [
      { order_id: 'a', product: '面霜', category: '护肤', quantity: 2, price: 30 },
      { order_id: 'a', product: '口红', category: '彩妆', quantity: 1, price: 40 },
      { order_id: 'b', product: '面霜', category: '护肤', quantity: 1, price: 50.5 },
      { order_id: 'c', product: '面膜', category: '护肤', quantity: 4, price: 20 },
      { order_id: 'f', product: '口红', category: '彩妆', quantity: 1, price: 20 },
    ],
    events: [
      { person: 1, at: '2026-11-10 10:00:00', event: 'view', product: '面霜', category: '护肤' },
      { person: 1, at: '2026-11-08 10:00:00', event: 'cart', product: '面霜', category: '护肤' },
      { person: 1, at: '2026-11-10 12:00:00', event: 'cart', product: '口红', category: '彩妆' },
      { person: 2, at: '2026-11-08 10:00:00', event: 'cart', category: '护肤' },
      { person: 2, at: '2026-11-09 10:00:00', event: 'view', dwell_seconds: 30 },
      { person: 3, at: '2026-10-20 10:00:00', event: 'view' },
      { person: 3, at: '2026-11-16 10:00:00', event: 'view' },
      { person: 4, at: '2026-11-14 10:00:00', event: 'view', dwell_seconds: 5 },
      { person: 4, at: '2026-11-14 11:00:00', event: 'sample_request' },
    ],
  })
})
afterAll(() => temporary.close())

async function members(segment: Segment): Promise<number[]> {
  const values = new Binder()
  const sql = personsOf(segment, { asOf, timeZone: 'Asia/Shanghai', values, tags: shopTags(asOf) })
  const rows = await temporary.warehouse.rows<{ person: string }>({ sql, parameters: values.parameters })
  return rows.map(({ person }) => Number(person)).sort((a, b) => a - b)
}

const last = (n: number) => ({ last: { n, unit: 'day' } }) as const

describe('who is in a segment', () => {
  const cases: Array<[string, Segment, number[]]> = [
    ['everyone visible', { all: [] }, [1, 2, 3, 4]],
    ['a word', { tag: 'gender', is: { oneOf: ['female'] } }, [1, 2]],
    ['one of two words', { tag: 'city', is: { oneOf: ['上海', '北京'] } }, [1, 2, 3]],
    ['none of: the complement, unknown included', { tag: 'city', is: { noneOf: ['上海'] } }, [2, 4]],
    ['unknown', { tag: 'city', is: { known: false } }, [4]],
    ['known number', { tag: 'points', is: { known: true } }, [1, 2, 3]],
    ['a range, both ends', { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } }, [1, 2]],
    ['a range, ends left out', { tag: 'birth_year', is: { range: { above: 1990, below: 1999 } } }, [1]],
    ['not in a range: unknown included', { not: { tag: 'birth_year', is: { range: { min: 1995 } } } }, [3, 4]],
    ['a flag', { tag: 'vip', is: { oneOf: [true] } }, [1]],
    ['not a flag', { tag: 'vip', is: { oneOf: [false] } }, [2, 3, 4]],
    ['a list', { tag: 'concerns', is: { oneOf: ['干燥'] } }, [1]],
    ['a date', { tag: 'registered_date', is: { range: { min: '2026-01-01' } } }, [2]],
    ['contains', { tag: 'city', is: { contains: ['上'] } }, [1, 3]],
    ['top third', { tag: 'points', is: { top: 0.34 } }, [2, 3]],
    ['bottom third', { tag: 'points', is: { bottom: 0.33 } }, [1]],
    [
      'any',
      {
        any: [
          { tag: 'city', is: { oneOf: ['北京'] } },
          { tag: 'gender', is: { oneOf: ['male'] } },
        ],
      },
      [2, 3],
    ],
    ['ordered in 7 days, as-of day included, cancelled left out', { did: 'order', window: last(7) }, [1, 3]],
    ['ordered in 8 days', { did: 'order', window: last(8) }, [1, 2, 3]],
    ['bought in 7 days: paid after the as-of date is not bought', { did: 'purchase', window: last(7) }, [1]],
    ['refunded stays bought', { did: 'purchase', window: last(8) }, [1, 2]],
    ['never bought', { not: { did: 'purchase' } }, [4]],
    ['active, not ordered', { all: [{ did: 'active', window: last(7) }, { not: { did: 'order', window: last(7) } }] }, [2, 4]],
    ['twice or more', { did: 'purchase', much: [{ of: 'count', range: { min: 2 } }] }, [1]],
    ['at most once, never included', { did: 'purchase', much: [{ of: 'count', range: { max: 1 } }] }, [2, 3, 4]],
    ['exactly never', { did: 'purchase', much: [{ of: 'count', range: { min: 0, max: 0 } }] }, [4]],
    ['spent over 150', { did: 'purchase', much: [{ of: 'amount', range: { above: 150 } }] }, [1]],
    [
      'at most 150 and at least once',
      {
        did: 'purchase',
        much: [
          { of: 'amount', range: { max: 150 } },
          { of: 'count', range: { min: 1 } },
        ],
      },
      [2, 3],
    ],
    ['bought a category', { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['彩妆'] } }] }, [1, 3]],
    [
      'bought a category twice counts orders',
      { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['护肤'] } }], much: [{ of: 'count', range: { min: 2 } }] },
      [1],
    ],
    ['three units or more', { did: 'purchase', much: [{ of: 'quantity', range: { min: 4 } }] }, [1, 2]],
    ['two categories', { did: 'purchase', much: [{ of: 'category', range: { min: 2 } }] }, [1]],
    ['a platform', { did: 'purchase', where: [{ field: 'platform', is: { oneOf: ['抖音'] } }] }, [1, 2]],
    [
      'a product for over 60: order field beside an item field',
      {
        did: 'purchase',
        where: [
          { field: 'product', is: { oneOf: ['面霜'] } },
          { field: 'amount', is: { range: { above: 60 } } },
        ],
      },
      [1],
    ],
    [
      'an event word that no catalog knows',
      { did: 'event', where: [{ field: 'event', is: { oneOf: ['sample_request'] } }] },
      [4],
    ],
    ['dwelt over 10 seconds', { did: 'view', where: [{ field: 'dwell_seconds', is: { range: { above: 10 } } }] }, [2]],
    [
      'carted, not bought: another product of the order does not count',
      { did: 'cart', window: last(30), withoutLater: 'purchase' },
      [1],
    ],
    [
      'carted 面霜, then bought it',
      { did: 'cart', where: [{ field: 'product', is: { oneOf: ['面霜'] } }], withoutLater: 'purchase' },
      [],
    ],
    ['first purchase in 30 days', { did: 'purchase', first: true, window: last(30) }, [2]],
    [
      'first purchase ever was on 抖音',
      { did: 'purchase', first: true, where: [{ field: 'platform', is: { oneOf: ['抖音'] } }] },
      [1, 2],
    ],
    ['returning', { did: 'purchase', returning: true, window: last(30) }, [1]],
    [
      'bought again within 120 days of the first',
      { did: 'purchase', first: true, followedBy: { did: 'purchase', days: 120 } },
      [1],
    ],
    ['bought again within 60 days of the first', { did: 'purchase', first: true, followedBy: { did: 'purchase', days: 60 } }, []],
    ['carted, then bought within a day', { did: 'cart', followedBy: { did: 'purchase', days: 1 } }, [1, 2]],
    ['views less often', { did: 'view', window: last(15), change: 'less' }, [3]],
    ['views less often: nobody viewed in the days before', { did: 'view', window: last(5), change: 'less' }, [1, 2]],
    ['views less often than in the 20 days before', { did: 'view', window: last(20), change: 'less' }, [3]],
    ['views more often', { did: 'view', window: last(7), change: 'more' }, [1, 2, 4]],
    ['in a festival', { did: 'order', window: { festival: { name: '双11', year: 2025 } } }, [3]],
    ['before a day', { did: 'order', window: { to: '2026-10-31' } }, [1, 3]],
  ]
  test.each(cases)('%s', async (_, segment, expected) => {
    expect(await members(segment)).toEqual(expected)
  })
})
