import type { Act } from '../../catalog/act.js'
import { fieldsOf } from '../../catalog/acts.js'
import type { Range, Segment } from '../../segments/form.js'
import { actName, type Clause, segmentOf } from './clause.js'
import { type Condition, groupSegment } from './expression.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import type { Reading } from './scope.js'
import { as, isFiller, isWord, type Token } from './token.js'

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
    window: reading.window,
    where: [...(act?.where && !group ? [act.where] : []), ...reading.where],
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
  reading.window = undefined
  reading.where = []
  reading.much = []
  reading.joined = 'and'
  reading.at += 1
  return true
}

/** 花, 消费, spent: a bare number behind them is an amount of money. */
const moneyVerb = /花|消费|spen[dt]/

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

/** Nothing was said since the clause began. */
function sticks(reading: Reading): boolean {
  return !reading.negated && reading.joined === 'and' && !reading.justJoined
}

/** "active" and 活跃 are a group before people (活跃客户) and an act otherwise; both say the same. */
function prefersAct(reading: Reading): boolean {
  return reading.window !== undefined && reading.never
}

/** 多少订单, how many reviews, number of purchases: the act's noun is counted, so it is the measure. */
function countedNoun(reading: Reading, token: Token): boolean {
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

/** Where the words before the conjunction end. */
function before(reading: Reading): number {
  return reading.at - 1
}

/** Nouns of acts that are counted where a question asks how many of them. */
export const isCountable = (token: Token) => nouns.has(token.text)

const nouns = new Set([
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

/** How much of the act: 两次以上, 超过500元, at least 3 items; or of a tag by its unit: 25到34岁. */
export function readBound(reading: Reading, token: Token): boolean {
  const bound = as(token, 'bound')
  const quantity = as(token, 'quantity')
  if ((!bound && !quantity) || isWord(token, 'single')) return false
  const range: Range = bound ? bound.range : { min: quantity?.n ?? 0, max: quantity?.n ?? 0 }
  const unit = (bound ?? quantity)?.unit
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

/** 60天内再次购买: said of the purchase read before. */
export function readFollow(reading: Reading, token: Token): boolean {
  const follow = as(token, 'follow')
  if (!follow) return false
  const clause = reading.scope.clauses.findLast((one) => !one.negated && ['purchase', 'order'].includes(actName(one)))
  if (!clause || reading.negated || clause.followedBy || clause.much.length > 0) {
    throw new Stop('clarify', note(`「${token.text}」是在哪次购买之后？`, `"${token.text}": after which purchase?`), [
      note('双11新客60天内再次购买的占比', 'share of new buyers in double 11 who bought again within 60 days'),
    ])
  }
  clause.followedBy = { did: follow.did, days: follow.days }
  reading.at += 1
  return true
}

/** A behaviour's head comes before the next border of the sentence. */
export function headAhead(reading: Reading): boolean {
  for (let at = reading.at + 1; at < reading.tokens.length; at += 1) {
    const token = reading.tokens[at]
    if (as(token, 'group') || as(token, 'act')) return true
    if (isFiller(token) || isWord(token, 'at', 'all', 'both') || as(token, 'window')) continue
    if (isWord(token, 'of') && at === reading.at + 1) continue
    return false
  }
  return false
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

export function pushCondition(reading: Reading, segment: Segment, about: string): void {
  closeClause(reading)
  for (const clause of reading.scope.clauses) clause.ofPeople = true
  if (about.startsWith('tag:')) reading.scope.marks.people = true
  const positive = reading.negated ? { not: segment } : segment
  reading.items.push({ segment: positive, joined: reading.joined, about })
  reading.negated = false
  reading.never = false
  reading.negation = undefined
  reading.joined = 'and'
}

/** Ends the behaviour being read; a border, a conjunction or the next head came. */
export function closeClause(reading: Reading): void {
  if (!reading.clause) return
  reading.clause.ended = reading.at
  reading.previous = reading.clause
  reading.clause = undefined
}

/** The behaviours of the group being read, in order. */
export function clausesOf(reading: Reading): Clause[] {
  return reading.items.flatMap((item) => ('clause' in item ? [item.clause] : []))
}

/** Ends a group: its behaviours lend each other their window, and all its conditions join the scope. */
export function settleGroup(reading: Reading): void {
  closeClause(reading)
  shareWindows(reading)
  foldCartedNotBought(reading)
  foldUnpaid(reading)
  formerBuyers(reading)
  carryObjects(reading)
  lendObjects(reading)
  groupWindows(reading)
  const { notes } = reading.scope
  const conditions = reading.items.map(
    (item): Condition =>
      'clause' in item ? { segment: segmentOf(item.clause, notes), joined: item.joined, about: 'did' } : item,
  )
  reading.scope.who.push(...groupSegment(conditions, notes))
  reading.items = []
  reading.joined = 'and'
}

/** A period said once holds for all behaviours of its group that name none, except "never". */
function shareWindows(reading: Reading): void {
  const clauses = clausesOf(reading)
  clauses.forEach((clause, at) => {
    if (clause.window || clause.never) return
    const before = clauses
      .slice(0, at)
      .reverse()
      .find((other) => other.window)
    const after = reading.language === 'en' ? clauses.slice(at + 1).find((other) => other.window) : undefined
    const window = (before ?? after)?.window
    if (!window) return
    clause.window = window
    clause.windowInherited = true
  })
  if (clauses.some((clause) => clause.windowInherited)) {
    reading.scope.notes.push(
      note(
        '同一时间段用于并列的行为；不限时间请说「从未」',
        'the period holds for each behaviour named with it; say "never" for all time',
      ),
    )
  }
}

/** 双11下单的客户里有多少是新客: a group that wants a period takes the only one named before it. */
function groupWindows(reading: Reading): void {
  const own = clausesOf(reading)
  const windows = new Map(
    reading.scope.clauses
      .filter((clause) => clause.window && !clause.negated)
      .map(({ window }) => [JSON.stringify(window), window]),
  )
  if (windows.size !== 1) return
  for (const clause of own) {
    if (clause.window || clause.never || !('role' in clause.head) || !['new', 'returning', 'repeat'].includes(clause.head.role))
      continue
    clause.window = [...windows.values()][0]
    reading.scope.notes.push(
      note('未另说时间段，按句中的时间段计', 'no other period was named: the one in the question is meant'),
    )
  }
}

/** 浏览过或收藏过面膜, viewed or favourited masks: verbs side by side share the object behind the last. */
function lendObjects(reading: Reading): void {
  reading.items.forEach((item, at) => {
    const next = reading.items[at + 1]
    if (!('clause' in item) || !next || !('clause' in next) || !item.clause.sideBySide) return
    const { clause } = item
    if (clause.where.length > 0 || clause.much.length > 0 || clause.negated || next.clause.negated || !('act' in clause.head))
      return
    const fields = new Set(fieldsOf(clause.head.act).map(({ name }) => name))
    const objects = next.clause.where.filter(({ field }) => ['product', 'category', 'brand'].includes(field) && fields.has(field))
    if (objects.length === 0) return
    clause.where.push(...objects)
    reading.scope.notes.push(
      note('并列的行为按同样的商品或品类理解', 'the verbs side by side were read as about the same product or category'),
    )
  })
}

/** 浏览过面膜但没买, viewed masks but never bought them: what was not bought is what was viewed. */
function carryObjects(reading: Reading): void {
  const clauses = clausesOf(reading)
  clauses.forEach((clause, at) => {
    const before = clauses[at - 1]
    if (
      !before ||
      (!clause.same && (before.negated || !clause.negated)) ||
      clause.anything ||
      !('act' in clause.head) ||
      clause.head.act === actOfClause(before)
    )
      return
    if (
      clause.where.length > 0 ||
      clause.much.length > 0 ||
      (clause.window && !clause.windowInherited && !sameWindow(clause, before))
    )
      return
    const fields = new Set(fieldsOf(clause.head.act).map(({ name }) => name))
    const objects = before.where.filter(({ field }) => ['product', 'category', 'brand'].includes(field) && fields.has(field))
    if (objects.length === 0) return
    clause.where.push(...objects)
    reading.scope.notes.push(
      note(
        '后一个行为按同样的商品或品类理解',
        'the second behaviour was read as about the same product or category; say "anything" if all are meant',
      ),
    )
  })
}

function actOfClause(clause: Clause): unknown {
  return 'act' in clause.head ? clause.head.act : undefined
}

function sameWindow(a: Clause, b: Clause): boolean {
  return JSON.stringify(a.window) === JSON.stringify(b.window)
}

/** 下单但未付款: an order that was not paid, not "ordered, and never bought anything". */
function foldUnpaid(reading: Reading): void {
  const clauses = clausesOf(reading)
  clauses.forEach((clause, at) => {
    const next = clauses[at + 1]
    if (!next || actName(clause) !== 'order' || clause.negated || !next.negated || next.never || !next.pay) return
    if (next.where.length > 0 || next.much.length > 0 || (next.window && !next.windowInherited)) return
    clause.where.push({ field: 'status', is: { oneOf: ['placed'] } })
    reading.items = reading.items.filter((item) => !('clause' in item) || item.clause !== next)
    reading.scope.clauses.splice(reading.scope.clauses.indexOf(next), 1)
    reading.scope.notes.push(
      note('下单未付款：有订单还没有付款', 'ordered and not paid: an order that still waits for its payment'),
    )
  })
}

/** 最近半年没买过东西的老客户: beside "not in this period", an old customer is one who bought at all. */
function formerBuyers(reading: Reading): void {
  const absent = reading.scope.clauses.some(
    (clause) => clause.negated && clause.window && ['purchase', 'order', 'active', 'view'].includes(actName(clause)),
  )
  if (!absent) return
  for (const clause of clausesOf(reading)) {
    if (!('role' in clause.head) || clause.head.role !== 'returning' || clause.window) continue
    clause.head = { role: 'buyer' }
    clause.never = true
    reading.scope.notes.push(note('老客户按买过的客户理解', 'existing customers were read as those who bought at all'))
  }
}

/** Carted … but did not buy: no purchase of the same product afterwards (glossary, 加购未购), not "no purchase of anything". */
function foldCartedNotBought(reading: Reading): void {
  const clauses = clausesOf(reading)
  clauses.forEach((clause, at) => {
    const next = clauses[at + 1]
    if (!next || actName(clause) !== 'cart' || clause.negated || !next.negated || next.never || !('act' in next.head)) return
    if (!['purchase', 'order'].includes(actName(next)) || next.where.length > 0 || next.much.length > 0) return
    if (next.window && !next.windowInherited) return
    clause.withoutLater = actName(next)
    reading.items = reading.items.filter((item) => !('clause' in item) || item.clause !== next)
    reading.scope.notes.push(
      note(
        '加购未购：加购之后没有购买同一商品（无商品时按品类）',
        'carted, not bought: no purchase of the same product (category where none is known) after the cart event',
      ),
    )
  })
}
