import { compileSegment } from '../../segments/compile.js'
import { type CompileContext, CompileProblem } from '../../segments/context.js'
import { rangeSql } from '../../segments/test-sql.js'
import type { Query } from '../query.js'
import type { Compiled, CompiledColumn } from './compiled.js'
import { columnsOf, measured, notesOf, valueColumns } from './groups.js'
import type { Key } from './keys.js'

/** As many as a list answers with unless the question says how many; `total` counts them all. */
export const defaultLimit = 1000

/** Telling columns beside a customer where the question asks for none, as far as the catalog has them. */
const telling = ['gender', 'age', 'city', 'member_level', 'lifecycle', 'purchase_count', 'revenue_total']

/** The customers in a segment; with a measure, ranked by it, and then only those whom it says something about. */
export function compileCustomers(query: Query, context: CompileContext): Compiled {
  const shown = (query.show ?? telling.filter((name) => context.tags.find(name))).filter((name) => {
    if (!context.tags.find(name)) throw new CompileProblem('unknown-tag', { tag: name })
    return name !== 'customer_id'
  })
  const { condition, tags } = compileSegment(query.who, context)
  const population = context.tags.population([...new Set([...tags, ...shown])], context.values)
  const tagColumns = shown.map((name): CompiledColumn => {
    const tag = context.tags.find(name)
    const values = tag?.type === 'number' || tag?.type === 'flag' || tag?.type === 'list' ? tag.type : 'word'
    return {
      key: name,
      label: tag?.label ?? { zh: name, en: name },
      role: 'shown',
      values,
      ...(tag?.unit ? { unit: tag.unit } : {}),
      ...(tag?.values ? { labels: tag.values } : {}),
    }
  })
  const wanted = query.limit ?? defaultLimit
  const limit = ` LIMIT ${context.values.bind(wanted, 'UInt32')}`
  const columns: CompiledColumn[] = [
    { key: 'customer_id', label: { zh: '客户编号', en: 'customer id' }, role: 'key', values: 'word' },
  ]
  const people = `SELECT person, customer_id${shown.map((name) => `, ${shownSql(name, context)} AS shown_${shown.indexOf(name) + 1}`).join('')} FROM ${population}${condition === '1' ? '' : ` WHERE ${condition}`}`
  const output = ['customer_id', ...shown.map((name, index) => `shown_${index + 1} AS \`${name}\``)]
  if (query.measures.length === 0) {
    const sql = `SELECT ${[...output, 'count() OVER () AS total'].join(', ')} FROM (${people}) ORDER BY customer_id${limit}`
    return { sql, columns: [...columns, ...tagColumns], notes: [] }
  }
  const key: Key = { of: 'person', name: 'person', alias: 'k1' }
  const ranked = measured({ ...query, kind: 'table' }, [key], context)
  const values = valueColumns(ranked.values).map(({ alias, name }) => `${alias} AS \`${name}\``)
  const having = (query.having ?? []).map(({ measure = 0, range }) =>
    rangeSql(`value${measure + 1}`, 'number', range, context, 'having'),
  )
  const at = `value${(query.order?.at ?? 0) + 1}`
  const order =
    query.order?.by === 'key'
      ? `customer_id ${query.order.direction}`
      : `${at} ${query.order?.direction ?? 'desc'} NULLS LAST, customer_id`
  // One more than wanted, to see whether it ties with the last.
  const joined = `(SELECT ${ranked.select.join(', ')} FROM ${ranked.from}) AS ranked INNER JOIN (${people}) AS people ON ranked.k1 = people.person`
  const where = [`${at} IS NOT NULL`, ...having].join(' AND ')
  return {
    sql: `SELECT ${[...output, ...values, 'count() OVER () AS total'].join(', ')} FROM ${joined} WHERE ${where} ORDER BY ${order} LIMIT ${context.values.bind(wanted + 1, 'UInt32')}`,
    columns: [
      ...columns,
      ...columnsOf([], ranked.values, ranked.leaves, context).filter(({ role }) => role === 'measure'),
      ...tagColumns,
    ],
    notes: notesOf(query, ranked.leaves, [key], context),
  }
}

function shownSql(name: string, context: CompileContext): string {
  const type = context.tags.find(name)?.type
  const column = `\`${name}\``
  if (type === 'number' || type === 'flag') return `toFloat64(${column})`
  return type === 'list' ? column : `toString(${column})`
}
