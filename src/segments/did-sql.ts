import { addDays } from '../catalog/day.js'
import { type ActSource, fieldsIn, sourceOf, startOf, within } from './act-source.js'
import { actOf, type CompileContext, CompileProblem, daysOf } from './context.js'
import type { Did, Much, Range } from './form.js'
import { knownPeople } from './known-people.js'
import { rangeSql } from './test-sql.js'
import { withoutLater } from './without-later.js'

/** A behaviour as a condition on `person`: membership in the people whose rows show it. */
export function didSql(did: Did, context: CompileContext): string {
  const conditions = [
    ...(did.first || did.returning || did.followedBy || did.withoutLater || did.change ? [] : [atLeast(did, context)]),
    ...(did.much && (did.first || did.returning || did.followedBy || did.withoutLater || did.change)
      ? [atLeast(did, context)]
      : []),
    ...(did.first && !did.followedBy ? [first(did, context)] : []),
    ...(did.returning ? [returning(did, context)] : []),
    ...(did.withoutLater ? [withoutLater(did, did.withoutLater, context)] : []),
    ...(did.followedBy ? [followed(did, did.followedBy, context)] : []),
    ...(did.change ? [changed(did, did.change, context)] : []),
  ]
  return conditions.length === 1 ? (conditions[0] ?? '1') : `(${conditions.join(' AND ')})`
}

/** So much of the act in the window; at least one where nothing is said. A range that admits nothing at all also holds for the others. */
function atLeast(did: Did, context: CompileContext): string {
  const act = actOf(did.did)
  const source = sourceOf(act, [...fieldsIn(did.where, act, context), ...(did.much ?? []).flatMap(fieldOf)], context)
  const rows = rowsOf(source, [...within(source, daysOf(did.window, context), context), ...source.tests(did.where)])
  const limits = (did.much ?? []).map((much) => limit(much, source, context))
  if (limits.length === 0) return `person IN (SELECT person FROM ${rows})`
  if ((did.much ?? []).every(({ range }) => admitsZero(range))) {
    return `person NOT IN (SELECT person FROM ${rows} GROUP BY person HAVING NOT (${limits.join(' AND ')}))`
  }
  return `person IN (SELECT person FROM ${rows} GROUP BY person HAVING ${limits.join(' AND ')})`
}

function fieldOf({ of }: Much): string[] {
  return of === 'count' || of === 'days' ? [] : [of]
}

function limit({ of, range }: Much, source: ActSource, context: CompileContext): string {
  const total = () => {
    if (of === 'count') return source.count
    if (of === 'days') return `uniqExact(toDate(${source.time}))`
    const { sql, type } = source.field(of)
    if (type === 'number') return `ifNull(sum(${sql}), 0)`
    return type === 'word' ? `uniqExactIf(${sql}, ${sql} != '')` : `uniqExactArray(${sql})`
  }
  return rangeSql(total(), 'number', range, context, of)
}

function admitsZero({ min, max, above, below }: Range): boolean {
  return (
    (min === undefined || Number(min) <= 0) &&
    (above === undefined || Number(above) < 0) &&
    (max === undefined || Number(max) >= 0) &&
    (below === undefined || Number(below) > 0)
  )
}

/** The first act ever (up to the as-of date) lies in the window, and fits the tests where there are some. */
function first(did: Did, context: CompileContext): string {
  return `person IN (SELECT person FROM (${firsts(did, context)}))`
}

/** `person` and the moment of the first act ever, of those for whom it lies in the window. */
function firsts(did: Did, context: CompileContext): string {
  const act = actOf(did.did)
  const source = sourceOf(act, fieldsIn(did.where, act, context), context)
  const days = daysOf(did.window, context)
  const rows = rowsOf(source, within(source, { to: days.to }, context))
  const tests = source.tests(did.where)
  const having = [
    ...(days.from === undefined ? [] : [`moment >= ${startOf(days.from, context)}`]),
    ...(tests.length === 0
      ? []
      : [`minIf(${source.time}, ${tests.join(' AND ')}) = moment`, `countIf(${tests.join(' AND ')}) > 0`]),
  ]
  return `SELECT person, min(${source.time}) AS moment FROM ${rows} GROUP BY person${having.length === 0 ? '' : ` HAVING ${having.join(' AND ')}`}`
}

/** In the window (fitting the tests), and ever before it. */
function returning(did: Did, context: CompileContext): string {
  const act = actOf(did.did)
  const source = sourceOf(act, fieldsIn(did.where, act, context), context)
  const days = daysOf(did.window, context)
  if (days.from === undefined) throw new CompileProblem('needs-window', { act: act.name })
  const start = startOf(days.from, context)
  const now = [`${source.time} >= ${start}`, ...source.tests(did.where)].join(' AND ')
  const rows = rowsOf(source, within(source, { to: days.to }, context))
  return `person IN (SELECT person FROM ${rows} GROUP BY person HAVING min(${source.time}) < ${start} AND countIf(${now}) > 0)`
}

/** Some such act in the window, and the other one after it within so many calendar days. */
function followed(did: Did, next: NonNullable<Did['followedBy']>, context: CompileContext): string {
  const act = actOf(did.did)
  const source = sourceOf(act, fieldsIn(did.where, act, context), context)
  const days = daysOf(did.window, context)
  const acts = did.first
    ? firsts(did, context)
    : `SELECT person, ${source.time} AS moment FROM ${rowsOf(source, [...within(source, days, context), ...source.tests(did.where)])} AND ${source.time} IS NOT NULL`
  const after = actOf(next.did)
  const later = sourceOf(after, fieldsIn(next.where, after, context), context)
  const laterDays = { ...(days.from === undefined ? {} : { from: days.from }), to: context.asOf }
  const laterRows = rowsOf(later, [...within(later, laterDays, context), ...later.tests(next.where)])
  const soon = `toDate(next) <= addDays(toDate(moment), ${context.values.bind(next.days, 'UInt32')})`
  // For each act the nearest later one decides.
  return `person IN (SELECT acts.person FROM (SELECT person, assumeNotNull(moment) AS moment FROM (${acts})) AS acts ASOF INNER JOIN (SELECT person, assumeNotNull(${later.time}) AS next FROM ${laterRows} AND ${later.time} IS NOT NULL) AS later ON acts.person = later.person AND later.next > acts.moment WHERE ${soon})`
}

/** Less, or more, often than in as many days just before the window. */
function changed(did: Did, direction: 'less' | 'more', context: CompileContext): string {
  const act = actOf(did.did)
  const source = sourceOf(act, fieldsIn(did.where, act, context), context)
  const days = daysOf(did.window, context)
  if (days.from === undefined || did.window === undefined) throw new CompileProblem('needs-window', { act: act.name })
  const before = daysOf({ before: { by: 'period', of: did.window } }, context)
  const rows = rowsOf(source, [...within(source, { ...before, to: days.to }, context), ...source.tests(did.where)])
  const start = startOf(days.from, context)
  const gap = startOf(addDays(before.to, 1), context)
  const [now, then] = [`countIf(${source.time} >= ${start})`, `countIf(${source.time} < ${gap})`]
  return `person IN (SELECT person FROM ${rows} GROUP BY person HAVING ${now} ${direction === 'less' ? '<' : '>'} ${then})`
}

/** Rows of known people, as `table WHERE …`. */
function rowsOf(source: ActSource, conditions: readonly string[]): string {
  return `${source.table} WHERE ${[...source.when, ...conditions, ...knownPeople(source.table)].join(' AND ')}`
}
