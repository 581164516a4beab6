import { list, message, paragraph, warning } from '../../messages/index.js'
import type { Query } from '../../questions/query.js'
import { populationOf, saveSegment } from '../saved-segments.js'
import { audit } from './audit.js'
import type { Decision } from './decision.js'
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

type Wanted =
  | { readonly what: 'form' }
  | { readonly what: 'send'; readonly survey: string; readonly to: string }
  | { readonly what: 'progress'; readonly study: string | undefined }
  | { readonly what: 'results'; readonly name: string }
  | { readonly what: 'save'; readonly name: string }

/** The words by which the team speaks about fieldwork, in both languages. */
function fieldworkOf(text: string): Wanted | undefined {
  const send =
    /^(?:发|发送)问卷\s*[「"“]?(.+?)[」"”]?\s*(?:给|→)\s*(.+)$/.exec(text) ?? /^send (?:the )?survey (\S+) to (.+)$/i.exec(text)
  if (send) return { what: 'send', survey: send[1] ?? '', to: send[2] ?? '' }
  if (/^((向|给)这些人)?发(送)?问卷$|^send (a )?survey( to (these|them|these people))?$|^survey these people$/i.test(text))
    return { what: 'form' }
  const progress =
    /^(?:问卷|研究)?(?:进度|进展)\s*(\S*)$/.exec(text) ?? /^(?:study )?progress(?:\s+(\S+))?$|^studies$/i.exec(text)
  if (progress) return { what: 'progress', study: progress[1] || undefined }
  const results = /^(?:问卷)?结果\s*[「"“]?(\S+?)[」"”]?$/.exec(text) ?? /^(?:survey )?results (?:of )?(\S+)$/i.exec(text)
  if (results) return { what: 'results', name: results[1] ?? '' }
  const save =
    /^(?:把(?:这些人|这群人))?(?:保存|存)(?:为|成)?人群\s*[「"“]?(.+?)[」"”]?$/.exec(text) ??
    /^save (?:these people|this segment|segment) as (.+)$/i.exec(text)
  if (save) return { what: 'save', name: save[1] ?? '' }
  return undefined
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
