import { findAct } from '../../catalog/acts.js'
import { findMeasure } from '../../catalog/measures.js'
import type { FieldTest } from '../../segments/form.js'
import { type Recogniser, recognise } from './recogniser.js'

const noun = '(?:订单|单子)(?:数量|数|量)?'
const were = '(?:(?: that| which)?(?: were| was| got| have been| had been| are| is)?(?: still| already)?) '

/**
 * Orders by what became of them: 取消的订单, 已退款的订单, orders that were cancelled, unpaid orders. The word tells which orders are meant, never
 * which customers; only before people (有取消的订单的客户) is it something that they did.
 */
export const orderPhrases: readonly Recogniser[] = [
  ...paidBy(),
  ...became('cancelled_orders', 'cancelled_order', [
    `(?:已经|已|被|被客户)取消(?:了|掉)?(?:的)?${noun}`,
    `取消(?:了|掉)?的${noun}`,
    '订单(?:被|已经|已|给)取消(?:了|掉)?(?:的)?(?:数量|数)?',
    `orders?${were}cancell?ed`,
  ]),
  ...became('refunds', 'refund', [
    `(?:已经|已|被|发生)(?:退款|退货|退)(?:了|过)?(?:的)?${noun}`,
    `(?:退款|退货|退)(?:了|过)?的${noun}`,
    '(?:退款|退货)订单(?:数量|数|量)?',
    '订单(?:被|已经|已)(?:退款|退货|退)(?:了)?(?:的)?(?:数量|数)?',
    `orders?${were}(?:refunded|returned)`,
    '(?:refunded|returned) orders?',
  ]),
  ...became('purchases', 'purchase', [
    `(?:已经|已|完成)(?:付款|支付)(?:了)?(?:的)?${noun}`,
    `orders?${were}paid(?! (?:with|by|via|through|using))`,
  ]),
  ...standing('placed', [
    `(?:待|未|没有|没|还没|尚未|还未)(?:付款|支付)(?:的)?${noun}`,
    `orders?${were}(?:unpaid|not paid|not yet paid)`,
    'unpaid orders?',
  ]),
  ...standing('paid', [`(?:待|未|没有|没|还没|尚未|还未)发货(?:的)?${noun}`]),
  ...standing('shipped', [`(?:已经|已)发货(?:了)?(?:的)?${noun}`, `orders?${were}shipped`, 'shipped orders?']),
  ...standing('completed', [`(?:已经|已|交易)?完成(?:了)?的?${noun}`, `orders?${were}completed`, 'completed orders?']),
]

/** "paid by alipay": the "by" names no dimension. */
function paidBy(): Recogniser[] {
  const act = findAct('purchase')
  return act ? [recognise('paid by(?![a-z])', () => ({ kind: 'act', act }))] : []
}

function became(measure: string, act: string, patterns: readonly string[]): Recogniser[] {
  return both(measure, act, patterns)
}

function standing(status: string, patterns: readonly string[]): Recogniser[] {
  return both('orders', 'order', patterns, { field: 'status', is: { oneOf: [status] } })
}

function both(measureName: string, actName: string, patterns: readonly string[], where?: FieldTest): Recogniser[] {
  const measure = findMeasure(measureName)
  const act = findAct(actName)
  if (!measure || !act) return []
  const limited = where ? { where } : {}
  return patterns.flatMap((pattern) => [
    recognise(`${pattern}(?![a-z])`, () => ({ kind: 'measure', measure, ...limited })),
    recognise(`${pattern}(?![a-z])`, () => ({ kind: 'act', act, ...limited })),
  ])
}
