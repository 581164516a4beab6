import type { RecordKindName } from '../../records/index.js'
import { noRows, note, stateOf } from './journal.js'
import { rowHashSql, rowKeySql } from './row-hash.js'
import { stagingColumns, table } from './schema.js'
import type { Warehouse } from './warehouse.js'

/** A table that takes one file's rows before they land. */
export interface Staging {
  readonly importId: string
  readonly kind: RecordKindName
  readonly file: string
  /** Its name. Fill the content columns, `attributes` and `line`; keys and hashes come of themselves. Lines are unique within it. */
  readonly table: string
  /** Marks of rows that do not land as new ones; filled by the commit. */
  readonly marks: string
}

/**
 * Makes the staging table of one file and journals that it is being filled: a kill from here on drops it.
 *
 * @param importId letters, digits and `_` only; unique over all imports
 */
export async function createStaging(warehouse: Warehouse, kind: RecordKindName, importId: string, file = ''): Promise<Staging> {
  const staging = stagingOf({ id: importId, kind, file })
  await note(warehouse, { id: importId, file, kind, state: 'staging', ...noRows })
  const columns = [
    ...stagingColumns(kind, warehouse.timeZone).map(
      ({ name, type, otherwise }) => `${name} ${type}${otherwise ? ` DEFAULT ${otherwise}` : ''}`,
    ),
    `row_key UInt128 DEFAULT ${rowKeySql(kind, warehouse.timeZone)} CODEC(NONE)`,
    `row_hash UInt64 DEFAULT ${rowHashSql(kind, warehouse.timeZone)} CODEC(NONE)`,
  ]
  await warehouse.run(table(staging.table, columns, ''))
  await warehouse.run(
    table(staging.marks, ['line UInt64', 'row_key UInt128', 'winner UInt64', 'verdict LowCardinality(String)'], 'line'),
  )
  return staging
}

/** Throws the file's rows away; the journal says so. What is complete already is left alone: it may have landed in part, and the next opening finishes it. */
export async function dropStaging(warehouse: Warehouse, staging: Staging): Promise<void> {
  if ((await stateOf(warehouse, staging.importId)) !== 'staging') return
  await note(warehouse, { id: staging.importId, file: staging.file, kind: staging.kind, state: 'dropped', ...noRows })
  await removeStaging(warehouse, staging)
}

export async function removeStaging(warehouse: Warehouse, staging: Staging): Promise<void> {
  await warehouse.run(`DROP TABLE IF EXISTS ${staging.table}`)
  await warehouse.run(`DROP TABLE IF EXISTS ${staging.marks}`)
}

export function stagingOf(entry: { id: string; kind: RecordKindName; file: string }): Staging {
  if (!/^\w+$/.test(entry.id)) throw new Error(`An import's id is letters, digits and _: ${entry.id}`)
  return { importId: entry.id, kind: entry.kind, file: entry.file, table: `staging_${entry.id}`, marks: `marks_${entry.id}` }
}
