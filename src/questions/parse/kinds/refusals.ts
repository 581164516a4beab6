import type { Window } from '../../../catalog/window.js'
import type { Segment } from '../../../segments/form.js'
import type { Measured } from '../../query.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Scope } from '../scope.js'
import { isWord, type Token } from '../token.js'
import type { KindContext } from './context.js'
import { actsOf } from './dimensions.js'
import { isCustomers } from './figures.js'

/** 客户总数和女性总数: two counts of different people are two answers. */
export function refuseTwoCounts(tokens: readonly Token[]): void {
  const counts = tokens.flatMap((token, at) => (isWord(token, 'count') && !isWord(token, 'which') ? [at] : []))
  const two = counts
    .slice(1)
    .some((at, index) => tokens.slice((counts[index] as number) + 1, at).some((token) => isWord(token, 'and', 'comma')))
  if (two) throw new Stop('clarify', note('一次问一个数', 'One count at a time, please'))
}

/** 去年双11的买家今年双11的回购率: a figure that looks at two periods by itself takes no third from the behaviour. */
export function refuseTwoPeriods(scope: Scope, measures: readonly Measured[], { vocabulary }: KindContext): void {
  const again = measures.some((one) => {
    const plan = 'measure' in one ? vocabulary.measures.get(one.measure)?.plan : undefined
    const numerator = plan?.kind === 'ratio' ? vocabulary.measures.get(plan.numerator)?.plan : plan
    return numerator?.kind === 'again'
  })
  if (again && scope.clauses.some(({ window }) => window))
    throw new Stop(
      'clarify',
      note(
        '回购率已经是「上一期的买家、本期又购买」，不能再带一段行为的时间；可以问「9月购买的客户里10月又购买的占多少」',
        'The repurchase rate compares a period with the one before by itself; ask for the share of one period’s buyers who bought in another',
      ),
    )
}

/**
 * 未付款的订单数, 取消的单量: a behaviour said of no people, beside a figure of orders, says which orders are meant. Where the figure cannot be limited so,
 * it is never read as "of the customers who did that".
 */
export function refuseLooseBehaviour(
  scope: Scope,
  measures: readonly Measured[],
  folded: boolean,
  { vocabulary }: KindContext,
): void {
  if (folded || scope.acts.length > 0) return
  const acts = measures.flatMap((one) => actsOf(one, vocabulary))
  if (acts.length === 0) return
  const loose = scope.clauses.find((clause) => !clause.ofPeople)
  if (loose) {
    throw new Stop(
      'clarify',
      note(
        '句中的行为是说哪些订单或声音，还是哪些客户？请加上「的客户」或换个说法',
        'Does the behaviour say which orders or texts, or which customers? Please add "of customers who …" or put it another way',
      ),
    )
  }
}

export function checkWindow(
  measures: readonly Measured[],
  window: Window | undefined,
  scope: Scope,
  { vocabulary }: KindContext,
): void {
  if (window && measures.every((one) => !('measure' in one) || vocabulary.measures.get(one.measure)?.plan.kind === 'customers')) {
    throw new Stop(
      'clarify',
      note('这段时间里的什么：注册、活跃还是购买？', 'What in that period: registered, active or bought?'),
      [
        note('本月注册的客户有多少', 'how many customers registered this month'),
        note('本月有购买的客户有多少', 'how many customers bought this month'),
        note('本月活跃的客户有多少', 'how many customers were active this month'),
      ],
    )
  }
  if (
    !window &&
    measures.some(
      (one) => 'measure' in one && !isCustomers(one) && vocabulary.measures.get(one.measure)?.defaultWindow === undefined,
    )
  ) {
    const said = scope.notes.some(({ en }) => en.startsWith('the figure covers'))
    if (!said && !scope.by.some((one) => 'period' in one))
      scope.notes.push(note('没有说时间段，按全部时间计（截至统计日）', 'no period was named: all time up to the as-of date'))
  }
}

export const shareOfWhat = () => new Stop('clarify', note('占比或同比、环比要说明是什么的', 'The share or the growth of what?'))

export const topOfWhat = () =>
  new Stop(
    'clarify',
    note(
      '前百分之几要说明按什么排，例如「累计消费前20%的客户」',
      'Top by what? For example "customers with total spend in the top 20%"',
    ),
  )

/** 平均销售额: per order, per buyer, per day? Only a figure that is an average already may be called one. */
export function refuseIdleAverage(measures: readonly Measured[], scope: Scope, { vocabulary }: KindContext): void {
  if (!scope.marks.average && !scope.marks.median) return
  const plain = measures.find(
    (one) =>
      'measure' in one &&
      (scope.marks.median
        ? !/median/.test(one.measure)
        : !['ratio', 'perPeriod'].includes(vocabulary.measures.get(one.measure)?.plan.kind ?? '') &&
          !/average|mean|median|resolution_time/.test(one.measure)),
  )
  if (plain) {
    throw new Stop('clarify', note('平均到什么：每个客户、每单，还是每天？', 'Averaged over what: customers, orders or days?'), [
      note('客单价', 'revenue per buyer'),
      note('笔单价', 'average order value'),
      note('人均购买次数', 'purchases per buyer'),
    ])
  }
}

/** 上海的北京客户: two values of one tag hold for nobody, and were hardly meant so. */
export function refuseContradiction(who: readonly Segment[]): void {
  const seen = new Map<string, string>()
  for (const segment of who) {
    if (!('tag' in segment) || !('oneOf' in segment.is || (segment.tag === 'birth_year' && 'range' in segment.is))) continue
    const test = JSON.stringify(segment.is)
    if ((seen.get(segment.tag) ?? test) !== test) {
      throw new Stop(
        'clarify',
        note('同一个标签有两个不同的值：是要对比，还是任意一个？', 'One tag has two values: to compare them, or either of them?'),
      )
    }
    seen.set(segment.tag, test)
  }
}
