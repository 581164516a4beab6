import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { commitImport, commitImports, recoverImports } from '../../../src/stores/warehouse/landing.js'
import { createStaging, dropStaging } from '../../../src/stores/warehouse/staging.js'
import type { Warehouse } from '../../../src/stores/warehouse/warehouse.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../../support/warehouse.js'
import { landRows } from '../../support/warehouse-facts.js'

const order = { order_id: 'o1', customer_id: 'c1', ordered_at: '2026-01-01 10:00:00', amount: 10 }

describe('landing a file', () => {
  let place: TemporaryWarehouse
  let warehouse: Warehouse
  beforeAll(async () => {
    place = await temporaryWarehouse()
    warehouse = place.warehouse
  })
  afterAll(() => place.close())
  beforeEach(async () => {
    for (const table of ['orders', 'events', 'customers', 'identities', 'touched', 'persons'])
      await warehouse.run(`TRUNCATE TABLE ${table}`)
  })
  const counts = (some: object) => ({ landed: 0, unchanged: 0, replaced: 0, duplicates: 0, superseded: 0, ...some })
  const orders = () => warehouse.rows({ sql: 'SELECT order_id, amount FROM orders ORDER BY order_id', parameters: {} })

  it('lands new rows once: the same file again changes nothing', async () => {
    const rows = [order, { ...order, order_id: 'o2', amount: 20 }]
    expect(await landRows(warehouse, 'orders', rows)).toEqual(counts({ landed: 2 }))
    expect(await landRows(warehouse, 'orders', rows)).toEqual(counts({ unchanged: 2 }))
    expect(await orders()).toEqual([
      { order_id: 'o1', amount: 10 },
      { order_id: 'o2', amount: 20 },
    ])
  })

  it('lets a newer version of a row take the place of the older one', async () => {
    await landRows(warehouse, 'orders', [order])
    expect(await landRows(warehouse, 'orders', [{ ...order, amount: 12 }])).toEqual(counts({ replaced: 1 }))
    expect(await orders()).toEqual([{ order_id: 'o1', amount: 12 }])
  })

  it('counts a repeated row of one file once; of unlike rows with one key the last wins and the others are told with their lines', async () => {
    const staging = await createStaging(warehouse, 'orders', 'told', 'orders.csv')
    await warehouse.insert(staging.table, [
      { line: 2, ...order },
      { line: 3, ...order, amount: 11 },
      { line: 5, ...order, amount: 12 },
      { line: 9, ...order, amount: 12 },
    ])
    const told: unknown[] = []
    const onSuperseded = async (rows: AsyncIterable<unknown>) => {
      for await (const row of rows) told.push(row)
    }
    expect(await commitImport(warehouse, staging, { onSuperseded })).toEqual(counts({ landed: 1, duplicates: 1, superseded: 2 }))
    expect(told).toEqual([
      { line: 2, winner: 9 },
      { line: 3, winner: 9 },
    ])
    expect(await orders()).toEqual([{ order_id: 'o1', amount: 12 }])
  })

  it.each([
    ['an unknown time and none', { paid_at: null }, { paid_at: '1970-01-01 08:00:00' }],
    ['unlisted columns', { attributes: { gift: 'yes' } }, { attributes: { gift: 'no' } }],
    ['a cell that moved to the next column', { province: '上海', city: '' }, { province: '', city: '上海' }],
  ])('tells versions apart by %s', async (_, before, after) => {
    await landRows(warehouse, 'orders', [{ ...order, ...before }])
    expect(await landRows(warehouse, 'orders', [{ ...order, ...after }])).toEqual(counts({ replaced: 1 }))
  })

  it('does not mind the order of unlisted columns', async () => {
    await landRows(warehouse, 'orders', [{ ...order, attributes: { a: '1', b: '2' } }])
    expect(await landRows(warehouse, 'orders', [{ ...order, attributes: { b: '2', a: '1' } }])).toEqual(counts({ unchanged: 1 }))
  })

  it('takes the whole row for the key where an event has no id, and only then', async () => {
    const view = { event_id: '', customer_id: 'c1', at: '2026-01-01 00:00:00', event: 'view' }
    expect(await landRows(warehouse, 'events', [view, { ...view, event: 'cart' }])).toEqual(counts({ landed: 2 }))
    expect(await landRows(warehouse, 'events', [view, { ...view, event: 'pay' }])).toEqual(counts({ landed: 1, unchanged: 1 }))
    expect(await landRows(warehouse, 'events', [{ ...view, event_id: 'e1' }])).toEqual(counts({ landed: 1 }))
    expect(await landRows(warehouse, 'events', [{ ...view, event_id: 'e1', event: 'pay' }])).toEqual(counts({ replaced: 1 }))
  })

  it('keeps two customers with one identity value: they are the evidence that joins them', async () => {
    const value = { kind: 'openid', value: 'x' }
    expect(
      await landRows(warehouse, 'identities', [
        { ...value, customer_id: 'a' },
        { ...value, customer_id: 'b' },
      ]),
    ).toEqual(counts({ landed: 2 }))
  })

  it('fills what a missing cell means', async () => {
    await landRows(warehouse, 'orders', [order])
    expect(await warehouse.rows({ sql: 'SELECT discount, province FROM orders', parameters: {} })).toEqual([
      { discount: 0, province: '' },
    ])
    await landRows(warehouse, 'customers', [{ customer_id: 'c' }])
    expect(await warehouse.rows({ sql: 'SELECT gender, birth_year, points, city FROM customers', parameters: {} })).toEqual([
      { gender: 'unknown', birth_year: null, points: null, city: '' },
    ])
  })

  it('drops a file that was thrown away or never completed, and lands one that was complete', async () => {
    const left = await createStaging(warehouse, 'orders', 'left', 'left.csv')
    await warehouse.insert(left.table, [{ line: 2, ...order }])
    const thrown = await createStaging(warehouse, 'orders', 'thrown', 'thrown.csv')
    await dropStaging(warehouse, thrown)
    expect(await recoverImports(warehouse)).toEqual({ landed: [], dropped: ['left.csv'] })
    expect(await orders()).toEqual([])
    const tables = await warehouse.rows({
      sql: `SELECT name FROM system.tables WHERE database = currentDatabase() AND (name LIKE 'staging%' OR name LIKE 'marks%')`,
      parameters: {},
    })
    expect(tables).toEqual([])
  })

  it('lands the kinds of one file together, and leaves a complete one to be landed where it cannot be dropped any more', async () => {
    const some = await createStaging(warehouse, 'orders', 'flat_0', 'flat.csv')
    const others = await createStaging(warehouse, 'customers', 'flat_1', 'flat.csv')
    await warehouse.insert(some.table, [{ line: 2, ...order }])
    await warehouse.insert(others.table, [{ line: 2, customer_id: 'c1' }])
    // The engine fails after the journal said that the file is complete.
    const failing: Warehouse = {
      ...warehouse,
      run: (sql, options) =>
        String(sql).startsWith('INSERT INTO customers') ? Promise.reject(new Error('full')) : warehouse.run(sql, options),
    }
    await expect(commitImports(failing, [some, others])).rejects.toThrow('full')
    await dropStaging(warehouse, some)
    await dropStaging(warehouse, others)
    expect(await recoverImports(warehouse)).toEqual({ landed: ['flat.csv'], dropped: [] })
    expect(
      await warehouse.rows({
        sql: 'SELECT (SELECT count() FROM orders) AS orders, (SELECT count() FROM customers) AS customers',
        parameters: {},
      }),
    ).toEqual([{ orders: '1', customers: '1' }])
  })

  it('lands an empty file as nothing', async () => {
    expect(await landRows(warehouse, 'orders', [])).toEqual(counts({}))
  })
})
