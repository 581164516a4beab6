import { choices, message, paragraph } from '../../messages/index.js'
import { studyProgress } from '../study/study-progress.js'
import { listSurveys } from '../survey-files.js'
import { resultsIn, resultsOf } from '../survey-results.js'
import { audit } from './audit.js'
import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

/** How a study goes, live; without a name, the studies to choose from. */
export async function progressSaid(situation: Situation, study: string | undefined): Promise<Decision> {
  const { ledger, conversation, workspace } = situation
  const { language } = conversation
  if (study) return { messages: [await studyProgress(workspace, study, language)] }
  const studies = await ledger
    .selectFrom('studies')
    .select(['id', 'title', 'state'])
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
  const [only] = studies
  if (!only) {
    const none = { zh: '还没有发过问卷；说「发问卷」开始。', en: 'No survey was sent yet; say "send survey" to begin.' }
    return { messages: [message(language, paragraph(none[language]))] }
  }
  if (studies.length === 1) return { messages: [await studyProgress(workspace, only.id, language)] }
  const word = { zh: '进度', en: 'progress' }[language]
  const offered = studies.map(({ id, title }) => ({ label: title, value: `${word} ${id}`, hint: id }))
  return {
    messages: [message(language, choices({ prompt: { zh: '看哪一项？', en: 'Which one?' }[language], choices: offered }))],
    change: { offered: offered.map(({ value }) => value) },
  }
}

/** The results of a survey or study so far; without a name, what somebody has answered, to choose from. @throws UserError naming what is at hand */
export async function resultsSaid(situation: Situation, name: string | undefined): Promise<Decision> {
  if (!name) return resultsOffered(situation)
  const document = await resultsOf(situation.workspace, name)
  return {
    messages: [resultsIn(document, situation.conversation.language)],
    writes: [audit(situation, 'results', name)],
    quiet: true,
  }
}

async function resultsOffered({ ledger, conversation: { language }, workspace }: Situation): Promise<Decision> {
  const answered = await ledger
    .selectFrom('survey_sessions')
    .select(['survey', (select) => select.fn.countAll<number>().as('completes')])
    .where('state', '=', 'completed')
    .groupBy('survey')
    .orderBy('survey')
    .limit(20)
    .execute()
  if (answered.length === 0) {
    const none = {
      zh: '还没有人答完问卷；说「进度」看进展。',
      en: 'Nobody has finished a survey yet; say "progress" to see how it goes.',
    }
    return { messages: [message(language, paragraph(none[language]))] }
  }
  const titles = new Map((await listSurveys(workspace)).flatMap(({ id, read }) => (read.survey ? [[id, read.survey.title]] : [])))
  const word = { zh: '结果', en: 'results' }[language]
  const offered = answered.map(({ survey, completes }) => ({
    label: titles.get(survey) ?? survey,
    value: `${word} ${survey}`,
    hint: { zh: `${Number(completes)} 份`, en: `${Number(completes)} completed` }[language],
  }))
  return {
    messages: [
      message(language, choices({ prompt: { zh: '看哪一份的结果？', en: 'The results of which?' }[language], choices: offered })),
    ],
    change: { offered: offered.map(({ value }) => value) },
  }
}
