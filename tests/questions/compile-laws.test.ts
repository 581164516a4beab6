import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Breakdown, Query } from '../../src/questions/query.js'
import { CompileProblem } from '../../src/segments/context.js'
import type { Segment } from '../../src/segments/form.js'
import { stockWarehouse } from '../support/small-shop.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { ask } from './ask-history.js'
import { asOf, history } from './history.js'

let temporary: TemporaryWarehouse
beforeAll(async () => {
  temporary = await temporaryWarehouse()
  await stockWarehouse(temporary.warehouse, history)
})
afterAll(() => temporary.close())

const who = fc.constantFrom<Segment>(
  { all: [] },
  { tag: 'gender', is: { oneOf: ['female'] } },
  { not: { did: 'view' } },
  { did: 'purchase', much: [{ of: 'count', range: { min: 2 } }] },
  { any: [{ tag: 'city', is: { oneOf: ['上海'] } }, { did: 'cart' }] },
)
const window = fc.constantFrom<Query['window']>(
  undefined,
  { last: { n: 7, unit: 'day' } },
  { period: { unit: 'month', offset: 0 } },
  { festival: { name: '双11' } },
)
const tag = fc.constantFrom<Breakdown>(
  { tag: 'gender' },
  { tag: 'city' },
  { tag: 'vip' },
  { tag: 'birth_year', bands: [1995] },
  { tag: 'points' },
)
const orderField = fc.constantFrom<Breakdown>(
  { field: 'platform' },
  { field: 'status' },
  { period: 'week' },
  { clock: 'weekday' },
)

const sum = (rows: readonly Readonly<Record<string, unknown>>[], key: string) =>
  rows.reduce((total, row) => total + Number(row[key] ?? 0), 0)

