import type { Chance } from '../math/chance.js'
import type { Account, DemoPerson } from './customer.js'
import type { Span } from './odds.js'
import { type DemoOrder, drawDays, momentOn } from './orders.js'
import { type Product, products } from './products.js'

export interface DemoEvent {
  readonly account: Account
  readonly at: number
  readonly event: string
  readonly product?: Product
  readonly page: string
  readonly session: string
  readonly dwell: number
}

const day = 86_400

/**
 * What a person did before the eyes of the shops: each order has its way from view to pay, and there are visits that end in
 * nothing. A pay event only follows a checkout, which only follows a cart, which only follows a view.
 */
export function eventsOf(person: DemoPerson, orders: readonly DemoOrder[], span: Span, chance: Chance): DemoEvent[] {
  const events: DemoEvent[] = []
  let session = 0
  const end = (span.last + 1) * day - 1
  const visit = () => `S${person.index.toString(36)}.${(session++).toString(36)}`
  for (const order of orders) towardsOrder(order, visit(), person, span, chance, events)
  const rate = (person.money.persona.visitsPerYear * (person.buys ? 0.75 : 1.5)) / 365
  for (const at of drawDays(person.when.visitDays, person, span, rate, chance))
    idleVisit(at, visit(), person, span, chance, events)
  if (events.length === 0) idleVisit(Math.floor(person.from / day), visit(), person, span, chance, events)
  return events.filter((event) => event.at <= end).sort((a, b) => a.at - b.at)
}

function towardsOrder(
  order: DemoOrder,
  session: string,
  person: DemoPerson,
  span: Span,
  chance: Chance,
  events: DemoEvent[],
): void {
  const persona = person.what.persona
  const { account } = order
  const live = person.money.persona.live
  const push = (event: string, at: number, page: string, product?: Product, dwell = 0) =>
    events.push({ account, event, at, page, session, dwell, ...(product ? { product } : {}) })
  // Walk back from the order, so that every step comes before it.
  let at = order.orderedAt - 1
  push('checkout', at, 'checkout')
  const seen = order.items.slice(0, 3)
  for (const { product } of seen) {
    at -= 2 + chance.whole(60)
    push('cart', at, 'product', product)
    const dwell = dwellSeconds(persona.dwell, chance)
    at -= dwell
    push('view', at, 'product', product, dwell)
  }
  const extra = chance.poisson(Math.max(0, persona.viewsPerVisit - 1.5) * 0.6)
  for (let i = 0; i < extra; i++) {
    const dwell = dwellSeconds(persona.dwell, chance)
    at -= dwell + 3
    push('view', at, 'product', likedProduct(order.orderedAt, person, span, chance), dwell)
  }
  if (order.coupon) {
    at -= 10 + chance.whole(120)
    push('coupon_claim', at, 'coupon')
  }
  if (chance.happens(live)) {
    const dwell = dwellSeconds(600, chance)
    at -= dwell
    push('live_watch', at, 'live', undefined, dwell)
  } else if (chance.happens(0.25)) {
    at -= 5 + chance.whole(40)
    push('search', at, 'search')
  }
  if (order.paidAt !== undefined) push('pay', order.paidAt, 'pay', seen[0]?.product)
}

function idleVisit(on: number, session: string, person: DemoPerson, span: Span, chance: Chance, events: DemoEvent[]): void {
  const persona = person.what.persona
  const money = person.money.persona
  const account = person.accounts.length > 1 && chance.happens(0.45) ? person.accounts[1]! : person.accounts[0]!
  let at = momentOn(Math.min(on, span.last), person, chance)
  const push = (event: string, page: string, product?: Product, dwell = 0) => {
    events.push({ account, event, at, page, session, dwell, ...(product ? { product } : {}) })
    at += dwell + 2 + chance.whole(20)
  }
  if (chance.happens(0.08)) push('login', 'home')
  if (chance.happens(money.live)) push('live_watch', 'live', undefined, dwellSeconds(700, chance))
  else if (chance.happens(0.25)) push('search', 'search')
  if (chance.happens(money.coupon * 0.25)) push('coupon_claim', 'coupon')
  const views = Math.max(1, chance.poisson(persona.viewsPerVisit))
  for (let i = 0; i < views; i++) {
    const product = likedProduct(at, person, span, chance)
    push('view', 'product', product, dwellSeconds(persona.dwell, chance))
    if (chance.happens(0.07)) push('favorite', 'product', product)
    if (i === 0 && chance.happens(money.abandon * 0.5)) push('cart', 'product', product)
    if (chance.happens(money.sharing * 0.3)) push('share', 'product', product)
  }
}

/** What they look at is what they would buy on such a day. */
function likedProduct(moment: number, person: DemoPerson, span: Span, chance: Chance): Product {
  const dayIndex = Math.min(span.last, Math.max(span.first, Math.floor(moment / day))) - span.first
  return products[chance.weighted(person.what.productsOn[dayIndex]!)]!
}

function dwellSeconds(mean: number, chance: Chance): number {
  return Math.max(2, Math.round(mean * Math.exp(0.7 * chance.normal() - 0.25)))
}
