import { exclusively } from './exclusive.js'
import { type JournalEntry, type LandingCounts, noRows, note, unfinished } from './journal.js'
import { buckets, markRows, numbers } from './marks.js'
import { writeMeta } from './meta.js'
import { finishRelinking, withOrder } from './order-links.js'
import { settlePersons } from './persons.js'
import { factColumns, hasCustomer } from './schema.js'
import { removeStaging, type Staging, stagingOf } from './staging.js'
import type { RunOptions, Warehouse } from './warehouse.js'

export interface CommitOptions extends RunOptions {
  /** Hears of rows that a later row of the same file overrode, before anything lands; line numbers as staged. */
  readonly onSuperseded?: (rows: AsyncIterable<{ line: number; winner: number }>, staging: Staging) => Promise<void>
}

/** Lands the only staging of a file; see {@link commitImports}. */
export async function commitImport(warehouse: Warehouse, staging: Staging, options: CommitOptions = {}): Promise<LandingCounts> {
  const [counts = noRows] = await commitImports(warehouse, [staging], options)
  return counts
}

/**
 * Lands the stagings of one file (an export of orders holds items too), all or nothing, however the process ends:
 *
 * 1. each row is marked (new, unchanged, replaces, repeated); a kill until here drops the file;
 * 2. the journal says `staged` of all of them in one insert; a kill from here on is made good by {@link recoverImports};
 * 3. older versions are deleted, new rows inserted. Both can be done again: rows of this import are known by its id;
 * 4. the journal says `done` and the staging goes.
 *
 * People, links and the attribute catalog follow with the next `settle`.
 */
export async function commitImports(
  warehouse: Warehouse,
  stagings: readonly Staging[],
  options: CommitOptions = {},
): Promise<readonly LandingCounts[]> {
  return exclusively(warehouse, () => commitAll(warehouse, stagings, options))
}

async function commitAll(
  warehouse: Warehouse,
  stagings: readonly Staging[],
  options: CommitOptions,
): Promise<readonly LandingCounts[]> {
  // Facts land with the right person at once when the joins are known before them; else all of them would be rewritten by settle.
  if (!stagings.some(({ kind }) => saysWhoIsWho(kind))) await settlePersons(warehouse)
  const entries: JournalEntry[] = []
  for (const staging of stagings) {
    const counts = await markRows(warehouse, staging, options)
    if (counts.superseded > 0) await options.onSuperseded?.(supersededLines(warehouse, staging), staging)
    entries.push({ id: staging.importId, file: staging.file, kind: staging.kind, state: 'staged', ...counts })
  }
  await note(warehouse, ...entries)
  // From here on there is no way back: an abort does not reach it.
  for (const entry of entries) await land(warehouse, entry)
  return entries.map(({ landed, unchanged, replaced, duplicates, superseded }) => ({
    landed,
    unchanged,
    replaced,
    duplicates,
    superseded,
  }))
}

/**
 * Puts right what a killed import left behind: a staged file lands, an unstaged one is dropped.
 *
 * @param olderThanSeconds 0 where nobody else can be importing (chDB holds its folder alone)
 */
export async function recoverImports(
  warehouse: Warehouse,
  olderThanSeconds = 0,
): Promise<{ landed: string[]; dropped: string[] }> {
  const landed: string[] = []
  const dropped: string[] = []
  await finishRelinking(warehouse)
  for (const entry of await unfinished(warehouse, olderThanSeconds)) {
    if (entry.state === 'staged') {
      await land(warehouse, entry, true)
      landed.push(entry.file)
    } else {
      await note(warehouse, { ...entry, state: 'dropped' })
      await removeStaging(warehouse, stagingOf(entry))
      dropped.push(entry.file)
    }
  }
  await sweep(warehouse)
  return { landed, dropped }
}

/** Tables of imports that ended: a kill can come between the journal's last word and the table's end. */
async function sweep(warehouse: Warehouse): Promise<void> {
  const left = await warehouse.rows<{ name: string }>(
    {
      sql: `SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, '^(staging|marks)_')
        AND substring(name, position(name, '_') + 1) NOT IN (SELECT id FROM imports FINAL WHERE state IN ('staging', 'staged'))`,
      parameters: {},
    },
    { lane: 'work' },
  )
  for (const { name } of left) await warehouse.run(`DROP TABLE IF EXISTS ${name}`)
}

async function land(warehouse: Warehouse, entry: JournalEntry, again = false): Promise<void> {
  const staging = stagingOf(entry)
  if (entry.landed + entry.replaced > 0) {
    await noteTouched(warehouse, staging)
    if (entry.replaced > 0) await warehouse.run(deleteReplaced(staging))
    for (const statement of await insertions(warehouse, staging, again))
      await warehouse.run(statement, { settings: insertSettings })
  }
  await note(warehouse, { ...entry, state: 'done' })
  await removeStaging(warehouse, staging)
}

const insertSettings = { max_insert_threads: 2 }

