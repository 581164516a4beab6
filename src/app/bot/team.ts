import { choices, type Message } from '../../messages/index.js'
import { readAsOf } from '../as-of.js'
import { type ChatAbilities, type ChatState, offeredIn, takeTurn } from '../chat-turn.js'
import { languageOf, namedSurvey } from '../chat-words.js'
import { audit } from './audit.js'
import type { Decision } from './decision.js'
import { exportLast } from './export-answer.js'
import { beginInterviewNamed } from './in-interview.js'
import { beginNamed } from './in-survey.js'
import { may } from './roles.js'
import { type Situation, saidText } from './situation.js'
import { namedInterview } from './spoken-names.js'
import { fieldworkWords } from './team-fieldwork.js'

/** A team member's message: a survey to take, something about fieldwork, an export, or a question about customers. */
export async function teamTalk(situation: Situation): Promise<Decision> {
  const said = chosenOf(saidText(situation.incoming), situation.conversation.offered)
  const language = situation.conversation.languageChosen
    ? situation.conversation.language
    : (languageOf(said) ?? situation.conversation.language)
  const heard = { ...situation, conversation: { ...situation.conversation, language } }
  if (/^(导出|下载|export|download)[。.!！]?$/i.test(said.trim())) return exportLast(heard)
  const fieldwork = await fieldworkWords(heard, said)
  if (fieldwork) return fieldwork
  const named = namedSurvey(said)
  if (named) return beginNamed(heard, named)
  const interview = namedInterview(said)
  if (interview) return beginInterviewNamed(heard, interview)
  return question(heard, said)
}

/** A bare number is the choice that was offered under it, whatever kind of thing that leads to. */
function chosenOf(said: string, offered: readonly string[]): string {
  const number = /^[0-9０-９]{1,2}[.、]?$/.test(said.trim()) ? Number.parseInt(said.trim().normalize('NFKC'), 10) : 0
  return offered[number - 1] ?? said
}

async function question(situation: Situation, said: string): Promise<Decision> {
  const { workspace, conversation, now } = situation
  const before: ChatState = {
    conversation: conversation.id,
    asOf: readAsOf(workspace, situation.asOf, now),
    language: conversation.language,
    languageChosen: conversation.languageChosen,
    offered: conversation.offered,
    ...(conversation.last ? { last: conversation.last } : {}),
  }
  const begun: Decision[] = []
  const abilities: ChatAbilities = {
    answer: situation.answer,
    async beginSurvey(_state, name) {
      const decision = await beginNamed(situation, name)
      begun.push(decision)
      return decision.messages[0] as Message
    },
    async surveys() {
      const { listSurveys } = await import('../survey-files.js')
      const files = await listSurveys(workspace)
      return files.flatMap(({ id, read }) => (read.survey ? [{ id, title: read.survey.title }] : []))
    },
  }
  const { state, messages, ended } = await takeTurn(abilities, before, said)
  const [survey] = begun
  if (survey) return survey
  const answered = state.last !== before.last
  const told = answered ? messages.map((message) => withActions(message, situation)) : messages
  return {
    messages: told,
    change: {
      language: state.language,
      languageChosen: state.languageChosen === true,
      offered: answered ? offeredIn(told) : state.offered,
      ...(answered ? { last: state.last } : {}),
    },
    writes: answered ? [audit(situation, 'ask', said)] : [],
    ...(ended ? { ended } : {}),
  }
}

/** What can be done with an answer beside asking on: see how it was read, take it away, ask these people. */
function withActions(message: Message, { conversation: { language }, role }: Situation): Message {
  const actions = [
    { label: { zh: '口径', en: 'How read' }[language], value: { zh: '口径', en: 'how read' }[language] },
    { label: { zh: '导出', en: 'Export' }[language], value: { zh: '导出', en: 'export' }[language] },
    ...(may(role, 'study')
      ? [
          {
            label: { zh: '向这些人发问卷', en: 'Survey these people' }[language],
            value: { zh: '发问卷', en: 'send survey' }[language],
          },
        ]
      : []),
  ]
  const offered = message.blocks.find((block) => block.kind === 'choices')
  if (!offered) return { ...message, blocks: [...message.blocks, choices({ choices: actions, look: 'buttons' })] }
  return {
    ...message,
    blocks: message.blocks.map((block) =>
      block === offered ? { ...offered, look: 'buttons' as const, choices: [...offered.choices, ...actions] } : block,
    ),
  }
}
