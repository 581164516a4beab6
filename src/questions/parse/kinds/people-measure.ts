import type { Window } from '../../../catalog/window.js'
import type { Segment } from '../../../segments/form.js'
import type { Measured } from '../../query.js'
import { actName, type Clause, segmentOf } from '../clause.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Mention, Scope } from '../scope.js'
import { as } from '../token.js'
import type { KindContext } from './context.js'
import { hasField } from './dimensions.js'
import { shareOfWhat } from './refusals.js'

/** 各平台的下单客户, customers who bought by month: counted over the only behaviour, by its own fields and days. */
export function peopleMeasure(
  scope: Scope,
  dimensions: readonly Mention[],
  who: readonly Segment[],
  context: KindContext,
): { measures: Measured[]; who: Segment[]; window?: Window | undefined } | undefined {
  const byPeriod = scope.by.some((one) => 'period' in one) || scope.marks.trend
  const fields = dimensions.filter(({ token }) => !as(token, 'tag') && as(token, 'field'))
  if (!byPeriod && fields.length === 0) return undefined
  const [clause, ...others] = scope.clauses
  const measure =
    clause && others.length === 0 && !clause.negated && clause.much.length === 0 ? peopleOf(clause, context) : undefined
  if (!clause || !measure) {
    if (
      fields.length > 0 &&
      !byPeriod &&
      fields.every(({ token }) => hasField('purchase', as(token, 'field')?.field ?? '', context.vocabulary)) &&
      scope.clauses.length === 0
    ) {
      const orders = fields.find(({ token }) => ['status', 'payment_method'].includes(as(token, 'field')?.field ?? ''))
      if (orders && !scope.marks.person && scope.measures.length === 0 && who.length === 0) {
        scope.notes.push(
          note(
            '按订单数计（按下单时间，取消的订单不在内）',
            'counted in orders (by the time they were placed, cancelled ones left out)',
          ),
        )
        return { measures: [{ measure: 'orders' }], who: [] }
      }
      scope.notes.push(note('按购买计：各组的支付买家数', 'counted by purchases: buyers in each group'))
      return { measures: [{ measure: 'buyers' }], who: [...who] }
    }
    if (fields.length > 0 && fields.every(({ token }) => as(token, 'field')?.field === 'channel')) return undefined
    throw new Stop(
      'clarify',
      note(
        '按时间或商品分组时，请说明数什么（如支付买家数、活跃客户数）',
        'By period or product, please say what to count (buyers, active customers …)',
      ),
    )
  }
  const own = JSON.stringify(segmentOf(clause, []))
  const rest = who.filter((segment) => JSON.stringify(segment) !== own)
  if (rest.length === who.length)
    throw new Stop('clarify', note('按时间或商品分组时，请说明数什么', 'By period or product, please say what to count'))
  const where = [...clause.where, ...scope.where]
  if (scope.marks.share && where.length > 0) throw shareOfWhat()
  return {
    measures: [{ measure, ...(where.length > 0 ? { where } : {}) }],
    who: rest,
    ...(clause.window ? { window: clause.window } : {}),
  }
}

function peopleOf(clause: Clause, { vocabulary }: KindContext): string | undefined {
  if ('role' in clause.head) {
    const byRole: Readonly<Record<string, string>> = {
      new: 'new_buyers',
      returning: 'returning_buyers',
      buyer: 'buyers',
      visitor: 'visitors',
      active: 'active_customers',
      repeat: 'repeat_buyers',
    }
    return byRole[clause.head.role]
  }
  if (clause.first) return actName(clause) === 'purchase' ? 'new_buyers' : undefined
  if (clause.withoutLater || clause.change) return undefined
  return [...vocabulary.measures.values()].find(
    ({ plan }) => plan.kind === 'aggregate' && plan.how === 'people' && plan.act === actName(clause) && !plan.when,
  )?.name
}
