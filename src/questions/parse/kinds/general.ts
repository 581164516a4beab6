import { daysBetween } from '../../../catalog/day.js'
import { resolveWindow } from '../../../catalog/resolve-window.js'
import type { PeriodUnit, Window } from '../../../catalog/window.js'
import type { Segment } from '../../../segments/form.js'
import type { Breakdown, Measured, Query } from '../../query.js'
import { actName, type Clause, segmentOf } from '../clause.js'
import { allOfSegments } from '../expression.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Mention, Scope } from '../scope.js'
import { as, isWord, type Token } from '../token.js'
import { type KindContext, type Reading, unplaced, wholeScope } from './context.js'
import { actsOf, dimensionOf, hasField, measureHas } from './dimensions.js'

/** Counts, lists, figures, breakdowns, rankings and trends: everything with one subject. */
export function general(tokens: readonly Token[], context: KindContext): Reading {
  return fromScope(wholeScope(tokens, context), tokens, context)
}

export function fromScope(scope: Scope, tokens: readonly Token[], context: KindContext): Reading {
  const { marks, notes } = scope
  refuseTwoCounts(tokens)
  if (marks.topShare) throw topOfWhat()
  const dimensions = [...dimensionsAsked(scope, tokens), ...thingsAsked(scope, tokens)]
  const { measures, who, window } = measuresOf(scope, dimensions, context)
  const by: Breakdown[] = [
    ...scope.by.filter((one) => 'period' in one || 'clock' in one),
    ...dimensions.map((mention) => dimensionOf(mention, measures[0], context.vocabulary, notes)),
  ]
  const periods = by.filter((one): one is { period: PeriodUnit } => 'period' in one)
  if (marks.trend && periods.length === 0) {
    const period = periodFor(window, context.asOf)
    by.unshift({ period })
    periods.push({ period })
    notes.push(
      note(
        `走势按${{ day: '天', week: '周', month: '月', quarter: '季度', half: '半年', year: '年' }[period]}看`,
        `the trend is by ${period}`,
      ),
    )
  }
  const own = by.length === 0 && !marks.average ? periodOfMeasure(measures, window, context) : undefined
  if (own) {
    by.push({ period: own })
    periods.push({ period: own })
  }
  if (by.length > 2) throw new Stop('clarify', note('最多按两个维度分组', 'At most two dimensions at a time'))
  refuseContradiction(who)
  refuseIdleAverage(measures, scope, context)
  const query = {
    who: allOfSegments(unique(who)),
    measures,
    window,
    by,
    ...(scope.having.length > 0 ? { having: scope.having } : {}),
  }
  checkWindow(query.measures, window, scope, context)
  if (by.length > 1 && periods.length === 0 && (marks.direction !== undefined || marks.top !== undefined || marks.rank)) {
    throw new Stop(
      'clarify',
      note(
        '还不能在每一组里各排各的名，请一次看一组',
        'A ranking within each group is not possible yet: please ask about one group',
      ),
    )
  }
  if (
    scope.measures.length > 1 &&
    scope.measuresApart &&
    (marks.direction !== undefined || marks.rank || marks.top !== undefined)
  )
    throw new Stop('clarify', note('按哪个指标排？请一次说一个指标', 'Ranked by which figure? One at a time, please'))
  const single = measures.length === 1 && measures[0] !== undefined && 'measure' in measures[0]
  if ((marks.yearOnYear || marks.periodOnPeriod || marks.share) && (by.length === 0 || !single)) throw shareOfWhat()
  if (marks.share && by.length > 0 && listedWithShare(tokens)) throw shareOfWhat()
  if (marks.share && measures.length === 1 && isCustomers(measures[0]) && by.length > 0 && who.length > 0 && within(tokens))
    return { query: sharedWithin(query, scope, tokens, dimensions), notes }
  if (by.length > 0) return { query: grouped(query, scope, periods.length > 0, dimensions, tokens), notes }
  if (marks.direction !== undefined || marks.rank) return { query: ranked(query, scope), notes }
  if (marks.rose || marks.fell || marks.changed)
    throw unplaced(tokens.filter((token) => isWord(token, 'rose', 'fell', 'changed')))
  if (marks.distribution || marks.which || marks.what) {
    if (!(marks.which && marks.person) || measures.length === 0)
      throw unplaced(tokens.filter((token) => isWord(token, 'distribution', 'which', 'what')))
  }
  return { query: plain(query, scope), notes }
}

