import type { Act } from '../../catalog/act.js'
import { closeClause } from './behaviours.js'
import { actName, type Clause } from './clause.js'
import { countedNoun, nouns } from './counted-nouns.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import type { Reading } from './scope.js'
import { as, isWord, type Token } from './token.js'

/** 买过, 下单, viewed …, 新客, buyers: the head of a behaviour. What was said before it in its group (window, negation, place) goes with it. */
export function readHead(reading: Reading, token: Token): boolean {
  const group = as(token, 'group')
  const act = as(token, 'act')
  if (!group && !act) return false
  if (act && countedNoun(reading, token)) return false
  if (
    act &&
    reading.clause &&
    !('role' in reading.clause.head) &&
    reading.clause.head.act === act.act &&
    !act.where &&
    !act.tests &&
    sticks(reading)
  ) {
    // 有过购买, 下单购买: the same act said twice in a row.
    reading.at += 1
    return true
  }
  closeClause(reading)
  const clause: Clause = {
    head: group && !(act && prefersAct(reading)) ? { role: group.role } : { act: (act as { act: Act }).act },
    negated: reading.negated,
    never: reading.never,
    window: act?.window ?? reading.window,
    where: [...(act?.where && !group ? [act.where] : []), ...(act?.tests ?? []), ...reading.where],
    much: reading.much,
    money: moneyVerb.test(token.text),
    pay: /付|paid|pay/.test(token.text),
    noun: nouns.has(token.text) || /\b(?:an?|any|placed) orders?$/.test(token.text),
  }
  if (group?.role === 'stillActive' && !clause.window) {
    clause.window = { last: { n: 30, unit: 'day' } }
    reading.scope.notes.push(
      note(
        '「还活跃」按最近30天有行为计；按购买看请用生命周期「活跃」（90天内买过）',
        '"still active" means any event in the last 30 days; by purchases, ask for the lifecycle stage 活跃 (bought within 90 days)',
      ),
    )
  }
  if (reading.first) clause.first = true
  if (
    reading.justJoined &&
    reading.previous &&
    isWord(reading.tokens[reading.at - 1], 'and', 'or') &&
    before(reading) === reading.previous.ended
  )
    reading.previous.sideBySide = true
  if (group || (reading.language === 'en' && reading.scope.marks.person)) clause.ofPeople = true
  if (group) for (const before of reading.scope.clauses) before.ofPeople = true
  reading.first = false
  reading.clause = clause
  if (reading.measureNext && !clause.negated) reading.scope.acts.push({ clause, how: reading.measureNext })
  else reading.items.push({ clause, joined: reading.joined })
  reading.measureNext = undefined
  reading.scope.clauses.push(clause)
  reading.negated = false
  reading.never = false
  reading.negation = undefined
  reading.place = false
  if (!act?.window) reading.window = undefined
  reading.where = []
  reading.much = []
  reading.joined = 'and'
  reading.at += 1
  return true
}

/** 花, 消费, spent: a bare number behind them is an amount of money. */
export const moneyVerb = /花|消费|spen[dt]/

/** Nothing was said since the clause began. */
function sticks(reading: Reading): boolean {
  return !reading.negated && reading.joined === 'and' && !reading.justJoined
}

/** "active" and 活跃 are a group before people (活跃客户) and an act otherwise; both say the same. */
function prefersAct(reading: Reading): boolean {
  return reading.window !== undefined && reading.never
}

/** Where the words before the conjunction end. */
export function before(reading: Reading): number {
  return reading.at - 1
}

/** 60天内再次购买: said of the purchase read before. */
export function readFollow(reading: Reading, token: Token): boolean {
  const follow = as(token, 'follow')
  if (!follow) return false
  const clause = reading.scope.clauses.findLast(
    (one) => !one.negated && (follow.after || ['purchase', 'order'].includes(actName(one))),
  )
  if (!clause || reading.negated || clause.followedBy || clause.much.length > 0) {
    throw new Stop('clarify', note(`「${token.text}」是在哪次购买之后？`, `"${token.text}": after which purchase?`), [
      note('双11新客60天内再次购买的占比', 'share of new buyers in double 11 who bought again within 60 days'),
    ])
  }
  clause.followedBy = { did: follow.did, days: follow.days }
  reading.at += 1
  return true
}
