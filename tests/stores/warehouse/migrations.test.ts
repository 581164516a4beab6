import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Migration, migrate } from '../../../src/stores/warehouse/migrations.js'
import { openWarehouse } from '../../../src/stores/warehouse/open.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../../support/warehouse.js'

/** Two steps that later versions might take. */
const steps: readonly Migration[] = [
  { version: 2, statements: () => ['ALTER TABLE orders ADD COLUMN IF NOT EXISTS shop LowCardinality(String) AFTER platform'] },
  { version: 3, statements: (zone) => [`ALTER TABLE people ADD COLUMN IF NOT EXISTS seen_at Nullable(DateTime('${zone}'))`] },
]

describe('schema versions', () => {
  let place: TemporaryWarehouse
  beforeEach(async () => {
    place = await temporaryWarehouse()
  })
  afterEach(() => place.close())
  const version = () => place.warehouse.rows({ sql: `SELECT value FROM meta FINAL WHERE key = 'schema_version'`, parameters: {} })
  const column = (table: string, name: string) =>
    place.warehouse.rows({
      sql: 'SELECT type FROM system.columns WHERE database = currentDatabase() AND table = {table:String} AND name = {name:String}',
      parameters: { table, name },
    })

  it('takes every step that a home has not taken, in order, and again takes none', async () => {
    await migrate(place.warehouse, steps)
    expect(await version()).toEqual([{ value: '3' }])
    expect(await column('orders', 'shop')).toEqual([{ type: 'LowCardinality(String)' }])
    expect(await column('people', 'seen_at')).toEqual([{ type: "Nullable(DateTime('Asia/Shanghai'))" }])
    await migrate(place.warehouse, steps)
    expect(await version()).toEqual([{ value: '3' }])
  })

  it('goes on after a kill between two steps', async () => {
    await migrate(place.warehouse, steps.slice(0, 1))
    await migrate(place.warehouse, steps)
    expect(await version()).toEqual([{ value: '3' }])
  })

  it('keeps the rows that are there', async () => {
    await place.warehouse.run(`INSERT INTO orders (order_id) VALUES ('o')`)
    await migrate(place.warehouse, steps)
    expect(await place.warehouse.rows({ sql: 'SELECT order_id, shop FROM orders', parameters: {} })).toEqual([
      { order_id: 'o', shop: '' },
    ])
  })

  it('refuses a home that a newer program made, and says what to do', async () => {
    await migrate(place.warehouse, steps)
    await expect(migrate(place.warehouse)).rejects.toMatchObject({
      reason: 'newer-schema',
      message: expect.stringMatching(/升级[\s\S]*upgrade zhiyin/),
    })
  })

  it('refuses a home that counts its days in another zone, and names it', async () => {
    await place.warehouse.close()
    const other = openWarehouse({ home: place.home, timeZone: 'Europe/London' })
    await expect(other).rejects.toMatchObject({
      reason: 'other-time-zone',
      message: expect.stringContaining('ZHIYIN_TIMEZONE=Asia/Shanghai'),
    })
  })
})
