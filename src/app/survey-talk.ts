import type { Language } from '../catalog/label.js'
import { beginSurvey, replySurvey } from '../fieldwork/survey/reply.js'
import type { Message } from '../messages/index.js'
import type { Ledger } from '../stores/ledger/open.js'
import { findSurvey } from './survey-files.js'
import { keepReply, openSession, readSession } from './survey-sessions.js'
import type { Workspace } from './workspace.js'

/** Who talks where: a conversation belongs to a person, not to a process. */
export interface Talker {
  /** `console::anna`, later `slack:T1:U1`. */
  readonly conversation: string
  readonly respondent: string
  readonly customer?: string
  readonly language: Language
}

/** Starts a survey in a conversation, or goes on with it; the conversation's next messages are its answers until it ends or is paused. */
export async function takeSurvey(workspace: Workspace, talker: Talker, name: string, now: Date): Promise<Message> {
  const survey = await findSurvey(workspace, name)
  const ledger = await workspace.ledger()
  const session = await openSession(ledger, survey, talker.respondent, talker.language, now, talker.customer)
  const begun = beginSurvey(session.survey, session.state)
  await keepReply(ledger, session, begun, '', now)
  await remember(ledger, talker, session.id, now)
  return begun.message
}

/** The survey's answer to a message, or undefined where no survey is being taken in this conversation. */
export async function surveyReply(workspace: Workspace, talker: Talker, said: string, now: Date): Promise<Message | undefined> {
  const ledger = await workspace.ledger()
  const waiting = await ledger
    .selectFrom('conversations')
    .select('survey_session')
    .where('id', '=', talker.conversation)
    .executeTakeFirst()
  if (!waiting?.survey_session) return undefined
  const session = await readSession(ledger, waiting.survey_session)
  if (!session) {
    await remember(ledger, talker, null, now)
    return undefined
  }
  const replied = replySurvey(session.survey, session.state, said)
  await keepReply(ledger, session, replied, said, now)
  if (replied.outcome === 'completed' || replied.outcome === 'paused') await remember(ledger, talker, null, now)
  return replied.message
}

async function remember(ledger: Ledger, talker: Talker, session: string | null, now: Date): Promise<void> {
  const updated_at = now.toISOString()
  await ledger
    .insertInto('conversations')
    .values({ id: talker.conversation, language: talker.language, last_query: null, survey_session: session, updated_at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ survey_session: session, updated_at }))
    .execute()
}
