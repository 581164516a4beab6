import { type Kysely, type Migration, Migrator } from 'kysely'
import { LedgerUnavailable } from './failure.js'
import type { LedgerTables } from './schema.js'
import { up as conversationsAndSurveys } from './versions/001-conversations-and-surveys.js'
import { up as fieldwork } from './versions/002-fieldwork.js'
import { up as runningStudies } from './versions/003-running-studies.js'

/** Upgrades the ledger to this program's schema, in order, each in a transaction. Refuses a ledger of a newer program. */
export async function migrate(ledger: Kysely<LedgerTables>, versions: Record<string, Migration> = migrations): Promise<void> {
  const migrator = new Migrator({ db: ledger, provider: { getMigrations: async () => versions } })
  const { error, results } = await migrator.migrateToLatest()
  if (!error) return
  const failed = results?.find((result) => result.status === 'Error')
  const unknown = /corrupted migrations|previously executed migration .* is missing/i.test(String(error))
  if (unknown) {
    throw new LedgerUnavailable(
      'newer-schema',
      'The ledger was written by a newer version of zhiyin. Upgrade zhiyin, or use another home (--home).',
      error,
    )
  }
  const why = error instanceof Error ? error.message : String(error)
  throw new LedgerUnavailable(
    'broken-upgrade',
    `The ledger could not be upgraded${failed ? ` (${failed.migrationName})` : ''}: ${why}`,
    error,
  )
}

const migrations: Record<string, Migration> = {
  '001_conversations_and_surveys': { up: conversationsAndSurveys },
  '002_fieldwork': { up: fieldwork },
  '003_running_studies': { up: runningStudies },
}
