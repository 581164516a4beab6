import { overallCell } from '../../fieldwork/study/quota-cells.js'
import type { Study } from '../../fieldwork/study/study.js'
import type { LedgerTransaction } from '../bot/commits.js'
import type { Workspace } from '../workspace.js'
import { endOpen, readHeld, talkColumn } from './held.js'
import { keepPromise } from './promise.js'
import { type InvitationRow, readStudy } from './rows.js'
import { withdrawWaiting } from './withdraw.js'

/** Closes the study when the number of completes that it wanted is there. */
export async function closeWhenFull(
  workspace: Workspace,
  transaction: LedgerTransaction,
  study: Pick<Study, 'id' | 'settings'>,
  now: Date,
): Promise<void> {
  const { completes } = study.settings.quotas
  if (completes === undefined) return
  const row = await transaction
    .selectFrom('quota_counts')
    .select(['completes', 'most'])
    .where('study', '=', study.id)
    .where('cell', '=', overallCell)
    .executeTakeFirst()
  if (row && Number(row.completes) >= Number(row.most)) await closeStudy(workspace, transaction, study.id, 'full', now)
}

/**
 * Ends a study: nothing goes out any more, and what nobody answered is over. Who is answering at this moment hears it with the next reply where
 * the quota is full (`fullCellStop`), and at once where the time is up.
 */
export async function closeStudy(
  workspace: Workspace,
  transaction: LedgerTransaction,
  study: string,
  why: 'full' | 'date' | 'team',
  now: Date,
): Promise<boolean> {
  const at = now.toISOString()
  const { numUpdatedRows } = await transaction
    .updateTable('studies')
    .set({ state: 'closed', updated_at: at })
    .where('id', '=', study)
    .where('state', '!=', 'closed')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await takeBackUnsent(transaction, study, at)
  const over = { next_at: null, facts: null, route: null, updated_at: at }
  await transaction
    .updateTable('invitations')
    .set({ ...over, state: 'withdrawn', why: why === 'full' ? 'full' : 'closed' })
    .where('study', '=', study)
    .where('state', 'in', ['planned', 'sending'])
    .execute()
  await transaction
    .updateTable('invitations')
    .set({ ...over, state: why === 'full' ? 'full' : 'expired', why: 'closed' })
    .where('study', '=', study)
    .where('state', '=', 'sent')
    .execute()
  if (why === 'full') return true
  const answering = await transaction
    .selectFrom('invitations')
    .selectAll()
    .where('study', '=', study)
    .where('state', '=', 'agreed')
    .execute()
  for (const invitation of answering) await endAnswering(workspace, transaction, invitation, 'closed', now)
  return true
}

/**
 * Ends a talk that was begun and not finished: the time is up. What was answered is kept, counts nowhere, and is under the study's promise like
 * everything else. @returns false where it went on or ended meanwhile
 */
export async function endAnswering(
  workspace: Workspace,
  transaction: LedgerTransaction,
  invitation: InvitationRow,
  why: string | null,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('invitations')
    .set({ state: 'expired', why, next_at: null, facts: null, route: null, updated_at: now.toISOString() })
    .where('id', '=', invitation.id)
    .where('state', '=', invitation.state)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await withdrawWaiting(transaction, [invitation.id])
  const row = await readStudy(transaction, invitation.study)
  const held = row && invitation.session !== null ? await readHeld(transaction, row.kind, invitation.session) : undefined
  if (!row || !held) return true
  const column = talkColumn(row.kind)
  if (await endOpen(transaction, held, 'expired', now)) await keepPromise(workspace, transaction, row, held, invitation, now)
  await transaction
    .updateTable('conversations')
    .set({ [column]: null })
    .where(column, '=', held.id)
    .execute()
  return true
}

/** Sayings of a study that have not gone out are taken back; invitations among them are planned again. */
export async function takeBackUnsent(transaction: LedgerTransaction, study: string, at: string): Promise<void> {
  const waiting = await transaction
    .selectFrom('invitations')
    .select(['id', 'state'])
    .where('study', '=', study)
    .where('state', 'in', ['sending', 'sent', 'agreed'])
    .execute()
  const unsent = await unsentAmong(
    transaction,
    waiting.map(({ id }) => id),
  )
  await withdrawWaiting(
    transaction,
    waiting.map(({ id }) => id),
  )
  for (let index = 0; index < unsent.length; index += 500)
    await transaction
      .updateTable('invitations')
      .set({ state: 'planned', next_at: at, sent_at: null, updated_at: at })
      .where('id', 'in', unsent.slice(index, index + 500))
      .where('state', '=', 'sending')
      .execute()
}

async function unsentAmong(transaction: LedgerTransaction, invitations: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (let index = 0; index < invitations.length; index += 500) {
    const rows = await transaction
      .selectFrom('outbox')
      .select('purpose')
      .where(
        'purpose',
        'in',
        invitations.slice(index, index + 500).map((id) => `invitation:${id}`),
      )
      .where('state', '=', 'waiting')
      .execute()
    found.push(...rows.flatMap(({ purpose }) => (purpose ? [purpose.slice('invitation:'.length)] : [])))
  }
  return found
}
