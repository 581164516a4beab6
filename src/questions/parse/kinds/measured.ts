import type { Window } from '../../../catalog/window.js'
import type { Segment } from '../../../segments/form.js'
import type { Measured } from '../../query.js'
import { actName, type Clause, segmentOf } from '../clause.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import { amounts } from '../read-marks.js'
import type { Mention, Scope } from '../scope.js'
import { as } from '../token.js'
import type { KindContext } from './context.js'
import { actsOf, measureHas } from './dimensions.js'
import { isCustomers, measureOfTag, productFields, statistic } from './figures.js'
import { peopleMeasure } from './people-measure.js'
import { refuseLooseBehaviour, refuseTwoPeriods } from './refusals.js'

/** What is measured, of whom, over which days; the window of the only windowed behaviour where the measure names none. */
export function measuresOf(
  scope: Scope,
  dimensions: readonly Mention[],
  context: KindContext,
): { measures: Measured[]; who: Segment[]; window?: Window | undefined } {
  if (scope.windows.length > 1)
    throw new Stop(
      'clarify',
      note('句子里有不止一个时间段，请分开问', 'There is more than one period: please ask about one at a time'),
    )
  let [window] = scope.windows
  let who = scope.who
  const where = [...scope.where]
  const measures: Measured[] = [...scope.measures]
  for (const { clause, how } of scope.acts) {
    const counted = measureOfAct(clause, how, dimensions, scope, context)
    if (!measures.some((one) => 'measure' in one && one.measure === counted)) measures.push({ measure: counted })
    where.push(...clause.where)
    if (clause.much.length > 0)
      throw new Stop('clarify', note('计次或计额的行为不能再带条件', 'What is counted cannot carry a threshold as well'))
    if (clause.window) window ??= clause.window
  }
  if (measures.length === 0 && scope.marks.direction !== undefined) {
    const lifetime = scope.mentions
      .map(({ token, dimension }) => (dimension ? undefined : measureOfTag[as(token, 'tag')?.tag.name ?? '']))
      .find((name) => name)
    if (lifetime) measures.push({ measure: lifetime })
    else if (
      dimensions.some(({ token }) => !as(token, 'tag') && productFields.includes(as(token, 'field')?.field ?? '')) &&
      scope.clauses.length === 0
    ) {
      measures.push({ measure: 'revenue' })
      scope.notes.push(note('没有说按什么排，按支付金额', 'no figure was named: ranked by revenue'))
    }
  }
  for (const { token, dimension } of scope.mentions) {
    const tag = as(token, 'tag')?.tag
    if (dimension || !tag || tag.type !== 'number' || !statistic(scope) || dimensions.some((one) => one.token === token)) continue
    measures.push({
      tag: tag.name,
      statistic: scope.marks.median ? 'median' : scope.marks.sum && !scope.marks.average ? 'sum' : 'average',
    })
  }
  const folded = foldIntoMeasure(scope, measures, context)
  if (folded) {
    where.push(...folded.where)
    window ??= folded.window
    if (folded.paid) paidOnly(measures)
    who = who.filter((segment) => !(folded.segment && JSON.stringify(segment) === JSON.stringify(folded.segment)))
  }
  if (measures.length === 0 || (measures.length === 1 && isCustomers(measures[0]))) {
    const taken = peopleMeasure(scope, dimensions, who, context)
    if (taken) return taken.window ? taken : { ...taken, window }
    if (measures.length === 0) measures.push({ measure: 'customers' })
  }
  refuseLooseBehaviour(scope, measures, folded !== undefined, context)
  refuseTwoPeriods(scope, measures, context)
  if (!window && measures.some((one) => 'measure' in one && one.measure !== 'customers')) window = shared(scope)
  if (where.length > 0) {
    for (const [at, one] of measures.entries()) {
      if (!('measure' in one)) continue
      const misfit = where.find(({ field }) => !measureHas(one, field, context.vocabulary))
      if (misfit) throw new Stop('clarify', note('这个指标不能按所说的条件筛选', 'This figure cannot be limited in that way'))
      measures[at] = { ...one, where }
    }
    if (isCustomers(measures[0])) throw new Stop('clarify', note('请说明是买过、看过还是评价过', 'Bought, viewed or reviewed?'))
  }
  who = [...who]
  return window ? { measures, who, window } : { measures, who }
}

