import type { Chance } from '../math/chance.js'
import type { Account, DemoPerson } from './customer.js'
import type { Span } from './odds.js'
import { type DemoItem, type DemoOrder, momentOn } from './orders.js'
import type { Phrases } from './phrases.js'
import { demoBrand, demoRivals, incident, type Product, products } from './products.js'
import { fill, review } from './saying.js'

export interface DemoReview {
  readonly account: Account | undefined
  readonly product: string
  readonly category: string
  readonly brand: string
  readonly platform: string
  readonly stars: number
  readonly text: string
  readonly at: number
  readonly followup: string
}

export interface DemoTicket {
  readonly account: Account
  readonly at: number
  readonly kind: string
  readonly text: string
  readonly satisfaction: number | undefined
  readonly resolvedAt: number | undefined
}

export interface DemoPost {
  readonly account: Account
  readonly platform: string
  readonly text: string
  readonly at: number
  readonly likes: number
  readonly comments: number
}

const day = 86_400

export function reviewsOf(
  person: DemoPerson,
  orders: readonly DemoOrder[],
  span: Span,
  phrases: Phrases,
  chance: Chance,
): DemoReview[] {
  const end = (span.last + 1) * day - 1
  const reviews: DemoReview[] = []
  for (const order of orders) {
    if (order.paidAt === undefined || order.status === '交易关闭') continue
    const leaking = order.items.find((item) => leaks(item, order, span, chance))
    const at = momentOn(
      Math.floor(order.paidAt / day) + (leaking ? 1 : 3) + Math.floor(chance.exponential(leaking ? 2.5 : 6)),
      person,
      chance,
    )
    if (at > end || !chance.happens(leaking ? 0.75 : person.voice.persona.reviews)) continue
    const { product } = leaking ?? chance.choice(order.items)
    reviews.push({
      ...say(person, product, leaking !== undefined, order, phrases, chance),
      account: order.account,
      at,
      platform: order.account.platform,
    })
  }
  if (chance.happens(0.04)) reviews.push(rivalReview(person, span, phrases, chance))
  return reviews
}

/** The new batch: from its first day on, ever more of the bottles sold leak. */
export function leaks(item: DemoItem, order: DemoOrder, span: Span, chance: Chance): boolean {
  if (item.product.sku !== incident.sku || order.paidAt === undefined) return false
  const days = Math.floor(order.paidAt / day) - (span.last - incident.daysAgo)
  return days >= 0 && chance.happens(Math.min(0.9, 0.3 + 0.03 * days))
}

function say(person: DemoPerson, product: Product, leaking: boolean, order: DemoOrder, phrases: Phrases, chance: Chance) {
  const mean = product.quality + person.voice.persona.mood - (order.status === '退款成功' ? 1.6 : 0) - (leaking ? 2.6 : 0)
  // Shops' stars are J-shaped: most are five, and unhappy ones are very unhappy.
  const felt = chance.happens(0.12) ? mean - 2.2 + 0.8 * chance.normal() : mean + 0.55 + 0.6 * chance.normal()
  const stars = Math.min(5, Math.max(1, Math.round(felt)))
  const shown = chance.happens(0.03) ? 1 + chance.whole(5) : stars
  const bare = !leaking && chance.happens(0.09)
  const text = bare
    ? chance.choice(phrases.filler)
    : !leaking && stars === 5 && chance.happens(0.03)
      ? chance.choice(phrases.copied)
      : review(
          {
            product,
            stars,
            voice: person.voice,
            english: chance.happens(0.05),
            ...(leaking ? { complaint: incident.aspect } : {}),
          },
          phrases,
          chance,
        )
  return {
    product: product.name,
    category: product.category,
    brand: demoBrand,
    stars: bare ? 5 : shown,
    text: chance.happens(0.012) ? `${text} ${privateWords(person, phrases, chance)}` : text,
    followup: !bare && chance.happens(0.06) ? chance.choice(phrases.followup[stars >= 4 ? 'good' : 'bad']) : '',
  }
}

