import type { Kysely } from 'kysely'

/** What running a study needs: where else somebody can be reached, what quotas look at, who opened, and what is to be forgotten. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['route', 'facts', 'opened_at'])
    await db.schema.alterTable('invitations').addColumn(column, 'text').execute()
  await db.schema
    .createTable('forgetting')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('until', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('forgetting_of').on('forgetting').columns(['conversation', 'until']).execute()
  // Caps look at a person's invitations over all studies, the end of a session at its invitation, and an answer at what waits to be said for it.
  for (const column of ['person', 'customer_id', 'session'] as const)
    await db.schema.createIndex(`invitations_by_${column}`).on('invitations').column(column).execute()
  await db.schema.createIndex('outbox_purpose').on('outbox').column('purpose').execute()
  await db.schema.createIndex('conversations_survey').on('conversations').column('survey_session').execute()
}