/** 各城市的女性占比, 女性占比按城市, share of women by city: within each group; 女性各城市占比 shares the women out instead. */
function within(tokens: readonly Token[]): boolean {
  const share = tokens.findIndex((token) => isWord(token, 'share'))
  const dimension = tokens.findIndex((token) => isWord(token, 'per', 'each'))
  const condition = tokens.findIndex((token, at) =>
    at > share && share >= 0 && /[a-z]/.test(token.text) ? isSaid(token) : at < share && isSaid(token),
  )
  return !(condition >= 0 && condition < dimension && dimension < share)
}

function sharedWithin(draft: Draft, scope: Scope, tokens: readonly Token[], dimensions: readonly Mention[]): Query {
  const { marks } = scope
  if (
    scope.having.length > 0 ||
    marks.yearOnYear ||
    marks.periodOnPeriod ||
    marks.rose ||
    marks.fell ||
    marks.changed ||
    marks.trend
  )
    throw shareOfWhat()
  const ranking = marks.direction !== undefined || marks.rank || marks.which || marks.top !== undefined
  const limit = marks.top ?? (marks.which && oneOnly(tokens, dimensions) ? 1 : 10)
  return {
    kind: 'share',
    who: draft.who,
    measures: [],
    window: undefined,
    by: draft.by,
    ...(ranking ? { order: { by: 'measure', direction: marks.direction ?? 'desc' }, limit } : {}),
  }
}

/** 各城市的销售额和女性占比: a figure and a share are two answers. */
function listedWithShare(tokens: readonly Token[]): boolean {
  const figure = tokens.findIndex((token) => as(token, 'measure') && !as(token, 'group') && !isWord(token, 'person'))
  const share = tokens.findIndex((token) => isWord(token, 'share'))
  return figure >= 0 && tokens.slice(figure + 1, Math.max(share, figure + 1)).some((token) => isWord(token, 'and', 'comma'))
}

const isSaid = (token: Token) =>
  (as(token, 'value') ?? as(token, 'born') ?? as(token, 'act') ?? as(token, 'group') ?? as(token, 'condition')) !== undefined

type Draft = Pick<Query, 'who' | 'measures' | 'window' | 'by' | 'having'>

/** 客户总数和女性总数: two counts of different people are two answers. */
function refuseTwoCounts(tokens: readonly Token[]): void {
  const counts = tokens.flatMap((token, at) => (isWord(token, 'count') && !isWord(token, 'which') ? [at] : []))
  const two = counts
    .slice(1)
    .some((at, index) => tokens.slice((counts[index] as number) + 1, at).some((token) => isWord(token, 'and', 'comma')))
  if (two) throw new Stop('clarify', note('一次问一个数', 'One count at a time, please'))
}

/** 女性最爱买什么: "what", without a noun, is products. */
function thingsAsked(scope: Scope, tokens: readonly Token[]): Mention[] {
  const what = tokens.find((token) => isWord(token, 'what') && !isWord(token, 'which'))
  if (!what || scope.mentions.length > 0 || scope.by.length > 0 || scope.marks.person === undefined) return []
  if (!scope.acts.some(({ clause, how }) => how === 'most' && ['purchase', 'view', 'cart', 'favorite'].includes(actName(clause))))
    return []
  scope.notes.push(note('按商品看', 'by product'))
  return [
    {
      token: { ...what, meanings: [{ kind: 'field', field: 'product', acts: ['purchase', 'view', 'cart', 'favorite'] }] },
      dimension: true,
    },
  ]
}

