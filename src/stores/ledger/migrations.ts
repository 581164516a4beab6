import { type Kysely, type Migration, Migrator, PostgresAdapter } from 'kysely'
import { LedgerUnavailable } from './failure.js'
import type { LedgerTables } from './schema.js'

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
  '001_conversations_and_surveys': {
    async up(db) {
      // The one construct that the two engines spell differently.
      const serial = isPostgres(db) ? 'serial' : 'integer'
      await db.schema
        .createTable('conversations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('language', 'text')
        .addColumn('last_query', 'text')
        .addColumn('survey_session', 'text')
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('turns')
        .addColumn('id', serial, (column) => column.primaryKey())
        .addColumn('conversation', 'text', (column) => column.notNull())
        .addColumn('delivery', 'text')
        .addColumn('speaker', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addUniqueConstraint('turns_delivery', ['conversation', 'delivery'])
        .execute()
      await db.schema
        .createTable('survey_sessions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('survey', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('definition', 'text', (column) => column.notNull())
        .addColumn('respondent', 'text', (column) => column.notNull())
        .addColumn('customer_id', 'text')
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('at_question', 'text')
        .addColumn('data', 'text', (column) => column.notNull())
        .addColumn('started_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .addColumn('completed_at', 'text')
        .execute()
      await db.schema.createIndex('survey_sessions_of').on('survey_sessions').columns(['survey', 'respondent', 'state']).execute()
      await db.schema
        .createTable('answers')
        .addColumn('id', serial, (column) => column.primaryKey())
        .addColumn('session', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('said', 'text', (column) => column.notNull())
        .addColumn('value', 'text')
        .addColumn('asked_at', 'text', (column) => column.notNull())
        .addColumn('answered_at', 'text', (column) => column.notNull())
        .execute()
      await db.schema.createIndex('answers_of').on('answers').columns(['session', 'question']).execute()
      await db.schema
        .createTable('saved_segments')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('form', 'text', (column) => column.notNull())
        .addColumn('created_by', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('audit')
        .addColumn('id', serial, (column) => column.primaryKey())
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('who', 'text', (column) => column.notNull())
        .addColumn('did', 'text', (column) => column.notNull())
        .addColumn('detail', 'text', (column) => column.notNull())
        .execute()
    },
  },
}

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}
