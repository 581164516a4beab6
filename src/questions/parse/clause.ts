import type { Act } from '../../catalog/act.js'
import type { Window } from '../../catalog/window.js'
import type { Did, FieldTest, Much, Segment } from '../../segments/form.js'
import type { SegmentRole } from '../vocabulary/meaning.js'
import { type Note, note } from './note.js'
import { Stop } from './outcome.js'

/** One behaviour under construction: an act or a group with what was said of it so far. */
export interface Clause {
  head: { readonly act: Act } | { readonly role: SegmentRole }
  negated: boolean
  /** 从未, never: no window is inherited. */
  never: boolean
  window?: Window | undefined
  windowInherited?: boolean
  /** The period is the default of its group (新客: the last 30 days), not one that was said. */
  windowDefaulted?: boolean
  where: FieldTest[]
  much: Much[]
  first?: boolean
  withoutLater?: string
  change?: 'less' | 'more'
  /** 60天内再次购买 */
  followedBy?: { did: string; days: number }
  /** People were named after it (买过面膜的女性) or before it (women who bought): it says who, not what is measured. */
  ofPeople?: boolean
  /** "them", 同款: about what the behaviour before was about. */
  same?: boolean
  /** Its verb is of money (花, spent), or its head a noun (订单, orders). */
  money?: boolean
  /** 付款, paid: of the payment, not of buying at all. */
  pay?: boolean
  noun?: boolean
  /** 任何东西, anything: no object is carried over to it. */
  anything?: boolean
  /** The token at which it ended; and whether the next behaviour's verb follows right after a conjunction. */
  ended?: number
  sideBySide?: boolean
}

/** The act that a group of customers is known by (新客 bought, 访客 viewed). */
export const actOfRole: Readonly<Record<SegmentRole, string>> = {
  new: 'purchase',
  returning: 'purchase',
  repeat: 'purchase',
  buyer: 'purchase',
  nonbuyer: 'purchase',
  visitor: 'view',
  active: 'active',
  inactive: 'active',
  stillActive: 'active',
  cartedNotBought: 'cart',
}

/** The act whose fields the clause's objects belong to. */
export function actName(clause: Clause): string {
  return 'act' in clause.head ? clause.head.act.name : (actOfRole[clause.head.role] as string)
}

/** The clause as a segment. @throws Stop where a group means nothing without a window */
export function segmentOf(clause: Clause, notes: Note[]): Segment {
  const positive = 'act' in clause.head ? did(clause, {}) : group(clause, clause.head.role, notes)
  return clause.negated ? { not: positive } : positive
}

function did(clause: Clause, more: Partial<Did>): Did {
  return {
    did: actName(clause),
    ...(clause.where.length > 0 ? { where: clause.where } : {}),
    ...(clause.window ? { window: clause.window } : {}),
    ...(clause.much.length > 0 ? { much: clause.much } : {}),
    ...(clause.first ? { first: true as const } : {}),
    ...(clause.withoutLater ? { withoutLater: clause.withoutLater } : {}),
    ...(clause.followedBy ? { followedBy: clause.followedBy } : {}),
    ...(clause.change ? { change: clause.change } : {}),
    ...more,
  }
}

function group(clause: Clause, role: SegmentRole, notes: Note[]): Segment {
  if (role === 'new') {
    if (clause.window) return did(clause, { first: true })
    notes.push(note('未说时间窗，新客按最近30天首次购买计', 'no window was named: new means first purchase in the last 30 days'))
    clause.window = { last: { n: 30, unit: 'day' } }
    clause.windowDefaulted = true
    return did(clause, { first: true })
  }
  if (role === 'returning') {
    if (clause.window) return did(clause, { returning: true })
    throw new Stop(
      'clarify',
      note(
        '老客是在某段时间内购买、且之前也买过的客户：请说明时间段',
        'A returning buyer bought in a period and before it: which period?',
      ),
      [note('今年的老客', 'returning buyers this year'), note('最近30天的老客', 'returning buyers in the last 30 days')],
    )
  }
  if ((role === 'active' || role === 'inactive') && !clause.window) {
    throw new Stop('clarify', note('「活跃」要有时间段：哪段时间内有行为？', '"Active" needs a period: active when?'), [
      note('最近7天活跃的客户', 'customers active in the last 7 days'),
      note('最近30天活跃的客户', 'customers active in the last 30 days'),
      note('生命周期为活跃的客户（90天内买过）', 'customers in the lifecycle stage 活跃 (purchased within 90 days)'),
    ])
  }
  if (role === 'repeat' && clause.much.length > 0) {
    throw new Stop(
      'clarify',
      note('「复购」后面的次数是又买的次数，还是一共买的次数？', 'That many times again after the first, or in all?'),
      [
        note('一共购买2次以上的客户', 'customers who bought at least 2 times'),
        note('一共购买3次以上的客户', 'customers who bought at least 3 times'),
      ],
    )
  }
  if (role === 'repeat') return did({ ...clause, much: [...clause.much, { of: 'count', range: { min: 2 } }] }, {})
  if (role === 'nonbuyer' || role === 'inactive') return { not: did(clause, {}) }
  if (role === 'cartedNotBought') return did(clause, { withoutLater: 'purchase' })
  return did(clause, {})
}
