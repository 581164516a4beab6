import type { Channel, ChannelTools } from '../../src/channels/channel.js'
import type { Ledger } from '../../src/stores/ledger/open.js'

/**
 * One platform as a story sees it: people who say and press things in the platform's own way, and what they see. Each channel brings one,
 * made of its stand-in server; the stories of `channel-suite.ts` run on every one.
 */
export interface ChannelHarness {
  readonly platform: string
  /** The bot can write to somebody first; a page cannot. */
  readonly pushes: boolean
  /** The workspace of direct conversations, where it is not the person's (Discord's have none). */
  readonly contactWorkspace?: string
  /** Where private threads can be opened, where the platform has them. */
  readonly threads?: { readonly workspace: string; readonly channel: string }
  /** The real channel, connected to the stand-in. Called anew after each restart of the bot; the stand-in remembers what was said. */
  channel(tools: ChannelTools): Channel
  person(name: string, options?: PersonOptions): Person
  /** Lets somebody in who needs more than an account there (a private link that was made for them), in the ledger of the bot. */
  admit?(ledger: Ledger, person: Person): Promise<void>
  /** Faults of the platform, switched on for what follows. What it cannot play is left out, and said so by `can`. */
  readonly faults: Faults
  close(): Promise<void>
}

export interface PersonOptions {
  readonly standing?: 'owner' | 'insider' | 'guest'
  /** Takes no direct messages. */
  readonly closed?: boolean
  readonly locale?: string
}

export interface Person {
  readonly workspace: string
  readonly user: string
  /** In the private conversation with the bot. */
  says(text: string): Promise<void>
  /** Presses or picks what bears these labels, on the newest message that offers them (or on the older one named by `on`, part of its text). */
  presses(label: string | readonly string[], options?: { on?: string }): Promise<void>
  /** Where others read along: a mention, or the platform's command. */
  asks(question: string): Promise<void>
  sendsFile(name: string, text: string): Promise<void>
  /** What the person sees of the private conversation, oldest first; edited messages as they stand now. */
  sees(): Promise<readonly Seen[]>
  /** What stands in the open place after `asks`. */
  seesOpen(): Promise<readonly Seen[]>
}

export interface Seen {
  readonly from: 'person' | 'bot'
  /** All that can be read, without markup. */
  readonly text: string
  readonly choices: readonly string[]
  readonly files: readonly string[]
}

export interface Faults {
  can(fault: 'duplicates' | 'limited' | 'serverErrors' | 'disconnect' | 'outOfOrder'): boolean
  /** Each delivery reaches the bot this many times. */
  duplicates(times: number): void
  /** The next so many calls of the bot are answered 429 (with a short Retry-After), or 5xx. */
  limited(calls: number): void
  serverErrors(calls: number): void
  /** The connection breaks; what is said meanwhile arrives afterwards, as the platform does it. */
  disconnect(): Promise<void>
}