function measureOfAct(
  clause: Clause,
  how: Scope['acts'][number]['how'],
  dimensions: readonly Mention[],
  scope: Scope,
  { vocabulary }: KindContext,
): string {
  const act = actName(clause)
  if (clause.first || clause.withoutLater || clause.change)
    throw new Stop('clarify', note('这样的行为不能计次', 'That kind of behaviour cannot be counted'))
  if (how === 'units') return 'units'
  if (how === 'interval') {
    if (act === 'purchase') return 'purchase_interval'
    throw new Stop('clarify', note('多久一次只能问购买', 'How often can be asked of purchases only; ask how many times instead'))
  }
  if (how === 'amount') {
    const amount = amounts[act]
    if (!amount) throw new Stop('clarify', note('多少钱？请说购买、消费或销售额', 'How much of what? Say revenue or spend'))
    return amount
  }
  const fields = dimensions.map(({ token }) => as(token, 'field')?.field)
  if (how === 'most' && act === 'purchase') {
    if (fields.some((field) => field !== undefined && productFields.includes(field))) {
      scope.notes.push(note('按销量（件数）排', 'ranked by units sold'))
      return 'units'
    }
    scope.notes.push(note('按支付金额排', 'ranked by revenue'))
    return 'revenue'
  }
  const found = [...vocabulary.measures.values()].find(
    ({ plan }) => plan.kind === 'aggregate' && plan.how === 'acts' && plan.act === act && !plan.when,
  )
  if (!found) throw new Stop('clarify', note('这种行为还不能计次', 'This behaviour cannot be counted yet'))
  return found.name
}

/** The one window of the behaviours that say who, for a measure that names none; said in a note. */
function shared(scope: Scope): Window | undefined {
  const windows = new Map(
    scope.clauses
      .filter(({ window, negated }) => window && !negated)
      .map(({ window }) => [JSON.stringify(window), window as Window]),
  )
  if (windows.size !== 1 || scope.clauses.some(({ negated, window }) => negated && window)) {
    if (windows.size > 0)
      scope.notes.push(note('指标按全部时间计（截至统计日）', 'the figure covers all time up to the as-of date'))
    return undefined
  }
  scope.notes.push(
    note(
      '指标与客户行为用同一时间段；全部时间请另说',
      'the figure covers the same period as the behaviour; say so if all time is meant',
    ),
  )
  return [...windows.values()][0]
}

/** 支付宝支付的订单数, 抖音下单的金额: a behaviour said of no people, before a figure of the same acts, limits the figure itself. */
export function foldIntoMeasure(
  scope: Scope,
  measures: readonly Measured[],
  context: KindContext,
): { where: Clause['where']; window?: Window | undefined; segment: Segment; paid?: boolean } | undefined {
  const [clause, ...others] = scope.clauses
  if (
    !clause ||
    others.length > 0 ||
    clause.negated ||
    clause.ofPeople ||
    clause.much.length > 0 ||
    clause.withoutLater ||
    clause.first ||
    clause.change
  )
    return undefined
  if (measures.length === 0 || measures.some(isCustomers) || scope.acts.length > 0) return undefined
  const act = actName(clause)
  const acts = new Set(measures.flatMap((one) => actsOf(one, context.vocabulary)))
  const trade = ['order', 'purchase']
  if (!acts.has(act) && !(trade.includes(act) && trade.some((one) => acts.has(one)))) return undefined
  return {
    where: clause.where,
    window: clause.window,
    segment: segmentOf(clause, []),
    paid: act === 'purchase' && clause.where.length === 0,
  }
}

/** 付了款的订单数: orders that were paid are purchases. */
function paidOnly(measures: Measured[]): void {
  for (const [at, one] of measures.entries())
    if ('measure' in one && one.measure === 'orders') measures[at] = { ...one, measure: 'purchases' }
}
