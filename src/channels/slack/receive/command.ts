import { z } from 'zod'
import { isDirect, whisperPlace } from '../address.js'
import type { Draft } from './draft.js'
import { spoken } from './spoken.js'

const commandForm = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  team_id: z.string().optional(),
  channel_id: z.string(),
  channel_name: z.string().optional(),
  response_url: z.string().optional(),
  trigger_id: z.string(),
})

/** The words that may follow /zhiyin, in both languages; anything else is a question. */
const names: Readonly<Record<string, readonly string[]>> = {
  ask: ['ask', '问', '提问'],
  survey: ['survey', 'surveys', '问卷'],
  interview: ['interview', '访谈'],
  send: ['send', '发', '发问卷'],
  me: ['me', '我', '我的', '我的数据'],
  help: ['help', '帮助', '?', '？'],
}

export interface CommandOptions {
  readonly bot: string
  /** Whether the bot can be heard in a channel. */
  readonly member: boolean
}

export const commandChannel = (body: unknown): string | undefined => commandForm.safeParse(body).data?.channel_id

/** A slash command. Its answer stands in the channel where the bot is a member; else only the person sees it, so nobody reads along. */
export function commanded(body: unknown, { bot, member }: CommandOptions, now = new Date()): Draft | undefined {
  const parsed = commandForm.safeParse(body)
  if (!parsed.success) return undefined
  const { text, user_id: user, team_id: team, channel_id: channel, response_url: url, trigger_id: trigger } = parsed.data
  const direct = isDirect(channel) && member
  const id = direct ? channel : member ? `${channel}:cmd:${trigger}`.slice(0, 100) : whisperPlace(channel, trigger)
  const respond = url ? { url, until: new Date(now.getTime() + 29 * 60_000).toISOString() } : undefined
  return {
    delivery: `command:${trigger}`,
    at: now.toISOString(),
    user,
    team,
    place: {
      id,
      kind: direct || !member ? 'private' : 'open',
      address: { channel, user, place: id, ...(respond && !direct ? { respond } : {}), ...(member ? {} : { whisper: true }) },
    },
    what: { kind: 'command', ...subcommand(spoken(text, { bot })) },
  }
}

export function subcommand(text: string): { name: string; text: string } {
  const [first = '', ...rest] = text.trim().split(/\s+/)
  if (first === '') return { name: 'help', text: '' }
  const named = Object.entries(names).find(([, all]) => all.includes(first.toLowerCase()))
  return named
    ? { name: named[0], text: text.trim().slice(first.length).trim() || rest.join(' ') }
    : { name: 'ask', text: text.trim() }
}
