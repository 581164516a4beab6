import type { Query } from '../query.js'
import { unplaced } from './kinds/context.js'
import { allOf, as, isWord, type Token } from './token.js'

/**
 * The last guard before a query is handed out: whatever number, period, value, negation or share the question names stands in the query. A reading that lost one
 * is a mistake of the grammar, and is asked back instead of being answered.
 *
 * @throws Stop naming the words that were lost
 */
export function refuseLost(tokens: readonly Token[], query: Query): void {
  const text = JSON.stringify(query)
  const numbers = new Set([...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number)))
  const lost = tokens.filter(
    (token) =>
      !(
        numbersKept(token, numbers) &&
        windowKept(token, text) &&
        conditionKept(token, text) &&
        valueKept(token, text) &&
        wordKept(token, text)
      ),
  )
  if (lost.length > 0) throw unplaced(lost)
}

/** 90天没买 reaches back 90 days, 超过90天 91. */
function numbersKept(token: Token, numbers: ReadonlySet<number>): boolean {
  if (!token.meanings.every(({ kind }) => ['bound', 'quantity', 'top', 'topShare', 'born'].includes(kind))) return true
  return token.meanings.some((meaning) => {
    const said =
      meaning.kind === 'bound'
        ? Object.values(meaning.range)
        : meaning.kind === 'quantity' || meaning.kind === 'top'
          ? [meaning.n]
          : meaning.kind === 'topShare'
            ? [meaning.share]
            : meaning.kind === 'born'
              ? [meaning.min, meaning.max].filter((year) => year > 0 && year < 9999)
              : []
    return said.every((n) => typeof n !== 'number' || numbers.has(n) || numbers.has(n + 1))
  })
}

function windowKept(token: Token, text: string): boolean {
  if (token.meanings.length === 0 || !token.meanings.every(({ kind }) => kind === 'window')) return true
  return allOf(token, 'window').some(({ window }) => text.includes(JSON.stringify(window)))
}

function conditionKept(token: Token, text: string): boolean {
  const condition = as(token, 'condition')
  if (condition === undefined || token.meanings.length > 1) return true
  const { segment } = condition
  if (!('did' in segment)) return text.includes(JSON.stringify(segment))
  return (segment.where ?? []).every((test) => text.includes(JSON.stringify(test)))
}

function valueKept(token: Token, text: string): boolean {
  const values = allOf(token, 'value')
  if (values.length === 0 || values.length < token.meanings.length) return true
  return values.some(
    ({ value, place }) => text.includes(JSON.stringify(value)) && text.includes('tag' in place ? place.tag : place.field),
  )
}

function wordKept(token: Token, text: string): boolean {
  if (!token.meanings.every(({ kind }) => kind === 'word')) return true
  if (isWord(token, 'never', 'except') || (isWord(token, 'not') && as(token, 'word')?.word === 'not'))
    return /"not"|noneOf|withoutLater|"known":false|"stillActive"|"max":0|negative|placed/.test(text)
  if (isWord(token, 'share') && token.meanings.length === 1) return /share|rate|ratio/.test(text)
  return true
}
