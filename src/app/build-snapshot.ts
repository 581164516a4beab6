import type { Warehouse } from '../stores/warehouse/warehouse.js'
import type { TagMoment } from '../tags/lookup.js'
import { broughtSql, differingSql, marksSql } from '../tags/marks.js'
import { continueOwn, fillOwn, fillShared, type Names } from './fill-snapshot.js'
import {
  definitionsOf,
  divided,
  factState,
  isFresh,
  type Snapshot,
  type SnapshotDetail,
  snapshotsOf,
} from './snapshot-register.js'

export interface SnapshotReport {
  readonly how: 'fresh' | 'incremental' | 'full'
  readonly customers: number
  /** Customers whose own tags were computed again. */
  readonly recomputed: number
  readonly tags: number
  /** SQL that selects the persons whose own tags were computed again; missing where that is everyone. */
  readonly touched?: string
}

export interface BuildOptions {
  /** Compute everything again, whatever stands. */
  readonly full?: boolean
  /** Milliseconds since 1970, for the names of new tables. */
  readonly now: number
  readonly progress?: (line: string) => void
  /** Customers computed in one pass: as many as fit well into memory. */
  readonly atOnce?: number
}

/** Beyond this share of customers touched, computing all of them is no slower. */
const mostTouched = 0.25
/** Snapshots that stay: today's, and some for whoever still reads an older one. */
const kept = 3

/**
 * A table of all tags at one as-of date. Where a snapshot of an earlier fact version stands for the same date and definitions, its parts are
 * shared and only the customers whom new facts touched are computed again; tags that rank customers are ranked anew for all. It becomes
 * visible by its one row in `snapshots`, at the end: a kill leaves the old one, and tables that nothing names, which the next build drops.
 */
export async function buildSnapshot(warehouse: Warehouse, moment: TagMoment, options: BuildOptions): Promise<SnapshotReport> {
  await dropUnnamed(warehouse)
  const state = await factState(warehouse, { readings: true })
  const definitions = definitionsOf(moment)
  const standing = (await snapshotsOf(warehouse, moment.asOf)).filter((one) => one.detail.definitions === definitions)
  const tags = moment.catalog.tags.length
  const fresh = standing.find((one) => isFresh(one, state, definitions))
  if (fresh && !options.full)
    return { how: 'fresh', customers: fresh.customers, recomputed: 0, tags, touched: 'SELECT person FROM people WHERE 0' }

  const names = tableNames(options.now)
  const imports = await importsDone(warehouse)
  await warehouse.run(`CREATE TABLE ${names.marks} ENGINE = MergeTree ORDER BY person AS ${marksSql()}`)
  const base = options.full ? undefined : standing[0]
  const touched = base ? await findTouched(warehouse, base, names, imports) : undefined
  if (base && touched !== undefined) {
    options.progress?.(`${touched} of ${base.customers} customers were touched by new facts`)
    await continueOwn(warehouse, moment, base.detail.own, names)
  } else await fillOwn(warehouse, moment, names, options)
  options.progress?.('ranking customers')
  await fillShared(warehouse, moment, names)
  const customers = await countOf(warehouse, names.own)
  const detail: SnapshotDetail = {
    own: names.own,
    shared: names.shared,
    marks: names.marks,
    touched: touched === undefined ? '' : names.touched,
    ...divided(moment),
    definitions,
    imports: imports.map(({ id }) => id),
    texts: state.texts,
    opinions: state.opinions,
    readings: state.readings ?? '',
  }
  await warehouse.run({
    sql: `INSERT INTO snapshots (name, as_of, fact_version, made_at, customers, detail)
      SELECT 'tags', {asOf:Date}, {version:UInt64}, toDateTime({made:UInt32}), {customers:UInt64}, {detail:String}`,
    parameters: {
      asOf: moment.asOf,
      version: state.factVersion,
      made: Math.floor(options.now / 1000),
      customers,
      detail: JSON.stringify(detail),
    },
  })
  await prune(warehouse)
  await dropUnnamed(warehouse)
  if (touched === undefined) return { how: 'full', customers, recomputed: customers, tags }
  return { how: 'incremental', customers, recomputed: touched, tags, touched: `SELECT person FROM ${names.touched}` }
}

function tableNames(now: number): Names {
  const stamp = now.toString(36)
  return {
    own: `tags_own_${stamp}`,
    shared: `tags_shared_${stamp}`,
    marks: `tags_marks_${stamp}`,
    touched: `tags_touched_${stamp}`,
    copy: `tags_copy_${stamp}`,
  }
}

/** How many customers new facts touched, listed in a table; undefined where everything must be computed again. */
async function findTouched(
  warehouse: Warehouse,
  base: Snapshot,
  names: Names,
  imports: readonly Import[],
): Promise<number | undefined> {
  const seen = new Set(base.detail.imports)
  const news = imports.filter(({ id }) => !seen.has(id))
  // The older version of a replaced event may have been another customer's, and nothing is left to tell.
  if (news.some(({ kind, replaced }) => kind === 'events' && replaced > 0)) return undefined
  await warehouse.run(`CREATE TABLE ${names.touched} (person UInt64) ENGINE = MergeTree ORDER BY person`)
  await warehouse.run({
    sql: `INSERT INTO ${names.touched} SELECT DISTINCT person FROM (${differingSql(base.detail.marks, names.marks)} UNION ALL ${broughtSql()})`,
    parameters: { imports: news.map(({ id }) => id) },
  })
  const touched = await countOf(warehouse, names.touched)
  return touched <= mostTouched * base.customers ? touched : undefined
}

interface Import {
  readonly id: string
  readonly kind: string
  readonly replaced: number
}

async function importsDone(warehouse: Warehouse): Promise<readonly Import[]> {
  const sql = `SELECT id, toString(kind) AS kind, replaced FROM imports FINAL WHERE state = 'done' ORDER BY id`
  const rows = await warehouse.rows<{ id: string; kind: string; replaced: string }>({ sql, parameters: {} })
  return rows.map((row) => ({ ...row, replaced: Number(row.replaced) }))
}

async function countOf(warehouse: Warehouse, table: string): Promise<number> {
  const [row] = await warehouse.rows<{ rows: string }>(
    { sql: `SELECT count() AS rows FROM ${table}`, parameters: {} },
    { lane: 'work' },
  )
  return Number(row?.rows ?? 0)
}

/** Forgets all but the newest snapshots. */
async function prune(warehouse: Warehouse): Promise<void> {
  for (const { asOf, factVersion } of (await snapshotsOf(warehouse)).slice(kept)) {
    await warehouse.run({
      sql: `DELETE FROM snapshots WHERE name = 'tags' AND as_of = {asOf:Date} AND fact_version = {version:UInt64}`,
      parameters: { asOf, version: factVersion },
    })
  }
}

/** Drops the tables of builds that were killed, and of snapshots that were forgotten. */
async function dropUnnamed(warehouse: Warehouse): Promise<void> {
  const named = new Set(
    (await snapshotsOf(warehouse)).flatMap(({ detail }) => [detail.own, detail.shared, detail.marks, detail.touched]),
  )
  const sql = `SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, '^tags_(own|shared|marks|touched|copy)_[0-9a-z_]+$')`
  for (const { name } of await warehouse.rows<{ name: string }>({ sql, parameters: {} })) {
    if (!named.has(name)) await warehouse.run(`DROP TABLE IF EXISTS ${name}`)
  }
}
