import { nextOpen, reminderHours } from '../../fieldwork/study/hours.js'
import type { LedgerTransaction } from '../bot/commits.js'
import type { Workspace } from '../workspace.js'
import { type Contact, conversationOfInvitation, type InvitationRow, readStudy, studyOf } from './rows.js'

/** What became of a saying: it went out, or it never will (`closed`: takes no direct messages; `gone`: is no more there; `refused` …). */
export type Outcome = { readonly sent: unknown } | { readonly failed: string }

/**
 * To be called, in the transaction that notes it, when a saying with the purpose `invitation:<id>` or `reminder:<id>` went out or was given up. Sent, the
 * conversation waits for the person's agreement; failed, the invitation goes to the next place where the person can be reached, and at last to the
 * private link that the brand mails.
 */
export async function invitationSent(
  workspace: Workspace,
  transaction: LedgerTransaction,
  purpose: string,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const [what, id] = purpose.split(':')
  if (id === undefined || (what !== 'invitation' && what !== 'reminder')) return
  const invitation = await transaction.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst()
  if (!invitation) return
  if ('failed' in outcome) {
    await noteClosed(transaction, invitation, outcome.failed, now)
    if (what === 'invitation' && invitation.state === 'sending') await sendElsewhere(transaction, invitation, outcome.failed, now)
    return
  }
  if (what === 'invitation' && invitation.state === 'sending') await noteSent(workspace, transaction, invitation, now)
  await expectAnswer(transaction, invitation, now)
}

async function noteSent(
  workspace: Workspace,
  transaction: LedgerTransaction,
  invitation: InvitationRow,
  now: Date,
): Promise<void> {
  const row = await readStudy(transaction, invitation.study)
  if (!row) return
  const { settings } = studyOf(row)
  await transaction
    .updateTable('invitations')
    .set({
      state: 'sent',
      why: null,
      sent_at: now.toISOString(),
      next_at: nextLook(settings, now, now, 0, workspace.configuration.timeZone).toISOString(),
      updated_at: now.toISOString(),
    })
    .where('id', '=', invitation.id)
    .where('state', '=', 'sending')
    .execute()
}

/** When a sent invitation is looked at again: for the next reminder, or where there is none any more for its end. */
export function nextLook(
  settings: Parameters<typeof reminderHours>[0],
  since: Date,
  sentAt: Date,
  reminders: number,
  timeZone: string,
): Date {
  const ends = new Date(sentAt.getTime() + settings.expiresAfterDays * 86_400_000)
  if (reminders >= settings.reminders.count) return ends
  const reminds = nextOpen(
    new Date(since.getTime() + settings.reminders.afterHours * 3_600_000),
    reminderHours(settings, timeZone),
  )
  return reminds < ends ? reminds : ends
}

/** The conversation waits for what the person says to it, unless it waits for something else already. */
async function expectAnswer(transaction: LedgerTransaction, invitation: InvitationRow, now: Date): Promise<void> {
  const id = conversationOfInvitation(invitation)
  if (id === undefined || !['sending', 'sent', 'agreed'].includes(invitation.state)) return
  const pending = JSON.stringify(
    invitation.state === 'agreed'
      ? { kind: 'resume', invitation: invitation.id }
      : { kind: 'consent', invitation: invitation.id, asked: 0 },
  )
  const inserted = await transaction
    .insertInto('conversations')
    .values({
      id,
      language: null,
      last_query: null,
      survey_session: null,
      interview: null,
      pending,
      state: null,
      updated_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return
  await transaction
    .updateTable('conversations')
    .set({ pending })
    .where('id', '=', id)
    .where((where) => where.or([where('pending', 'is', null), where('pending', 'like', '{"kind":"refused"%')]))
    .where('survey_session', 'is', null)
    .where('interview', 'is', null)
    .execute()
}

async function noteClosed(
  transaction: LedgerTransaction,
  { platform, address }: InvitationRow,
  failed: string,
  now: Date,
): Promise<void> {
  if (platform === null || address === null || (failed !== 'closed' && failed !== 'gone')) return
  const { workspace, user } = JSON.parse(address) as Contact
  await transaction
    .updateTable('contacts')
    .set({ closed_at: now.toISOString() })
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('user', '=', user)
    .execute()
}

async function sendElsewhere(
  transaction: LedgerTransaction,
  invitation: InvitationRow,
  failed: string,
  now: Date,
): Promise<void> {
  const row = await readStudy(transaction, invitation.study)
  const channels = row ? studyOf(row).settings.channels : []
  const [next, ...rest] = invitation.route ? (JSON.parse(invitation.route) as Contact[]) : []
  const why = `${failed}: ${invitation.platform ?? ''}`
  const at = now.toISOString()
  const change = next
    ? {
        state: 'planned' as const,
        platform: next.platform,
        address: JSON.stringify({ workspace: next.workspace, user: next.user }),
        route: rest.length > 0 ? JSON.stringify(rest) : null,
        next_at: at,
      }
    : channels.includes('web')
      ? { state: 'planned' as const, platform: 'web', address: null, route: null, next_at: at }
      : { state: 'undeliverable' as const, next_at: null, route: null }
  await transaction
    .updateTable('invitations')
    // It reached nobody: for the caps it did not happen.
    .set({ ...change, why, sent_at: null, updated_at: at })
    .where('id', '=', invitation.id)
    .where('state', '=', 'sending')
    .execute()
}
