import { recordKinds } from '../../records/index.js'
import type { LandingCounts } from './journal.js'
import { keyColumns } from './row-hash.js'
import type { Staging } from './staging.js'
import type { RunOptions, Warehouse } from './warehouse.js'

/** Rows that one pass joins in memory; larger files go in as many passes over hash buckets as it takes. */
const rowsPerBucket = 2_000_000

/**
 * Marks each staged row that is not simply new: `duplicate` and `superseded` (the file has a later row with its key; same content, other content),
 * `unchanged` and `replaces` (the warehouse has its key). Rows without a mark are new.
 */
export async function markRows(warehouse: Warehouse, staging: Staging, options: RunOptions = {}): Promise<LandingCounts> {
  const [{ rows = 0 } = {}] = await numbers(warehouse, `SELECT count() AS rows FROM ${staging.table}`)
  const [{ standing = 0 } = {}] = await numbers(warehouse, `SELECT count() AS standing FROM ${staging.kind}`)
  for (const bucket of buckets(rows)) {
    await warehouse.run(markRepeated(staging, bucket), options)
    if (standing > 0) await warehouse.run(markStanding(staging, bucket, await timeRange(warehouse, staging)), options)
  }
  const [marked = {}] = await numbers(
    warehouse,
    `SELECT ${verdicts.map((verdict) => `countIf(verdict = '${verdict}') AS ${verdict}`).join(', ')} FROM ${staging.marks}`,
  )
  const { duplicate = 0, superseded = 0, unchanged = 0, replaces = 0 } = marked
  return {
    landed: rows - duplicate - superseded - unchanged - replaces,
    unchanged,
    replaced: replaces,
    duplicates: duplicate,
    superseded,
  }
}

const verdicts = ['duplicate', 'superseded', 'unchanged', 'replaces'] as const

/** Conditions over `row_key` (or another hash) that cut a table into parts that fit into memory. */
export function buckets(rows: number, hash = 'row_key'): readonly string[] {
  const count = Math.max(1, Math.ceil(rows / rowsPerBucket))
  return Array.from({ length: count }, (_, index) => (count === 1 ? '1' : `${hash} % ${count} = ${index}`))
}

/** Counts as numbers: they stay below 2^53. */
export async function numbers(warehouse: Warehouse, sql: string): Promise<Record<string, number>[]> {
  const rows = await warehouse.rows<Record<string, string>>({ sql, parameters: {} }, { lane: 'work' })
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])))
}

function markRepeated({ table, marks }: Staging, bucket: string): string {
  return `INSERT INTO ${marks} SELECT line, row_key, winner, if(row_hash = winning_hash, 'duplicate', 'superseded')
    FROM (SELECT line, row_key, row_hash FROM ${table} WHERE ${bucket}) AS staged
    INNER JOIN (
      SELECT row_key, max(line) AS winner, argMax(row_hash, line) AS winning_hash FROM ${table}
      WHERE row_key IN (SELECT row_key FROM ${table} WHERE ${bucket} GROUP BY row_key HAVING count() > 1) GROUP BY row_key
    ) AS repeated USING (row_key)
    WHERE line < winner`
}

function markStanding({ table, marks, kind }: Staging, bucket: string, range: string): string {
  return `INSERT INTO ${marks} SELECT line, row_key, 0, if(there.row_hash = staged.row_hash, 'unchanged', 'replaces')
    FROM (SELECT row_key, row_hash FROM ${kind} WHERE ${bucket} AND ${range}) AS there
    INNER JOIN (SELECT line, row_key, row_hash FROM ${table} WHERE ${bucket} AND line NOT IN (SELECT line FROM ${marks} WHERE ${bucket})) AS staged
    USING (row_key)`
}

/** Rows that name themselves by their whole content can only meet rows of their own time: the rest of a large table need not be read. */
async function timeRange(warehouse: Warehouse, { table, kind }: Staging): Promise<string> {
  const { time, wholeRowKey } = recordKinds[kind]
  if (!time || !wholeRowKey || kind === 'reviews') return '1'
  const named = keyColumns(kind)
    .map((column) => `${column} != ''`)
    .join(' OR ')
  const [found] = await warehouse.rows<{ named: string; from: string; to: string }>(
    {
      sql: `SELECT countIf(${named}) AS named, toUnixTimestamp(min(${time})) AS from, toUnixTimestamp(max(${time})) AS to FROM ${table}`,
      parameters: {},
    },
    { lane: 'work' },
  )
  if (!found || Number(found.named) > 0) return '1'
  return `${time} BETWEEN toDateTime(${Number(found.from)}) AND toDateTime(${Number(found.to)})`
}
