import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { LedgerUnavailable } from './failure.js'
import { migrate } from './migrations.js'
import type { LedgerTables } from './schema.js'

export type Ledger = Kysely<LedgerTables>

/**
 * The ledger of a home: PostgreSQL where a URL is given, else SQLite in the home folder, upgraded to this program's schema.
 * @throws LedgerUnavailable for a ledger of a newer program, or where PostgreSQL does not answer.
 */
export async function openLedger({ home, url }: { home: string; url?: string | undefined }): Promise<Ledger> {
  const ledger = new Kysely<LedgerTables>({ dialect: url ? await postgres(url) : await sqlite(home) })
  try {
    await migrate(ledger)
  } catch (error) {
    await ledger.destroy().catch(() => undefined)
    throw error
  }
  return ledger
}

async function sqlite(home: string) {
  await mkdir(home, { recursive: true }).catch((cause: Error) => {
    throw new LedgerUnavailable(
      'unusable',
      `目录 ${home} 不能用来存数据:${cause.message}\nThe home ${home} cannot hold the data: ${cause.message}`,
      cause,
    )
  })
  const [{ default: sqlite3 }, { sqliteDialect }] = await Promise.all([import('sqlite3'), import('./sqlite-dialect.js')])
  return sqliteDialect(
    () =>
      new Promise((resolve, reject) => {
        const database = new sqlite3.Database(join(home, 'ledger.sqlite'), (error) => {
          if (error) return reject(error)
          // WAL: readers do not wait for the writer. FULL: what was acknowledged survives a power cut, not only a kill.
          database.exec(
            'pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000; pragma foreign_keys = on;',
            (failed) => (failed ? reject(failed) : resolve(database)),
          )
        })
      }),
  )
}

async function postgres(url: string) {
  const [{ PostgresDialect }, { default: pg }] = await Promise.all([import('kysely'), import('pg')])
  const pool = new pg.Pool({ connectionString: url, max: 8 })
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const why = error instanceof Error ? error.message : String(error)
    throw new LedgerUnavailable('unreachable', `PostgreSQL does not answer (LEDGER_URL): ${why}`, error)
  }
  return new PostgresDialect({ pool })
}
