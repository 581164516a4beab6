import type { GrammarWord } from '../vocabulary/grammar-word.js'
import { closeClause } from './behaviours.js'
import { actName } from './clause.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import type { Marks, Reading } from './scope.js'
import { as, isFiller, isWord, type Token } from './token.js'

const plainMarks: readonly [GrammarWord, keyof Marks][] = [
  ['howOften', 'howOften'],
  ['howMuch', 'howMuch'],
  ['count', 'count'],
  ['list', 'list'],
  ['which', 'which'],
  ['what', 'what'],
  ['distribution', 'distribution'],
  ['trend', 'trend'],
  ['rank', 'rank'],
  ['average', 'average'],
  ['median', 'median'],
  ['sum', 'sum'],
  ['share', 'share'],
  ['rose', 'rose'],
  ['fell', 'fell'],
  ['changed', 'changed'],
  ['yearOnYear', 'yearOnYear'],
  ['periodOnPeriod', 'periodOnPeriod'],
]

/** Words that say what is asked, not of whom. */
export function readMark(reading: Reading, token: Token): boolean {
  const { marks } = reading.scope
  const top = as(token, 'top')
  if (top) {
    marks.top = top.n
    marks.direction ??= 'desc'
  } else if (as(token, 'topShare')) {
    const { share, end } = as(token, 'topShare') as { share: number; end: 'top' | 'bottom' }
    marks.topShare = { share, end }
  } else if (isWord(token, 'least', 'most')) {
    marks.direction = isWord(token, 'least') ? 'asc' : 'desc'
    if (reading.measured.size === 0) takeAct(reading, token)
  } else if (isWord(token, 'howManyOrders', 'howManyUnits')) {
    const how = isWord(token, 'howManyUnits') ? 'units' : 'count'
    const clause = reading.clause
    if (clause && !clause.negated && ['purchase', 'order'].includes(actName(clause))) {
      reading.items = reading.items.filter((item) => !('clause' in item) || item.clause !== clause)
      reading.scope.acts.push({ clause, how })
    } else reading.scope.measures.push({ measure: how === 'units' ? 'units' : 'orders' })
  } else if (isWord(token, 'all', 'both')) {
    // Says nothing that is not meant anyway.
  } else {
    const taken = takeAct(reading, token)
    const found = plainMarks.filter(([word]) => isWord(token, word))
    if (found.length === 0 && !taken) return false
    // 多少钱 of nothing that has an amount.
    if (!taken && /^多少[钱元]$/.test(token.text) && reading.measured.size === 0) return false
    for (const [word, mark] of found)
      if (word !== 'howMuch' || taken || /^how much/.test(token.text)) (marks as unknown as Record<string, boolean>)[mark] = true
    if (isWord(token, 'share')) closeClause(reading)
    if (isWord(token, 'average', 'median')) refuseAveragedAct(reading)
  }
  reading.at += 1
  return true
}

/** 平均消费: an act is no figure; per order, per customer? */
function refuseAveragedAct(reading: Reading): void {
  let next = reading.at + 1
  while (isFiller(reading.tokens[next])) next += 1
  const token = reading.tokens[next]
  if (!as(token, 'act') || as(token, 'measure') || as(token, 'tag') || as(token, 'group')) return
  if (
    reading.tokens
      .slice(next + 1, next + 3)
      .some((other) => isWord(other, 'howOften', 'howMuch', 'howManyOrders', 'howManyUnits'))
  )
    return
  throw new Stop('clarify', note('平均到什么：每个客户，还是每单？', 'Averaged over what: customers or orders?'), [
    note('客单价', 'revenue per buyer'),
    note('笔单价', 'average order value'),
  ])
}

/** Acts whose money has a figure of its own. */
export const amounts: Readonly<Record<string, string | undefined>> = {
  purchase: 'revenue',
  order: 'order_amount',
  refund: 'refund_amount',
}

/** 买了多少次, 花了多少钱, 浏览最多: the behaviour before (in English: after) is what is measured, not a condition. */
function takeAct(reading: Reading, token: Token): boolean {
  const often = isWord(token, 'howOften')
  const much =
    isWord(token, 'howMuch') &&
    (token.text !== '多少' || (reading.clause !== undefined && amounts[actName(reading.clause)] !== undefined))
  const most = isWord(token, 'most', 'least')
  if (!often && !much && !most) return false
  const how = often ? (/^how (?:often|freq)/.test(token.text) ? 'interval' : 'count') : much ? 'amount' : 'most'
  const clause = reading.clause
  if (clause && 'act' in clause.head && !clause.negated && (!much || amounts[actName(clause)] !== undefined)) {
    reading.items = reading.items.filter((item) => !('clause' in item) || item.clause !== clause)
    reading.scope.acts.push({ clause, how })
    closeClause(reading)
  } else if ((reading.language === 'en' && (often || much)) || as(reading.tokens[reading.at + 1], 'act'))
    reading.measureNext = how
  else return false
  return true
}
