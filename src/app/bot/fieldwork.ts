import { type Message, message, paragraph } from '../../messages/index.js'
import { eraseBySpeaker, keptAbout } from '../privacy/speaker.js'
import { takeUpInvitation, waitingInvitations } from '../study/talk.js'
import { findSurvey } from '../survey-files.js'
import type { Decision } from './decision.js'
import { beginInterviewNamed } from './in-interview.js'
import { beginNamed } from './in-survey.js'
import { invitedOf } from './invited.js'
import type { Scene, Situation } from './situation.js'
import { talkerOf } from './talker.js'

export interface OpenWork {
  readonly label: string
  readonly value: string
  begin(): Promise<Decision>
}

/** What waits for somebody's answers: invitations, and surveys or interviews that were begun and left. */
export async function openFor(situation: Situation): Promise<OpenWork[]> {
  const { ledger, workspace, now } = situation
  const { respondent } = talkerOf(situation)
  const person = invitedOf(situation)
  const [invitations, sessions, interviews] = await Promise.all([
    waitingInvitations(workspace, person),
    ledger
      .selectFrom('survey_sessions')
      .select('survey')
      .where('respondent', '=', respondent)
      .where('study', 'is', null)
      .where('state', 'in', ['asking', 'paused'])
      .orderBy('updated_at', 'desc')
      .limit(10)
      .execute(),
    ledger
      .selectFrom('interviews')
      .select('script')
      .where('respondent', '=', respondent)
      .where('study', 'is', null)
      .where('status', 'in', ['asking', 'paused'])
      .orderBy('updated_at', 'desc')
      .limit(10)
      .execute(),
  ])
  return [
    ...invitations.map(({ label, value, invitation }) => ({
      label,
      value,
      begin: () => takeUpInvitation(workspace, person, invitation, now),
    })),
    ...(await Promise.all(
      sessions.map(async ({ survey }) => ({
        label: await findSurvey(workspace, survey).then(
          ({ title }) => title,
          () => survey,
        ),
        value: `做问卷 ${survey}`,
        begin: () => beginNamed(situation, survey),
      })),
    )),
    ...interviews.map(({ script }) => ({
      label: script,
      value: `访谈 ${script}`,
      begin: () => beginInterviewNamed(situation, script),
    })),
  ]
}

/** What is kept, asked in the middle of a survey or an interview: it is told, and the question before still waits. */
export async function keptMeanwhile(situation: Situation): Promise<Decision> {
  const { language } = situation.conversation
  const on = {
    zh: '刚才那一题还等着您：接着答就行，或说「退出」。',
    en: 'The question before this still waits: go on with it, or say "stop".',
  }
  return { messages: [await whatIsKept(situation), message(language, paragraph(on[language]))] }
}

export function whatIsKept({ workspace, incoming: { speaker }, conversation }: Scene): Promise<Message> {
  return keptAbout(workspace, speaker, conversation.language)
}

export function eraseMine({ workspace, incoming: { speaker }, conversation, now }: Scene): Promise<Message> {
  return eraseBySpeaker(workspace, speaker, conversation.language, now)
}
