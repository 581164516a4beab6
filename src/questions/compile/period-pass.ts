import { daysBetween } from '../../catalog/day.js'
import { periodsWithin } from '../../catalog/periods.js'
import { within } from '../../segments/act-source.js'
import { type CompileContext, CompileProblem } from '../../segments/context.js'
import { knownPeople } from '../../segments/known-people.js'
import { nextPeriodSql, periodSql } from './calendar-sql.js'
import { isPersonal, type Key } from './keys.js'
import type { Leaf } from './leaf.js'
import { type LeafRows, peopleOf, rowKeys } from './rows.js'

/**
 * Distinct active people per day, week or month: averaged over the periods that the window touches. In a series by the same unit, each
 * period's own count; in a series by a longer one (days only), the average over that period's days.
 */
export function perPeriodPass(leaf: Leaf, rows: LeafRows, keys: readonly Key[], context: CompileContext): string {
  if (leaf.plan.kind !== 'perPeriod') throw new Error(`${leaf.measure} is not counted per period`)
  const { unit } = leaf.plan
  const { source, days, tests } = rows
  const people = peopleOf(leaf.who, keys, context)
  const series = keys.find((key) => key.of === 'period')
  const bucket = periodSql(source.time, unit)
  const where = [
    ...source.when,
    ...within(source, days, context),
    ...tests,
    ...knownPeople(source.table),
    ...(people.filter ? [people.filter] : []),
  ]
  const value = () => {
    if (series?.of === 'period' && series.unit === unit) return 'toFloat64(uniqExact(person))'
    const from = days.from
    if (from === undefined) throw new CompileProblem('needs-window', { measure: leaf.measure })
    if (series?.of !== 'period')
      return `uniqExact(person, ${bucket}) / ${context.values.bind(periodsWithin(from, days.to, unit).length, 'UInt32')}`
    if (unit !== 'day' || daysBetween(from, days.to) < 0)
      throw new CompileProblem('measure-not-by-field', { measure: leaf.measure, field: 'period' })
    const first = `greatest(any(${periodSql(source.time, series.unit)}), ${context.values.bind(from, 'Date')})`
    const end = `least(addDays(any(${nextPeriodSql(periodSql(source.time, series.unit), series.unit)}), -1), ${context.values.bind(days.to, 'Date')})`
    return `uniqExact(person, ${bucket}) / (dateDiff('day', ${first}, ${end}) + 1)`
  }
  const select = [...rowKeys(keys, source), ...keys.filter(isPersonal).map((key) => key.alias), `${value()} AS ${leaf.alias}`]
  const group = keys.map((key) => key.alias)
  return `SELECT ${select.join(', ')} FROM ${source.table}${people.join ? ` ${people.join}` : ''} WHERE ${where.join(' AND ')}${group.length === 0 ? '' : ` GROUP BY ${group.join(', ')}`}`
}
