import { type Client, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js'

/** Where something was said, as far as it matters for who reads along. */
export interface Spot {
  readonly kind: 'direct' | 'own-thread' | 'server' | 'foreign'
  /** Everybody of the server can read here, or that cannot be ruled out. */
  readonly everyone: boolean
}

const privateThread = 12

/**
 * A direct conversation and a private thread that the bot opened for this person are private. In a server, whether everybody may view the channel is
 * read from what Discord told about roles and channels; what is not known counts as seen by everybody. A channel closed to everybody and opened
 * to some role is taken for the team's: Discord does not tell customers from colleagues.
 */
export async function spotOf(
  client: Client,
  place: { guild?: string | undefined; channel: string; user: string; context?: number | undefined },
): Promise<Spot> {
  // Context 2: the person's own conversations with others, where an app installed by a user can be called.
  if (place.context === 2) return { kind: 'foreign', everyone: true }
  if (!place.guild) return { kind: 'direct', everyone: false }
  const channel = await channelOf(client, place.channel)
  if (!channel) return { kind: 'server', everyone: true }
  if (
    channel.isThread() &&
    channel.type === privateThread &&
    channel.ownerId === client.user?.id &&
    channel.name.endsWith(threadMark(place.user))
  )
    return { kind: 'own-thread', everyone: false }
  return { kind: 'server', everyone: everyoneViews(channel) }
}

/** Ends the name of a person's private thread, so that it is found again, and somebody else who writes there is not taken for them. */
export const threadMark = (user: string): string => `· ${BigInt(user).toString(36).slice(-6)}`

async function channelOf(client: Client, id: string): Promise<GuildBasedChannel | undefined> {
  const channel = client.channels.cache.get(id) ?? (await client.channels.fetch(id).catch(() => null))
  return channel && !channel.isDMBased() ? channel : undefined
}

function everyoneViews(channel: GuildBasedChannel): boolean {
  try {
    const place = channel.isThread() ? channel.parent : channel
    const everyone = channel.guild.roles.everyone
    return place?.permissionsFor(everyone).has(PermissionFlagsBits.ViewChannel) ?? true
  } catch {
    return true
  }
}
