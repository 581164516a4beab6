import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildSnapshot } from '../../src/app/build-snapshot.js'
import { definitionsOf, factState, isFresh, snapshotsOf, tablesOf } from '../../src/app/snapshot-register.js'
import { Binder } from '../../src/catalog/sql.js'
import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'
import { type SnapshotTables, type TagMoment, tagLookup } from '../../src/tags/lookup.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { given } from '../support/warehouse-facts.js'
import { momentOf } from '../tags/history.js'
import { writeSmallHistory } from '../tags/small-history.js'

const asOf = '2026-01-06'
let clock = 1_700_000_000_000

/** All tags of all customers, as a lookup gives them: from the snapshot, or from the facts. */
async function everyTag(warehouse: Warehouse, moment: TagMoment, snapshot?: SnapshotTables) {
  const lookup = tagLookup({ ...moment, snapshot })
  const values = new Binder()
  const from = lookup.population(lookup.names(), values)
  const rows = await warehouse.rows({ sql: `SELECT * FROM ${from} ORDER BY customer_id`, parameters: values.parameters })
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value]),
    ),
  )
}

async function build(warehouse: Warehouse, moment: TagMoment, full = false) {
  clock += 1000
  return buildSnapshot(warehouse, moment, { full, now: clock })
}

async function freshest(warehouse: Warehouse, moment: TagMoment): Promise<SnapshotTables | undefined> {
  const state = await factState(warehouse)
  const found = (await snapshotsOf(warehouse, moment.asOf)).find((one) => isFresh(one, state, definitionsOf(moment)))
  return found && tablesOf(found)
}

