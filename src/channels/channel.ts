import type { Chart, Incoming, Message, Place, Speaker } from '../messages/index.js'

/**
 * A platform on which people talk with Zhiyin. A channel receives, renders and connects; it keeps nothing between two calls that a restart
 * would miss, and takes no decision: what is said is decided by whoever holds the `Ears`.
 */
export interface Channel {
  /** `slack`, `discord`, `web` … */
  readonly platform: string
  /** Connects and begins to listen; resolves when it does. @throws ChannelFault where the platform refuses (token, scopes, intents). */
  start(ears: Ears): Promise<void>
  stop(): Promise<void>
  /**
   * Says a message at an address: one that came in with `Incoming.place`, or `{ workspace, user }` for a direct conversation with somebody.
   * Renders within the platform's limits by splitting, paging or attaching.
   * @returns what the platform calls the message (of several, the last one that carries something to press), for `replaces` later
   * @throws SendFault
   */
  send(address: Address, message: Message, options: SendOptions): Promise<Sent>
  /** Whether a message with this key is there already, where the platform can tell: asked after a kill between sending and noting it. */
  wasSent?(address: Address, key: string): Promise<Sent | undefined>
  /** What `doctor` shows: tokens, scopes, intents, reachability, each with what to do. */
  check(): Promise<ChannelFinding[]>
}

export type Address = Readonly<Record<string, unknown>>

export interface SendOptions {
  /** Names this message for good, across retries (an idempotence key where the platform has one; at most 25 characters, letters and digits). */
  readonly key: string
  /** Put in the place of this earlier message, where the platform can; else said anew. */
  readonly replaces?: string
  /** Only the person should see it, where the place is open and the platform can. */
  readonly quiet?: boolean
}

export interface Sent {
  readonly id: string
  /** Where it went, when that is known better now (the direct conversation that was opened): kept for the next time. */
  readonly address?: Address
}

/** What hears: the one thing that a channel knows of the rest of the program. */
export interface Ears {
  /** Keeps what came in. Only when this resolves may the platform be told that it arrived. `known`: a copy of what was heard before. */
  hear(incoming: Incoming): Promise<'new' | 'known'>
  /** Words to complete while somebody types a command; answers at once. */
  suggest(speaker: Speaker, wanted: 'question' | 'survey' | 'segment', typed: string): Promise<readonly Suggestion[]>
  /** What stands on a person's home page: their surveys, saved segments, the last digest (whatever their role allows). */
  home(speaker: Speaker): Promise<Message>
  /** What was said in a place so far, oldest first, beginning after the entry of that id: for pages, which show a conversation from our own transcript. */
  recall(speaker: Speaker, place: Place, after?: string): Promise<readonly Recalled[]>
}

export interface Recalled {
  /** Grows with time. */
  readonly id: string
  readonly at: string
  readonly from: 'person' | 'bot'
  /** What the bot said, whole; what the person said, as text. */
  readonly message: Message
  /** The earlier entry whose place it takes. */
  readonly replaces?: string
}

export interface Suggestion {
  readonly label: string
  readonly value: string
}

/** What a channel is given when it is made. */
export interface ChannelTools {
  /** A chart as PNG, with its words in a language (Chinese where none is named). */
  readonly draw: (chart: Chart, language?: Message['language']) => Promise<Uint8Array>
  /** Where files that people send are put; the channel streams them there. */
  readonly folder: string
  readonly currency: string
  readonly log: (text: string) => void
}

export interface ChannelFinding {
  readonly what: string
  readonly state: 'ok' | 'absent' | 'fault'
  readonly detail: string
  readonly next?: string
}

/** The platform will not work as configured: token, scope, intent. The message says what to do, in both languages. */
export class ChannelFault extends Error {}

/**
 * A message could not be said. `closed`: this person takes no direct messages; `gone`: the place or person is no more; `limited`: later, after
 * so many milliseconds; `unreachable`: the platform does not answer, or 5xx; `refused`: it does not take this message, ever.
 */
export class SendFault extends Error {
  readonly reason: 'closed' | 'gone' | 'limited' | 'unreachable' | 'refused'
  readonly afterMs: number | undefined

  constructor(reason: SendFault['reason'], message: string, afterMs?: number) {
    super(message)
    this.name = 'SendFault'
    this.reason = reason
    this.afterMs = afterMs
  }
}
