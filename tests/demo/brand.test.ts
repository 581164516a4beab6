import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { brandRows, type DemoRow, type DemoRows, demoColumns } from '../../src/demo/brand.js'
import { phrasesForm } from '../../src/demo/phrases.js'
import { plantedPersonas } from '../../src/demo/planted.js'
import { recordKinds } from '../../src/records/index.js'

const phrases = phrasesForm.parse(JSON.parse(readFileSync(new URL('../../data/demo/phrases.json', import.meta.url), 'utf8')))
const asOf = '2026-11-15'
type File = keyof DemoRows
const files = Object.keys(demoColumns) as File[]

function brand(customers: number, seed = 1): Record<File, Record<string, string | number>[]> {
  const all = Object.fromEntries(files.map((file) => [file, []])) as unknown as Record<File, Record<string, string | number>[]>
  for (const rows of brandRows({ customers, seed, asOf }, phrases)) {
    for (const file of files)
      all[file].push(...rows[file].map((row: DemoRow) => Object.fromEntries(demoColumns[file].map((name, i) => [name, row[i]!]))))
  }
  return all
}

const made = brand(1500)
const share = <T>(rows: readonly T[], is: (row: T) => boolean) => rows.filter(is).length / rows.length

describe('the demo brand', () => {
  test('the same seed and date give the same rows; another seed another brand', () => {
    expect(brand(40)).toEqual(brand(40))
    expect(brand(40, 2).orders).not.toEqual(brand(40).orders)
  })

  test('one customer is the same however large the brand is', () => {
    expect(brand(60).orders.slice(0, 20)).toEqual(made.orders.slice(0, 20))
  })

  test.each(Object.values(recordKinds))('$name: columns of the contract, required cells filled, keys unique', (kind) => {
    const rows = made[kind.name]
    expect(rows.length).toBeGreaterThan(0)
    for (const field of kind.fields.filter((each) => each.required))
      expect(rows.filter((row) => row[field.name] === '')).toEqual([])
    const keys = rows.map((row) =>
      [...kind.key.map((name) => row[name]), kind.name === 'identities' ? row.customer_id : ''].join('|'),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('nothing happens after the as-of date', () => {
    const moments = [
      ...made.orders.flatMap((row) => [row.ordered_at, row.paid_at]),
      ...made.events.map((row) => row.at),
      ...made.reviews.map((row) => row.at),
    ]
    const more = [
      ...made.tickets.flatMap((row) => [row.at, row.resolved_at]),
      ...made.posts.map((row) => row.at),
      ...made.customers.map((row) => row.registered_at),
    ]
    const sends = made.campaigns.flatMap((row) => [row.sent_at, row.opened_at, row.clicked_at, row.converted_at])
    expect([...moments, ...more, ...sends].filter((moment) => String(moment) > `${asOf} 23:59:59`)).toEqual([])
  })

  test('each order has its items, and pays what they cost less the discount', () => {
    const cost = new Map<string, number>()
    for (const item of made.order_items) {
      cost.set(String(item.order_id), (cost.get(String(item.order_id)) ?? 0) + Number(item.price) * Number(item.quantity))
    }
    for (const order of made.orders) expect(Number(order.amount) + Number(order.discount)).toBe(cost.get(String(order.order_id)))
  })

  test('events keep the order of the funnel: no cart before a view, no pay before a checkout, in one visit', () => {
    const visits = new Map<string, string[]>()
    for (const event of made.events)
      visits.set(String(event.session_id), [...(visits.get(String(event.session_id)) ?? []), String(event.event)])
    for (const steps of visits.values()) {
      if (steps.includes('cart')) expect(steps.indexOf('view')).toBeLessThan(steps.indexOf('cart'))
      if (steps.includes('pay')) expect(steps.indexOf('checkout')).toBeLessThan(steps.indexOf('pay'))
    }
    expect(share(made.orders, (order) => order.paid_at !== '')).toBeCloseTo(
      made.events.filter((event) => event.event === 'pay').length / made.orders.length,
      1,
    )
  })

  test('people are known on two platforms about as often as told, and joined by a phone or an openid', () => {
    const accounts = new Map<number, string[]>()
    for (const row of made.truth)
      accounts.set(Number(row.person), [...(accounts.get(Number(row.person)) ?? []), String(row.customer_id)])
    const doubled = [...accounts.values()].filter((ids) => ids.length === 2)
    expect(doubled.length / accounts.size).toBeGreaterThan(0.05)
    expect(doubled.length / accounts.size).toBeLessThan(0.12)
    const phone = new Map(made.customers.map((row) => [row.customer_id, row.phone]))
    const openid = new Map(made.identities.map((row) => [row.customer_id, row.value]))
    for (const [a, b] of doubled)
      expect((phone.get(a!) !== '' && phone.get(a!) === phone.get(b!)) || openid.get(a!) === openid.get(b!)).toBe(true)
  })

  test('seasons, festivals, a leaking pump lately, and every planted persona are there', () => {
    const month = (row: Record<string, string | number>) => String(row.at).slice(5, 7)
    const seen = made.events.filter((event) => event.event === 'view')
    expect(
      share(
        seen.filter((event) => month(event) === '06'),
        (event) => event.category === '防晒',
      ),
    ).toBeGreaterThan(
      2 *
        share(
          seen.filter((event) => month(event) === '12'),
          (event) => event.category === '防晒',
        ),
    )
    const on = (day: string) => made.orders.filter((order) => String(order.ordered_at).startsWith(day)).length
    expect(on('2026-11-11')).toBeGreaterThan(5 * on('2026-10-21'))
    const leaks = made.reviews.filter((row) => /泵|按压头松|渗液/.test(String(row.text)) && Number(row.stars) <= 2)
    expect(leaks.length).toBeGreaterThan(3)
    expect(leaks.every((row) => String(row.at) >= '2026-10-11' && row.product === '修护精华乳')).toBe(true)
    expect(new Set(made.truth.map((row) => row.persona))).toEqual(new Set(plantedPersonas.map((each) => each.name)))
  })

  test('there is what a cleaner must find: fillers, personal numbers, English, rivals, refunds, unpaid orders', () => {
    expect(made.reviews.some((row) => String(row.text).startsWith('此用户没有填写评价'))).toBe(true)
    expect([...made.reviews, ...made.tickets].some((row) => /1990\d{7}/.test(String(row.text)))).toBe(true)
    expect(made.reviews.some((row) => /^[A-Z][ -~]+$/.test(String(row.text)))).toBe(true)
    expect(share(made.reviews, (row) => row.brand !== '屿禾记')).toBeGreaterThan(0.02)
    expect(made.orders.some((row) => row.status === '退款成功')).toBe(true)
    expect(made.orders.some((row) => row.paid_at === '')).toBe(true)
  })

  test('stars and words agree, with exceptions', () => {
    const said = made.reviews.filter((row) => /^(失望|踩雷了|差评|避雷|气死了|不会再买)/.test(String(row.text)))
    expect(said.filter((row) => Number(row.stars) <= 3).length / said.length).toBeGreaterThan(0.6)
  })
})
