import { z } from 'zod'
import type { Address } from '../channel.js'

/**
 * Where something can be said on Slack. What came in with `Incoming.place` has a channel; `{ workspace, user }` alone means the direct
 * conversation with that person.
 */
const addressForm = z.object({
  workspace: z.string().optional(),
  channel: z.string().optional(),
  /** The thread's first message. */
  thread: z.string().optional(),
  /** Whom it is said to: needed where only this person should see it. */
  user: z.string().optional(),
  /** The conversation's name as it was heard, so that what is pressed or replied to there carries the same name again. */
  place: z.string().optional(),
  /** In the assistant's pane. `start`: just opened, where suggested prompts can stand. */
  assistant: z.enum(['start', 'talk']).optional(),
  /** The bot is no member here: whatever it says only this person sees. */
  whisper: z.boolean().optional(),
  /** A way back into places where the bot is no member: thirty minutes, five times. */
  respond: z.object({ url: z.string(), until: z.string() }).optional(),
})
export type SlackAddress = z.infer<typeof addressForm>

export const slackAddress = (address: Address): SlackAddress => addressForm.parse(address)

/** Direct conversations have ids that begin with D; everything else is read by others. */
export const isDirect = (channel: string): boolean => channel.startsWith('D')

/** Names a conversation in which only one person sees what is said, though the channel has others; the name alone tells that it is one. */
export const whisperPlace = (channel: string, id: string): string => `${channel}:whisper:${id}`.slice(0, 100)
export const isWhisper = (place: string): boolean => place.includes(':whisper:')

/** What a message is called: its channel and timestamps, the one that later calls mean first. */
export interface MessageName {
  readonly channel: string
  readonly ts: string
  readonly others: readonly string[]
}

export const nameOf = ({ channel, ts, others }: MessageName): string => [`${channel}:${ts}`, ...others].join('+')

export function namedMessage(id: string): MessageName | undefined {
  const [, channel, ts, rest] = /^([A-Z0-9]+):(\d+\.\d+)((?:\+\d+\.\d+)*)$/.exec(id) ?? []
  return channel && ts ? { channel, ts, others: rest ? rest.slice(1).split('+') : [] } : undefined
}
