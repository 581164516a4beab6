import type { CompileContext } from '../../segments/context.js'
import { CompileProblem } from '../../segments/context.js'
import { everyone, type Segment } from '../../segments/form.js'
import type { Query } from '../query.js'
import type { Compiled, CompiledColumn } from './compiled.js'
import { columnsOf, measured, notesOf, valueColumns } from './groups.js'
import { isPersonal, type Key, keysOf, shownKeySql } from './keys.js'
import { isNumeric } from './passes.js'
import { shareColumns, shareRows } from './share.js'

const sideColumn: CompiledColumn = { key: 'side', label: { zh: '对象', en: 'side' }, role: 'key', values: 'word' }

/** The same measures for each side, stacked: a side narrows who, or has a window of its own. `side` counts from 0. */
export function compileSides(query: Query, context: CompileContext): Compiled {
  const { sides = [] } = query
  if (sides.length < 2) throw new CompileProblem('too-few-sides', { sides: String(sides.length) })
  const keys = keysOf(query.by, context)
  return query.measures.length === 0 ? shares(query, keys, context) : measures(query, keys, context)
}

function measures(query: Query, keys: readonly Key[], context: CompileContext): Compiled {
  const parts = (query.sides ?? []).map((side, index) => {
    const part = measured(
      { ...query, kind: 'table', who: both(query.who, side.who), window: side.window ?? query.window },
      keys,
      context,
    )
    const output = [
      `${index} AS side`,
      ...keys.map((key) => `${key.alias} AS \`${key.name}\``),
      ...valueColumns(part.values).map(({ alias, name }) => `${alias} AS \`${name}\``),
      ...(part.values[0]?.base === undefined ? [] : ['base1 AS n']),
    ]
    return { ...part, sql: `SELECT ${output.join(', ')} FROM (SELECT ${part.select.join(', ')} FROM ${part.from})` }
  })
  const [first] = parts
  if (!first) throw new CompileProblem('too-few-sides', { sides: '0' })
  return {
    sql: stacked(
      parts.map(({ sql }) => sql),
      keys,
    ),
    columns: [sideColumn, ...columnsOf(keys, first.values, first.leaves, context)],
    notes: notesOf(query, first.leaves, keys, context),
  }
}

/** Without a measure, the sides are compared by the share of each that is in `who`. */
function shares(query: Query, keys: readonly Key[], context: CompileContext): Compiled {
  const strange = keys.find((key) => !isPersonal(key))
  if (strange) throw new CompileProblem('people-not-by-act', { measure: 'share', field: strange.name })
  const names = keys.map((key) => `${shownKeySql(key, isNumeric(key, [], context))} AS \`${key.name}\``)
  const parts = (query.sides ?? []).map((side, index) => {
    const rows = shareRows({ who: query.who, base: both(query.base ?? everyone, side.who) }, keys, context)
    return `SELECT ${[`${index} AS side`, ...names, 'counted / nullIf(n, 0) AS share', 'toFloat64(counted) AS customers', 'toFloat64(n) AS n'].join(', ')} FROM (${rows})`
  })
  return { sql: stacked(parts, keys), columns: [sideColumn, ...columnsOf(keys, [], [], context), ...shareColumns], notes: [] }
}

function stacked(parts: readonly string[], keys: readonly Key[]): string {
  const order = ['side', ...keys.map((key) => `\`${key.name}\``)]
  return `SELECT * FROM (${parts.join(' UNION ALL ')}) ORDER BY ${order.join(', ')}`
}

function both(who: Segment, side: Segment | undefined): Segment {
  return side === undefined ? who : { all: [who, side] }
}