describe('a snapshot of all tags', () => {
  let place: TemporaryWarehouse
  const moment = momentOf(asOf)
  beforeAll(async () => {
    place = await temporaryWarehouse()
    await writeSmallHistory(place.warehouse)
  })
  afterAll(async () => place.close())

  test('says what computing from the facts says', async () => {
    const { warehouse } = place
    expect(await build(warehouse, moment)).toMatchObject({ how: 'full', customers: 4, recomputed: 4 })
    const snapshot = await freshest(warehouse, moment)
    expect(snapshot).toBeDefined()
    expect(await everyTag(warehouse, moment, snapshot)).toEqual(await everyTag(warehouse, moment))
  })

  test.each([1, 2, 3])('says the same when computed %i customers at a time', async (atOnce) => {
    const { warehouse } = place
    clock += 1000
    expect(await buildSnapshot(warehouse, moment, { full: true, now: clock, atOnce })).toMatchObject({
      customers: 4,
      recomputed: 4,
    })
    expect(await everyTag(warehouse, moment, await freshest(warehouse, moment))).toEqual(await everyTag(warehouse, moment))
  })

  test('is not made again while nothing changed', async () => {
    expect(await build(place.warehouse, moment)).toMatchObject({ how: 'fresh', recomputed: 0 })
  })

  test('is stale for another definition, day, or brand', async () => {
    const { warehouse } = place
    expect(await freshest(warehouse, momentOf(asOf, { brand: '知' }))).toBeUndefined()
    expect(await freshest(warehouse, momentOf('2026-01-07'))).toBeUndefined()
  })

  test('is stale as soon as language read one more text', async () => {
    const { warehouse } = place
    await warehouse.insert('texts', [{ source: 'posts', source_id: 'a1', person: 1, at: '2025-12-01 00:00:00', sentiment: 0 }])
    expect(await freshest(warehouse, moment)).toBeUndefined()
    expect(await build(warehouse, moment)).not.toMatchObject({ how: 'fresh' })
  })

  test('still answers while survey answers come in, and the next refresh sees them', async () => {
    const { warehouse } = place
    await warehouse.insert('texts', [{ source: 'answers', source_id: 'a2', person: 1, at: '2025-12-01 00:00:00', sentiment: 0 }])
    expect(await freshest(warehouse, moment)).toBeDefined()
    expect(await build(warehouse, moment)).not.toMatchObject({ how: 'fresh' })
  })

  test('a build that was killed leaves tables that the next one drops, and the old snapshot standing', async () => {
    const { warehouse } = place
    await warehouse.run('CREATE TABLE tags_own_killed (person UInt64) ENGINE = MergeTree ORDER BY person')
    expect(await freshest(warehouse, moment)).toBeDefined()
    await build(warehouse, moment)
    expect(await warehouse.rows({ sql: 'EXISTS TABLE tags_own_killed', parameters: {} })).toEqual([{ result: 0 }])
  })

  test('only the newest few stay', async () => {
    const { warehouse } = place
    for (const day of ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04']) await build(warehouse, momentOf(day))
    expect((await snapshotsOf(warehouse)).map((one) => one.asOf)).toEqual(['2026-01-04', '2026-01-03', '2026-01-02'])
    const tables = await warehouse.rows({
      sql: `SELECT name FROM system.tables WHERE database = currentDatabase() AND name LIKE 'tags\\_%'`,
      parameters: {},
    })
    expect(tables).toHaveLength(9)
  })
})

describe('laws', () => {
  let place: TemporaryWarehouse
  beforeAll(async () => {
    place = await temporaryWarehouse()
    const crowd = Array.from({ length: 40 }, (_, index) => ({ customer_id: `k${index}`, city: '成都' }))
    await given(place.warehouse, {
      customers: crowd,
      orders: crowd.map(({ customer_id }, index) => ({
        customer_id,
        order_id: `k${index}`,
        ordered_at: '2025-12-01 10:00:00',
        amount: 10 + index,
      })),
    })
  })
  afterAll(async () => place.close())

  const customer = fc.integer({ min: 0, max: 45 }).map((index) => `k${index}`)
  const moment = fc
    .integer({ min: 0, max: 500 })
    .map((days) => `${new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10)} 12:00:00`)
  const order = fc.record({
    order_id: fc.integer({ min: 0, max: 60 }).map((index) => `k${index}`),
    customer_id: customer,
    ordered_at: moment,
    amount: fc.integer({ min: 1, max: 500 }),
    discount: fc.integer({ min: 0, max: 100 }),
    status: fc.constantFrom('completed', 'cancelled', 'refunded'),
    platform: fc.constantFrom('天猫', '抖音', ''),
  })
  const event = fc.record({
    customer_id: customer,
    at: moment,
    event: fc.constantFrom('view', 'cart', 'coupon_claim'),
    product: fc.constantFrom('', '面霜'),
  })
  const item = fc.record({
    order_id: fc.integer({ min: 0, max: 60 }).map((index) => `k${index}`),
    sku: fc.constantFrom('1', '2'),
    product: fc.constantFrom('面霜', '口红'),
  })
  const city = fc.record({ customer_id: customer, city: fc.constantFrom('上海', '北京') })
  const facts = fc.record({
    customers: fc.array(city, { maxLength: 2 }),
    orders: fc.uniqueArray(order, { maxLength: 4, selector: (one) => one.order_id }),
    events: fc.array(event, { maxLength: 3 }),
    order_items: fc.uniqueArray(item, { maxLength: 3, selector: (one) => `${one.order_id} ${one.sku}` }),
  })

  test('whatever an import brings or replaces, the incremental snapshot is what a full computation gives', async () => {
    const { warehouse } = place
    const at = momentOf('2026-01-15')
    const ways = new Set<string>()
    await build(warehouse, at)
    await fc.assert(
      fc.asyncProperty(facts, async (news) => {
        await given(warehouse, news)
        ways.add((await build(warehouse, at)).how)
        expect(await everyTag(warehouse, at, await freshest(warehouse, at))).toEqual(await everyTag(warehouse, at))
      }),
      { numRuns: 6, seed: 7 },
    )
    expect(ways).toContain('incremental')
  }, 180_000)

  test('facts after the as-of date change nothing', async () => {
    const { warehouse } = place
    const early = momentOf('2024-12-31')
    const before = await everyTag(warehouse, early)
    await fc.assert(
      fc.asyncProperty(facts, async ({ orders, events }) => {
        // All moments are in 2025 or later; some customers are seen for the first time.
        await given(warehouse, { orders, events })
        expect(await everyTag(warehouse, early)).toEqual(before)
      }),
      { numRuns: 3, seed: 7 },
    )
  }, 180_000)
})
