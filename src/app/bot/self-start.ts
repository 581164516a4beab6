import { consentMessage, consentReply, consentWording } from '../../fieldwork/study/consent.js'
import { studySettingsForm } from '../../fieldwork/study/settings.js'
import type { Survey } from '../../fieldwork/survey/survey-file.js'
import { message, paragraph } from '../../messages/index.js'
import { suggestedBy } from '../study/rows.js'
import type { Pending } from './conversation.js'
import type { Decision } from './decision.js'
import { beginNamed } from './in-survey.js'
import { saidOf } from './said.js'
import type { Scene, Situation } from './situation.js'
import { spokenSurvey } from './spoken-names.js'

/** A customer begins a survey by its name: they are told what it is for and asked first, as the invited are. */
export async function askBeforeStart(situation: Situation, name: string): Promise<Decision> {
  const survey = await spokenSurvey(situation.workspace, name)
  const begun = await situation.ledger
    .selectFrom('survey_sessions')
    .select('id')
    .where('survey', '=', survey.id)
    .where('respondent', '=', respondentOf(situation))
    .where('study', 'is', null)
    .where('state', 'in', ['asking', 'paused'])
    .executeTakeFirst()
  if (begun) return beginNamed(situation, survey.id)
  return asked(situation, survey, 0)
}

function asked(scene: Scene, survey: Survey, times: number): Decision {
  const { language } = scene.conversation
  const before = { zh: '没有您的明确同意，我们不会开始：', en: 'Nothing begins unless you clearly agree:' }[language]
  return {
    messages: [consentMessage(studyLike(survey), language, { token: tokenOf(survey), ...(times > 0 ? { before } : {}) })],
    change: { pending: { kind: 'start', survey: survey.id, times }, offered: [] },
  }
}

/** The answer to that. Undefined where the conversation waits for none. */
export async function startReplied(
  scene: Scene,
  pending: Pending | undefined,
  who: () => Promise<Situation>,
): Promise<Decision | undefined> {
  if (pending?.kind !== 'start' || typeof pending.survey !== 'string') return undefined
  const { text, values, token } = saidOf(scene.incoming)
  const survey = await spokenSurvey(scene.workspace, pending.survey)
  if (token !== undefined && token !== tokenOf(survey)) return undefined
  const { language } = scene.conversation
  const reply = consentReply(values?.[0] ?? text)
  if (reply === 'agreed') {
    const begun = await beginNamed(await who(), survey.id)
    return {
      ...begun,
      change: { ...begun.change, pending: null },
      writes: [consentOf(scene, survey, true), ...(begun.writes ?? [])],
    }
  }
  if (reply === 'unclear') {
    const times = typeof pending.times === 'number' ? pending.times : 0
    // Asked twice is enough; what was said may be something else altogether.
    return times > 0 ? undefined : asked(scene, survey, times + 1)
  }
  return {
    messages: [
      message(language, paragraph({ zh: '好的，那就不填了。谢谢！', en: 'All right, nothing was begun. Thank you!' }[language])),
    ],
    change: { pending: null, offered: [] },
    writes: [consentOf(scene, survey, false)],
  }
}

function consentOf(scene: Scene, survey: Survey, given: boolean): NonNullable<Decision['writes']>[number] {
  const { platform } = scene.incoming.speaker
  return async (transaction) => {
    await transaction
      .insertInto('consents')
      .values({
        subject: scene.conversation.id,
        purpose: `survey:${survey.id}`,
        study: null,
        given: given ? 1 : 0,
        wording: consentWording(studyLike(survey), scene.conversation.language),
        platform,
        at: scene.now.toISOString(),
      })
      .execute()
  }
}

/** What consent is asked with: as the survey says, and identified, for whoever begins by themselves is known by their account. */
function studyLike(survey: Survey) {
  const settings = studySettingsForm.parse({ ...suggestedBy(survey), privacy: 'identified' })
  return { title: survey.title, privacy: settings.privacy, settings, kind: 'survey' as const }
}

const tokenOf = (survey: Survey): string => `start:${survey.id}`.slice(0, 60)

const respondentOf = ({ incoming: { speaker } }: Scene): string => `${speaker.platform}:${speaker.workspace}:${speaker.user}`
