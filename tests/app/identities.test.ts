import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfiguration } from '../../src/app/configuration.js'
import { joinPeople, splitPeople, whyOne } from '../../src/app/identities.js'
import type { Workspace } from '../../src/app/workspace.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { given } from '../support/warehouse-facts.js'

describe('why are these one, and undoing it', () => {
  let place: TemporaryWarehouse
  let said: string[]
  let workspace: Workspace
  beforeEach(async () => {
    place = await temporaryWarehouse()
    said = []
    const output = { result: (text: string) => void said.push(text), progress: () => undefined, interactive: false }
    workspace = {
      configuration: readConfiguration({}),
      output,
      warehouse: async () => place.warehouse,
      ledger: () => Promise.reject(new Error('no ledger here')),
      beforeClose: () => undefined,
      close: async () => undefined,
    }
    await given(place.warehouse, {
      customers: [
        { customer_id: 'a', phone: '138', registered_at: '2025-01-01 00:00:00' },
        { customer_id: 'b', phone: '138', email: 'x@y' },
        { customer_id: 'c', email: 'x@y' },
        { customer_id: 'alone' },
        ...Array.from({ length: 6 }, (_, index) => ({ customer_id: `counter-${index}`, phone: '130' })),
      ],
      orders: [{ order_id: 'o', customer_id: 'c' }],
      order_items: [{ order_id: 'o', sku: 's' }],
    })
  })
  afterEach(() => place.close())
  const last = () => JSON.parse(said.at(-1) ?? '')
  const holder = async (table: string) =>
    (
      await place.warehouse.rows<{ customer_id: string }>({
        sql: `SELECT customer_id FROM people WHERE person IN (SELECT person FROM ${table})`,
        parameters: {},
      })
    ).map((row) => row.customer_id)

  it('shows the chain of masked identities between two customers', async () => {
    await whyOne(workspace, 'a', 'c')
    expect(said.at(-1)).toContain('a ─ phone 138*** ─ b ─ email x@y*** ─ c')
    await whyOne(workspace, 'c', undefined, { json: true })
    expect(last()).toMatchObject({ one: true, customer: 'a', customers: ['a', 'b', 'c'], chains: [{ to: 'a' }, { to: 'b' }] })
  })

  it.each([
    ['a', 'alone', 'they share no identity'],
    ['counter-0', 'counter-1', 'shared by 6 customers'],
  ])('says why %s and %s are two people', async (one, other, why) => {
    await whyOne(workspace, one, other)
    expect(said.at(-1)).toContain(why)
  })

  it('splits a customer from the others, with its facts, and joins it back', async () => {
    expect([await holder('orders'), await holder('order_items')]).toEqual([['a'], ['a']])
    await splitPeople(workspace, 'c', undefined, { json: true })
    expect(last()).toEqual({ people: [['c'], ['a', 'b']] })
    expect([await holder('orders'), await holder('order_items')]).toEqual([['c'], ['c']])
    await whyOne(workspace, 'a', 'c')
    expect(said.at(-1)).toContain('split by hand')
    await joinPeople(workspace, 'a', 'c', { json: true })
    expect(last()).toEqual({ people: [['a', 'b', 'c']] })
    expect([await holder('orders'), await holder('order_items')]).toEqual([['a'], ['a']])
  })

  it('keeps a split when more files come', async () => {
    await splitPeople(workspace, 'c', 'a')
    await given(place.warehouse, { customers: [{ customer_id: 'd', email: 'x@y' }] })
    await whyOne(workspace, 'a', 'c', { json: true })
    expect(last()).toMatchObject({ one: false, apart: [{ reason: 'hand' }] })
  })

  it('joins two customers who share nothing, and says that it was by hand', async () => {
    await joinPeople(workspace, 'a', 'alone')
    await whyOne(workspace, 'a', 'alone')
    expect(said.at(-1)).toContain('by hand')
  })

  it.each([
    ['whyOne', () => whyOne(workspace, 'alnoe', undefined), /Did you mean alone/],
    ['splitting nobody', () => splitPeople(workspace, 'alone', undefined), /joined with nobody/],
    ['splitting strangers', () => splitPeople(workspace, 'a', 'alone'), /two people already/],
    ['joining the joined', () => joinPeople(workspace, 'a', 'b'), /one person already/],
  ])('tells a mistake in %s', async (_, mistake, message) => {
    await expect(mistake()).rejects.toMatchObject({ message: expect.stringMatching(message), code: 2 })
  })
})
