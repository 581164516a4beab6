import type { Chance } from '../math/chance.js'
import { festivalPull } from './calendar.js'
import { type Account, type DemoPerson, word } from './customer.js'
import type { Span } from './odds.js'
import { type Product, products } from './products.js'

export interface DemoOrder {
  readonly id: string
  readonly account: Account
  /** Seconds on the brand's clock. */
  readonly orderedAt: number
  readonly paidAt: number | undefined
  readonly status: string
  readonly amount: number
  readonly discount: number
  readonly payment: string
  readonly items: readonly DemoItem[]
  readonly coupon: boolean
}

export interface DemoItem {
  readonly product: Product
  readonly quantity: number
}

const day = 86_400
const payments: Readonly<Record<string, readonly string[]>> = {
  微信小程序: ['微信支付'],
  京东: ['京东支付', '微信支付', '银行卡'],
  抖音: ['抖音支付', '支付宝'],
}

/** A person's orders over their time with the brand, oldest first. */
export function ordersOf(person: DemoPerson, span: Span, chance: Chance): DemoOrder[] {
  if (!person.buys) return []
  const days = drawDays(person.when.orderDays, person, span, person.money.persona.ordersPerYear / 365, chance)
  // Most newcomers registered because they were about to buy.
  const first = Math.floor(person.registered / day)
  if (first >= span.first && chance.happens(0.55))
    days.unshift(Math.min(span.last, first + (chance.happens(0.7) ? 0 : chance.whole(4))))
  days.sort((a, b) => a - b)
  return days.map((at, i) => orderOn(at, i, person, span, chance)).sort((a, b) => a.orderedAt - b.orderedAt)
}

/**
 * Days on which something happens at a mean rate per day, following the weights of the days in the running totals: a Poisson
 * process whose intensity is the weights.
 */
export function drawDays(totals: Float64Array, person: DemoPerson, span: Span, perDay: number, chance: Chance): number[] {
  const from = Math.floor(person.from / day) - span.first
  const until = Math.floor(person.until / day) - span.first
  const before = from > 0 ? totals[from - 1]! : 0
  const within = totals[until]! - before
  const mean = totals[totals.length - 1]! / totals.length
  const count = chance.poisson((perDay * person.zeal * within) / mean)
  const days: number[] = []
  for (let i = 0; i < count; i++) days.push(span.first + search(totals, before + chance.next() * within))
  return days
}

function search(totals: Float64Array, target: number): number {
  let low = 0
  let high = totals.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (totals[middle]! > target) high = middle
    else low = middle + 1
  }
  return low
}

export function momentOn(at: number, person: DemoPerson, chance: Chance): number {
  return at * day + chance.weighted(person.when.hours) * 3600 + chance.whole(3600)
}

function orderOn(at: number, number: number, person: DemoPerson, span: Span, chance: Chance): DemoOrder {
  const persona = person.money.persona
  const account = person.accounts.length > 1 && chance.happens(0.45) ? person.accounts[1]! : person.accounts[0]!
  const orderedAt = Math.max(
    momentOn(at, person, chance),
    at === Math.floor(person.registered / day) ? person.registered + 60 : 0,
  )
  const items = basket(at - span.first, person, chance)
  const list = items.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0)
  const pull = festivalPull(at)
  const discounted = chance.happens(Math.min(0.97, persona.discounted + 0.5 * pull))
  const depth = discounted ? Math.min(0.6, Math.max(0.03, persona.depth * (0.7 + 0.6 * chance.next()) + 0.12 * pull)) : 0
  const discount = Math.round(list * depth)
  const age = span.last - at
  const fate = chance.next()
  const unpaid = fate < 0.05
  const refunded = !unpaid && fate > 1 - persona.refunds
  const status = unpaid
    ? age < 2
      ? '等待买家付款'
      : '交易关闭'
    : refunded && age > 5
      ? '退款成功'
      : age < 2
        ? '买家已付款，等待卖家发货'
        : age < 9
          ? '卖家已发货，等待买家确认'
          : '交易成功'
  // A few pay and cancel before dispatch; a payment after the as-of date has not happened yet.
  const cancelledLate = !unpaid && !refunded && age > 2 && chance.happens(0.01)
  const paidAt = unpaid ? undefined : Math.min(orderedAt + 8 + Math.floor(chance.exponential(90)), (span.last + 1) * day - 1)
  return {
    id: `P${String(person.index + 1).padStart(7, '0')}${String(number + 1).padStart(3, '0')}`,
    account,
    orderedAt: Math.min(orderedAt, (span.last + 1) * day - 1),
    paidAt,
    status: cancelledLate ? '交易关闭' : status,
    amount: list - discount,
    discount,
    payment: unpaid ? '' : chance.choice(payments[account.platform] ?? ['支付宝', '花呗', '银行卡']),
    items,
    coupon: discounted && chance.happens(persona.coupon),
  }
}

function basket(dayIndex: number, person: DemoPerson, chance: Chance): DemoItem[] {
  const wanted = 1 + chance.poisson(Math.max(0, person.money.persona.items - 1))
  const chosen = new Map<number, number>()
  for (let i = 0; i < wanted; i++) {
    const index = chance.weighted(person.what.productsOn[dayIndex]!)
    chosen.set(index, (chosen.get(index) ?? 0) + 1 + chance.poisson(Math.max(0, person.money.persona.quantity - 1)))
  }
  return [...chosen].map(([index, quantity]) => ({ product: products[index]!, quantity }))
}

/** Where a person met the brand. */
export function sourceChannel(person: DemoPerson, chance: Chance): string {
  const by: Readonly<Record<string, readonly string[]>> = {
    小红书: ['小红书种草', '达人推荐'],
    抖音: ['抖音直播', '抖音短视频'],
    天猫: ['天猫搜索', '天猫推荐', '直通车'],
    京东: ['京东搜索', '京东推荐'],
    微信小程序: ['微信社群', '公众号', '朋友推荐'],
  }
  return chance.happens(0.1) ? '朋友推荐' : chance.choice(by[word(person.money.platforms, chance)] ?? ['其他'])
}
