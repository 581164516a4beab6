import { daysBetween } from '../../../catalog/day.js'
import { resolveWindow } from '../../../catalog/resolve-window.js'
import type { PeriodUnit, Window } from '../../../catalog/window.js'
import type { Segment } from '../../../segments/form.js'
import type { Breakdown, Measured } from '../../query.js'
import { actName } from '../clause.js'
import { allOfSegments } from '../expression.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Mention, Scope } from '../scope.js'
import { as, isWord, type Token } from '../token.js'
import { type KindContext, type Reading, unplaced, wholeScope } from './context.js'
import { dimensionOf } from './dimensions.js'
import { isCustomers, measureOfTag, numeric, statistic } from './figures.js'
import { grouped, plain, ranked } from './layout.js'
import { measuresOf } from './measured.js'
import { checkWindow, refuseContradiction, refuseIdleAverage, refuseTwoCounts, shareOfWhat, topOfWhat } from './refusals.js'
import { listedWithShare, sharedWithin, within } from './share-within.js'

/** Counts, lists, figures, breakdowns, rankings and trends: everything with one subject. */
export function general(tokens: readonly Token[], context: KindContext): Reading {
  return fromScope(wholeScope(tokens, context), tokens, context)
}

function fromScope(scope: Scope, tokens: readonly Token[], context: KindContext): Reading {
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
  // 今年每月新客里女性占比: a share of some, in each group, of more than the customers themselves.
  if (marks.share && by.length > 0 && who.length > 0 && !measures.every(isCustomers)) throw shareOfWhat()
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

/** Days for a month or less, weeks for a quarter, else months. */
function periodFor(window: Window | undefined, asOf: string): PeriodUnit {
  const { from, to } = resolveWindow(window, asOf)
  if (from === undefined) return 'month'
  const days = daysBetween(from, to) + 1
  return days <= 31 ? 'day' : days <= 100 ? 'week' : 'month'
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
