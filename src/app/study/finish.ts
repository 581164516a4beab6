import type { Language } from '../../catalog/label.js'
import { cellFull, studyCells } from '../../fieldwork/study/quota-cells.js'
import type { Study } from '../../fieldwork/study/study.js'
import { type Message, message, paragraph } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTransaction } from '../bot/commits.js'
import type { Workspace } from '../workspace.js'
import { closeWhenFull } from './closing.js'
import { endOpen, readHeld } from './held.js'
import { thankYou } from './incentive.js'
import { keepPromise } from './promise.js'
import { cellCounts, countComplete, factsOf } from './quota.js'
import { type InvitationRow, readStudy, studyOf } from './rows.js'
import { withdrawWaiting } from './withdraw.js'

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
  kind: 'survey' | 'interview' = 'survey',
): Promise<readonly Message[]> {
  const held = await readHeld(transaction, kind, sessionId)
  const row = held?.study ? await readStudy(transaction, held.study) : undefined
  if (!held || !row) return []
  const study = studyOf(row)
  const invitation = await invitationOfSession(transaction, sessionId)
  const screenedItself = held.state === 'screened'
  const full = screenedItself ? undefined : await countComplete(transaction, study, factsOf(invitation?.facts, held.data, true))
  if (full && kind === 'survey')
    await transaction.updateTable('survey_sessions').set({ state: 'screened' }).where('id', '=', sessionId).execute()
  const counted = !full && !screenedItself
  if (invitation) await endInvitation(transaction, invitation, full ? 'full' : screenedItself ? 'screened' : 'completed', now)
  const thanks = counted ? await thankYou(transaction, study, invitation?.id ?? sessionId, held.language, now) : undefined
  await keepPromise(workspace, transaction, row, held, invitation, now)
  if (counted) await closeWhenFull(workspace, transaction, study, now)
  return full ? [fullMessage(study, held.language)] : thanks ? [thanks] : []
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
      const held = await readHeld(transaction, 'survey', session.id)
      if (!held || !(await endOpen(transaction, held, 'screened', now))) return
      if (invitation) await endInvitation(transaction, invitation, 'full', now)
      await keepPromise(workspace, transaction, row, held, invitation, now)
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
