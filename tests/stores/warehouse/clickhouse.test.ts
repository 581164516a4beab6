import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWarehouse } from '../../../src/stores/warehouse/open.js'
import { clickhouseServer } from '../../support/clickhouse-server.js'
import { given } from '../../support/warehouse-facts.js'
import { warehouseContract } from './contract.js'

async function server() {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyin-'))
  const running = await clickhouseServer(folder)
  return {
    url: running.url,
    open: () => openWarehouse({ home: folder, url: running.url, timeZone: 'Asia/Shanghai' }),
    async close() {
      await running.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

warehouseContract('ClickHouse over HTTP', server)

describe('a ClickHouse server by URL', () => {
  let place: Awaited<ReturnType<typeof server>>
  beforeAll(async () => {
    place = await server()
  })
  afterAll(() => place.close())

  it('lands and settles facts as chDB does', async () => {
    const warehouse = await place.open()
    await given(warehouse, {
      customers: [
        { customer_id: 'a', phone: '13800000000' },
        { customer_id: 'b', phone: '13800000000' },
      ],
      orders: [{ order_id: 'o1', customer_id: 'b', amount: 12.5 }],
      order_items: [{ order_id: 'o1', sku: 's' }],
    })
    const [counted] = await warehouse.rows({
      sql: 'SELECT (SELECT count() FROM people) AS people, (SELECT uniqExact(person) FROM order_items WHERE person IN (SELECT person FROM people)) AS linked',
      parameters: {},
    })
    expect(counted).toEqual({ people: '1', linked: '1' })
    await warehouse.close()
  })

  it('says that a wrong password is wrong', async () => {
    await expect(
      openWarehouse({ home: '', url: place.url.replace('secret', 'guess'), timeZone: 'Asia/Shanghai' }),
    ).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('Authentication failed'),
    })
  })

  it('says that nobody answers, without telling the password', async () => {
    const refused = openWarehouse({ home: '', url: 'http://default:secret@127.0.0.1:9/shop', timeZone: 'Asia/Shanghai' })
    await expect(refused).rejects.toMatchObject({ reason: 'unreachable', message: expect.stringContaining('127.0.0.1:9') })
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('secret') })
  })
})
