import type { Language } from '../../catalog/label.js'
import { inLanguage } from '../../fieldwork/interview/script.js'
import { type ConsentStudy, consentMessage, consentReply, consentWording } from '../../fieldwork/study/consent.js'
import { studySettingsForm } from '../../fieldwork/study/settings.js'
import { message, paragraph } from '../../messages/index.js'
import { suggestedBy } from '../study/rows.js'
import type { Pending } from './conversation.js'
import type { Decision } from './decision.js'
import { beginInterviewNamed } from './in-interview.js'
import { beginNamed } from './in-survey.js'
import { saidOf } from './said.js'
import type { Scene, Situation } from './situation.js'
import { spokenScript, spokenSurvey } from './spoken-names.js'

/** What a customer wants to begin by themselves. */
interface Wish {
  readonly kind: 'survey' | 'interview'
  readonly id: string
}

/**
 * A customer begins a survey or an interview by its name: they are told what it is for and asked first, as the invited are. What was begun
 * goes on without being asked again; a guide that asks for consent in its own words does so itself.
 */
export async function askBeforeStart(situation: Situation, kind: Wish['kind'], name: string): Promise<Decision> {
  if (kind === 'survey') {
    const { id } = await spokenSurvey(situation.workspace, name)
    return (await isOpen(situation, kind, id)) ? beginNamed(situation, id) : asked(situation, { kind, id }, 0)
  }
  const { script } = await spokenScript(situation.workspace, name)
  const { id } = script
  return script.consent || (await isOpen(situation, kind, id))
    ? beginInterviewNamed(situation, id)
    : asked(situation, { kind, id }, 0)
}

/** The answer to that. Undefined where the conversation waits for none. */
export async function startReplied(
  scene: Scene,
  pending: Pending | undefined,
  who: () => Promise<Situation>,
): Promise<Decision | undefined> {
  const wish = wishOf(pending)
  if (!wish) return undefined
  const { text, values, token } = saidOf(scene.incoming)
  if (token !== undefined && token !== tokenOf(wish)) return undefined
  const { language } = scene.conversation
  const reply = consentReply(values?.[0] ?? text)
  if (reply === 'agreed') {
    const situation = await who()
    const begun = await (wish.kind === 'survey' ? beginNamed(situation, wish.id) : beginInterviewNamed(situation, wish.id))
    return {
      ...begun,
      change: { ...begun.change, pending: null },
      writes: [await consentOf(scene, wish, true), ...(begun.writes ?? [])],
    }
  }
  if (reply === 'unclear') {
    const times = typeof pending?.times === 'number' ? pending.times : 0
    // Asked twice is enough; what was said may be something else altogether.
    return times > 0 ? undefined : asked(scene, wish, times + 1)
  }
  return {
    messages: [
      message(language, paragraph({ zh: '好的，那就不填了。谢谢！', en: 'All right, nothing was begun. Thank you!' }[language])),
    ],
    change: { pending: null, offered: [] },
    writes: [await consentOf(scene, wish, false)],
  }
}

async function asked(scene: Scene, wish: Wish, times: number): Promise<Decision> {
  const { language } = scene.conversation
  const before = { zh: '没有您的明确同意，我们不会开始：', en: 'Nothing begins unless you clearly agree:' }[language]
  const study = await studyLike(scene, wish)
  return {
    messages: [consentMessage(study, language, { token: tokenOf(wish), ...(times > 0 ? { before } : {}) })],
    change: { pending: { ...wish, kind: 'start', what: wish.kind, times }, offered: [] },
  }
}

function wishOf(pending: Pending | undefined): Wish | undefined {
  if (pending?.kind !== 'start' || typeof pending.id !== 'string') return undefined
  return { kind: pending.what === 'interview' ? 'interview' : 'survey', id: pending.id }
}

async function consentOf(scene: Scene, wish: Wish, given: boolean): Promise<NonNullable<Decision['writes']>[number]> {
  const wording = consentWording(await studyLike(scene, wish), scene.conversation.language)
  return async (transaction) => {
    await transaction
      .insertInto('consents')
      .values({
        subject: scene.conversation.id,
        purpose: `${wish.kind}:${wish.id}`,
        study: null,
        given: given ? 1 : 0,
        wording,
        platform: scene.incoming.speaker.platform,
        at: scene.now.toISOString(),
      })
      .execute()
  }
}

/** What consent is asked with: as the file says, and identified, for whoever begins by themselves is known by their account. */
async function studyLike({ workspace, conversation }: Scene, { kind, id }: Wish): Promise<ConsentStudy> {
  if (kind === 'survey') {
    const survey = await spokenSurvey(workspace, id)
    const settings = studySettingsForm.parse({ ...suggestedBy(survey), privacy: 'identified' })
    return { title: survey.title, privacy: settings.privacy, settings, kind }
  }
  const { script } = await spokenScript(workspace, id)
  const say = (language: Language) => inLanguage(script.purpose, language)
  const purpose = say('zh') || say('en') ? { purpose: { zh: say('zh') || say('en'), en: say('en') || say('zh') } } : {}
  const minutes = script.minutes === undefined ? {} : { minutes: script.minutes }
  const settings = studySettingsForm.parse({ ...purpose, ...minutes, privacy: 'identified' })
  return { title: inLanguage(script.title, conversation.language) || id, privacy: settings.privacy, settings, kind }
}

async function isOpen({ ledger, incoming: { speaker } }: Situation, kind: Wish['kind'], id: string): Promise<boolean> {
  const respondent = `${speaker.platform}:${speaker.workspace}:${speaker.user}`
  const open =
    kind === 'survey'
      ? await ledger
          .selectFrom('survey_sessions')
          .select('id')
          .where('survey', '=', id)
          .where('respondent', '=', respondent)
          .where('study', 'is', null)
          .where('state', 'in', ['asking', 'paused'])
          .executeTakeFirst()
      : await ledger
          .selectFrom('interviews')
          .select('id')
          .where('script', '=', id)
          .where('respondent', '=', respondent)
          .where('study', 'is', null)
          .where('status', 'in', ['asking', 'paused'])
          .executeTakeFirst()
  return open !== undefined
}

const tokenOf = ({ kind, id }: Wish): string => `start:${kind === 'interview' ? 'i:' : ''}${id}`.slice(0, 60)
