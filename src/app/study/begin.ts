import { randomUUID } from 'node:crypto'
import type { Decision } from '../bot/decision.js'
import { homeSecret } from '../import/secret.js'
import { beginTurn, type Talker } from '../survey-talk.js'
import { UserError, type Workspace } from '../workspace.js'
import { agree } from './consents.js'
import { forgetConversations } from './forgetting.js'
import type { Invited } from './invited.js'
import type { OpenedLink } from './link.js'
import { surveyOf } from './rows.js'
import { pseudonymOf } from './secrets.js'

/** The first question, right after the agreement; both are kept together. */
export async function begin(workspace: Workspace, person: Invited, link: OpenedLink, now: Date): Promise<Decision> {
  const talker = await talkerIn(workspace, person, link)
  const turn = await beginTurn(await workspace.ledger(), surveyOf(surveyRow(link)), talker, now)
  return {
    messages: [turn.replied.message],
    change: { pending: null, surveySession: turn.session.id, offered: [], language: talker.language },
    writes: [
      async (transaction) => {
        await agree(transaction, person, link, { state: 'agreed', session: turn.session.id }, now)
        await turn.write(transaction)
      },
    ],
  }
}

/** The waiting question, here from now on: the conversation in which it was asked before has nothing to wait for any more. */
export async function goOn(workspace: Workspace, person: Invited, link: OpenedLink, now: Date): Promise<Decision> {
  const ledger = await workspace.ledger()
  const { session } = link.invitation
  const row =
    session === null
      ? undefined
      : await ledger.selectFrom('survey_sessions').selectAll().where('id', '=', session).executeTakeFirst()
  if (!row || session === null) throw new Error(`invitation ${link.invitation.id} was agreed to and has no session`)
  const talker: Talker = {
    conversation: person.conversation,
    respondent: row.respondent,
    customer: row.customer_id ?? undefined,
    language: row.language === 'en' ? 'en' : 'zh',
    study: link.study.id,
  }
  const turn = await beginTurn(ledger, surveyOf(surveyRow(link)), talker, now)
  return {
    messages: [turn.replied.message],
    change: { pending: null, surveySession: turn.session.id, offered: [], language: talker.language },
    writes: [
      async (transaction) => {
        const left = await transaction
          .selectFrom('conversations')
          .select('id')
          .where('survey_session', '=', session)
          .where('id', '!=', person.conversation)
          .execute()
        await transaction
          .updateTable('conversations')
          .set({ survey_session: null })
          .where('survey_session', '=', session)
          .where('id', '!=', person.conversation)
          .execute()
        // What was said there belongs to the same promise; it is known only now that this was a place of it.
        if (link.study.privacy !== 'identified')
          await forgetConversations(
            transaction,
            left.map(({ id }) => id),
            row.started_at,
            now,
          )
        await turn.write(transaction)
      },
    ],
  }
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

function surveyRow({ row }: OpenedLink) {
  if (row.kind === 'survey') return row
  throw new UserError('访谈暂时不能这样开始。\nAn interview cannot be begun this way yet.')
}
