import { createHash } from 'node:crypto'
import { Routes } from 'discord.js'
import { SendFault } from '../../channel.js'
import type { DiscordAddress } from '../address.js'
import { apiCode, cannotEdit, isRefused } from '../fault.js'
import { threadMark } from '../receive/place.js'
import type { Wire } from '../wire.js'

/** The channel in which a message stands, and how it is reached the next time. */
export interface Destination {
  readonly channel: string
  readonly address?: DiscordAddress
  /** Said as an answer to this message, where no thread could be begun. */
  readonly replyTo?: string
}

/** Finds or opens where a message goes: the channel itself, a thread below a mention, a private thread, or a direct conversation. */
export async function destinationOf(wire: Wire, address: DiscordAddress): Promise<Destination> {
  if (address.thread && address.channel && address.user)
    return privateThread(wire, address.workspace, address.channel, address.user)
  if (address.under && address.channel) return threadBelow(wire, address, address.channel, address.under)
  if (address.channel) return { channel: address.channel }
  if (address.user) return directConversation(wire, address.user)
  throw new SendFault('gone', 'an address without a channel or a person')
}

export async function directConversation(wire: Wire, user: string): Promise<Destination> {
  const { id } = (await wire.bot('POST', Routes.userChannels(), { body: { recipient_id: user } })) as { id: string }
  return { channel: id, address: { workspace: '', user, channel: id } }
}

const threadExists = 160004
const threadTitle = '知音'
const publicThread = 11
const privateThreadType = 12
const aDay = 1440
const aWeek = 10080

/** A thread below a mention bears the mention's id, so it is known whether or not it was begun already. */
async function threadBelow(
  wire: Wire,
  { under: _, title = threadTitle, ...address }: DiscordAddress,
  channel: string,
  message: string,
): Promise<Destination> {
  try {
    await wire.bot('POST', Routes.threads(channel, message), {
      body: { name: title, auto_archive_duration: aDay, type: publicThread },
    })
  } catch (error) {
    if (apiCode(error) !== threadExists) {
      // Not allowed here, or the mention is gone, or no threads in such a channel: then it is answered in the channel.
      if (!cannotEdit(error) && !isRefused(error)) throw error
      return { channel, replyTo: message }
    }
  }
  return { channel: message, address: { ...address, channel: message } }
}

/** The person's private thread in this channel: the one that is open already, else a new one. */
async function privateThread(wire: Wire, guild: string, channel: string, user: string): Promise<Destination> {
  const name = `${threadTitle} ${threadMark(user)}`
  const active = (await wire.bot('GET', Routes.guildActiveThreads(guild)).catch(() => undefined)) as
    | { threads?: { id: string; name: string; parent_id?: string; type: number }[] }
    | undefined
  const open = active?.threads?.find(
    (thread) => thread.parent_id === channel && thread.type === privateThreadType && thread.name === name,
  )
  const { id } =
    open ??
    ((await wire.bot('POST', Routes.threads(channel), {
      body: { name, type: privateThreadType, invitable: false, auto_archive_duration: aWeek },
    })) as { id: string })
  await wire.bot('PUT', Routes.threadMembers(id, user))
  return { channel: id, address: { workspace: '', user, channel: id, window: true } }
}

/** Names one page of a message for Discord: at most 25 characters. */
export const nonceOf = (key: string, page: number): string =>
  page === 0 && key.length <= 25 ? key : createHash('sha256').update(`${key}\n${page}`).digest('base64url').slice(0, 25)
