import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTransaction } from '../bot/commits.js'
import { receivedIn, removeReceived } from '../privacy/received.js'
import type { Workspace } from '../workspace.js'
import { studyOf } from './rows.js'

const day = 86_400_000
/** How often it is looked whether something has been kept long enough. */
const everyMs = 3_600_000

/**
 * Keeps the promise of how long: answers of a study that have been kept for so many days are erased; the warehouse follows with the next carrying of
 * answers. Looks once an hour, whoever calls.
 *
 * @returns how many sessions and interviews were erased
 */
export async function sweepRetention(workspace: Workspace, now: Date): Promise<number> {
  const ledger = await workspace.ledger()
  if (!(await isTime(ledger, now))) return 0
  let erased = 0
  const studies = await ledger.selectFrom('studies').selectAll().execute()
  for (const row of studies) {
    const { settings } = studyOf(row)
    const before = new Date(now.getTime() - settings.kept.days * day).toISOString()
    const sessions = await ledger
      .selectFrom('survey_sessions')
      .select(['id', 'data'])
      .where('study', '=', row.id)
      .where('state', 'not in', ['erased', 'asking', 'paused'])
      .where('updated_at', '<', before)
      .limit(500)
      .execute()
    const interviews = await ledger
      .selectFrom('interviews')
      .select('id')
      .where('study', '=', row.id)
      .where('status', 'not in', ['erased', 'asking', 'paused'])
      .where('updated_at', '<', before)
      .limit(500)
      .execute()
    if (sessions.length + interviews.length === 0) continue
    await ledger.transaction().execute(async (transaction) => {
      for (const { id } of sessions) await eraseSession(transaction, id)
      for (const { id } of interviews) await eraseTranscript(transaction, id)
      await transaction
        .insertInto('audit')
        .values({
          at: now.toISOString(),
          who: 'retention',
          did: 'erase',
          detail: JSON.stringify({ study: row.id, sessions: sessions.length, interviews: interviews.length }),
        })
        .execute()
    })
    await removeReceived(
      receivedIn(
        workspace,
        sessions.map(({ data }) => data),
      ),
    )
    erased += sessions.length + interviews.length
  }
  return erased
}

/** Takes the answers of a session away; that there was one stays. @returns how many answers there were */
export async function eraseSession(transaction: LedgerTransaction, id: string): Promise<bigint> {
  const { numDeletedRows } = await transaction.deleteFrom('answers').where('session', '=', id).executeTakeFirst()
  await transaction.deleteFrom('quality').where('session', '=', id).execute()
  await transaction
    .updateTable('survey_sessions')
    .set((row) => ({
      state: 'erased' as const,
      data: '{}',
      at_question: null,
      respondent: 'erased',
      customer_id: null,
      step: row('step', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  return numDeletedRows
}

/** Takes what was said in an interview away; that there was one stays. @returns how many utterances there were */
export async function eraseTranscript(transaction: LedgerTransaction, id: string): Promise<bigint> {
  const { numDeletedRows } = await transaction.deleteFrom('utterances').where('interview', '=', id).executeTakeFirst()
  await transaction.deleteFrom('memos').where('interview', '=', id).execute()
  await transaction.deleteFrom('quality').where('session', '=', id).execute()
  await transaction
    .updateTable('interviews')
    .set((row) => ({
      status: 'erased' as const,
      state: '{}',
      respondent: 'erased',
      customer_id: null,
      step: row('step', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  return numDeletedRows
}

/** At most once an hour over all processes. */
async function isTime(ledger: Ledger, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + everyMs).toISOString()
  const made = await ledger
    .insertInto('leases')
    .values({ name: 'retention', holder: '', until })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  if ((made.numInsertedOrUpdatedRows ?? 0n) > 0n) return true
  const { numUpdatedRows } = await ledger
    .updateTable('leases')
    .set({ until })
    .where('name', '=', 'retention')
    .where('until', '<=', now.toISOString())
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
