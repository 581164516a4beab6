import type {
  GatewayMessageCreateDispatchData,
  GatewayMessageDeleteDispatchData,
  GatewayMessageUpdateDispatchData,
} from 'discord.js'
import type { Incoming, Place } from '../../../messages/index.js'
import { oneLine } from '../../../messages/plain.js'
import { type DiscordAddress, momentOf } from '../address.js'
import { cut } from '../render/escape.js'
import type { Spot } from './place.js'
import { type Standing, speakerOf } from './speaker.js'

type Said = GatewayMessageCreateDispatchData
export type SentFile = NonNullable<Extract<Incoming['what'], { kind: 'text' }>['files']>[number]

export interface Rights {
  readonly roles?: readonly string[] | undefined
  readonly standing?: Standing | undefined
}

const userMessages: ReadonlySet<number> = new Set([0, 19])
const titleLength = 60
const publicThreads: ReadonlySet<number> = new Set([10, 11, 12])

/** Whether a message is a person's, and one that the bot is meant to hear: direct, in the person's own thread, or with a mention. */
export function isForUs(message: Said, spot: Pick<Spot, 'kind'>, bot: string): boolean {
  if (message.author.bot || message.author.system || message.webhook_id || !userMessages.has(message.type)) return false
  return spot.kind === 'direct' || spot.kind === 'own-thread' || mentions(message, bot)
}

export const mentions = (message: Pick<Said, 'mentions'>, bot: string): boolean =>
  (message.mentions ?? []).some(({ id }) => id === bot)

export function messageHeard(
  message: Said,
  spot: Spot,
  {
    bot,
    files,
    rights,
    channelType,
  }: { bot: string; files: readonly SentFile[]; rights: Rights; channelType: number | undefined },
): Incoming {
  return {
    delivery: message.id,
    at: new Date(momentOf(message.id)).toISOString(),
    speaker: messageSpeaker(message, spot, rights),
    place: messagePlace(message, spot, bot, channelType),
    what: { kind: 'text', text: withoutMention(message.content, bot), ...(files.length ? { files: [...files] } : {}) },
  }
}

/** An edit of a person's own message in private; what Discord itself changes later (previews of links) is none. */
export function editHeard(message: GatewayMessageUpdateDispatchData, spot: Spot, bot: string): Incoming | undefined {
  if (spot.kind !== 'direct' || !message.edited_timestamp || !message.author || message.author.bot) return undefined
  return {
    delivery: `${message.id}:${message.edited_timestamp}`,
    at: new Date(message.edited_timestamp).toISOString(),
    speaker: messageSpeaker(message, spot, {}),
    place: messagePlace(message, spot, bot, 1),
    what: { kind: 'edit', of: message.id, text: withoutMention(message.content ?? '', bot) },
  }
}

/** Discord does not say who deleted or wrote it: in a direct conversation it is taken for the person's; of the bot's own, nothing was ever heard. */
export function deleteHeard(gone: GatewayMessageDeleteDispatchData, user: Parameters<typeof speakerOf>[0], now: Date): Incoming {
  return {
    delivery: `${gone.id}:deleted`,
    at: now.toISOString(),
    speaker: speakerOf(user, { workspace: '' }),
    place: {
      kind: 'private',
      id: gone.channel_id,
      guests: false,
      address: { workspace: '', user: user.id, channel: gone.channel_id },
    },
    what: { kind: 'delete', of: gone.id },
  }
}

const messageSpeaker = (message: Said | GatewayMessageUpdateDispatchData, spot: Spot, { roles, standing }: Rights) =>
  speakerOf(message.author, {
    workspace: spot.kind === 'server' ? (message.guild_id ?? '') : '',
    member: roles ? { roles, nick: message.member?.nick } : undefined,
    standing,
  })

/**
 * A mention in a channel is answered in a thread below it, so that what follows stays together: such a thread bears the message's own id, which
 * is thus the place's from the beginning.
 */
function messagePlace(
  message: Said | GatewayMessageUpdateDispatchData,
  spot: Spot,
  bot: string,
  channelType: number | undefined,
): Place {
  const base = { user: message.author.id, channel: message.channel_id }
  if (spot.kind !== 'server') {
    const address: DiscordAddress = { workspace: '', ...base, ...(spot.kind === 'own-thread' ? { window: true } : {}) }
    return { kind: 'private', id: message.channel_id, guests: false, address: { ...address } }
  }
  const title = cut(oneLine(withoutMention(message.content ?? '', bot)), titleLength)
  const inThread = channelType !== undefined && publicThreads.has(channelType)
  const address: DiscordAddress = {
    workspace: message.guild_id ?? '',
    ...base,
    ...(inThread ? {} : { under: message.id, ...(title ? { title } : {}) }),
  }
  return { kind: 'open', id: inThread ? message.channel_id : message.id, guests: spot.everyone, address: { ...address } }
}

/** The mention says whom it is for, not what. */
export const withoutMention = (content: string, bot: string): string =>
  content
    .replace(new RegExp(`<@!?${bot}>`, 'g'), ' ')
    .replace(/[ \t]+/g, (space) => (space.length > 1 ? ' ' : space))
    .trim()
