import type { LedgerTransaction } from '../bot/commits.js'
import type { Workspace } from '../workspace.js'
import { anonymiseInterview, anonymiseInvitation, anonymiseSession } from './anonymise.js'
import { forgetConversations } from './forgetting.js'
import { type HeldSession, talkColumn } from './held.js'
import { conversationOfInvitation, type InvitationRow, type StudyRow } from './rows.js'

/** Keeps what a study promised about privacy, when a session or interview of it ends, however it ends. */
export async function keepPromise(
  workspace: Workspace,
  transaction: LedgerTransaction,
  row: StudyRow,
  held: HeldSession,
  invitation: InvitationRow | undefined,
  now: Date,
): Promise<void> {
  if (row.privacy === 'identified') return
  const column = talkColumn(held.kind)
  const talking = await transaction.selectFrom('conversations').select('id').where(column, '=', held.id).execute()
  const invited = invitation && conversationOfInvitation(invitation)
  await forgetConversations(
    transaction,
    [...talking.map(({ id }) => id), ...(invited === undefined ? [] : [invited])],
    // From the invitation on: the agreement was heard a moment before the session began.
    invitation?.sent_at && invitation.sent_at < held.startedAt ? invitation.sent_at : held.startedAt,
    now,
  )
  await transaction
    .updateTable('conversations')
    .set({ [column]: null })
    .where(column, '=', held.id)
    .execute()
  if (row.privacy === 'pseudonymous') {
    await transaction.updateTable('invitations').set({ session: null }).where('session', '=', held.id).execute()
    return
  }
  const anonymise = held.kind === 'survey' ? anonymiseSession : anonymiseInterview
  await anonymise(transaction, held.id, workspace.configuration.timeZone, now)
  if (invitation) await anonymiseInvitation(transaction, invitation, row)
}
