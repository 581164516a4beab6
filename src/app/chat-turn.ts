import type { Language } from '../catalog/label.js'
import { type Choices, choices, type Message, message, paragraph, warning } from '../messages/index.js'
import { type AnswerDocument, answerMessage, readingMessage } from './chat-answer.js'
import { helpMessage } from './chat-help.js'
import { chatWord, languageOf, languageSaid, namedSurvey } from './chat-words.js'
import { UserError } from './workspace.js'

/** What one conversation remembers between turns; questions' own context is kept in the ledger under `conversation`. */
export interface ChatState {
  readonly conversation: string
  readonly asOf: string
  readonly language: Language
  /** True once the person chose it: then it no longer follows what they type. */
  readonly languageChosen?: boolean
  readonly customer?: string
  readonly last?: AnswerDocument
  /** What a bare number stands for: the values of the last choices offered. */
  readonly offered: readonly string[]
}

export interface Turn {
  readonly state: ChatState
  readonly messages: readonly Message[]
  readonly ended?: true
}

/** What a conversation can do; the real ones are in chat-abilities.ts, tests bring their own. */
export interface ChatAbilities {
  answer(question: string, options: { asOf: string; thread: string }): Promise<AnswerDocument>
  beginSurvey(state: ChatState, name: string): Promise<Message>
  surveys(): Promise<readonly { readonly id: string; readonly title: string }[]>
}

/**
 * One message of a team member, answered. The order is the rule: words of the conversation, then a number for a choice, then it is a question.
 * (A survey or interview under way hears everything before: bot/decide.ts.)
 */
export async function takeTurn(abilities: ChatAbilities, before: ChatState, said: string): Promise<Turn> {
  const state = followLanguage(before, said)
  try {
    return await answered(abilities, state, said)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { state, messages: [message(state.language, warning(error.message))] }
  }
}

async function answered(abilities: ChatAbilities, state: ChatState, said: string): Promise<Turn> {
  const { language } = state
  const survey = namedSurvey(said)
  if (survey) return { state: { ...state, offered: [] }, messages: [await abilities.beginSurvey(state, survey)] }
  switch (chatWord(said)) {
    case 'help':
      return { state, messages: [helpMessage(language)] }
    case 'reading':
      return { state, messages: [readingMessage(state.last, language)] }
    case 'language':
      return switchLanguage(state, said)
    case 'surveys':
      return listSurveys(abilities, state)
    case 'stop':
      return {
        state,
        messages: [message(language, paragraph({ zh: '现在没有进行中的问卷。', en: 'No survey is under way.' }[language]))],
      }
    case 'quit':
      return { state, messages: [message(language, paragraph({ zh: '再见。', en: 'Goodbye.' }[language]))], ended: true }
    case undefined:
      return choose(abilities, state, said)
  }
}

/** A bare number takes the choice offered under it; a number beyond them is said to be one. */
async function choose(abilities: ChatAbilities, state: ChatState, said: string): Promise<Turn> {
  const number = /^[0-9０-９]{1,2}[.、]?$/.test(said.trim()) ? Number.parseInt(said.trim().normalize('NFKC'), 10) : undefined
  if (number === undefined) return ask(abilities, state, said)
  const value = state.offered[number - 1]
  if (value !== undefined) return takeTurn(abilities, state, value)
  const { language } = state
  const count = state.offered.length
  const text = count
    ? {
        zh: `没有第 ${number} 个选项，上一条给出了 ${count} 个。`,
        en: `There is no choice ${number}; ${count} ${count === 1 ? 'was' : 'were'} offered.`,
      }
    : {
        zh: '上一条没有可选的编号；请直接提问，或说「帮助」。',
        en: 'Nothing was offered under a number. Ask a question, or say "help".',
      }
  return { state, messages: [message(language, paragraph(text[language]))] }
}

async function ask(abilities: ChatAbilities, state: ChatState, question: string): Promise<Turn> {
  const document = await abilities.answer(question, { asOf: state.asOf, thread: state.conversation })
  const answered = answerMessage(document)
  const last = document.query ? { last: document } : {}
  return { state: { ...state, ...last, offered: offeredIn([answered]) }, messages: [answered] }
}

async function listSurveys(abilities: ChatAbilities, state: ChatState): Promise<Turn> {
  const { language } = state
  const surveys = await abilities.surveys()
  if (surveys.length === 0) {
    const none = {
      zh: '还没有问卷：把 SurveyJS JSON 放进主目录的 surveys/。',
      en: 'No surveys yet: put SurveyJS JSON files into surveys/ of the home.',
    }
    return { state, messages: [message(language, paragraph(none[language]))] }
  }
  const begin = { zh: '做问卷', en: 'take survey' }[language]
  const listed = message(
    language,
    choices({
      prompt: { zh: '选一份问卷开始（或继续）：', en: 'Choose one to start or go on with:' }[language],
      choices: surveys.map(({ id, title }) => ({ label: title || id, value: `${begin} ${id}`, hint: id })),
    }),
  )
  return { state: { ...state, offered: offeredIn([listed]) }, messages: [listed] }
}

function switchLanguage(state: ChatState, said: string): Turn {
  const language = languageSaid(said, state.language)
  const text = { zh: '好的，之后用中文。', en: 'All right, English from now on.' }[language]
  return { state: { ...state, language, languageChosen: true }, messages: [message(language, paragraph(text))] }
}

/** Replies follow the language of what was said, until one is chosen. */
function followLanguage(state: ChatState, said: string): ChatState {
  const language = state.languageChosen ? undefined : languageOf(said)
  return language ? { ...state, language } : state
}

const isChoices = (block: Message['blocks'][number]): block is Choices => block.kind === 'choices'

/** What bare numbers stand for after these messages. */
export const offeredIn = (messages: readonly Message[]): string[] =>
  messages.flatMap(({ blocks }) => blocks.filter(isChoices).flatMap((block) => block.choices.map(({ value }) => value)))
