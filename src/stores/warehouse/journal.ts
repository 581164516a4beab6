import { type RecordKindName, recordKinds } from '../../records/index.js'
import type { Warehouse } from './warehouse.js'

/** What became of a file's rows. */
export interface LandingCounts {
  /** New rows. */
  readonly landed: number
  /** Rows that stood there already, word for word. */
  readonly unchanged: number
  /** Rows that took the place of an older version. */
  readonly replaced: number
  /** Rows that repeat another row of the same file, word for word. */
  readonly duplicates: number
  /** Rows whose key a later row of the same file has, with other content: the later one won. */
  readonly superseded: number
}

export interface JournalEntry extends LandingCounts {
  readonly id: string
  readonly file: string
  readonly kind: RecordKindName
  /** `staging`: being filled, to be dropped after a kill; `staged`: complete, to be landed after a kill; then `done` or `dropped`. */
  readonly state: 'staging' | 'staged' | 'done' | 'dropped'
}

export const noRows: LandingCounts = { landed: 0, unchanged: 0, replaced: 0, duplicates: 0, superseded: 0 }

const steps = { staging: 1, staged: 2, done: 3, dropped: 4 } as const

/** Notes new states, all of them or none; the highest step of an import is what holds. */
export async function note(warehouse: Warehouse, ...entries: readonly JournalEntry[]): Promise<void> {
  const rows = entries.map((entry) => {
    const { landed, unchanged, replaced, duplicates, superseded, id, file, kind, state } = entry
    const read = landed + unchanged + replaced + duplicates + superseded
    return { id, file, kind, state, read, landed, unchanged, replaced, duplicates, superseded, step: steps[state] }
  })
  await warehouse.insert('imports', rows)
}

/** Where an import stands; undefined where the journal never heard of it. */
export async function stateOf(warehouse: Warehouse, id: string): Promise<string | undefined> {
  const rows = await warehouse.rows<{ state: string }>(
    { sql: 'SELECT state FROM imports FINAL WHERE id = {id:String}', parameters: { id } },
    { lane: 'work' },
  )
  return rows[0]?.state
}

/** The imports that were begun and neither landed nor dropped, older than so many seconds. */
export async function unfinished(warehouse: Warehouse, olderThanSeconds: number): Promise<JournalEntry[]> {
  const rows = await warehouse.rows<Record<keyof JournalEntry, string>>({
    sql: `SELECT id, file, kind, state, landed, unchanged, replaced, duplicates, superseded FROM imports FINAL
      WHERE state IN ('staging', 'staged') AND at <= now() - {age:UInt32} ORDER BY at, id`,
    parameters: { age: olderThanSeconds },
  })
  return rows.filter(isKnownKind).map((row) => ({
    id: row.id,
    file: row.file,
    kind: row.kind,
    state: row.state === 'staged' ? 'staged' : 'staging',
    landed: Number(row.landed),
    unchanged: Number(row.unchanged),
    replaced: Number(row.replaced),
    duplicates: Number(row.duplicates),
    superseded: Number(row.superseded),
  }))
}

function isKnownKind<T extends { kind: string }>(row: T): row is T & { kind: RecordKindName } {
  return Object.hasOwn(recordKinds, row.kind)
}
