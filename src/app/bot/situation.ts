import type { Incoming } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { AnswerDocument } from '../chat-answer.js'
import type { Workspace } from '../workspace.js'
import type { Conversation } from './conversation.js'
import type { Role } from './roles.js'

/** Answers a question; the real one is `answerQuestion`, tests bring their own. */
export type Answer = (question: string, options: { asOf: string; thread: string }) => Promise<AnswerDocument>

/** What is known of a message before anybody asked who says it: enough to go on with what was begun. */
export interface Scene {
  readonly workspace: Workspace
  readonly ledger: Ledger
  readonly incoming: Incoming
  readonly conversation: Conversation
  readonly now: Date
  /** The day that questions are asked on, where it is not today. */
  readonly asOf: string | undefined
  readonly answer: Answer
}

/** Everything that a message is answered with: who said what where, where the conversation stands, and the moment. */
export interface Situation extends Scene {
  /** What the person may do at this place. */
  readonly role: Role
  /** What the person may do where nobody else reads along. */
  readonly ownRole: Role
  /** The customer that the person is known to be on this platform. */
  readonly customer: string | undefined
}

/** Who it is, for the audit: `slack:T1:U1`. */
export const whoIs = ({ incoming: { speaker } }: Pick<Scene, 'incoming'>): string =>
  `${speaker.platform}:${speaker.workspace}:${speaker.user}`

/** What was said as words: typed, pressed, or behind a command. */
export function saidText({ what }: Incoming): string {
  switch (what.kind) {
    case 'text':
    case 'edit':
      return what.text
    case 'press':
      return what.values.join('、')
    case 'command':
      return commandText(what.name, what.text)
    default:
      return ''
  }
}

/** A command as the words that say the same. */
function commandText(name: string, text: string): string {
  switch (name) {
    case 'survey':
      return text.trim() ? `做问卷 ${text.trim()}` : '问卷'
    case 'interview':
      return `访谈 ${text.trim()}`.trim()
    case 'me':
      return /erase|delete|删除/i.test(text) ? '删除我的数据' : '我的数据'
    case 'help':
      return '帮助'
    case 'send':
      return `发问卷 ${text.trim()}`.trim()
    default:
      return text.trim() || '帮助'
  }
}
