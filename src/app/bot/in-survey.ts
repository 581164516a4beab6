import { type Message, message, paragraph, warning } from '../../messages/index.js'
import { findSurvey } from '../survey-files.js'
import { beginTurn, replyTurn, type SurveyTurn, type Talker } from '../survey-talk.js'
import type { Decision } from './decision.js'
import { askErase } from './own-data.js'
import { type Situation, saidText } from './situation.js'

/** The decision on what was said while a survey is under way; undefined where its session has ended meanwhile. */
export async function inSurvey(situation: Situation, sessionId: string): Promise<Decision | undefined> {
  const { ledger, incoming, now, conversation } = situation
  const { what } = incoming
  const turn = await replyTurn(
    ledger,
    sessionId,
    {
      text: saidText(incoming),
      ...(what.kind === 'press' ? { values: what.values, ...(what.token ? { token: what.token } : {}) } : {}),
      ...(what.kind === 'text' && what.files ? { files: what.files } : {}),
    },
    now,
  )
  if (!turn) return undefined
  if (turn.replied.outcome === 'erase') return askErase(situation)
  return decided(turn, conversation.language)
}

/** Starts a survey by its name, in the person's own conversation. @throws UserError naming the surveys at hand */
export async function beginNamed(situation: Situation, name: string, talker: Talker): Promise<Decision> {
  const survey = await findSurvey(situation.workspace, name)
  return decided(await beginTurn(situation.ledger, survey, talker, situation.now), talker.language)
}

/** What a turn in a survey means for the conversation. */
export function decided({ session, replied, write }: SurveyTurn, language: 'zh' | 'en'): Decision {
  const ended = replied.outcome === 'completed' || replied.outcome === 'paused'
  return {
    messages: [replied.message],
    change: { surveySession: ended ? null : session.id, offered: [], language },
    writes: [write],
    ...(replied.outcome === 'completed' ? { completed: true as const } : {}),
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
