import { chance } from '../math/chance.js'
import { runningTotals } from '../math/running-totals.js'
import type { RecordKindName } from '../records/index.js'
import { eventsOf } from './browsing.js'
import { dayNumber, timeText } from './calendar.js'
import { type DemoPerson, demoPerson } from './customer.js'
import { personaOdds, type Span } from './odds.js'
import { type DemoOrder, ordersOf, sourceChannel } from './orders.js'
import { campaignsOf, sendsOf } from './outreach.js'
import type { Phrases } from './phrases.js'
import { demoBrand } from './products.js'
import { postsOf, reviewsOf, ticketsOf } from './voices.js'

export interface BrandOptions {
  /** People; about one in twelve of them has two accounts, so there are a few more customer ids. */
  readonly customers: number
  readonly seed: number
  /** The brand's last day, YYYY-MM-DD: nothing happens after it. The story begins 18 months before. */
  readonly asOf: string
}

/** Cells of one row, in the order of `demoColumns`. */
export type DemoRow = readonly (string | number)[]
export type DemoRows = Readonly<Record<RecordKindName | 'truth', DemoRow[]>>

/** The columns of each file: the data contract's, and on customers three of the brand's own. `truth` names each account's planted persona. */
export const demoColumns: Readonly<Record<RecordKindName | 'truth', readonly string[]>> = {
  customers: [
    ...[
      'customer_id',
      'gender',
      'birth_date',
      'city',
      'province',
      'occupation',
      'income_band',
      'device',
      'registered_at',
      'source_channel',
    ],
    ...['member_level', 'points', 'phone', 'email', 'nickname', 'consent', 'skin_type', 'skin_concern', 'marital_status'],
  ],
  orders: [
    'order_id',
    'customer_id',
    'platform',
    'ordered_at',
    'paid_at',
    'status',
    'amount',
    'discount',
    'payment_method',
    'province',
    'city',
  ],
  order_items: ['order_id', 'sku', 'product', 'category', 'brand', 'quantity', 'price'],
  events: [
    'event_id',
    'customer_id',
    'at',
    'event',
    'product',
    'category',
    'page',
    'channel',
    'session_id',
    'dwell_seconds',
    'device',
  ],
  reviews: ['review_id', 'customer_id', 'product', 'category', 'brand', 'platform', 'stars', 'text', 'at', 'followup_text'],
  tickets: ['ticket_id', 'customer_id', 'at', 'kind', 'text', 'satisfaction', 'resolved_at'],
  campaigns: [
    ...['campaign_id', 'customer_id', 'channel', 'variant', 'sent_at', 'opened_at'],
    ...['clicked_at', 'converted_at', 'unsubscribed_at', 'round', 'cost'],
  ],
  identities: ['customer_id', 'kind', 'value'],
  posts: ['post_id', 'customer_id', 'platform', 'text', 'at', 'likes', 'comments'],
  truth: ['customer_id', 'person', 'persona'],
}

const spanDays = 548

/** The whole brand, person by person; the same options give the same rows. Memory does not grow with the number of customers. */
export function* brandRows(options: BrandOptions, phrases: Phrases): Generator<DemoRows> {
  const last = dayNumber(options.asOf)
  const span: Span = { first: last - spanDays + 1, last }
  const odds = personaOdds(span)
  const campaigns = campaignsOf(span)
  const shares = runningTotals(odds.map((each) => each.persona.share))
  for (let index = 0; index < options.customers; index++) {
    const draw = chance(options.seed, index)
    const person = demoPerson(index, odds, shares, span, draw)
    const orders = ordersOf(person, span, draw)
    const id = String(index + 1)
    const events = eventsOf(person, orders, span, draw)
    const device = person.cells.device!
    yield {
      customers: customerRows(person, orders, sourceChannel(person, draw)),
      orders: orders.map((order) => [
        order.id,
        order.account.id,
        order.account.platform,
        timeText(order.orderedAt),
        time(order.paidAt),
        order.status,
        order.amount,
        order.discount,
        order.payment,
        person.province,
        person.city,
      ]),
      order_items: orders.flatMap((order) =>
        order.items.map(({ product, quantity }) => [
          order.id,
          product.sku,
          product.name,
          product.category,
          demoBrand,
          quantity,
          product.price,
        ]),
      ),
      events: events.map((event, i) => [
        `E${id}.${i}`,
        event.account.id,
        timeText(event.at),
        event.event,
        event.product?.name ?? '',
        event.product?.category ?? '',
        event.page,
        event.account.platform,
        event.session,
        event.dwell || '',
        device,
      ]),
      reviews: reviewsOf(person, orders, span, phrases, draw).map((review, i) => [
        `R${id}.${i}`,
        review.account?.id ?? '',
        review.product,
        review.category,
        review.brand,
        review.platform,
        review.stars,
        review.text,
        timeText(review.at),
        review.followup,
      ]),
      tickets: ticketsOf(person, orders, span, phrases, draw).map((ticket, i) => [
        `T${id}.${i}`,
        ticket.account.id,
        timeText(ticket.at),
        ticket.kind,
        ticket.text,
        ticket.satisfaction ?? '',
        time(ticket.resolvedAt),
      ]),
      campaigns: sendsOf(person, orders, campaigns, span, draw).map((send) => [
        send.campaign,
        send.account.id,
        send.channel,
        send.variant,
        timeText(send.sentAt),
        time(send.openedAt),
        time(send.clickedAt),
        time(send.convertedAt),
        time(send.unsubscribedAt),
        send.round,
        send.cost,
      ]),
      identities: person.accounts.map((account) => [account.id, 'openid', account.openid]),
      posts: postsOf(person, span, phrases, draw).map((post) => [
        `B${id}`,
        post.account.id,
        post.platform,
        post.text,
        timeText(post.at),
        post.likes,
        post.comments,
      ]),
      truth: person.accounts.map((account) => [account.id, index + 1, person.truth.persona.name]),
    }
  }
}

function customerRows(person: DemoPerson, orders: readonly DemoOrder[], source: string): DemoRow[] {
  return person.accounts.map((account) => {
    const spent = orders
      .filter((order) => order.account === account && order.paidAt !== undefined)
      .reduce((sum, order) => sum + order.amount, 0)
    const { cells } = person
    return [
      account.id,
      cells.gender!,
      cells.birth_date!,
      cells.city!,
      cells.province!,
      cells.occupation!,
      cells.income_band!,
      cells.device!,

      cells.registered_at!,
      source,
      memberLevel(spent),
      spent,
      account.phone,
      account === person.accounts[0] ? cells.email! : '',

      cells.nickname!,
      cells.consent!,
      cells.skin_type!,
      cells.skin_concern!,
      cells.marital_status!,
    ]
  })
}

function memberLevel(spent: number): string {
  return spent >= 3000 ? '黑卡' : spent >= 1200 ? '金卡' : spent >= 400 ? '银卡' : '普卡'
}

function time(moment: number | undefined): string {
  return moment === undefined ? '' : timeText(moment)
}