function deleteReplaced({ kind, marks, importId }: Staging): string {
  return `DELETE FROM ${kind} WHERE row_key IN (SELECT row_key FROM ${marks} WHERE verdict = 'replaces') AND import_id != '${importId}'`
}

/** The rows that land, with their person, and items with what they repeat of their order. */
async function insertions(warehouse: Warehouse, staging: Staging, again: boolean): Promise<readonly string[]> {
  const { table, marks, kind, importId } = staging
  const columns = factColumns(kind, warehouse.timeZone).map((column) => column.name)
  const [{ rows = 0, marked = 0, orders = 0, joined = 0 } = {}] = await numbers(
    warehouse,
    `SELECT (SELECT count() FROM ${table}) AS rows, (SELECT count() FROM ${marks}) AS marked, (SELECT count() FROM orders) AS orders, (SELECT count() FROM persons WHERE canonical != customer_id) AS joined`,
  )
  const byOrder = kind === 'order_items'
  // What a pass holds in memory: the orders of its items, the rows that landed before a kill, or the marks.
  const passes = byOrder ? buckets(rows, 'sipHash64(order_id)') : buckets(again ? rows : marked)
  return passes.map((bucket) => {
    const landing = `SELECT * FROM ${table} WHERE ${bucket}
        AND line NOT IN (SELECT line FROM ${marks} WHERE verdict != 'replaces'${byOrder ? '' : ` AND ${bucket}`})
        ${again ? `AND row_key NOT IN (SELECT row_key FROM ${kind} WHERE import_id = '${importId}'${byOrder ? '' : ` AND ${bucket}`})` : ''}`
    const source = byOrder
      ? withOrder(landing, warehouse.timeZone, rows < orders / 4 ? `order_id IN (SELECT order_id FROM ${table})` : bucket)
      : withPerson(landing, hasCustomer(kind), joined > 0)
    return `INSERT INTO ${kind} (${columns.join(', ')}) SELECT ${columns
      .map((name) => (name === 'import_id' ? `'${importId}' AS import_id` : name))
      .join(', ')} FROM (${source})`
  })
}

function withPerson(landing: string, hasCustomer: boolean, anyJoined: boolean): string {
  if (!hasCustomer) return `SELECT *, toUInt64(0) AS person FROM (${landing})`
  if (!anyJoined) return `SELECT *, if(customer_id = '', 0, sipHash64(customer_id)) AS person FROM (${landing})`
  return `SELECT staged.*, multiIf(customer_id = '', 0, joined.person != 0, joined.person, sipHash64(customer_id)) AS person
      FROM (${landing}) AS staged
      LEFT ANY JOIN (SELECT customer_id, person FROM persons WHERE canonical != customer_id) AS joined USING (customer_id)`
}

function saysWhoIsWho(kind: Staging['kind']): boolean {
  return kind === 'customers' || kind === 'identities'
}

/** Whom and what the next `settle` must look at again. Noted before anything lands, so that a kill cannot lose it. */
async function noteTouched(warehouse: Warehouse, { table, marks, kind, importId }: Staging): Promise<void> {
  const changed = `FROM ${table} WHERE line NOT IN (SELECT line FROM ${marks} WHERE verdict != 'replaces')`
  if (kind === 'customers') await warehouse.run(`INSERT INTO touched SELECT DISTINCT 'customer', customer_id ${changed}`)
  else if (hasCustomer(kind)) {
    const unknown = `customer_id != '' AND customer_id NOT IN (SELECT customer_id FROM persons)
      AND customer_id NOT IN (SELECT id FROM touched WHERE kind = 'customer')`
    await warehouse.run(`INSERT INTO touched SELECT DISTINCT 'customer', customer_id ${changed} AND ${unknown}`)
  }
  if (kind === 'orders')
    await warehouse.run(`INSERT INTO touched SELECT 'order', order_id ${changed} AND (SELECT count() FROM order_items) > 0`)
  await warehouse.run(`INSERT INTO touched SELECT DISTINCT 'attributes', '${kind}' ${changed} AND notEmpty(attributes)`)
  await warehouse.run(`INSERT INTO touched SELECT 'import', '${importId}'`)
  // New joins change how many customers an attribute is known of.
  if (saysWhoIsWho(kind))
    await warehouse.run(
      `INSERT INTO touched SELECT DISTINCT 'attributes', toString(kind) FROM attributes WHERE kind = 'customers'`,
    )
  await writeMeta(warehouse, saysWhoIsWho(kind) ? { facts: 'changed', identities: 'changed' } : { facts: 'changed' })
}

async function* supersededLines(warehouse: Warehouse, { marks }: Staging): AsyncGenerator<{ line: number; winner: number }> {
  const rows = warehouse.stream<{ line: string; winner: string }>({
    sql: `SELECT line, winner FROM ${marks} WHERE verdict = 'superseded' ORDER BY line`,
    parameters: {},
  })
  for await (const row of rows) yield { line: Number(row.line), winner: Number(row.winner) }
}
