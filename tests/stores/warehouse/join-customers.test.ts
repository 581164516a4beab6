import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinCustomers, type SharedIdentity } from '../../../src/stores/warehouse/join-customers.js'

const shared = (kind: string, value: string, ...customers: string[]): SharedIdentity => ({ kind, value, customers })
const nothing = { joins: [], splits: [] }

describe('joining customers', () => {
  it.each<[string, SharedIdentity[], Record<string, number>, Record<string, string>]>([
    ['nobody shares anything', [], {}, {}],
    ['the smallest id is canonical where nobody registered', [shared('phone', '1', 'b', 'a')], {}, { b: 'a' }],
    ['who registered is canonical before who did not', [shared('phone', '1', 'b', 'a')], { b: 9 }, { a: 'b' }],
    ['who registered first is canonical', [shared('phone', '1', 'b', 'a')], { a: 9, b: 5 }, { a: 'b' }],
    ['a chain is one person', [shared('phone', '1', 'a', 'b'), shared('email', 'x', 'b', 'c')], {}, { b: 'a', c: 'a' }],
  ])('%s', (_, evidence, registered, expected) => {
    expect(Object.fromEntries(joinCustomers(evidence, new Map(Object.entries(registered)), nothing))).toEqual(expected)
  })

  it('keeps a split pair apart though others join them, the stronger evidence first', () => {
    const evidence = [shared('email', 'x', 'b', 'c'), shared('phone', '1', 'a', 'b')]
    expect([...joinCustomers(evidence, new Map(), { joins: [], splits: [['c', 'a']] })]).toEqual([['b', 'a']])
  })

  it('joins by hand where nothing is shared', () => {
    expect([...joinCustomers([], new Map(), { joins: [['b', 'a']], splits: [] })]).toEqual([['b', 'a']])
  })

  const customer = fc.integer({ min: 0, max: 12 }).map((n) => `c${n}`)
  const pair = fc.tuple(customer, customer).filter(([a, b]) => a !== b)
  const evidence = fc.array(
    fc.record({
      kind: fc.constantFrom('phone', 'email', 'openid'),
      value: fc.string({ maxLength: 2 }),
      customers: fc.uniqueArray(customer, { minLength: 2, maxLength: 4 }),
    }),
  )

  it('law: sharing is being one person, and nothing else is', () => {
    fc.assert(
      fc.property(evidence, (some) => {
        const canonical = joinCustomers(some, new Map(), nothing)
        const root = (one: string) => canonical.get(one) ?? one
        for (const { customers } of some) expect(new Set(customers.map(root)).size).toBe(1)
        for (const [one, first] of canonical) expect([root(first), first < one]).toEqual([first, true])
      }),
    )
  })

  it('law: the order in which evidence comes does not matter', () => {
    fc.assert(
      fc.property(evidence, fc.array(pair), (some, splits) => {
        const unique = [...new Map(some.map((one) => [`${one.kind} ${one.value}`, one])).values()]
        const sorted = (map: ReadonlyMap<string, string>) => [...map].sort()
        expect(sorted(joinCustomers([...unique].reverse(), new Map(), { joins: [], splits }))).toEqual(
          sorted(joinCustomers(unique, new Map(), { joins: [], splits })),
        )
      }),
    )
  })

  it('law: a split pair is never one person', () => {
    fc.assert(
      fc.property(evidence, fc.array(pair), (some, splits) => {
        const canonical = joinCustomers(some, new Map(), { joins: [], splits })
        for (const [a, b] of splits) expect(canonical.get(a) ?? a).not.toBe(canonical.get(b) ?? b)
      }),
    )
  })
})
