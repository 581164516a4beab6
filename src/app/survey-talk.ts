import type { Language } from '../catalog/label.js'
import { beginSurvey, type Replied, replySurvey } from '../fieldwork/survey/reply.js'
import { asSaid, type Said } from '../fieldwork/survey/said.js'
import type { Survey } from '../fieldwork/survey/survey-file.js'
import type { Ledger } from '../stores/ledger/open.js'
import type { LedgerTransaction } from './bot/commits.js'
import { findOrMakeSession, keepReplyIn, readSession, type SurveySession } from './survey-sessions.js'

/** Who talks where: a conversation belongs to a person, not to a process. */
export interface Talker {
  /** `console::anna`, `slack:T1:U1`. */
  readonly conversation: string
  readonly respondent: string
  readonly customer?: string | undefined
  readonly language: Language
  readonly study?: string | undefined
}

/** What one message does in a survey: decided, not yet written. */
export interface SurveyTurn {
  readonly session: SurveySession
  readonly replied: Replied
  /** To be run in the transaction that keeps the rest of the turn. @throws SessionMoved where somebody was faster */
  readonly write: (transaction: LedgerTransaction) => Promise<void>
}

/** Starts a survey, or goes on with the respondent's open session of it. */
export async function beginTurn(ledger: Ledger, survey: Survey, talker: Talker, now: Date): Promise<SurveyTurn> {
  const { session, write } = await findOrMakeSession(ledger, survey, talker, now)
  const replied = beginSurvey(session.survey, session.state)
  return {
    session,
    replied,
    write: async (transaction) => {
      await write(transaction)
      await keepReplyIn(transaction, session, replied, '', now)
    },
  }
}

/** Takes a message in a session; undefined where the session has ended. `today` (YYYY-MM-DD, where the person is) lets 昨天 be a day. */
export async function replyTurn(
  ledger: Ledger,
  sessionId: string,
  what: string | Said,
  now: Date,
  today?: string,
): Promise<SurveyTurn | undefined> {
  const session = await readSession(ledger, sessionId)
  if (!session) return undefined
  const said = asSaid(what)
  const replied = replySurvey(session.survey, session.state, said, today === undefined ? {} : { today })
  return {
    session,
    replied,
    write: async (transaction) => {
      await keepReplyIn(transaction, session, replied, said.text || (said.values ?? []).join('、'), now)
    },
  }
}
