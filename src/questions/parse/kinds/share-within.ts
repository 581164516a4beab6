import type { Query } from '../../query.js'
import type { Mention, Scope } from '../scope.js'
import { as, isWord, type Token } from '../token.js'
import { type Draft, oneOnly } from './layout.js'
import { shareOfWhat } from './refusals.js'

/** 各城市的女性占比, 女性占比按城市, share of women by city: within each group; 女性各城市占比 shares the women out instead. */
export function within(tokens: readonly Token[]): boolean {
  const share = tokens.findIndex((token) => isWord(token, 'share'))
  const dimension = tokens.findIndex((token) => isWord(token, 'per', 'each'))
  const condition = tokens.findIndex((token, at) =>
    at > share && share >= 0 && /[a-z]/.test(token.text) ? isSaid(token) : at < share && isSaid(token),
  )
  return !(condition >= 0 && condition < dimension && dimension < share)
}

export function sharedWithin(draft: Draft, scope: Scope, tokens: readonly Token[], dimensions: readonly Mention[]): Query {
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
export function listedWithShare(tokens: readonly Token[]): boolean {
  const figure = tokens.findIndex((token) => as(token, 'measure') && !as(token, 'group') && !isWord(token, 'person'))
  const share = tokens.findIndex((token) => isWord(token, 'share'))
  return figure >= 0 && tokens.slice(figure + 1, Math.max(share, figure + 1)).some((token) => isWord(token, 'and', 'comma'))
}

const isSaid = (token: Token) =>
  (as(token, 'value') ?? as(token, 'born') ?? as(token, 'act') ?? as(token, 'group') ?? as(token, 'condition')) !== undefined
