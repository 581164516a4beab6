import { clausesOf } from './behaviours.js'
import type { Reading } from './scope.js'
import { as, isFiller, isWord, type Token } from './token.js'

/** revenue, orders and buyers: a group's name in a list of figures is the figure that counts it. */
export function listedAsMeasure(reading: Reading, token: Token): boolean {
  if (!as(token, 'group') || !as(token, 'measure') || reading.clause || reading.relative) return false
  const joint = (at: number) => isWord(reading.tokens[at], 'and', 'comma')
  const pure = (at: number) => {
    const other = reading.tokens[at]
    return as(other, 'measure') !== undefined && as(other, 'group') === undefined && !isWord(other, 'person')
  }
  const at = reading.at
  const before = joint(at - 1) && (pure(at - 2) || (joint(at - 2) && pure(at - 3)))
  return before || (joint(at + 1) && pure(at + 2) && !reading.negated && reading.items.length === 0)
}

/** 多少订单, how many reviews, number of purchases: the act's noun is counted, so it is the measure. */
export function countedNoun(reading: Reading, token: Token): boolean {
  if (!as(token, 'measure') && !nouns.has(token.text)) return false
  if (saidOfPeople(reading)) return false
  let before = reading.at - 1
  while (before >= 0 && isFiller(reading.tokens[before])) before -= 1
  const previous = reading.tokens[before]
  if (isWord(previous, 'count', 'howMuch') && !isWord(previous, 'person')) return true
  const shareOf = nouns.has(token.text) && !reading.scope.marks.person && reading.tokens.some((other) => isWord(other, 'share'))
  if (shareOf) return true
  let after = reading.at + 1
  while (isFiller(reading.tokens[after])) after += 1
  if (nouns.has(token.text) && isWord(reading.tokens[after], 'count') && !isWord(reading.tokens[after], 'person')) return true
  if (!as(token, 'measure')) return false
  return (
    !reading.scope.marks.person &&
    !reading.negated &&
    reading.much.length === 0 &&
    !reading.relative &&
    clausesOf(reading).length === 0 &&
    !bounded(reading)
  )
}

/** 有取消的订单的客户: people follow, so the noun is what they had. */
function saidOfPeople(reading: Reading): boolean {
  const [next, after] = [reading.tokens[reading.at + 1], reading.tokens[reading.at + 2]]
  return isWord(next, 'of') && !isFiller(next) && isWord(after, 'person') && !isWord(after, 'count')
}

function bounded(reading: Reading): boolean {
  const bound = as(reading.tokens[reading.at + 1], 'bound')
  return bound !== undefined && !(bound.unit === 'money' && nouns.has((reading.tokens[reading.at] as Token).text))
}

/** Nouns of acts that are counted where a question asks how many of them. */
export const isCountable = (token: Token) => nouns.has(token.text)

export const nouns = new Set([
  '差评',
  '好评',
  '中评',
  '负面评价',
  '正面评价',
  'negative reviews',
  'positive reviews',
  '订单',
  '评价',
  '评论',
  '工单',
  '帖子',
  '笔记',
  '投诉',
  'orders',
  'purchases',
  'reviews',
  'tickets',
  'posts',
  'searches',
  'views',
  'refunds',
])
