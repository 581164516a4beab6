import type { Range } from '../../segments/form.js'
import { headAhead, pushCondition } from './behaviours.js'
import { actName, type Clause } from './clause.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import { moneyVerb, readHead } from './read-clause.js'
import type { Reading } from './scope.js'
import { as, isFiller, isWord, type Token } from './token.js'

/** How much of the act: 两次以上, 超过500元, at least 3 items; or of a tag by its unit: 25到34岁. */
export function readBound(reading: Reading, token: Token): boolean {
  const bound = as(token, 'bound')
  const quantity = as(token, 'quantity')
  if ((!bound && !quantity) || (isWord(token, 'single') && /^(?:一次|1次)/.test(token.text))) return false
  const range: Range = bound ? bound.range : { min: quantity?.n ?? 0, max: quantity?.n ?? 0 }
  const said = (bound ?? quantity)?.unit
  // 5分的评价: the points of a review are its stars.
  const unit = said === 'points' && ofReviews(reading) ? 'stars' : said
  const ranking = reading.scope.marks.direction !== undefined || reading.scope.marks.rank
  if (
    quantity &&
    ranking &&
    (unit === 'things' || unit === 'people' || unit === undefined) &&
    Number.isInteger(quantity.n) &&
    quantity.n >= 1
  ) {
    reading.scope.marks.top = quantity.n
    reading.at += 1
    return true
  }
  if (unit === 'age') return tagCondition(reading, token, 'age', range)
  if (unit === 'points' && reading.vocabulary.tags.has('points') && !reading.clause)
    return tagCondition(reading, token, 'points', range)
  if (withoutFor(reading, unit, bound?.range, quantity?.n)) return true
  const clause = reading.clause
  const of = unit === undefined ? ofBareNumber(reading, token) : measureOfUnit[unit]
  if (of === undefined) return bareAge(reading, token, range, unit)
  const single = reading.single || ofOneOrder(reading, unit)
  if (single && unit !== 'money')
    throw new Stop('clarify', note('单笔订单只能按金额筛选', 'A single order can be limited by its amount only'))
  reading.single = false
  if (clause && ((unit !== undefined && unit !== 'orders') || !headAhead(reading) || sticksTo(reading))) {
    addMuch(reading, clause, of, range, single, unit === 'stars')
  } else if (headAhead(reading)) {
    if (single) reading.where.push({ field: 'amount', is: { range } })
    else if (unit === 'stars') reading.where.push({ field: 'stars', is: { range } })
    else reading.much.push({ of, range })
  } else if (unit === 'orders' || unit === 'money' || unit === 'stars') {
    const act = reading.vocabulary.acts.get(unit === 'stars' ? 'review' : /order|订单|单/.test(token.text) ? 'order' : 'purchase')
    if (!act || (unit === 'money' && !single)) return false
    if (single) reading.where.push({ field: 'amount', is: { range } })
    else if (unit === 'stars') reading.where.push({ field: 'stars', is: { range } })
    else reading.much.push({ of, range })
    reading.at -= 1
    readHead(reading, { ...token, meanings: [{ kind: 'act', act }] })
  } else return bareAge(reading, token, range, unit)
  if (quantity && unit !== 'stars') exactly(reading, quantity.n)
  reading.at += 1
  return true
}

/** 消费超过300, spent over 300: money; 年龄 of "buyers under 25": nothing here; other bare numbers count the act, where only that can be meant. */
function ofBareNumber(reading: Reading, token: Token): string | undefined {
  const clause = reading.clause
  if (!clause) return moneyVerb.test(textAhead(reading)) ? 'amount' : 'count'
  if (clause.money) return 'amount'
  if ('role' in clause.head) return undefined
  if (['purchase', 'order', 'refund'].includes(actName(clause)) && !clause.noun) {
    throw new Stop(
      'clarify',
      note(`「${token.text.trim()}」是多少次、多少件，还是多少元？`, `"${token.text.trim()}": how many times, items or yuan?`),
      [
        note('购买3次以上的客户', 'customers who bought at least 3 times'),
        note('消费300元以上的客户', 'customers who spent at least 300 yuan'),
      ],
    )
  }
  return 'count'
}

function ofReviews(reading: Reading): boolean {
  return reading.measured.has('review') || reading.tokens.some((token) => as(token, 'act')?.act.name === 'review')
}

