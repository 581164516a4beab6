import { addDays } from '../../catalog/day.js'
import { startOf, within } from '../../segments/act-source.js'
import type { CompileContext } from '../../segments/context.js'
import { CompileProblem, daysOf } from '../../segments/context.js'
import { knownPeople } from '../../segments/known-people.js'
import { nextPeriodSql, periodSql } from './calendar-sql.js'
import { isPersonal, type Key } from './keys.js'
import type { Leaf } from './leaf.js'
import { type LeafRows, peopleOf, rowKeys } from './rows.js'

/**
 * Numbers that need each customer's acts put together first: `n` acts, from the `first` to the `last` day. Buyers and purchases of the
 * same act come along from the same scan.
 */
export function perCustomerPass(leaves: readonly Leaf[], rows: LeafRows, keys: readonly Key[], context: CompileContext): string {
  const inner = keys.filter((key) => !isPersonal(key)).map((key) => key.alias)
  const { source, days, tests } = rows
  const people = peopleOf(leaves[0]?.who ?? { all: [] }, keys, context)
  const outer = leaves.map((leaf) => `${perCustomer(leaf)} AS ${leaf.alias}`)
  const wanted = outer.join(' ')
  const columns = [
    ...rowKeys(keys, source),
    'person',
    `${source.count} AS n`,
    ...(/\bfirst\b/.test(wanted) ? [`toDate(min(${source.time})) AS first`] : []),
    ...(/\blast\b/.test(wanted) ? [`toDate(max(${source.time})) AS last`] : []),
  ]
  const where = [
    ...source.when,
    ...within(source, days, context),
    ...tests,
    ...knownPeople(source.table),
    ...(people.filter ? [people.filter] : []),
  ]
  const grouped = `SELECT ${columns.join(', ')} FROM ${source.table} WHERE ${where.join(' AND ')} GROUP BY ${[...inner, 'person'].join(', ')}`
  return over(grouped, people.join, keys, outer)
}

function perCustomer({ plan }: Leaf): string {
  if (plan.kind === 'perCustomer') return `toFloat64(${plan.sql})`
  return 'count()'
}

/** New: the first act ever lies in the window. Returning: one in the window, and one before it. */
export function newcomersPass(leaves: readonly Leaf[], rows: LeafRows, keys: readonly Key[], context: CompileContext): string {
  const { source, days, tests } = rows
  const people = peopleOf(leaves[0]?.who ?? { all: [] }, keys, context)
  const history = [
    ...source.when,
    ...within(source, { to: days.to }, context),
    ...knownPeople(source.table),
    ...(people.filter ? [people.filter] : []),
  ]
  if (keys.every(isPersonal)) {
    const fitting = tests.length === 0 ? '' : tests.join(' AND ')
    const start = days.from === undefined ? undefined : startOf(days.from, context)
    const latest = fitting === '' ? `max(${source.time})` : `maxIf(${source.time}, ${fitting})`
    const fits =
      fitting === ''
        ? ''
        : `, countIf(${fitting}) > 0 AND minIf(${source.time}, ${fitting}) = min(${source.time}) AS fits, countIf(${fitting}) > 0 AS met`
    const each = `SELECT person, min(${source.time}) AS first, ${latest} AS last${fits} FROM ${source.table} WHERE ${history.join(' AND ')} GROUP BY person`
    const inWindow = [...(start ? [`last >= ${start}`] : []), ...(fits ? ['met'] : [])]
    return over(
      each,
      people.join,
      keys,
      leaves.map((leaf) => {
        if (leaf.plan.kind !== 'newcomers') return `countIf(${inWindow.join(' AND ') || '1'}) AS ${leaf.alias}`
        if (!leaf.plan.returning)
          return `countIf(${[...(start ? [`first >= ${start}`] : []), ...(fits ? ['fits'] : [])].join(' AND ') || '1'}) AS ${leaf.alias}`
        if (!start) throw new CompileProblem('needs-window', { measure: leaf.measure })
        return `countIf(${[`first < ${start}`, ...inWindow].join(' AND ')}) AS ${leaf.alias}`
      }),
    )
  }
  return newcomersByRow(leaves, rows, keys, context)
}

