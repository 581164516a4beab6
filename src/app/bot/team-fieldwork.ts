import { list, message, paragraph, warning } from '../../messages/index.js'
import type { Query } from '../../questions/query.js'
import { populationOf, saveSegment } from '../saved-segments.js'
import { audit } from './audit.js'
import type { Decision } from './decision.js'
import { fieldworkOf } from './fieldwork-words.js'
import { fetchedSurvey, receivedFiles } from './received-files.js'
import { may } from './roles.js'
import { confirmed, propose, sendFilled, sendForm } from './send-survey.js'
import { type Situation, whoIs } from './situation.js'
import { progressSaid, resultsSaid } from './study-words.js'

/** What a team member says about fieldwork: sending a survey, progress, results, saving a segment, a file. Undefined where it is about something else. */
export async function fieldworkWords(situation: Situation, said: string): Promise<Decision | undefined> {
  const { conversation, incoming, role } = situation
  const { language } = conversation
  const text = said.trim()
  if (incoming.what.kind === 'text' && incoming.what.files?.length)
    return may(role, 'study') ? receivedFiles(situation, incoming.what.files) : notAllowed(language)
  if (conversation.pending?.kind === 'send') {
    const decision = await confirmed(situation, conversation.pending, text)
    if (decision) return decision
  }
  const address = /^(?:收下问卷|导入问卷|import survey)?\s*(https?:\/\/\S+)$/i.exec(text)?.[1]
  if (address) return may(role, 'study') ? fetchedSurvey(situation, address) : notAllowed(language)
  const wanted = fieldworkOf(text)
  if (!wanted) return undefined
  if (!may(role, 'study')) return notAllowed(language)
  switch (wanted.what) {
    case 'form':
      return sendForm(situation)
    case 'send':
      return propose(situation, { survey: wanted.survey, to: wanted.to, settings: {} })
    case 'progress':
      return progressSaid(situation, wanted.study)
    case 'results':
      return resultsSaid(situation, wanted.name)
    case 'save':
      return saveLast(situation, wanted.name)
  }
}

export async function formSent(situation: Situation, form: string, fields: Readonly<Record<string, string>>): Promise<Decision> {
  if (form === 'send-survey') return sendFilled(situation, fields)
  return { messages: [] }
}

async function saveLast(situation: Situation, name: string): Promise<Decision> {
  const { conversation, workspace, now } = situation
  const { language, last } = conversation
  const population = last?.query ? populationOf(last.query as Query) : undefined
  if (!population) {
    const text = {
      zh: '上一个答案说的不是一群客户；先问一个，例如「最近7天活跃但未下单的95后女性」。',
      en: 'The last answer is not about a group of customers: ask for one first, such as "women active in the last 7 days who did not order".',
    }
    return { messages: [message(language, warning(text[language]))] }
  }
  const saved = await saveSegment(workspace, name, population, whoIs(situation), {
    now,
    ...(situation.asOf ? { asOf: situation.asOf } : {}),
  })
  const text = {
    zh: `已保存人群「${saved.name}」，以后问题和发问卷都可以直接用这个名字。`,
    en: `Saved as "${saved.name}": questions and surveys can say that name from now on.`,
  }
  return {
    messages: [message(language, paragraph(text[language]))],
    writes: [audit(situation, 'save segment', saved.name)],
  }
}

function notAllowed(language: 'zh' | 'en'): Decision {
  const text = {
    zh: '这需要 researcher 角色；请管理员运行 zhiyin roles grant researcher …',
    en: 'This needs the role researcher: ask an admin to run zhiyin roles grant researcher …',
  }
  return {
    messages: [message(language, warning(text[language]), list([]))].map((said) => ({
      ...said,
      blocks: said.blocks.slice(0, 1),
    })),
  }
}
