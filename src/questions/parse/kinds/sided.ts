import type { Window } from '../../../catalog/window.js'
import type { Segment } from '../../../segments/form.js'
import type { Measured, Query } from '../../query.js'
import { allOfSegments } from '../expression.js'
import { type Note, note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Scope } from '../scope.js'
import { as, isWord, type Token } from '../token.js'
import { type Reading, unplaced } from './context.js'

export function isCompareWord(token: Token): boolean {
  return (
    (isWord(token, 'compare', 'than', 'versus') && !isOnlyAnd(token)) ||
    (isWord(token, 'higher', 'lower') && !as(token, 'act') && !as(token, 'bound'))
  )
}

const isOnlyAnd = (token: Token) => token.text === 'and'

/** Words that lay out a comparison and say nothing of whom. */
export function laidOut(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (token) =>
      !isCompareWord(token) && !isWord(token, 'rest') && !(isWord(token, 'which', 'what', 'list') && !isWord(token, 'relative')),
  )
}

export function sided(
  scope: Scope,
  sides: { label: string; who?: Segment; window?: Window | undefined }[],
  notes: readonly Note[],
): Reading {
  checkPlain(scope)
  const measures = figures(scope)
  if (scope.windows.length > 1) throw new Stop('clarify', note('句子里有不止一个时间段', 'There is more than one period'))
  const where = scope.where
  const query: Query = {
    kind: 'compare',
    who: allOfSegments(dedupe(scope.who)),
    measures: where.length > 0 ? measures.map((one) => ('measure' in one ? { ...one, where } : one)) : measures,
    window: scope.windows[0],
    by: [],
    sides: sides.map(({ label: name, who, window }) => ({ label: name, ...(who ? { who } : {}), window })),
  }
  return { query, notes: [...scope.notes, ...notes] }
}

export function figures(scope: Scope): Measured[] {
  const averages = scope.mentions.flatMap(({ token }) => {
    const tag = as(token, 'tag')?.tag
    return tag?.type === 'number'
      ? [{ tag: tag.name, statistic: scope.marks.median ? ('median' as const) : ('average' as const) }]
      : []
  })
  if (averages.length < scope.mentions.length) throw unplaced(scope.mentions.map(({ token }) => token))
  return scope.measures.length + averages.length > 0 ? [...scope.measures, ...averages] : [{ measure: 'customers' }]
}

export function checkPlain(scope: Scope): void {
  const { marks } = scope
  if (
    scope.acts.length > 0 ||
    scope.by.length > 0 ||
    scope.having.length > 0 ||
    marks.average ||
    marks.share ||
    marks.direction ||
    marks.top ||
    marks.rank ||
    marks.topShare
  ) {
    throw new Stop('clarify', note('比较里不能再分组或排名', 'A comparison cannot be grouped or ranked as well'))
  }
}

export function dedupe(segments: readonly Segment[]): Segment[] {
  return [...new Map(segments.map((segment) => [JSON.stringify(segment), segment])).values()]
}

export function label(token: Token): string {
  return token.text.replace(/^(?:in|during|of|for|the|between) /, '').trim()
}
