import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Query } from '../../src/questions/query.js'
import { stockWarehouse } from '../support/small-shop.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { ask } from './ask-history.js'

const bought = (person: number, ordered_at: string, more: Record<string, unknown> = {}) => ({ person, ordered_at, ...more })

let temporary: TemporaryWarehouse
beforeAll(async () => {
  temporary = await temporaryWarehouse()
  await stockWarehouse(temporary.warehouse, {
    people: ['上海', '上海', '北京', '北京', '成都', ''].map((city, index) => ({ person: index + 1, city })),
    orders: [
      // New in 双11; again within 60 days, after 61, the day after, never. As of 2027-02-01.
      bought(1, '2026-11-03 10:00:00'),
      bought(1, '2026-12-01 10:00:00', { attributes: { gift_wrap: 'yes', weight: '1.5' } }),
      bought(2, '2026-11-05 10:00:00'),
      bought(2, '2027-01-05 10:00:00'),
      bought(3, '2026-11-11 23:00:00'),
      bought(3, '2026-11-12 01:00:00'),
      bought(4, '2026-11-01 00:00:00', { attributes: { gift_wrap: 'no', weight: '2' } }),
      // A buyer of before, and one of after.
      bought(5, '2025-05-01 10:00:00'),
      bought(5, '2026-11-04 10:00:00'),
      bought(5, '2026-11-06 10:00:00'),
      bought(6, '2026-12-20 10:00:00'),
    ],
  })
})
afterAll(() => temporary.close())

const rows = async (part: Partial<Query>, day = '2027-02-01') => ask(temporary.warehouse, part, day)
const festival = { festival: { name: '双11', year: 2026 } } as const

test('of the new buyers of a festival, those who bought again within 60 days', async () => {
  const fresh = { did: 'purchase', first: true, window: festival } as const
  const again = { ...fresh, followedBy: { did: 'purchase', days: 60 } }
  const { value, n, compiled } = await rows({ kind: 'share', who: again, base: fresh })
  expect([value, n]).toEqual([0.5, 4])
  expect(compiled.notes).toEqual([])
})

test('days that are not over by the as-of date are said', async () => {
  const fresh = { did: 'purchase', first: true, window: festival } as const
  const again = { ...fresh, followedBy: { did: 'purchase', days: 60 } }
  const { value, n, compiled } = await rows({ kind: 'share', who: again, base: fresh }, '2026-11-30')
  expect([value, n]).toEqual([0.25, 4])
  expect(compiled.notes).toEqual([{ code: 'days-not-over', days: 60 }])
})

test('a table keeps the groups that tie with the last one wanted', async () => {
  const table = { kind: 'table', measures: [{ measure: 'customers' }], by: [{ tag: 'city' }] } as const
  const most = await rows({
    ...table,
    by: [...table.by],
    measures: [...table.measures],
    limit: 1,
    order: { by: 'measure', direction: 'desc' },
  })
  expect(most.rows.map(({ city }) => city).sort()).toEqual(['上海', '北京'])
  expect(most.total).toBe(4)
  const third = await rows({
    ...table,
    by: [...table.by],
    measures: [...table.measures],
    limit: 2,
    order: { by: 'measure', direction: 'desc' },
  })
  expect(third.rows).toHaveLength(2)
})

test('a ranked list is as long as asked, and says whether more tie with its last', async () => {
  const ranked = (limit: number) =>
    rows({ kind: 'customers', measures: [{ measure: 'purchases' }], order: { by: 'measure', direction: 'desc' }, limit })
  const one = await ranked(1)
  expect([one.rows.length, one.total, one.moreTies]).toEqual([1, 6, undefined])
  const two = await ranked(2)
  expect([two.rows.length, two.moreTies]).toEqual([2, true])
  const all = await ranked(10)
  expect([all.rows.length, all.moreTies]).toEqual([6, undefined])
})

test('a list never holds more than a customer id and what its tags say', async () => {
  const { rows: listed } = await rows({ kind: 'customers' })
  expect(Object.keys(listed[0] ?? {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/phone|email|nickname/)]))
})

test('unlisted columns of orders are tested and broken down by', async () => {
  const wrapped = await rows({ measures: [{ measure: 'purchases', where: [{ field: 'gift_wrap', is: { oneOf: ['yes'] } }] }] })
  expect(wrapped.value).toBe(1)
  const heavy = await rows({ measures: [{ measure: 'purchases', where: [{ field: 'weight', is: { range: { above: 1.5 } } }] }] })
  expect(heavy.value).toBe(1)
  const by = await rows({ kind: 'table', measures: [{ measure: 'purchases' }], by: [{ field: 'gift_wrap' }] })
  expect(by.rows).toEqual([
    { gift_wrap: '未知', purchases: 9 },
    { gift_wrap: 'no', purchases: 1 },
    { gift_wrap: 'yes', purchases: 1 },
  ])
  expect(by.compiled.notes).toEqual([])
})
