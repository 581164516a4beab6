import { message, paragraph, warning } from '../../messages/index.js'
import { chatWord, languageOf, languageSaid } from '../chat-words.js'
import { UserError } from '../workspace.js'
import { customerTalk } from './customer.js'
import type { Decision } from './decision.js'
import { eraseMine, openFor, whatIsKept } from './fieldwork.js'
import { inInterview } from './in-interview.js'
import { inStudy } from './in-study.js'
import { cameLate, editedInSurvey, inSurvey } from './in-survey.js'
import { openedLink, tokenSaid } from './link.js'
import { askErase, asksForErase, asksWhatIsKept, confirmErase } from './own-data.js'
import { may } from './roles.js'
import { type Situation, saidText } from './situation.js'
import { teamTalk } from './team.js'
import { formSent } from './team-fieldwork.js'

/**
 * What one message leads to. The order is the rule: forms and links say themselves what they are for; then whatever the conversation waits for
 * (a confirmation, an agreement, an answer); then a person's own rights; then, by role, the team's questions or a customer's open work.
 */
export async function decide(situation: Situation, late: boolean): Promise<Decision> {
  try {
    return await ordered(situation, late)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { messages: [message(situation.conversation.language, warning(error.message))] }
  }
}

async function ordered(situation: Situation, late: boolean): Promise<Decision> {
  const { incoming, conversation, role } = situation
  const { what, place } = incoming
  const said = saidText(incoming)
  if (what.kind === 'form') return may(role, 'study') ? formSent(situation, what.form, what.fields) : customerTalk(situation, [])
  if (what.kind === 'delete') return { messages: [] }
  if (what.kind === 'open') return opened(situation)
  if (conversation.pending?.kind === 'erase') return confirmErase(situation, said, eraseMine)
  // A command says itself what it is: never an answer to what waits.
  if (place.kind === 'private' && what.kind !== 'command') {
    const token = tokenSaid(said)
    if (token) return openedLink(situation, token)
    const fieldwork = await inFieldwork(situation, late, said)
    if (fieldwork) return fieldwork
    if (what.kind === 'edit' && !conversation.last) return { messages: [] }
  }
  if (asksForErase(said)) return askErase(situation)
  if (asksWhatIsKept(said)) return { messages: [await whatIsKept(situation)], quiet: true }
  if (chatWord(said) === 'language') return switched(situation, said)
  if (may(role, 'ask')) return teamTalk(situation)
  return customer(situation, said)
}

/** What was begun hears everything first: an agreement that is waited for, a survey, an interview. */
async function inFieldwork(situation: Situation, late: boolean, said: string): Promise<Decision | undefined> {
  const { conversation, incoming } = situation
  const { language, surveySession, interview } = conversation
  if (incoming.what.kind === 'edit' && (surveySession || interview || conversation.pending))
    return { messages: [editedInSurvey(language)] }
  if (conversation.pending) {
    const decision = await inStudy(situation, conversation.pending)
    if (decision) return decision
  }
  if (surveySession) {
    if (late && incoming.what.kind === 'text') return { messages: [cameLate(language, said)] }
    const decision = await inSurvey(situation, surveySession)
    if (decision) return decision
  }
  if (interview) return inInterview(situation, interview)
  return undefined
}

async function opened(situation: Situation): Promise<Decision> {
  const { what } = situation.incoming
  if (what.kind !== 'open') return { messages: [] }
  if (what.view === 'link' && what.token) return openedLink(situation, what.token)
  if (may(situation.role, 'ask')) {
    const { greeting } = await import('./greeting.js')
    return greeting(situation)
  }
  return customer(situation, '')
}

/** A customer's own words: a survey that is open for them, or what they can say. */
async function customer(situation: Situation, said: string): Promise<Decision> {
  const language = situation.conversation.languageChosen
    ? situation.conversation.language
    : (languageOf(said) ?? situation.conversation.language)
  const heard = { ...situation, conversation: { ...situation.conversation, language } }
  const open = await openFor(heard)
  const number = /^\d{1,2}$/.test(said.trim()) ? Number(said.trim()) : 0
  const chosen = open.find(({ value, label }) => value === said.trim() || label === said.trim()) ?? open[number - 1]
  const decision = chosen ? await chosen.begin() : customerTalk(heard, open)
  return { ...decision, change: { language, ...decision.change } }
}

function switched({ conversation }: Situation, said: string): Decision {
  const language = languageSaid(said, conversation.language)
  const text = { zh: '好的，之后用中文。', en: 'All right, English from now on.' }[language]
  return { messages: [message(language, paragraph(text))], change: { language, languageChosen: true } }
}
