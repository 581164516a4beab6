import { type Message, message, paragraph } from '../../messages/index.js'
import type { Decision } from './decision.js'
import { beginNamed } from './in-survey.js'
import type { Situation } from './situation.js'
import { talkerOf } from './talker.js'

export interface OpenWork {
  readonly label: string
  readonly value: string
  begin(): Promise<Decision>
}

/** What waits for somebody's answers: sessions that were begun and left. */
export async function openFor(situation: Situation): Promise<OpenWork[]> {
  const { ledger } = situation
  const talker = talkerOf(situation)
  const sessions = await ledger
    .selectFrom('survey_sessions')
    .select(['survey', 'study'])
    .where('respondent', '=', talker.respondent)
    .where('state', 'in', ['asking', 'paused'])
    .orderBy('updated_at', 'desc')
    .limit(10)
    .execute()
  return sessions.map(({ survey }) => ({
    label: survey,
    value: `做问卷 ${survey}`,
    begin: () => beginNamed(situation, survey, talker),
  }))
}

export async function whatIsKept(situation: Situation): Promise<Message> {
  return message(situation.conversation.language, paragraph('…'))
}

export async function eraseMine(situation: Situation): Promise<Message> {
  return message(situation.conversation.language, paragraph('…'))
}
