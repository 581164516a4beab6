import { type Query, queryForm } from '../questions/query.js'
import type { Workspace } from './workspace.js'

/** The typed query that a conversation ended with, kept in the ledger; a follow-up changes it. */
export async function lastQuery(workspace: Workspace, thread: string): Promise<Query | undefined> {
  const ledger = await workspace.ledger()
  const row = await ledger.selectFrom('conversations').select('last_query').where('id', '=', thread).executeTakeFirst()
  if (!row?.last_query) return undefined
  // A query of an older version of the form is no context, but no error either.
  return queryForm.safeParse(JSON.parse(row.last_query)).data
}

export async function keepQuery(workspace: Workspace, thread: string, query: Query, language: string): Promise<void> {
  const ledger = await workspace.ledger()
  const updated_at = new Date().toISOString()
  const last_query = JSON.stringify(query)
  await ledger
    .insertInto('conversations')
    .values({ id: thread, language, last_query, survey_session: null, updated_at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ last_query, updated_at }))
    .execute()
}
