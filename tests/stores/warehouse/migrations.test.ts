import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeMeta } from '../../../src/stores/warehouse/meta.js'
import { type Migration, migrate, migrations } from '../../../src/stores/warehouse/migrations.js'
import { openWarehouse } from '../../../src/stores/warehouse/open.js'
import { settle } from '../../../src/stores/warehouse/settle.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../../support/warehouse.js'
import { given } from '../../support/warehouse-facts.js'

/** Two steps that later versions might take. */
const newest = Math.max(...migrations.map(({ version }) => version))
const steps: readonly Migration[] = [
  {
    version: newest + 1,
    statements: () => ['ALTER TABLE orders ADD COLUMN IF NOT EXISTS shop LowCardinality(String) AFTER platform'],
  },
  {
    version: newest + 2,
    statements: (zone) => [`ALTER TABLE people ADD COLUMN IF NOT EXISTS seen_at Nullable(DateTime('${zone}'))`],
  },
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
    expect(await version()).toEqual([{ value: String(newest + 2) }])
    expect(await column('orders', 'shop')).toEqual([{ type: 'LowCardinality(String)' }])
    expect(await column('people', 'seen_at')).toEqual([{ type: "Nullable(DateTime('Asia/Shanghai'))" }])
    await migrate(place.warehouse, steps)
    expect(await version()).toEqual([{ value: String(newest + 2) }])
  })

  it('goes on after a kill between two steps', async () => {
    await migrate(place.warehouse, steps.slice(0, 1))
    await migrate(place.warehouse, steps)
    expect(await version()).toEqual([{ value: String(newest + 2) }])
  })

  it('keeps the rows that are there', async () => {
    await place.warehouse.run(`INSERT INTO orders (order_id) VALUES ('o')`)
    await migrate(place.warehouse, steps)
    expect(await place.warehouse.rows({ sql: 'SELECT order_id, shop FROM orders', parameters: {} })).toEqual([
      { order_id: 'o', shop: '' },
    ])
  })

  it('learns when those were first seen whom an older home knew from facts alone', async () => {
    const { warehouse } = place
    await given(warehouse, { orders: [{ customer_id: 'a', ordered_at: '2025-03-01 00:00:00' }] })
    await warehouse.run('ALTER TABLE people DROP COLUMN first_seen')
    await writeMeta(warehouse, { schema_version: '1' })
    await migrate(warehouse)
    await settle(warehouse)
    expect(await warehouse.rows({ sql: 'SELECT customer_id, first_seen FROM people', parameters: {} })).toEqual([
      { customer_id: 'a', first_seen: '2025-03-01 00:00:00' },
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
