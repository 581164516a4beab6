import { message, paragraph, warning } from '../../messages/index.js'
import { chatWord, languageOf, languageSaid, namedSurvey } from '../chat-words.js'
import { inLanguage } from '../in-language.js'
import { UserError } from '../workspace.js'
import { customerTalk } from './customer.js'
import { linkHolder } from './customer-of.js'
import type { Decision } from './decision.js'
import { eraseMine, keptMeanwhile, openFor, whatIsKept } from './fieldwork.js'
import { inInterview } from './in-interview.js'
import { inStudy } from './in-study.js'
import { cameLate, editedInSurvey, inSurvey } from './in-survey.js'
import { openedLink, tokenSaid } from './link.js'
import { askErase, asksForErase, asksWhatIsKept, confirmErase } from './own-data.js'
import { may } from './roles.js'
import { askBeforeStart, startReplied } from './self-start.js'
import { type Scene, type Situation, saidText } from './situation.js'
import { namedInterview } from './spoken-names.js'
import { teamTalk } from './team.js'
import { formSent } from './team-fieldwork.js'

/**
 * What one message leads to. The order is the rule: a confirmation that is waited for; in private whatever was begun (an agreement, a survey, an
 * interview); a person's own rights; and then, by role, the team's questions or a customer's open work.
 * @param who asked only where it matters: an answer to a survey is one whoever gives it
 */
export async function decide(scene: Scene, late: () => Promise<boolean>, who: () => Promise<Situation>): Promise<Decision> {
  try {
    return (await begun(scene, late, who)) ?? (await asWho(await who()))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const { conversation, incoming } = scene
    const language = conversation.languageChosen
      ? conversation.language
      : (languageOf(saidText(incoming)) ?? conversation.language)
    return { messages: [message(language, warning(inLanguage(error.message, language)))] }
  }
}

/** What was begun hears everything first; a form, a link and a command say themselves what they are for. */
async function begun(scene: Scene, late: () => Promise<boolean>, who: () => Promise<Situation>): Promise<Decision | undefined> {
  const { incoming, conversation } = scene
  const { what, place } = incoming
  if (what.kind === 'delete') return { messages: [] }
  if (what.kind === 'open' && what.view === 'link' && what.token) return openedLink(scene, what.token)
  if (what.kind === 'form' || what.kind === 'open' || what.kind === 'command') return undefined
  const said = saidText(incoming)
  if (conversation.pending?.kind === 'erase') return confirmErase(scene, said, eraseMine)
  if (place.kind !== 'private') return undefined
  const token = tokenSaid(said)
  if (token) return openedLink(scene, token)
  const { language, surveySession, interview } = conversation
  if ((surveySession || interview) && what.kind === 'text' && asksWhatIsKept(said)) return keptMeanwhile(await who())
  if (what.kind === 'edit') {
    if (surveySession || interview || conversation.pending) return { messages: [editedInSurvey(language)] }
    return conversation.last ? undefined : { messages: [] }
  }
  const invited = await inStudy(scene)
  if (invited) return invited
  const started = await startReplied(scene, conversation.pending, who)
  if (started) return started
  if (surveySession) {
    if (what.kind === 'text' && (await late())) return { messages: [cameLate(language, said)] }
    const decision = await inSurvey(scene, surveySession)
    if (decision) return decision
  }
  return interview ? inInterview(scene, interview) : undefined
}

async function asWho(situation: Situation): Promise<Decision> {
  const { incoming, role } = situation
  const { what, speaker } = incoming
  const said = saidText(incoming)
  // The page is open to the world: a link that nobody made opens nothing.
  if (speaker.platform === 'web' && speaker.standing === 'guest' && !(await linkHolder(situation.ledger, speaker.user)))
    return openedLink(situation, '')
  if (what.kind === 'form') return may(role, 'study') ? formSent(situation, what.form, what.fields) : customerTalk(situation, [])
  if (what.kind === 'open') return opened(situation)
  if (asksForErase(said)) return askErase(situation)
  if (asksWhatIsKept(said)) return { messages: [await whatIsKept(situation)], quiet: true }
  if (chatWord(said) === 'language') return switched(situation, said)
  return may(role, 'ask') ? teamTalk(situation) : customer(situation, said)
}

async function opened(situation: Situation): Promise<Decision> {
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
  const named = namedSurvey(said)
  if (named) return askBeforeStart(heard, 'survey', named)
  const interview = namedInterview(said)
  if (interview) return askBeforeStart(heard, 'interview', interview)
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
