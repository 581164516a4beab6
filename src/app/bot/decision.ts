import type { Message } from '../../messages/index.js'
import type { LedgerTransaction } from './commits.js'
import type { ConversationChange } from './conversation.js'

/**
 * What one message leads to, decided before anything is written: what to say, what the conversation remembers, and what else is kept.
 * Everything is written in one transaction, and only then is anything said.
 */
export interface Decision {
  readonly messages: readonly Message[]
  readonly change?: ConversationChange
  /** What else is kept. */
  readonly writes?: readonly ((transaction: LedgerTransaction) => Promise<void>)[]
  /** Runs after the writes, in the same transaction: what only it can tell (an incentive code that was still there) is said after the messages. */
  readonly saysMore?: (transaction: LedgerTransaction) => Promise<readonly Message[]>
  /** Only the person should see the answer, where the platform can. */
  readonly quiet?: boolean
  /** A survey or interview was finished: its answers are carried to the warehouse soon. */
  readonly completed?: true
  /** The conversation is over, where a channel can end (the console). */
  readonly ended?: true
  /** Something to be done when all is written: never part of the answer. */
  readonly after?: () => void
  /** Nothing of what was said stays: the study promised it. */
  readonly forget?: true
}

/** Somebody else was faster (another process, another copy): nothing was written, decide again on what stands now. */
export class Overtaken extends Error {}
