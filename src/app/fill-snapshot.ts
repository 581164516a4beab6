import { Binder, type BoundSql, identifier } from '../catalog/sql.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { tagColumnType } from '../tags/column.js'
import type { FactScope } from '../tags/compile/aggregates.js'
import { tagsSql } from '../tags/compile/compile.js'
import { extracted, extractSql } from '../tags/extract.js'
import { reading, type TagMoment, tagLookup } from '../tags/lookup.js'
import { divided } from './snapshot-register.js'

/** The tables of one build. */
export interface Names {
  readonly own: string
  readonly shared: string
  readonly marks: string
  readonly touched: string
  /** What the names of copied facts begin with. */
  readonly copy: string
}

interface FillOptions {
  /** Customers computed in one pass. */
  readonly atOnce?: number
  readonly progress?: (line: string) => void
}

/**
 * Everyone's own tags, a range of persons at a time: the groupings of one range fit into the processor's caches and into any memory, so the
 * time grows with the number of customers and no faster.
 */
export async function fillOwn(
  warehouse: Warehouse,
  moment: TagMoment,
  names: Names,
  { atOnce = 65_536, progress }: FillOptions,
): Promise<void> {
  const { ownTags } = divided(moment)
  await createTable(warehouse, moment, names.own, ownTags)
  const copies = await copyFacts(warehouse, names, 'person != 0')
  const starts = await rangeStarts(warehouse, atOnce)
  for (const [index, start] of starts.entries()) {
    const binder = new Binder()
    const end = starts[index + 1]
    const from = `person >= ${binder.bind(start, 'UInt64')}`
    const persons = end === undefined ? from : `${from} AND person < ${binder.bind(end, 'UInt64')}`
    await insertTags(warehouse, moment, names.own, ownTags, { persons, copies, shared: true }, binder)
    if (starts.length > 1) progress?.(`tags of customers: ${index + 1} of ${starts.length} parts`)
  }
}

/** The smallest person of each range of so many persons. */
async function rangeStarts(warehouse: Warehouse, atOnce: number): Promise<readonly string[]> {
  const ordered = 'SELECT person, rowNumberInAllBlocks() AS n FROM (SELECT person FROM people ORDER BY person)'
  const sql = `SELECT toString(person) AS start FROM (${ordered}) WHERE n % {atOnce:UInt32} = 0 ORDER BY n`
  const rows = await warehouse.rows<{ start: string }>({ sql, parameters: { atOnce } }, { lane: 'work' })
  return rows.map(({ start }) => start)
}

async function copyFacts(warehouse: Warehouse, names: Names, persons: string): Promise<Readonly<Record<string, string>>> {
  const copies = Object.fromEntries(Object.keys(extracted).map((table) => [table, `${names.copy}_${table}`]))
  for (const [table, copy] of Object.entries(copies)) await warehouse.run(extractSql(table, copy, persons))
  return copies
}

/** The own tags of a snapshot that stands, their parts shared, without the customers who were touched, and those anew. */
export async function continueOwn(warehouse: Warehouse, moment: TagMoment, base: string, names: Names): Promise<void> {
  const touched = `person IN (SELECT person FROM ${names.touched})`
  await createTable(warehouse, moment, names.own, divided(moment).ownTags)
  await warehouse.run(`ALTER TABLE ${names.own} ATTACH PARTITION ALL FROM ${base}`)
  await warehouse.run(`DELETE FROM ${names.own} WHERE ${touched}`)
  const copies = await copyFacts(warehouse, names, touched)
  await insertTags(warehouse, moment, names.own, divided(moment).ownTags, { persons: touched, copies })
}

/** The tags that depend on other customers too, from everyone's own. */
export async function fillShared(warehouse: Warehouse, moment: TagMoment, names: Names): Promise<void> {
  const { ownTags, sharedTags } = divided(moment)
  await createTable(warehouse, moment, names.shared, sharedTags)
  const own = { table: names.own, tags: new Set(ownTags) }
  const standing = { ...moment, snapshot: { own, shared: { table: names.shared, tags: new Set<string>() } } }
  const binder = new Binder()
  const given = { sql: `SELECT * FROM ${names.own}`, columns: own.tags }
  const sql = tagsSql(sharedTags, { ...reading(standing, tagLookup(standing)), given }, binder)
  await insertInto(warehouse, names.shared, sharedTags, { sql, parameters: binder.parameters })
}

async function insertTags(
  warehouse: Warehouse,
  moment: TagMoment,
  table: string,
  tags: readonly string[],
  scope: FactScope,
  binder = new Binder(),
): Promise<void> {
  const facts = { ...moment, snapshot: undefined }
  const sql = tagsSql(tags, { ...reading(facts, tagLookup(facts)), ...scope }, binder)
  await insertInto(warehouse, table, tags, { sql, parameters: binder.parameters })
}

async function insertInto(
  warehouse: Warehouse,
  table: string,
  tags: readonly string[],
  { sql, parameters }: BoundSql,
): Promise<void> {
  const columns = ['person', 'customer_id', ...tags.map(identifier)].join(', ')
  await warehouse.run({ sql: `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM (${sql})`, parameters })
}

async function createTable(warehouse: Warehouse, { catalog }: TagMoment, table: string, tags: readonly string[]): Promise<void> {
  const columns = tags.map((name) => `${identifier(name)} ${tagColumnType(catalog.get(name) ?? { type: 'word' })}`)
  await warehouse.run(
    `CREATE TABLE ${table} (${['person UInt64', 'customer_id String', ...columns].join(', ')}) ENGINE = MergeTree ORDER BY person`,
  )
}
