import type { Query } from '../query.js'
import { type Note, note } from './note.js'
import { as, type Token } from './token.js'

/** An average that the question names in other words than it is made of (orders per customer: purchases per buyer) says what was taken. */
export function saidOtherwise(tokens: readonly Token[], query: Query): Note[] {
  return tokens.flatMap((token) => {
    const name = as(token, 'measure')?.measure.name
    if (!name || !perBuyer.has(name) || !query.measures.some((one) => 'measure' in one && one.measure === name)) return []
    return [
      ...(/orders?(?![a-z])|订单|下单|单数/.test(token.text)
        ? [note('下单按支付成功的购买计，未付款的订单不算', 'orders were counted as purchases: those that were paid')]
        : []),
      ...(/customer|member|user|person|head|客户|用户|顾客|会员|消费者|人/.test(token.text)
        ? [
            note(
              '只在购买过的客户里平均，没有购买的客户不算',
              'averaged over those who bought: customers without a purchase are left out',
            ),
          ]
        : []),
    ]
  })
}

const perBuyer: ReadonlySet<string> = new Set(['purchases_per_buyer', 'units_per_buyer', 'revenue_per_buyer'])
