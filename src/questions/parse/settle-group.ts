import { fieldsOf } from '../../catalog/acts.js'
import { clausesOf, closeClause } from './behaviours.js'
import { actName, type Clause, segmentOf } from './clause.js'
import { type Condition, groupSegment } from './expression.js'
import { note } from './note.js'
import type { Reading } from './scope.js'

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

/**
 * Carted … but did not buy: no purchase of the same product afterwards (glossary, 加购未购), not "no purchase of anything". With a count of the first
 * (加购3次以上), or an order instead of a purchase, they are two behaviours.
 */
function foldCartedNotBought(reading: Reading): void {
  const clauses = clausesOf(reading)
  clauses.forEach((clause, at) => {
    const next = clauses[at + 1]
    if (!next || actName(clause) !== 'cart' || clause.negated || !next.negated || next.never || !('act' in next.head)) return
    if (!['purchase', 'order'].includes(actName(next)) || next.where.length > 0 || next.much.length > 0) return
    if (next.window && !next.windowInherited) return
    if (clause.much.length > 0 || actName(next) === 'order') {
      reading.scope.notes.push(
        note(
          '加购与没有下单（购买）是两个行为，不限同一商品；同一商品请问「加购未购」',
          'carting, and not ordering (buying) at all, are two behaviours: ask for "carted but not bought" for the same product',
        ),
      )
      return
    }
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
