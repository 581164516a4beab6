import { list, message, paragraph } from '../../messages/index.js'
import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

export async function progressSaid(situation: Situation, _study: string | undefined): Promise<Decision> {
  const { ledger, conversation } = situation
  const { language } = conversation
  const studies = await ledger
    .selectFrom('studies')
    .select(['id', 'title', 'state'])
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
  if (studies.length === 0)
    return { messages: [message(language, paragraph({ zh: '还没有发过问卷。', en: 'No survey was sent yet.' }[language]))] }
  return { messages: [message(language, list(studies.map(({ id, title, state }) => `${id} · ${title} · ${state}`)))] }
}

export async function resultsSaid(situation: Situation, name: string): Promise<Decision> {
  return { messages: [message(situation.conversation.language, paragraph(name))] }
}