/** A figure, or the people themselves where they are asked for or nothing else is. */
function plain(query: Draft, scope: Scope): Query {
  const { marks } = scope
  const people = query.measures.length === 1 && isCustomers(query.measures[0])
  const counted = marks.count || !people || scope.measures.some(isCustomers)
  const nobody = people && scope.who.length === 0 && scope.measures.length === 0 && !marks.person && !marks.list
  const things = scope.bought && !marks.person && !marks.count && !marks.list
  if (nobody || things)
    throw new Stop(
      'clarify',
      note('想问什么：多少客户、哪些客户，还是销售额？', 'What about it: how many customers, which ones, or the revenue?'),
      [note('有多少客户', 'how many customers')],
    )
  if (people && marks.average) throw new Stop('clarify', note('平均什么？', 'The average of what?'))
  if (people && !counted && ('all' in query.who ? query.who.all.length > 0 : true))
    return { kind: 'customers', ...query, measures: [] }
  if (people && marks.list && !marks.count) return { kind: 'customers', ...query, measures: [] }
  if (people && !counted && scope.measures.length === 0)
    throw new Stop('clarify', note('想问客户的什么？', 'What would you like to know about the customers?'), [
      note('有多少客户', 'how many customers'),
      note('各城市的客户数', 'customers by city'),
    ])
  return { kind: 'number', ...query }
}

/** Rows for each value or period; ranked and cut where the question says most, least, top or which. */
function grouped(query: Draft, scope: Scope, series: boolean, dimensions: readonly Mention[], tokens: readonly Token[]): Query {
  const { marks } = scope
  const measures: Measured[] = marks.share
    ? query.measures.map((one) => ('measure' in one ? { ...one, as: 'share' as const } : one))
    : [...query.measures]
  const against = marks.yearOnYear ? 'year' : marks.periodOnPeriod ? 'period' : undefined
  if (against && measures.length === 1 && measures[0] && 'measure' in measures[0])
    measures.push({ ...measures[0], as: 'growth', against })
  else if (marks.rose || marks.fell || marks.changed)
    throw unplaced(tokens.filter((token) => isWord(token, 'rose', 'fell', 'changed')))
  const draft = { ...query, measures }
  const ranking = marks.direction !== undefined || marks.rank
  if (series && !ranking && !marks.which) return { kind: 'series', ...draft }
  if (!ranking && !marks.which && !marks.what) return { kind: 'table', ...draft }
  if (query.having && query.having.length > 0 && !ranking) return { kind: 'table', ...draft }
  const direction = marks.direction ?? (marks.lower ? 'asc' : 'desc')
  const limit =
    marks.top ??
    (marks.which ? (oneOnly(tokens, dimensions) ? 1 : 10) : marks.rank && marks.direction === undefined ? undefined : 10)
  return { kind: 'table', ...draft, order: { by: 'measure', direction }, ...(limit ? { limit } : {}) }
}

/** 哪个 and "which city" ask for one; 哪些 and "which cities" for some. */
function oneOnly(tokens: readonly Token[], dimensions: readonly Mention[]): boolean {
  const which = tokens.find((token) => isWord(token, 'which'))
  if (which && /[\u4e00-\u9fff]/.test(which.text)) return !/哪些|哪几/.test(which.text)
  const word = dimensions[0]?.token.text ?? ''
  return !/s$/.test(word) || /(ss|us|is)$/.test(word)
}

/** 消费最高的10个客户, top 10 customers by revenue. */
function ranked(query: Draft, scope: Scope): Query {
  const { marks } = scope
  const [measure] = query.measures
  if (marks.what && !marks.person)
    throw new Stop('clarify', note('什么的排名：商品、品类、城市……？', 'A ranking of what: products, categories, cities …?'))
  if (measure === undefined || isCustomers(measure))
    throw new Stop('clarify', note('按什么排名？', 'Ranked by what?'), [
      note('消费金额最高的10个客户', 'top 10 customers by revenue'),
    ])
  const people = marks.person || scope.who.length > 0 || marks.list
  if (!people)
    throw new Stop('clarify', note('给什么排名：客户、商品、城市……？', 'A ranking of what: customers, products, cities …?'))
  if (!('measure' in measure))
    throw new Stop('clarify', note('不能按这个标签给客户排名', 'Customers cannot be ranked by this tag yet'))
  return { kind: 'customers', ...query, order: { by: 'measure', direction: marks.direction ?? 'desc' }, limit: marks.top ?? 10 }
}

