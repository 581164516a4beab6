import type { AggregatePlan } from '../../catalog/measure.js'
import { allFields, type CompileContext, CompileProblem } from '../../segments/context.js'
import { type Key, shownKeySql } from './keys.js'
import type { Leaf } from './leaf.js'
import { peoplePass } from './people-pass.js'
import { perPeriodPass } from './period-pass.js'
import { againPass, newcomersPass, perCustomerPass } from './person-pass.js'
import { rowPass } from './row-pass.js'
import { type LeafRows, rowsOf } from './rows.js'

/**
 * A FROM item with a row for each combination of keys and a column for each leaf: as few scans as the leaves allow, put side by side
 * where there are no keys, and stacked and merged by key where there are.
 */
export function passes(leaves: readonly Leaf[], keys: readonly Key[], context: CompileContext): string {
  const groups = grouped(leaves, keys, context)
  const statements = groups.map((group) => ({ sql: group.sql(), leaves: group.leaves }))
  const [only] = statements
  if (statements.length === 1 && only) {
    return keys.length === 0
      ? `(${only.sql})`
      : `(SELECT ${[...shown(keys, leaves, context), ...leaves.map((leaf) => leaf.alias)].join(', ')} FROM (${only.sql}))`
  }
  if (keys.length === 0) return statements.map(({ sql }, index) => `(${sql}) AS pass${index + 1}`).join(' CROSS JOIN ')
  const stacked = statements.map(({ sql, leaves: own }) => {
    const columns = leaves.map(
      (leaf) =>
        `${own.includes(leaf) ? `toNullable(toFloat64(${leaf.alias}))` : 'CAST(NULL AS Nullable(Float64))'} AS ${leaf.alias}`,
    )
    return `SELECT ${[...shown(keys, leaves, context), ...columns].join(', ')} FROM (${sql})`
  })
  const names = keys.map((key) => key.alias)
  const merged = leaves.map((leaf) => `max(stacked.${leaf.alias}) AS ${leaf.alias}`)
  return `(SELECT ${[...names, ...merged].join(', ')} FROM (${stacked.join(' UNION ALL ')}) AS stacked GROUP BY ${names.join(', ')})`
}

function shown(keys: readonly Key[], leaves: readonly Leaf[], context: CompileContext): string[] {
  return keys.map((key) => `${shownKeySql(key, isNumeric(key, leaves, context))} AS ${key.alias}`)
}

/** Whether a key's values are figures in the answer. */
export function isNumeric(key: Key, leaves: readonly Leaf[], context: CompileContext): boolean {
  if (key.of === 'tag') return key.bands !== undefined || key.tag.type === 'number' || key.tag.type === 'flag'
  if (key.of === 'clock') return true
  if (key.of !== 'field') return false
  return leaves.some(
    (leaf) =>
      leaf.act !== undefined && allFields(leaf.act, context).some((field) => field.name === key.field && field.type === 'number'),
  )
}

interface Group {
  readonly leaves: readonly Leaf[]
  readonly sql: () => string
}

/** Leaves that one scan can answer, together. */
function grouped(leaves: readonly Leaf[], keys: readonly Key[], context: CompileContext): Group[] {
  const together = new Map<string, { leaf: Leaf; rows: LeafRows | undefined }[]>()
  const read = leaves.map((leaf) => ({ leaf, rows: leaf.act ? rowsOf(leaf, keys, context) : undefined }))
  const perPerson = new Set(read.map((one) => `${one.leaf.plan.kind} ${scan(one, true)}`))
  for (const one of read) {
    const key = groupKey(one, perPerson)
    together.set(key, [...(together.get(key) ?? []), one])
  }
  return [...together.values()].map((group) => ({
    leaves: group.map(({ leaf }) => leaf),
    sql: () => statement(group, keys, context),
  }))
}

type Read = { readonly leaf: Leaf; readonly rows: LeafRows | undefined }

function groupKey(one: Read, perPerson: ReadonlySet<string>): string {
  const { leaf } = one
  const { plan } = leaf
  if (plan.kind === 'customers' || plan.kind === 'statistic' || plan.kind === 'statisticBase')
    return `people ${JSON.stringify(leaf.who)}`
  if (plan.kind === 'perPeriod') return `period ${leaf.alias}`
  if (plan.kind === 'again') return `again ${scan(one, true)}`
  if (plan.kind === 'perCustomer' || plan.kind === 'newcomers') return `${plan.kind} ${scan(one, true)}`
  // A count of buyers rides along where the same acts are put together by customer anyway.
  const host = ['newcomers', 'perCustomer'].map((kind) => `${kind} ${scan(one, true)}`).find((key) => perPerson.has(key))
  return plan.how === 'people' && plan.when === undefined && host ? host : `rows ${scan(one, false)}`
}

function scan({ leaf, rows }: Read, byAct: boolean): string {
  return JSON.stringify([
    rows?.source.table,
    rows?.source.time,
    byAct ? leaf.act?.name : null,
    leaf.where,
    leaf.window ?? null,
    leaf.who,
    rows?.source.act.timeless ?? false,
  ])
}

function statement(group: readonly Read[], keys: readonly Key[], context: CompileContext): string {
  const leaves = group.map(({ leaf }) => leaf)
  const [first] = group
  if (!first) throw new CompileProblem('unknown-measure', { measure: '' })
  const kinds = new Set(leaves.map(({ plan }) => plan.kind))
  if (!first.rows) return peoplePass(leaves, keys, context)
  if (kinds.has('newcomers')) return newcomersPass(leaves, first.rows, keys, context)
  if (kinds.has('again')) return againPass(leaves, first.rows, keys, context)
  if (kinds.has('perPeriod')) return perPeriodPass(first.leaf, first.rows, keys, context)
  if (kinds.has('perCustomer')) return perCustomerPass(leaves, first.rows, keys, context)
  const rows = group.flatMap((one) => (one.rows ? [one.rows] : []))
  return rowPass(leaves as readonly (Leaf & { plan: AggregatePlan })[], rows, keys, context)
}
