import type { AggregatePlan } from '../../catalog/measure.js'
import { within } from '../../segments/act-source.js'
import { constant } from '../../segments/constant.js'
import type { CompileContext } from '../../segments/context.js'
import { knownPeople } from '../../segments/known-people.js'
import type { Key } from './keys.js'
import type { Leaf } from './leaf.js'
import { type LeafRows, leafConditions, peopleOf, rowKeys } from './rows.js'

type AggregateLeaf = Leaf & { readonly plan: AggregatePlan }

/** Sums over the rows of one table in one scan: leaves of several acts share it, each with its own condition. */
export function rowPass(
  leaves: readonly AggregateLeaf[],
  rows: readonly LeafRows[],
  keys: readonly Key[],
  context: CompileContext,
): string {
  const [first] = rows
  if (!first) throw new Error('a pass without leaves')
  const people = peopleOf(leaves[0]?.who ?? { all: [] }, keys, context)
  const conditions = leaves.map((leaf, index) => leafConditions(leaf, rows[index] ?? first, context))
  const common = (conditions[0] ?? []).filter((condition) => conditions.every((others) => others.includes(condition)))
  const own = conditions.map((all) => all.filter((condition) => !common.includes(condition)).join(' AND '))
  // Rows that no leaf counts need not be read further.
  const some = own.every((condition) => condition !== '')
    ? [[...new Set(own)].map((condition) => `(${condition})`).join(' OR ')]
    : []
  const where = [
    ...common,
    ...some.map((either) => (own.length > 1 ? `(${either})` : either)),
    ...within(first.source, first.days, context),
    ...first.tests,
    ...(people.filter ? [people.filter] : []),
  ]
  const single = new Set(own).size === 1
  const columns = leaves.map((leaf, index) => {
    const row = rows[index] ?? first
    return `${aggregate(leaf.plan, row, single ? '' : (own[index] ?? ''), people.known, context)} AS ${leaf.alias}`
  })
  const group = keys.map((key) => key.alias)
  const select = [...rowKeys(keys, first.source), ...keys.filter((key) => key.of === 'tag').map((key) => key.alias), ...columns]
  const from = `${first.source.table}${people.join ? ` ${people.join}` : ''}`
  return `SELECT ${select.join(', ')} FROM ${from} WHERE ${where.length === 0 ? '1' : where.join(' AND ')}${group.length === 0 ? '' : ` GROUP BY ${group.join(', ')}`}`
}

function aggregate(
  plan: AggregatePlan,
  { source }: LeafRows,
  condition: string,
  known: boolean,
  context: CompileContext,
): string {
  const when = (...more: string[]) => [condition, ...more].filter((one) => one !== '').join(' AND ')
  const call = (name: string, argument: string, limit = when()) =>
    limit === '' ? `${name}(${argument})` : `${name}If(${argument === '' ? '' : `${argument}, `}${limit})`
  if (plan.how === 'people') return call('uniqExact', 'person', when(...(known ? [] : knownPeople(source.table))))
  if (plan.how === 'acts') return source.detailed ? call('uniqExact', source.act.detail?.each ?? '') : call('count', '')
  const of = constant((source.detailed ? plan.detail : plan.of) ?? '', context)
  if (plan.how === 'distinct') return call('uniqExact', of)
  if (plan.how === 'sum') return `toFloat64(${call('sum', of)})`
  const value = `toFloat64(${of})`
  return call({ average: 'avgOrNull', median: 'medianExactOrNull', most: 'maxOrNull', least: 'minOrNull' }[plan.how], value)
}
