import type { Language } from '../../catalog/label.js'
import { cellFull, studyCells } from '../../fieldwork/study/quota-cells.js'
import type { Study } from '../../fieldwork/study/study.js'
import { type Message, message, paragraph } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTransaction } from '../bot/commits.js'
import type { Workspace } from '../workspace.js'
import { anonymiseInvitation, anonymiseSession } from './anonymise.js'
import { closeWhenFull, withdrawWaiting } from './closing.js'
import { forgetConversations } from './forgetting.js'
import { thankYou } from './incentive.js'
import { cellCounts, countComplete, factsOf } from './quota.js'
import { conversationOfInvitation, type InvitationRow, readStudy, type StudyRow, studyOf } from './rows.js'

/**
 * What follows from a completed survey session, to be run last in the transaction that completes it: the quota cells are counted or, where one
 * is full, the session is marked `screened` (its answers stay, they do not count); the incentive code is handed out; the invitation is done; and the
 * study's promise is kept. A session outside of any study is left alone.
 *
 * @returns what else is to be said after the survey's own thanks. In an anonymous study the session has another id afterwards.
 */
export async function finishInStudy(
  workspace: Workspace,
  transaction: LedgerTransaction,
  sessionId: string,
  now: Date,
): Promise<readonly Message[]> {
  const session = await transaction.selectFrom('survey_sessions').selectAll().where('id', '=', sessionId).executeTakeFirst()
  const row = session?.study ? await readStudy(transaction, session.study) : undefined
  if (!session || !row) return []
  const study = studyOf(row)
  const language: Language = session.language === 'en' ? 'en' : 'zh'
  const invitation = await invitationOfSession(transaction, sessionId)
  const facts = factsOf(invitation?.facts, JSON.parse(session.data) as Record<string, unknown>, true)
  const screenedItself = session.state === 'screened'
  const full = screenedItself ? undefined : await countComplete(transaction, study, facts)
  if (full) await transaction.updateTable('survey_sessions').set({ state: 'screened' }).where('id', '=', sessionId).execute()
  const counted = !full && !screenedItself
  if (invitation) await endInvitation(transaction, invitation, full ? 'full' : screenedItself ? 'screened' : 'completed', now)
  const thanks = counted ? await thankYou(transaction, study, invitation?.id ?? sessionId, language, now) : undefined
  await keepPromise(workspace, transaction, { sessionId, startedAt: session.started_at, row, invitation, now })
  if (counted) await closeWhenFull(transaction, study, now)
  return full ? [fullMessage(study, language)] : thanks ? [thanks] : []
}

/**
 * Whether somebody who is answering belongs to a cell that is full already, as soon as the answers so far tell: then it is better to say so now
 * than after twenty more questions. `write` ends the session; run it in the transaction that keeps the reply.
 */
export async function fullCellStop(
  workspace: Workspace,
  session: { readonly id: string; readonly study: string | undefined; readonly language: Language },
  data: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<{ message: Message; write: (transaction: LedgerTransaction) => Promise<void> } | undefined> {
  if (session.study === undefined) return undefined
  const ledger = await workspace.ledger()
  const row = await readStudy(ledger, session.study)
  if (!row) return undefined
  const study = studyOf(row)
  const cells = studyCells(study.settings.quotas)
  if (cells.length === 0) return undefined
  const invitation = await invitationOfSession(ledger, session.id)
  if (!cellFull(cells, await cellCounts(ledger, study.id), factsOf(invitation?.facts, data, false))) return undefined
  return {
    message: fullMessage(study, session.language),
    write: async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('survey_sessions')
        .set({ state: 'screened', completed_at: now.toISOString(), at_question: null })
        .where('id', '=', session.id)
        .where('state', 'in', ['asking', 'paused'])
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return
      const started = await transaction
        .selectFrom('survey_sessions')
        .select('started_at')
        .where('id', '=', session.id)
        .executeTakeFirstOrThrow()
      if (invitation) await endInvitation(transaction, invitation, 'full', now)
      await keepPromise(workspace, transaction, { sessionId: session.id, startedAt: started.started_at, row, invitation, now })
    },
  }
}

export function fullMessage(study: Pick<Study, 'title'>, language: Language): Message {
  const text = {
    zh: `谢谢您愿意参加「${study.title}」。我们需要的人数刚好满了，不用再往下答了；您的心意我们收到了，祝您愉快！`,
    en: `Thank you for taking part in "${study.title}". We have just reached the number of people we were looking for, so there is nothing more to answer. We are grateful all the same!`,
  }
  return message(language, paragraph(text[language]))
}

async function invitationOfSession(ledger: Ledger, session: string): Promise<InvitationRow | undefined> {
  return ledger.selectFrom('invitations').selectAll().where('session', '=', session).executeTakeFirst()
}

async function endInvitation(
  transaction: LedgerTransaction,
  { id }: InvitationRow,
  state: 'completed' | 'screened' | 'full',
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('invitations')
    .set({ state, next_at: null, facts: null, route: null, updated_at: now.toISOString() })
    .where('id', '=', id)
    .where('state', '=', 'agreed')
    .execute()
  await withdrawWaiting(transaction, [id])
}

async function keepPromise(
  workspace: Workspace,
  transaction: LedgerTransaction,
  {
    sessionId,
    startedAt,
    row,
    invitation,
    now,
  }: { sessionId: string; startedAt: string; row: StudyRow; invitation: InvitationRow | undefined; now: Date },
): Promise<void> {
  if (row.privacy === 'identified') return
  const talking = await transaction.selectFrom('conversations').select('id').where('survey_session', '=', sessionId).execute()
  const invited = invitation && conversationOfInvitation(invitation)
  await forgetConversations(
    transaction,
    [...talking.map(({ id }) => id), ...(invited === undefined ? [] : [invited])],
    // From the invitation on: the agreement was heard a moment before the session began.
    invitation?.sent_at && invitation.sent_at < startedAt ? invitation.sent_at : startedAt,
    now,
  )
  await transaction.updateTable('conversations').set({ survey_session: null }).where('survey_session', '=', sessionId).execute()
  if (row.privacy === 'pseudonymous') {
    await transaction.updateTable('invitations').set({ session: null }).where('session', '=', sessionId).execute()
    return
  }
  await anonymiseSession(transaction, sessionId, workspace.configuration.timeZone, now)
  if (invitation) await anonymiseInvitation(transaction, invitation, row)
}
