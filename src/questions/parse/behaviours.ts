import type { Segment } from '../../segments/form.js'
import type { Clause } from './clause.js'
import type { Reading } from './scope.js'
import { as, isFiller, isWord } from './token.js'

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
