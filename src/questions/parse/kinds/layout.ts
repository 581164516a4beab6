import type { Measured, Query } from '../../query.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Mention, Scope } from '../scope.js'
import { isWord, type Token } from '../token.js'
import { unplaced } from './context.js'
import { isCustomers } from './figures.js'

export type Draft = Pick<Query, 'who' | 'measures' | 'window' | 'by' | 'having'>

/** A figure, or the people themselves where they are asked for or nothing else is. */
export function plain(query: Draft, scope: Scope): Query {
  const { marks } = scope
  const people = query.measures.length === 1 && isCustomers(query.measures[0])
  const counted = marks.count || !people || scope.measures.some(isCustomers)
  // "who", 「有哪些」 ask for a list, but not of whom: a list of everyone needs a word for customers.
  const nobody = people && scope.who.length === 0 && scope.measures.length === 0 && !marks.person
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
export function grouped(
  query: Draft,
  scope: Scope,
  series: boolean,
  dimensions: readonly Mention[],
  tokens: readonly Token[],
): Query {
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
export function oneOnly(tokens: readonly Token[], dimensions: readonly Mention[]): boolean {
  const which = tokens.find((token) => isWord(token, 'which'))
  if (which && /[\u4e00-\u9fff]/.test(which.text)) return !/哪些|哪几/.test(which.text)
  const word = dimensions[0]?.token.text ?? ''
  return !/s$/.test(word) || /(ss|us|is)$/.test(word)
}

/** 消费最高的10个客户, top 10 customers by revenue. */
export function ranked(query: Draft, scope: Scope): Query {
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
