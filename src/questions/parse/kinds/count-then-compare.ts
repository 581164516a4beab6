import type { Query } from '../../query.js'
import { allOfSegments } from '../expression.js'
import { note } from '../note.js'
import { as, isFiller, isWord, type Token } from '../token.js'
import type { KindContext, Reading } from './context.js'
import { wholeScope } from './context.js'
import { checkPlain, figures, isCompareWord } from './sided.js'

/**
 * 提到送礼的人有多少，复购率比其他人高吗: a count of some people, then a figure of theirs against everyone else's. One comparison answers both:
 * how many there are on each side stands beside the figure.
 */
export function countThenCompare(tokens: readonly Token[], context: KindContext): Reading | undefined {
  if (!tokens.some((token) => isWord(token, 'rest')) || !tokens.some(isCompareWord)) return undefined
  const at = tokens.findIndex((token, index) => isWord(token, 'comma', 'and', 'but') && splits(tokens, index))
  if (at < 0) return undefined
  const [left, right] = [tokens.slice(0, at), tokens.slice(at + 1)]
  const people = wholeScope(left, context)
  if (people.who.length === 0 || people.windows.length > 0 || people.by.length > 0 || people.mentions.length > 0) return undefined
  const scope = wholeScope(right.filter(isFigure), context)
  checkPlain({ ...people, measures: [] })
  const who = allOfSegments(people.who)
  const label = spoken(
    left.filter((token) => !isWord(token, 'count') || isWord(token, 'person')),
    context,
  )
  const rest = right.find((token) => isWord(token, 'rest'))?.text ?? ''
  const [window] = scope.windows
  const query: Query = {
    kind: 'compare',
    who: { all: [] },
    measures: [...figures(scope), { measure: 'customers' }],
    window,
    by: [],
    sides: [
      { label, who },
      { label: rest, who: { not: who } },
    ],
  }
  const notes = [...people.notes, ...scope.notes]
  if (!window)
    notes.push(
      note('后一问没有说时间段，按全部时间计（截至统计日）', 'the second part names no period: all time up to the as-of date'),
    )
  return { query, notes }
}

/** A count of people before, a figure compared with the others behind, and nobody else named there. */
function splits(tokens: readonly Token[], at: number): boolean {
  const [left, right] = [tokens.slice(0, at), tokens.slice(at + 1)]
  const counts =
    left.some((token) => isWord(token, 'count')) &&
    !left.some((token) => as(token, 'measure') && !isWord(token, 'count', 'person'))
  const others = right.filter(
    (token) =>
      !isFigure(token) &&
      !isCompareWord(token) &&
      !isFiller(token) &&
      !isWord(token, 'rest', 'of', 'those', 'same', 'and', 'comma'),
  )
  return (
    counts && right.some((token) => as(token, 'measure')) && right.some((token) => isWord(token, 'rest')) && others.length === 0
  )
}

function isFigure(token: Token): boolean {
  return (as(token, 'measure') ?? as(token, 'window')) !== undefined && !isWord(token, 'rest')
}

function spoken(tokens: readonly Token[], { language }: KindContext): string {
  return tokens
    .map(({ text }) => text)
    .join(language === 'zh' ? '' : ' ')
    .replace(/(?:有多少|有几|的)$/u, '')
    .trim()
}