/** The behaviour's head that follows a bound: 超过300的消费. */
function textAhead(reading: Reading): string {
  const head = reading.tokens.slice(reading.at + 1).find((other) => as(other, 'act') ?? as(other, 'group'))
  return head?.text ?? ''
}

/** 超过200元的订单, an order over 200 yuan: the amount is that of one order, not a total. */
function ofOneOrder(reading: Reading, unit: string | undefined): boolean {
  if (unit !== 'money') return false
  if (reading.clause?.noun && reading.clause.much.length === 0)
    return actName(reading.clause) === 'order' || actName(reading.clause) === 'purchase'
  let next = reading.at + 1
  while (isFiller(reading.tokens[next]) || isWord(reading.tokens[next], 'of')) next += 1
  return !reading.clause && /^(?:订单|orders?|单子|purchases?)$/.test(reading.tokens[next]?.text ?? '')
}

const measureOfUnit: Readonly<Record<string, string | undefined>> = {
  times: 'count',
  orders: 'count',
  money: 'amount',
  units: 'quantity',
  days: 'days',
  stars: 'stars',
}

function exactly(reading: Reading, n: number): void {
  reading.scope.notes.push(
    note(
      `「${n}次」按恰好${n}计；「至少」请说「${n}次以上」`,
      `${n} was read as exactly ${n}; say "at least ${n}" for a minimum`,
    ),
  )
}

function addMuch(reading: Reading, clause: Clause, of: string, range: Range, single: boolean, stars: boolean): void {
  if (stars) clause.where.push({ field: 'stars', is: { range } })
  else if (single) clause.where.push({ field: 'amount', is: { range } })
  else {
    clause.much.push({ of, range })
    const below = range.min === undefined && range.above === undefined
    if (below) reading.scope.notes.push(note('上限包含一次都没有的客户', 'an upper limit includes customers with none at all'))
  }
}

/** The bound stands right behind the clause's head or objects: 下单两次以上, bought masks twice. */
function sticksTo(reading: Reading): boolean {
  return reading.language === 'en' || !reading.justJoined
}

function tagCondition(reading: Reading, token: Token, tag: string, range: Range): boolean {
  const found = reading.vocabulary.tags.get(tag)
  if (!found) return false
  pushCondition(reading, { tag, is: { range } }, `tag:${tag}`)
  if (as(token, 'quantity')) exactly(reading, Number(range.min))
  reading.at += 1
  return true
}

/** "women over 30": a number without a unit right behind people is their age. */
function bareAge(reading: Reading, token: Token, range: Range, unit: string | undefined): boolean {
  const before = reading.tokens[reading.at - 1]
  const people =
    isWord(before, 'person') ||
    (as(before, 'group') !== undefined && Number(range.min ?? range.above ?? range.max ?? range.below) <= 100) ||
    (as(before, 'value')?.place !== undefined && 'tag' in (as(before, 'value')?.place ?? {}))
  if (
    unit !== undefined ||
    !as(token, 'bound') ||
    !people ||
    (reading.clause && !('role' in reading.clause.head)) ||
    !reading.vocabulary.tags.has('age')
  )
    return false
  reading.scope.notes.push(note('数字按年龄理解', 'the number was read as an age'))
  return tagCondition(reading, token, 'age', range)
}

/** 90天没买, 超过90天未下单, have not bought for 90 days: the days that a "not" reaches back. */
function withoutFor(reading: Reading, unit: string | undefined, range: Range | undefined, n: number | undefined): boolean {
  const name =
    unit === 'days' ? 'day' : unit === 'weeks' ? 'week' : unit === 'months' ? 'month' : unit === 'years' ? 'year' : undefined
  if (!name) return false
  const size = n ?? range?.min ?? (typeof range?.above === 'number' && name === 'day' ? range.above + 1 : undefined)
  if (typeof size !== 'number' || !Number.isInteger(size) || range?.max !== undefined || range?.below !== undefined) return false
  const window = { last: { n: size, unit: name } } as const
  if (reading.clause?.negated && !reading.clause.window) reading.clause.window = window
  else if (notAhead(reading)) reading.window = window
  else return false
  reading.scope.notes.push(note('包括从未有过该行为的客户', 'customers who never did it are included'))
  reading.at += 1
  return true
}

function notAhead(reading: Reading): boolean {
  for (let at = reading.at + 1; at < reading.tokens.length; at += 1) {
    if (isWord(reading.tokens[at], 'not')) return true
    if (!isFiller(reading.tokens[at])) return false
  }
  return false
}
