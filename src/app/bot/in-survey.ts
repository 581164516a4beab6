import { type Message, message, note, paragraph, warning } from '../../messages/index.js'
import { readAsOf } from '../as-of.js'
import { chatWord, namedSurvey } from '../chat-words.js'
import { finishInStudy, fullCellStop } from '../study/finish.js'
import { findSurvey } from '../survey-files.js'
import { beginTurn, replyTurn, type SurveyTurn } from '../survey-talk.js'
import type { Decision } from './decision.js'
import { fieldworkOf } from './fieldwork-words.js'
import { askErase } from './own-data.js'
import { saidOf } from './said.js'
import type { Scene, Situation } from './situation.js'
import { namedInterview, spokenSurvey } from './spoken-names.js'
import { talkerOf } from './talker.js'

/** The decision on what was said while a survey is under way; undefined where its session has ended meanwhile. */
export async function inSurvey(situation: Scene, sessionId: string): Promise<Decision | undefined> {
  const { ledger, incoming, now, workspace } = situation
  const turn = await replyTurn(ledger, sessionId, saidOf(incoming), now, readAsOf(workspace, undefined, now))
  if (!turn) return undefined
  const { session, replied } = turn
  if (replied.outcome === 'erase') return askErase(situation)
  if (replied.outcome === 'again' && incoming.what.kind === 'text' && saysSomethingElse(incoming.what.text))
    return withWayOut(decided(situation, turn), session.state.language)
  const decision = decided(situation, turn)
  if (replied.outcome !== 'asked' || session.study === undefined) return decision
  const stop = await fullCellStop(
    workspace,
    { id: session.id, study: session.study, language: session.state.language },
    replied.state.data,
    now,
  )
  if (!stop) return decision
  return {
    messages: [stop.message],
    change: { surveySession: null, offered: [] },
    writes: [...(decision.writes ?? []), stop.write],
  }
}

/** No answer, but a question or a word of the conversation: somebody forgot that a survey is under way. */
const saysSomethingElse = (text: string): boolean =>
  namedSurvey(text) !== undefined ||
  namedInterview(text) !== undefined ||
  !['progress', undefined].includes(fieldworkOf(text.trim())?.what) ||
  ['surveys', 'reading'].includes(chatWord(text) ?? '') ||
  /多少|哪些|[?？]$|^(how|which|who|what|list|show)\b/i.test(text.trim())

function withWayOut(decision: Decision, language: 'zh' | 'en'): Decision {
  const out = {
    zh: '现在正在填问卷。想做别的，先说「退出」（答过的都保留），再说一遍。',
    en: 'A survey is under way. For anything else say "stop" first (your answers are kept), then say it again.',
  }
  const [first, ...rest] = decision.messages
  return first ? { ...decision, messages: [{ ...first, blocks: [...first.blocks, note(out[language])] }, ...rest] } : decision
}

/** Starts a survey by its name, in the person's own conversation. @throws UserError naming the surveys at hand */
export async function beginNamed(situation: Situation, name: string): Promise<Decision> {
  // At the console whoever speaks has the machine: a file is theirs to name.
  const find = situation.incoming.speaker.platform === 'console' ? findSurvey : spokenSurvey
  const survey = await find(situation.workspace, name)
  return decided(situation, await beginTurn(situation.ledger, survey, talkerOf(situation), situation.now))
}

/** What a turn in a survey means for the conversation. */
function decided({ workspace, now }: Scene, { session, replied, write }: SurveyTurn): Decision {
  const ended = replied.outcome === 'completed' || replied.outcome === 'paused'
  return {
    messages: [replied.message],
    change: { surveySession: ended ? null : session.id, offered: [], language: session.state.language },
    writes: [write],
    ...(replied.outcome === 'completed'
      ? { completed: true as const, saysMore: (transaction) => finishInStudy(workspace, transaction, session.id, now) }
      : {}),
  }
}

/** An edit changes no answer that was kept: it says so, and how to change one. */
export function editedInSurvey(language: 'zh' | 'en'): Message {
  const text = {
    zh: '编辑消息不会改动已记录的答案。想改上一题请说「返回」。',
    en: 'Editing a message does not change an answer that was kept. Say "back" to change the one before.',
  }
  return message(language, paragraph(text[language]))
}

/** Said before the question that waits now was put, after other things had been heard already: it is no answer to it. */
export function cameLate(language: 'zh' | 'en', text: string): Message {
  const said = text.length > 60 ? `${text.slice(0, 60)}…` : text
  const words = {
    zh: `您早些时候发的「${said}」刚刚才到，没有记成这一题的答案。如果它是，请再发一次。`,
    en: `What you sent earlier, "${said}", arrived only now and was not taken as an answer to this question. If it is one, please send it again.`,
  }
  return message(language, warning(words[language]))
}