/** By a field or period of the act: a new buyer counts where the first act stands, a returning one where any act of the window does. */
function newcomersByRow(
  leaves: readonly Leaf[],
  { source, days, tests }: LeafRows,
  keys: readonly Key[],
  context: CompileContext,
): string {
  const people = peopleOf(leaves[0]?.who ?? { all: [] }, keys, context)
  const period = keys.find((key) => key.of === 'period')
  const start = days.from === undefined ? undefined : startOf(days.from, context)
  const threshold = [
    ...(period?.of === 'period' ? [`toDateTime(${periodSql(source.time, period.unit)}, '${context.timeZone}')`] : []),
    ...(start ? [start] : []),
  ]
  const firsts = `SELECT person, min(${source.time}) AS first FROM ${source.table} WHERE ${[...source.when, ...within(source, { to: days.to }, context), ...knownPeople(source.table)].join(' AND ')} GROUP BY person`
  const columns = leaves.map((leaf) => {
    if (leaf.plan.kind !== 'newcomers') return `uniqExact(person) AS ${leaf.alias}`
    if (!leaf.plan.returning) return `uniqExactIf(person, ${source.time} = first) AS ${leaf.alias}`
    if (threshold.length === 0) throw new CompileProblem('needs-window', { measure: leaf.measure })
    return `uniqExactIf(person, first < ${threshold.length > 1 ? `greatest(${threshold.join(', ')})` : threshold[0]}) AS ${leaf.alias}`
  })
  const where = [
    ...source.when,
    ...within(source, days, context),
    ...tests,
    ...knownPeople(source.table),
    ...(people.filter ? [people.filter] : []),
  ]
  const select = [...rowKeys(keys, source), ...keys.filter(isPersonal).map((key) => key.alias), ...columns]
  return `SELECT ${select.join(', ')} FROM ${source.table} INNER JOIN (${firsts}) AS firsts USING (person)${people.join ? ` ${people.join}` : ''} WHERE ${where.join(' AND ')} GROUP BY ${keys.map((key) => key.alias).join(', ')}`
}

/** Who acted in the period of equal length just before the window, and who of them acted again in it. */
export function againPass(leaves: readonly Leaf[], rows: LeafRows, keys: readonly Key[], context: CompileContext): string {
  const { source, days, tests } = rows
  const period = keys.find((key) => key.of === 'period')
  const people = peopleOf(leaves[0]?.who ?? { all: [] }, keys, context)
  const conditions = [...source.when, ...tests, ...knownPeople(source.table), ...(people.filter ? [people.filter] : [])]
  if (period?.of === 'period') return againByPeriod(leaves, rows, period, keys, conditions, people.join, context)
  const window = leaves[0]?.window
  if (days.from === undefined || window === undefined)
    throw new CompileProblem('needs-window', { measure: leaves[0]?.measure ?? '' })
  const before = daysOf({ before: { by: 'period', of: window } }, context)
  const inner = keys.filter((key) => !isPersonal(key)).map((key) => key.alias)
  const columns = [
    ...rowKeys(keys, source),
    'person',
    `countIf(${source.time} < ${startOf(addDays(before.to, 1), context)}) AS earlier`,
    `countIf(${source.time} >= ${startOf(days.from, context)}) AS later`,
  ]
  const where = [...conditions, ...within(source, { ...before, to: days.to }, context)]
  const each = `SELECT ${columns.join(', ')} FROM ${source.table} WHERE ${where.join(' AND ')} GROUP BY ${[...inner, 'person'].join(', ')}`
  return over(
    each,
    people.join,
    keys,
    leaves.map(
      (leaf) =>
        `${leaf.plan.kind === 'again' && leaf.plan.count === 'again' ? 'countIf(earlier > 0 AND later > 0)' : 'countIf(earlier > 0)'} AS ${leaf.alias}`,
    ),
  )
}

/** For each period of the window: those of the period before it, and who of them came again. */
function againByPeriod(
  leaves: readonly Leaf[],
  { source, days }: LeafRows,
  period: Extract<Key, { of: 'period' }>,
  keys: readonly Key[],
  conditions: readonly string[],
  join: string | undefined,
  context: CompileContext,
): string {
  const others = keys.filter((key) => !isPersonal(key) && key !== period)
  if (others.length > 0)
    throw new CompileProblem('measure-not-by-field', { measure: leaves[0]?.measure ?? '', field: others[0]?.name ?? '' })
  const where = [...conditions, ...within(source, { to: days.to }, context)]
  const each = `SELECT person, groupUniqArray(${periodSql(source.time, period.unit)}) AS periods FROM ${source.table} WHERE ${where.join(' AND ')} GROUP BY person`
  const following = nextPeriodSql('one', period.unit)
  const spread = `SELECT person, arrayJoin(periods) AS one, ${following} AS ${period.alias}, has(periods, ${following}) AS came FROM (${each})`
  const visible = [
    `${period.alias} <= ${context.values.bind(days.to, 'Date')}`,
    ...(days.from === undefined ? [] : [`${period.alias} >= ${periodSql(context.values.bind(days.from, 'Date'), period.unit)}`]),
  ]
  return over(
    `SELECT * FROM (${spread}) WHERE ${visible.join(' AND ')}`,
    join,
    keys,
    leaves.map(
      (leaf) => `${leaf.plan.kind === 'again' && leaf.plan.count === 'again' ? 'countIf(came)' : 'count()'} AS ${leaf.alias}`,
    ),
  )
}

/** Aggregates over one row a person, with the tags' keys joined on. */
function over(each: string, join: string | undefined, keys: readonly Key[], columns: readonly string[]): string {
  const group = keys.map((key) => key.alias)
  return `SELECT ${[...group, ...columns].join(', ')} FROM (${each}) AS per_person${join ? ` ${join}` : ''}${group.length === 0 ? '' : ` GROUP BY ${group.join(', ')}`}`
}
