import { randomUUID } from 'node:crypto'
import type { LedgerTransaction } from '../bot/commits.js'
import type { Decision } from '../bot/decision.js'
import { homeSecret } from '../import/secret.js'
import { beginInterviewTurn } from '../interview-talk.js'
import { beginTurn, type Talker } from '../survey-talk.js'
import type { Workspace } from '../workspace.js'
import { agree } from './consents.js'
import { forgetConversations } from './forgetting.js'
import { type HeldSession, readHeld, talkColumn } from './held.js'
import { guideOf } from './instrument.js'
import type { Invited } from './invited.js'
import type { OpenedLink } from './link.js'
import { surveyOf } from './rows.js'
import { pseudonymOf } from './secrets.js'

/** The first question, right after the agreement; both are kept together. */
export async function begin(workspace: Workspace, person: Invited, link: OpenedLink, now: Date): Promise<Decision> {
  const talker = await talkerIn(workspace, person, link)
  const { id, decision, write } = await turnOf(workspace, link, talker, now)
  return {
    ...decision,
    writes: [
      async (transaction) => {
        await agree(transaction, person, link, { state: 'agreed', session: id }, now)
        await write(transaction)
      },
    ],
  }
}

/** The waiting question, here from now on: the conversation in which it was asked before has nothing to wait for any more. */
export async function goOn(workspace: Workspace, person: Invited, link: OpenedLink, now: Date): Promise<Decision> {
  const { session } = link.invitation
  const held = session === null ? undefined : await readHeld(await workspace.ledger(), link.study.kind, session)
  if (!held) throw new Error(`invitation ${link.invitation.id} was agreed to and has no session`)
  const talker: Talker = {
    conversation: person.conversation,
    respondent: held.respondent,
    customer: held.customer ?? undefined,
    language: held.language,
    study: link.study.id,
  }
  const { decision, write } = await turnOf(workspace, link, talker, now)
  return {
    ...decision,
    writes: [
      async (transaction) => {
        await leaveOthers(transaction, person, link, held, now)
        await write(transaction)
      },
    ],
  }
}

async function turnOf(workspace: Workspace, { row }: OpenedLink, talker: Talker, now: Date) {
  if (row.kind === 'survey') {
    const { session, replied, write } = await beginTurn(await workspace.ledger(), surveyOf(row), talker, now)
    const change = { pending: null, surveySession: session.id, offered: [], language: talker.language }
    return { id: session.id, decision: { messages: [replied.message], change }, write }
  }
  // Consent was given with the invitation: the guide need not ask for it again.
  const { session, replied, write } = await beginInterviewTurn(workspace, guideOf(row), talker, now, { agreed: true })
  const change = { pending: null, interview: session.id, offered: [], language: talker.language }
  return { id: session.id, decision: { messages: replied.messages, change }, write }
}

async function leaveOthers(
  transaction: LedgerTransaction,
  person: Invited,
  { study }: OpenedLink,
  held: HeldSession,
  now: Date,
): Promise<void> {
  const column = talkColumn(study.kind)
  const left = await transaction
    .selectFrom('conversations')
    .select('id')
    .where(column, '=', held.id)
    .where('id', '!=', person.conversation)
    .execute()
  await transaction
    .updateTable('conversations')
    .set({ [column]: null })
    .where(column, '=', held.id)
    .where('id', '!=', person.conversation)
    .execute()
  // What was said there belongs to the same promise; it is known only now that this was a place of it.
  if (study.privacy !== 'identified')
    await forgetConversations(
      transaction,
      left.map(({ id }) => id),
      held.startedAt,
      now,
    )
}

/** Under what name the answers are kept: the customer, the study's code for the person, or nobody. */
async function talkerIn(workspace: Workspace, person: Invited, { study, invitation }: OpenedLink): Promise<Talker> {
  const { languages } = study.settings
  const language = languages && !languages.includes(person.language) ? (languages[0] ?? person.language) : person.language
  const common = { conversation: person.conversation, language, study: study.id }
  if (study.privacy === 'anonymous') return { ...common, respondent: `anonymous:${randomUUID()}` }
  if (study.privacy === 'pseudonymous')
    return {
      ...common,
      respondent: pseudonymOf(await homeSecret(workspace.configuration.home), study.id, invitation.person),
    }
  return { ...common, respondent: person.conversation, customer: invitation.customer_id ?? undefined }
}
