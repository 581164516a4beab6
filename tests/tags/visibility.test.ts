import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordJoin } from '../../src/stores/warehouse/person-links.js'
import { settle } from '../../src/stores/warehouse/settle.js'
import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { type GivenRow, given, landRows } from '../support/warehouse-facts.js'
import { tagsAt } from './history.js'

/** An order in the way of a shop that exports lines and no customers. */
const order = (customer_id: string, ordered_at: string, more: GivenRow = {}) => ({ customer_id, ordered_at, ...more })

describe('who is visible at an as-of date', () => {
  let place: TemporaryWarehouse
  let warehouse: Warehouse
  beforeEach(async () => {
    place = await temporaryWarehouse()
    warehouse = place.warehouse
  })
  afterEach(() => place.close())
  const visible = async (asOf: string) => [...(await tagsAt(warehouse, asOf, ['purchase_count'])).keys()].sort()

  it('without a customers file: from the first fact of whatever kind on, that day included', async () => {
    await given(warehouse, {
      orders: [order('a', '2025-01-10 09:00:00'), order('a', '2025-03-01 09:00:00'), order('b', '2025-02-10 23:59:59')],
      events: [
        { customer_id: 'b', at: '2025-02-01 00:00:00' },
        { customer_id: 'c', at: '2025-04-01 00:00:00' },
      ],
      tickets: [{ customer_id: 'd', at: '2025-05-01 00:00:00' }],
    })
    expect(await visible('2025-01-09')).toEqual([])
    expect(await visible('2025-01-10')).toEqual(['a'])
    expect(await visible('2025-02-01')).toEqual(['a', 'b'])
    expect(await visible('2025-04-30')).toEqual(['a', 'b', 'c'])
    expect(await visible('2025-05-01')).toEqual(['a', 'b', 'c', 'd'])
  })

  it('with a row: from the registration on, whatever the facts say; always where the row has no date', async () => {
    await given(warehouse, {
      customers: [{ customer_id: 'dated', registered_at: '2025-02-01 00:00:00' }, { customer_id: 'undated' }],
      orders: [order('dated', '2025-03-01 00:00:00'), order('undated', '2025-03-01 00:00:00')],
    })
    expect(await visible('2025-01-31')).toEqual(['undated'])
    expect(await visible('2025-02-01')).toEqual(['dated', 'undated'])
  })

  it('always where a fact has no date: it may be the first', async () => {
    await given(warehouse, { reviews: [{ customer_id: 'a', at: null }], orders: [order('a', '2025-03-01 00:00:00')] })
    expect(await visible('2025-01-01')).toEqual(['a'])
  })

  it('earlier when a later file brings earlier facts, and by its row as soon as a customers file brings one', async () => {
    await given(warehouse, { orders: [order('a', '2025-03-01 00:00:00'), order('b', '2025-03-01 00:00:00')] })
    await given(warehouse, { events: [{ customer_id: 'a', at: '2025-02-01 00:00:00' }] })
    expect(await visible('2025-02-01')).toEqual(['a'])
    await given(warehouse, { customers: [{ customer_id: 'b', registered_at: '2025-01-01 00:00:00' }] })
    expect(await visible('2025-01-01')).toEqual(['b'])
  })

  it('joined: with the first fact of either, or with the registration of either', async () => {
    await given(warehouse, { orders: [order('a', '2025-03-01 00:00:00'), order('b', '2025-02-01 00:00:00')] })
    await recordJoin(warehouse, 'a', 'b')
    await settle(warehouse)
    expect(await visible('2025-02-01')).toEqual(['a'])
    expect(await visible('2025-01-31')).toEqual([])
    await given(warehouse, { customers: [{ customer_id: 'b', registered_at: '2025-01-15 00:00:00' }] })
    expect(await visible('2025-01-15')).toHaveLength(1)
    expect(await visible('2025-01-14')).toEqual([])
  })

  it('later when the row that made them known is another customer’s now', async () => {
    const first = { order_id: 'o1', ordered_at: '2025-01-01 00:00:00' }
    await given(warehouse, { orders: [{ ...first, customer_id: 'a' }, order('a', '2025-03-01 00:00:00')] })
    await given(warehouse, { orders: [{ ...first, customer_id: 'b' }] })
    expect(await visible('2025-01-01')).toEqual(['b'])
    expect(await visible('2025-03-01')).toEqual(['a', 'b'])
  })

  it('once more after a kill before the end of settling', async () => {
    await given(warehouse, { orders: [order('a', '2025-03-01 00:00:00')] })
    await landRows(warehouse, 'orders', [order('a', '2025-02-01 00:00:00')])
    await warehouse.run('CREATE TABLE first_facts (person UInt64, second UInt32) ENGINE = Join(ANY, LEFT, person)')
    await settle(warehouse)
    expect(await visible('2025-02-01')).toEqual(['a'])
  })
})