describe('laws of answers', () => {
  test.each(['revenue', 'purchases', 'orders', 'refunds', 'discount_amount'])(
    '%s by any breakdown adds up to the total',
    async (measure) => {
      await fc.assert(
        fc.asyncProperty(who, window, fc.oneof(tag, orderField), async (segment, days, by) => {
          const whole = await ask(temporary.warehouse, { who: segment, window: days, measures: [{ measure }] })
          const parts = await ask(temporary.warehouse, {
            kind: 'table',
            who: segment,
            window: days,
            measures: [{ measure }],
            by: [by],
          })
          expect(sum(parts.rows, measure)).toBeCloseTo(whole.value ?? 0, 6)
        }),
        { numRuns: 8 },
      )
    },
  )

  test.each(['customers', 'buyers', 'visitors', 'new_buyers', 'repeat_buyers'])(
    '%s by a tag with one value each adds up',
    async (measure) => {
      await fc.assert(
        fc.asyncProperty(who, tag, async (segment, by) => {
          const days = measure === 'customers' ? undefined : ({ last: { n: 60, unit: 'day' } } as const)
          const whole = await ask(temporary.warehouse, { who: segment, window: days, measures: [{ measure }] })
          const parts = await ask(temporary.warehouse, {
            kind: 'table',
            who: segment,
            window: days,
            measures: [{ measure }],
            by: [by],
          })
          expect(sum(parts.rows, measure)).toBe(whole.value)
        }),
        { numRuns: 6 },
      )
    },
  )

  test('a share is one count over another, and a list holds as many as the count', async () => {
    await fc.assert(
      fc.asyncProperty(who, who, async (part, base) => {
        const customers = async (segment: Segment) =>
          (await ask(temporary.warehouse, { who: segment, measures: [{ measure: 'customers' }] })).value ?? 0
        const [both, all] = [await customers({ all: [part, base] }), await customers(base)]
        const { value } = await ask(temporary.warehouse, { kind: 'share', who: part, base })
        if (all === 0) expect(value).toBeNull()
        else expect(value).toBeCloseTo(both / all, 9)
        const list = await ask(temporary.warehouse, { kind: 'customers', who: base })
        expect([list.total, list.rows.length]).toEqual([all, all])
      }),
      { numRuns: 12 },
    )
  })

  test('new and returning buyers are all buyers of the window', async () => {
    await fc.assert(
      fc.asyncProperty(who, fc.integer({ min: 1, max: 60 }), async (segment, n) => {
        const { rows } = await ask(temporary.warehouse, {
          who: segment,
          window: { last: { n, unit: 'day' } },
          measures: [{ measure: 'buyers' }, { measure: 'new_buyers' }, { measure: 'returning_buyers' }],
        })
        expect(rows[0]?.buyers).toBe(Number(rows[0]?.new_buyers) + Number(rows[0]?.returning_buyers))
      }),
      { numRuns: 12 },
    )
  })

  test('several measures in one question are what each is alone', async () => {
    const names = [
      'revenue',
      'buyers',
      'repeat_purchase_rate',
      'conversion_rate',
      'new_buyers',
      'average_stars',
      'refund_rate',
      'units_per_order',
    ]
    await fc.assert(
      fc.asyncProperty(who, fc.subarray(names, { minLength: 2 }), async (segment, chosen) => {
        const days = { last: { n: 60, unit: 'day' } } as const
        const together = await ask(temporary.warehouse, {
          who: segment,
          window: days,
          measures: chosen.map((measure) => ({ measure })),
        })
        for (const measure of chosen) {
          const alone = await ask(temporary.warehouse, { who: segment, window: days, measures: [{ measure }] })
          expect(together.rows[0]?.[measure], measure).toEqual(alone.value)
        }
      }),
      { numRuns: 5 },
    )
  })

  test('any combination of measure and breakdown answers or is refused with a code; none fails in the engine', async () => {
    const measure = fc.constantFrom(
      'revenue',
      'buyers',
      'new_buyers',
      'repurchase_rate',
      'repeat_purchase_rate',
      'conversion_rate',
      'dau',
      'positive_rate',
      'mentions',
      'customers',
      'purchase_interval',
      'units',
      'open_rate',
      'csat',
    )
    const by = fc.oneof(
      tag,
      orderField,
      fc.constantFrom<Breakdown>(
        { tag: 'concerns' },
        { field: 'category' },
        { field: 'product' },
        { field: 'aspect' },
        { period: 'month' },
      ),
    )
    const as = fc.constantFrom(undefined, 'share' as const, 'growth' as const)
    await fc.assert(
      fc.asyncProperty(
        who,
        window,
        measure,
        as,
        fc.array(by, { minLength: 1, maxLength: 2 }),
        async (segment, days, name, how, breakdowns) => {
          const part: Partial<Query> = {
            kind: 'table',
            who: segment,
            window: days,
            measures: [{ measure: name, as: how }],
            by: breakdowns,
          }
          const answer = await ask(temporary.warehouse, part).catch((error: unknown) => error)
          if (!(answer instanceof CompileProblem)) expect(answer).toMatchObject({ kind: 'table' })
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('facts after the as-of date change nothing', () => {
  test('the answers of a day are the same in a shop that ends with it', async () => {
    const day = '2026-11-10'
    const parts: Partial<Query>[] = [
      ...[
        'revenue',
        'buyers',
        'new_buyers',
        'conversion_rate',
        'average_stars',
        'open_rate',
        'csat',
        'mentions',
        'dau',
        'customers',
      ].map((measure): Partial<Query> => ({ measures: [{ measure }] })),
      { kind: 'customers', who: { not: { did: 'purchase', window: { last: { n: 30, unit: 'day' } } } }, show: ['city'] },
      { kind: 'series', measures: [{ measure: 'purchases' }], by: [{ period: 'month' }] },
      { kind: 'customers', who: { did: 'cart', withoutLater: 'purchase' }, show: [] },
      { kind: 'quotes', measures: [{ measure: 'reviews' }] },
    ]
    const whole = []
    for (const part of parts) whole.push(await answered(part, day))
    await temporary.close()
    temporary = await temporaryWarehouse()
    const until = (row: Record<string, unknown>) =>
      ['ordered_at', 'at', 'sent_at'].every((time) => typeof row[time] !== 'string' || String(row[time]).slice(0, 10) <= day)
    const kept = Object.fromEntries(Object.entries(history).map(([name, rows]) => [name, rows.filter(until)])) as typeof history
    const orders = new Set(kept.orders?.map(({ order_id }) => order_id))
    await stockWarehouse(temporary.warehouse, {
      ...kept,
      items: (kept.items ?? []).filter(({ order_id }) => orders.has(order_id)),
    })
    for (const [index, part] of parts.entries()) expect(await answered(part, day), JSON.stringify(part)).toEqual(whole[index])
    expect(asOf > day).toBe(true)
  })

  async function answered(part: Partial<Query>, day: string) {
    const { compiled: _, ...answer } = await ask(temporary.warehouse, part, day)
    return answer
  }
})