/** What the same sort of person says of a rival's product; two thirds of them are nobody's customers that we know. */
function rivalReview(person: DemoPerson, span: Span, phrases: Phrases, chance: Chance): DemoReview {
  const product = products[chance.weighted(person.what.productsOn[person.what.productsOn.length - 1]!)]!
  const stars = Math.min(5, Math.max(1, Math.round(4.5 + 1.1 * chance.normal())))
  const compared = chance.happens(0.4)
    ? `，${chance.choice(phrases.rival[stars >= 4 ? 'good' : 'bad']).replace('{own}', demoBrand)}`
    : ''
  return {
    account: chance.happens(0.33) ? person.accounts[0] : undefined,
    product: product.name,
    category: product.category,
    brand: chance.choice(demoRivals),
    platform: person.accounts[0]!.platform,
    stars,
    text: review({ product, stars, voice: person.voice, english: false }, phrases, chance).replace(/[。！～]$/, '') + compared,
    at: Math.floor(chance.between(span.first, span.last) * day + chance.between(8, 23) * 3600),
    followup: '',
  }
}

export function ticketsOf(
  person: DemoPerson,
  orders: readonly DemoOrder[],
  span: Span,
  phrases: Phrases,
  chance: Chance,
): DemoTicket[] {
  const end = (span.last + 1) * day - 1
  const kinds = ['物流', '退换', '质量', '咨询', '发票', '价保']
  const tickets: DemoTicket[] = []
  for (const order of orders) {
    if (order.paidAt === undefined) continue
    const leaking = order.items.some((item) => leaks(item, order, span, chance))
    const likely = leaking ? 0.3 : order.status === '退款成功' ? 0.35 : 0.06
    if (!chance.happens(likely)) continue
    const at = order.paidAt + Math.floor(chance.exponential(4) * day) + 3600
    if (at > end) continue
    const kind = leaking ? '漏液' : order.status === '退款成功' ? '退换' : chance.choice(kinds)
    const text = fill(chance.choice(phrases.tickets[kind]!), order.items[0]!.product, phrases.very.zh, chance)
    const resolvedAt = at + Math.floor(chance.exponential(leaking ? 50 : 14) * 3600) + 300
    tickets.push({
      account: order.account,
      at,
      kind: leaking ? '质量' : kind,
      text: chance.happens(0.04) ? `${text}，${privateWords(person, phrases, chance)}` : text,
      satisfaction: chance.happens(0.5)
        ? Math.min(5, Math.max(1, Math.round((leaking ? 2.2 : 4) + 1.1 * chance.normal())))
        : undefined,
      resolvedAt: resolvedAt <= end ? resolvedAt : undefined,
    })
  }
  return tickets
}

export function postsOf(person: DemoPerson, span: Span, phrases: Phrases, chance: Chance): DemoPost[] {
  if (!chance.happens(person.voice.persona.posts)) return []
  const product = products[chance.weighted(person.what.productsOn[person.what.productsOn.length - 1]!)]!
  const likes = Math.floor(Math.exp(2.2 + 1.6 * chance.normal()))
  return [
    {
      account: person.accounts[0]!,
      platform: chance.happens(0.7) ? '小红书' : '抖音',
      text: fill(chance.choice(phrases.posts[person.voice.persona.name]!), product, phrases.very.zh, chance),
      at: Math.min(
        (span.last + 1) * day - 1,
        momentOn(Math.floor(chance.between(person.from, person.until) / day), person, chance),
      ),
      likes,
      comments: Math.floor(likes * 0.15 * chance.next()),
    },
  ]
}

/** Phone numbers and addresses that belong to nobody, for the mask to find. */
function privateWords(person: DemoPerson, phrases: Phrases, chance: Chance): string {
  return chance
    .choice(phrases.private)
    .replace('{phone}', `199${String(person.index).padStart(8, '0')}`)
    .replace('{email}', `kh${person.index}@example.com`)
}
