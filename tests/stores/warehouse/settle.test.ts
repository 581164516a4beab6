import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settle } from '../../../src/stores/warehouse/settle.js'
import type { Warehouse } from '../../../src/stores/warehouse/warehouse.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../../support/warehouse.js'
import { given, landRows } from '../../support/warehouse-facts.js'

describe('settling what was imported', () => {
  let place: TemporaryWarehouse
  let warehouse: Warehouse
  beforeEach(async () => {
    place = await temporaryWarehouse()
    warehouse = place.warehouse
  })
  afterEach(() => place.close())
  const rows = (sql: string) => warehouse.rows<Record<string, unknown>>({ sql, parameters: {} })
  const people = (columns = 'customer_id, customer_ids') => rows(`SELECT ${columns} FROM people ORDER BY customer_id`)

  it('makes one person of customers that share a phone, an e-mail or an account, over any chain of them', async () => {
    await given(warehouse, {
      customers: [
        { customer_id: 'tmall-1', phone: '13800000001', registered_at: '2025-03-01 00:00:00' },
        { customer_id: 'jd-1', phone: '13800000001', email: 'a@b.c', registered_at: '2025-01-01 00:00:00' },
        { customer_id: 'douyin-1', email: 'a@b.c' },
        { customer_id: 'other' },
      ],
      identities: [
        { customer_id: 'douyin-1', kind: 'openid', value: 'o' },
        { customer_id: 'wechat-1', kind: 'openid', value: 'o' },
      ],
    })
    expect(await people()).toEqual([
      { customer_id: 'jd-1', customer_ids: ['douyin-1', 'jd-1', 'tmall-1', 'wechat-1'] },
      { customer_id: 'other', customer_ids: ['other'] },
    ])
  })

  it.each(['device', 'ip', 'favourite_shop'])('does not join customers over %s', async (kind) => {
    await given(warehouse, {
      identities: [
        { customer_id: 'a', kind, value: 'x' },
        { customer_id: 'b', kind, value: 'x' },
      ],
    })
    expect(await people('customer_id')).toEqual([{ customer_id: 'a' }, { customer_id: 'b' }])
  })

  it('joins nobody over a value that a crowd shares, and reports it', async () => {
    const customers = Array.from({ length: 6 }, (_, index) => ({ customer_id: `c${index}`, phone: '13000000000' }))
    await landRows(warehouse, 'customers', customers)
    expect((await settle(warehouse)).crowded).toEqual([{ kind: 'phone', masked: '130***', customers: 6 }])
    expect(await people('customer_id')).toHaveLength(6)
  })

  it('takes each column from the canonical customer first, then from whoever knows it; a known gender beats an unknown one', async () => {
    await given(warehouse, {
      customers: [
        {
          customer_id: 'first',
          phone: '1',
          registered_at: '2025-01-01 00:00:00',
          city: '',
          gender: 'unknown',
          attributes: { skin: '油皮' },
        },
        {
          customer_id: 'second',
          phone: '1',
          registered_at: '2025-02-01 00:00:00',
          city: '上海',
          gender: 'female',
          points: 3,
          attributes: { skin: '干皮', hair: '长' },
        },
      ],
    })
    expect(await people('customer_id, city, gender, points, registered_at, attributes')).toEqual([
      {
        customer_id: 'first',
        city: '上海',
        gender: 'female',
        points: 3,
        registered_at: '2025-01-01 00:00:00',
        attributes: { skin: '油皮', hair: '长' },
      },
    ])
  })

  it('knows people who are seen only in facts, and facts of nobody', async () => {
    await given(warehouse, { orders: [{ order_id: 'o', customer_id: 'stranger' }], reviews: [{ review_id: 'r' }] })
    expect(await people('customer_id, gender')).toEqual([{ customer_id: 'stranger', gender: 'unknown' }])
    expect(await rows('SELECT person FROM reviews')).toEqual([{ person: '0' }])
    expect(await rows('SELECT count() AS n FROM orders WHERE person IN (SELECT person FROM people)')).toEqual([{ n: '1' }])
  })

  it('moves the facts that are there when a later file joins their customers, items and what was read in texts too', async () => {
    await given(warehouse, {
      orders: [{ order_id: 'o', customer_id: 'b' }],
      order_items: [{ order_id: 'o', sku: 's' }],
      events: [{ customer_id: 'b' }, { customer_id: 'a' }],
      reviews: [{ review_id: 'r', customer_id: 'b' }],
    })
    await warehouse.run(`INSERT INTO texts (source, source_id, person) SELECT 'reviews', review_id, person FROM reviews`)
    await warehouse.run(
      `INSERT INTO opinions (source, source_id, person, aspect) SELECT 'reviews', review_id, person, '肤感' FROM reviews`,
    )
    await given(warehouse, {
      customers: [
        { customer_id: 'a', phone: '1' },
        { customer_id: 'b', phone: '1' },
      ],
    })
    expect(await people()).toEqual([{ customer_id: 'a', customer_ids: ['a', 'b'] }])
    for (const table of ['customers', 'orders', 'order_items', 'events', 'reviews', 'texts', 'opinions']) {
      expect([table, await rows(`SELECT DISTINCT person IN (SELECT person FROM people) AS theirs FROM ${table}`)]).toEqual([
        table,
        [{ theirs: 1 }],
      ])
    }
  })

  it('gives facts that land after a join the joined person at once', async () => {
    await given(warehouse, {
      customers: [
        { customer_id: 'a', phone: '1' },
        { customer_id: 'b', phone: '1' },
      ],
    })
    await landRows(warehouse, 'events', [{ customer_id: 'b' }])
    expect(await rows('SELECT person IN (SELECT person FROM people) AS theirs FROM events')).toEqual([{ theirs: 1 }])
  })

  it('keeps what items repeat of their order true, when the order comes later and when it changes', async () => {
    const links = 'SELECT ordered_at, paid_at, status, platform, person != 0 AS somebody FROM order_items'
    await given(warehouse, { order_items: [{ order_id: 'o', sku: 's' }] })
    expect(await rows(links)).toEqual([
      { ordered_at: '1970-01-01 08:00:00', paid_at: null, status: '', platform: '', somebody: 0 },
    ])
    const order = { order_id: 'o', customer_id: 'c', ordered_at: '2026-02-01 10:00:00', platform: '天猫' }
    await given(warehouse, { orders: [{ ...order, paid_at: null, status: 'placed' }] })
    expect(await rows(links)).toEqual([
      { ordered_at: order.ordered_at, paid_at: null, status: 'placed', platform: '天猫', somebody: 1 },
    ])
    await given(warehouse, { orders: [{ ...order, paid_at: '2026-02-01 11:00:00', status: 'paid' }] })
    expect(await rows(links)).toEqual([
      { ordered_at: order.ordered_at, paid_at: '2026-02-01 11:00:00', status: 'paid', platform: '天猫', somebody: 1 },
    ])
  })

  it('learns the unlisted columns of each kind', async () => {
    await given(warehouse, {
      customers: [
        { customer_id: 'a', attributes: { skin_type: '油皮', height: '170', member: '是', since: '2025-01-02', code: '007' } },
        { customer_id: 'b', attributes: { skin_type: '油皮', height: '165.5', member: '否', since: '2024-12-31', code: '12' } },
        { customer_id: 'c', attributes: { skin_type: '敏感肌', height: '' } },
      ],
      orders: [{ attributes: { gift: 'true' } }],
    })
    expect(await rows('SELECT kind, name, type, customers, distinct, values FROM attributes ORDER BY kind, name')).toEqual([
      {
        kind: 'customers',
        name: 'code',
        type: 'word',
        customers: '2',
        distinct: '2',
        values: expect.arrayContaining(['007', '12']),
      },
      {
        kind: 'customers',
        name: 'height',
        type: 'number',
        customers: '2',
        distinct: '2',
        values: expect.arrayContaining(['170', '165.5']),
      },
      {
        kind: 'customers',
        name: 'member',
        type: 'flag',
        customers: '2',
        distinct: '2',
        values: expect.arrayContaining(['是', '否']),
      },
      {
        kind: 'customers',
        name: 'since',
        type: 'date',
        customers: '2',
        distinct: '2',
        values: expect.arrayContaining(['2025-01-02', '2024-12-31']),
      },
      { kind: 'customers', name: 'skin_type', type: 'word', customers: '3', distinct: '2', values: ['油皮', '敏感肌'] },
      { kind: 'orders', name: 'gift', type: 'flag', customers: '1', distinct: '1', values: ['true'] },
    ])
  })

  it('counts an attribute of people who are joined later once', async () => {
    const known = async () =>
      (await rows(`SELECT customers FROM attributes WHERE name = 'skin'`)).map((row) => Number(row.customers))
    await given(warehouse, {
      customers: [
        { customer_id: 'a', attributes: { skin: '油皮' } },
        { customer_id: 'b', attributes: { skin: '油皮' } },
      ],
    })
    expect(await known()).toEqual([2])
    await given(warehouse, {
      identities: [
        { customer_id: 'a', kind: 'openid', value: 'x' },
        { customer_id: 'b', kind: 'openid', value: 'x' },
      ],
    })
    expect(await known()).toEqual([1])
  })

  it('counts the fact version up only when something changed', async () => {
    await landRows(warehouse, 'orders', [{ order_id: 'o' }])
    expect(await settle(warehouse)).toMatchObject({ changed: true, factVersion: 1 })
    expect(await settle(warehouse)).toMatchObject({ changed: false, factVersion: 1 })
    await landRows(warehouse, 'orders', [{ order_id: 'o' }])
    expect(await settle(warehouse)).toMatchObject({ changed: false, factVersion: 1 })
  })

  it('comes to the same people whatever the order of the files', async () => {
    const files = [
      [
        'customers',
        [
          { customer_id: 'a', phone: '1' },
          { customer_id: 'b', email: 'x' },
        ],
      ],
      [
        'identities',
        [
          { customer_id: 'b', kind: 'jd_pin', value: 'p' },
          { customer_id: 'c', kind: 'jd_pin', value: 'p' },
        ],
      ],
      ['orders', [{ order_id: 'o', customer_id: 'c' }]],
      ['order_items', [{ order_id: 'o', sku: 's' }]],
      ['customers', [{ customer_id: 'c', phone: '1', registered_at: '2024-01-01 00:00:00' }]],
    ] as const
    for (const [kind, some] of [...files].reverse()) await given(warehouse, { [kind]: some })
    const backwards = [await people(), await rows('SELECT person FROM order_items')]
    await place.close()
    place = await temporaryWarehouse()
    warehouse = place.warehouse
    for (const [kind, some] of files) await landRows(warehouse, kind, some)
    await settle(warehouse)
    expect([await people(), await rows('SELECT person FROM order_items')]).toEqual(backwards)
    expect(backwards[0]).toEqual([{ customer_id: 'c', customer_ids: ['a', 'b', 'c'] }])
  })
})
