import type { Window } from '../../catalog/window.js'
import type { Meaning } from '../vocabulary/meaning.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import { as, isFiller, isWord, type Token } from './token.js'

/**
 * 注册7天内下单: between two behaviours, "within so many days" counts from the first of them, and is never the last days up to today. The second
 * behaviour becomes what followed the first.
 *
 * @throws Stop where more is said of either than that can hold
 */
export function readSequences(tokens: readonly Token[]): Token[] {
  const at = tokens.findIndex((token, index) => sequenceAt(tokens, token, index))
  if (at < 0) return [...tokens]
  const span = tokens[at] as Token
  const next = skipFillers(tokens, at + 1, 1)
  const before = skipFillers(tokens, at - 1, -1)
  const act = as(tokens[next], 'act')
  const first = tokens[before]
  const days = daysOf(as(span, 'window')?.window)
  const ending = tokens[skipFillers(tokens, next + 1, 1)]
  const plain = ending === undefined || isWord(ending, 'of', 'person', 'share', 'count', 'list', 'comma', 'which')
  const denied = tokens.slice(0, before).some((token) => isWord(token, 'not', 'never', 'except'))
  const head = as(first, 'act') ?? (as(first, 'group')?.role === 'new' ? as(first, 'group') : undefined)
  if (!act || act.where || !head || days === undefined || !plain || denied) throw withinWhat(span)
  const [from, to] = [span, tokens[next] as Token]
  const follow: Meaning = { kind: 'follow', did: act.act.name, days, after: true }
  const text = `${from.text}${to.text}`
  return [...tokens.slice(0, at), { text, start: from.start, end: to.end, meanings: [follow] }, ...tokens.slice(next + 1)]
}

const bare = /^[^最近过去这在]*(?:之内|以内|内)$/
const bareEnglish = /^(?:within|in) \S+ (?:day|week|month|year)s?$/

/** A span of days without "last", with a behaviour right before it in the same breath, and one after it. */
function sequenceAt(tokens: readonly Token[], token: Token, at: number): boolean {
  const window = as(token, 'window')?.window
  if (!window || !('last' in window)) return false
  if (bareEnglish.test(token.text)) {
    const behaviours = tokens.filter((other) => as(other, 'act') && !as(other, 'measure') && !isWord(other, 'person'))
    return token.text.startsWith('within') && behaviours.length > 1
  }
  if (!bare.test(token.text)) return false
  const ahead = behaviourAfter(tokens, at)
  if (!ahead) return false
  for (let before = at - 1; before >= 0; before -= 1) {
    const other = tokens[before]
    if (isWord(other, 'of', 'person', 'comma', 'and', 'or', 'but', 'relative', 'within'))
      return as(other, 'group')?.role === 'new'
    if (as(other, 'act') && !as(other, 'measure')) return true
    if (as(other, 'group')) return as(other, 'group')?.role === 'new'
  }
  return false
}

/** A verb follows, perhaps denied, and is no figure (注册30天内的销售额). */
function behaviourAfter(tokens: readonly Token[], at: number): boolean {
  let next = skipFillers(tokens, at + 1, 1)
  while (isWord(tokens[next], 'not', 'never', 'at', 'in')) next = skipFillers(tokens, next + 1, 1)
  return as(tokens[next], 'act') !== undefined && as(tokens[next], 'measure') === undefined
}

function skipFillers(tokens: readonly Token[], from: number, step: 1 | -1): number {
  let at = from
  while (isFiller(tokens[at]) && !as(tokens[at] as Token, 'act')) at += step
  return at
}

/** A month is 30 days and a year 365, as in other spans of days. */
function daysOf(window: Window | undefined): number | undefined {
  if (!window || !('last' in window)) return undefined
  const size = { day: 1, week: 7, month: 30, year: 365 }[window.last.unit as string]
  const days = size === undefined ? undefined : size * window.last.n
  return days === undefined || days > 3660 ? undefined : days
}

const withinWhat = ({ text }: Token) =>
  new Stop(
    'clarify',
    note(
      `「${text.trim()}」从哪件事算起：前一个行为之后，还是到今天为止的最近几天？`,
      `"${text.trim()}": counted from the first behaviour, or the last days up to today?`,
    ),
    [
      note('注册7天内下单的客户有多少', 'share of new buyers in double 11 who bought again within 60 days'),
      note('最近7天下单的客户有多少', 'customers who ordered in the last 7 days'),
    ],
  )
