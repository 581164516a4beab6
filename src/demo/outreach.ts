import type { Chance } from '../math/chance.js'
import { dayText } from './calendar.js'
import type { Account, DemoPerson } from './customer.js'
import type { Span } from './odds.js'
import type { DemoOrder } from './orders.js'

export interface DemoSend {
  readonly campaign: string
  readonly account: Account
  readonly channel: string
  readonly variant: string
  readonly sentAt: number
  readonly openedAt: number | undefined
  readonly clickedAt: number | undefined
  readonly convertedAt: number | undefined
  readonly unsubscribedAt: number | undefined
  readonly round: string
  readonly cost: string
}

const day = 86_400
const channels = [
  { name: '短信', opens: 0.12, cost: '0.05' },
  { name: '微信', opens: 0.32, cost: '0.02' },
  { name: 'App推送', opens: 0.2, cost: '0.01' },
] as const

export interface Campaign {
  readonly day: number
  readonly name: string
}

/** One campaign goes out on the 15th of each month. */
export function campaignsOf(span: Span): Campaign[] {
  const days = Array.from({ length: span.last - span.first + 1 }, (_, i) => span.first + i)
  return days.filter((on) => dayText(on).endsWith('-15')).map((on) => ({ day: on, name: `HD${dayText(on).slice(0, 7)}` }))
}

/** About one campaign in eight reaches a customer, in one of two variants. */
export function sendsOf(
  person: DemoPerson,
  orders: readonly DemoOrder[],
  campaigns: readonly Campaign[],
  span: Span,
  chance: Chance,
): DemoSend[] {
  const sends: DemoSend[] = []
  const end = (span.last + 1) * day - 1
  for (const { day: on, name } of campaigns) {
    const sentAt = on * day + 10 * 3600
    if (sentAt < person.from || sentAt > end || !chance.happens(0.16)) continue
    const channel = chance.choice(channels)
    const variant = chance.happens(0.5) ? 'A' : 'B'
    const here = sentAt <= person.until
    const openedAt =
      here && chance.happens(channel.opens * (variant === 'B' ? 1.15 : 1))
        ? sentAt + 60 + Math.floor(chance.exponential(5 * 3600))
        : undefined
    const clickedAt = openedAt && chance.happens(0.28) ? openedAt + 5 + chance.whole(60) : undefined
    const next =
      clickedAt &&
      orders.find((order) => order.paidAt !== undefined && order.paidAt > clickedAt && order.paidAt < clickedAt + 7 * day)
    const unsubscribedAt = openedAt && chance.happens(0.015) ? openedAt + 20 : undefined
    sends.push({
      campaign: name,
      account: person.accounts[0]!,
      channel: channel.name,
      variant,
      sentAt,
      openedAt: before(openedAt, end),
      clickedAt: before(clickedAt, end),
      convertedAt: next ? next.paidAt : undefined,
      unsubscribedAt: before(unsubscribedAt, end),
      round: '1',
      cost: channel.cost,
    })
  }
  return sends
}

function before(moment: number | undefined, end: number): number | undefined {
  return moment !== undefined && moment <= end ? moment : undefined
}