/** Tags and fields that the sentence asks to group by. Any that it does not is left over. */
function dimensionsAsked(scope: Scope, tokens: readonly Token[]): Mention[] {
  const { marks } = scope
  const asking =
    marks.which ||
    marks.what ||
    marks.direction !== undefined ||
    marks.rank ||
    marks.distribution ||
    marks.top !== undefined ||
    scope.having.length > 0 ||
    marks.share ||
    // 有哪些画像, list the cities: the values of it.
    (marks.list && !marks.person && scope.who.length === 0)
  const figure = ({ token }: Mention) =>
    numeric(token) &&
    (statistic(scope) || (marks.direction !== undefined && measureOfTag[as(token, 'tag')?.tag.name ?? ''] !== undefined))
  const asked = scope.mentions.filter((mention) => mention.dimension || (asking && !figure(mention)))
  const others = scope.mentions.filter((mention) => !asked.includes(mention) && !figure(mention))
  if (others.length > 0) throw unplaced(others.map(({ token }) => token))
  if (
    statistic(scope) &&
    scope.measures.length === 0 &&
    !scope.mentions.some(({ token, dimension }) => !dimension && numeric(token)) &&
    scope.acts.length === 0
  ) {
    throw unplaced(tokens.filter((token) => isWord(token, 'average', 'median', 'sum')))
  }
  return asked
}

const statistic = (scope: Scope) => scope.marks.average || scope.marks.median || (scope.marks.sum && scope.measures.length === 0)
const numeric = (token: Token) => as(token, 'tag')?.tag.type === 'number'
const isCustomers = (measured: Measured | undefined) =>
  measured !== undefined && 'measure' in measured && measured.measure === 'customers'

/** What is measured, of whom, over which days; the window of the only windowed behaviour where the measure names none. */
function measuresOf(
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

/** 各平台的下单客户, customers who bought by month: counted over the only behaviour, by its own fields and days. */
function peopleMeasure(
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
    if (act !== 'purchase')
      throw new Stop('clarify', note('多少钱？请说购买、消费或销售额', 'How much of what? Say revenue or spend'))
    return 'revenue'
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

const productFields: readonly string[] = ['product', 'category', 'brand', 'sku']
const measureOfTag: Readonly<Record<string, string | undefined>> = {
  revenue_total: 'revenue',
  purchase_count: 'purchases',
  units_bought: 'units',
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

/** 去年双11的买家今年双11的回购率: a figure that looks at two periods by itself takes no third from the behaviour. */
function refuseTwoPeriods(scope: Scope, measures: readonly Measured[], { vocabulary }: KindContext): void {
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

function checkWindow(measures: readonly Measured[], window: Window | undefined, scope: Scope, { vocabulary }: KindContext): void {
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

/** Days for a month or less, weeks for a quarter, else months. */
function periodFor(window: Window | undefined, asOf: string): PeriodUnit {
  const { from, to } = resolveWindow(window, asOf)
  if (from === undefined) return 'month'
  const days = daysBetween(from, to) + 1
  return days <= 31 ? 'day' : days <= 100 ? 'week' : 'month'
}

const shareOfWhat = () => new Stop('clarify', note('占比或同比、环比要说明是什么的', 'The share or the growth of what?'))

const topOfWhat = () =>
  new Stop(
    'clarify',
    note(
      '前百分之几要说明按什么排，例如「累计消费前20%的客户」',
      'Top by what? For example "customers with total spend in the top 20%"',
    ),
  )

/** 平均销售额: per order, per buyer, per day? Only a figure that is an average already may be called one. */
function refuseIdleAverage(measures: readonly Measured[], scope: Scope, { vocabulary }: KindContext): void {
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
function refuseContradiction(who: readonly Segment[]): void {
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

/** Daily, weekly or monthly active customers over several of those periods are a series. */
function periodOfMeasure(
  measures: readonly Measured[],
  window: Window | undefined,
  context: KindContext,
): PeriodUnit | undefined {
  const [one] = measures
  const plan = one && 'measure' in one ? context.vocabulary.measures.get(one.measure)?.plan : undefined
  if (plan?.kind !== 'perPeriod' || measures.length > 1 || !window) return undefined
  const { from, to } = resolveWindow(window, context.asOf)
  const days = from === undefined ? Number.POSITIVE_INFINITY : daysBetween(from, to) + 1
  return days > { day: 1, week: 7, month: 31 }[plan.unit] ? plan.unit : undefined
}

function unique(segments: readonly Segment[]): Segment[] {
  return [...new Map(segments.map((segment) => [JSON.stringify(segment), segment])).values()]
}
