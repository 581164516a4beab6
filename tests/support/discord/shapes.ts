import { type Guild, permission, type User, type World, type WorldChannel, type WorldMessage } from './world.js'

/** The world's things as Discord writes them in JSON. */
export const channelJson = (world: World, channel: WorldChannel): Record<string, unknown> => ({
  id: channel.id,
  type: channel.type,
  ...(channel.type === 1
    ? { recipients: [...channel.members].map((id) => world.users.get(id)), last_message_id: null }
    : {
        name: channel.name,
        guild_id: channel.guild,
        parent_id: channel.parent ?? null,
        position: 0,
        permission_overwrites: channel.overwrites,
        ...(channel.type > 9
          ? {
              owner_id: channel.owner,
              member_count: channel.members.size,
              message_count: 0,
              thread_metadata: {
                archived: false,
                auto_archive_duration: 1440,
                archive_timestamp: new Date().toISOString(),
                locked: false,
              },
            }
          : {}),
      }),
})

export const messageJson = (world: World, message: WorldMessage): Record<string, unknown> => {
  const guild = world.channels.get(message.channel)?.guild
  return {
    id: message.id,
    channel_id: message.channel,
    author: message.author,
    type: message.type,
    content: message.content,
    timestamp: new Date().toISOString(),
    edited_timestamp: message.edited,
    tts: false,
    mention_everyone: false,
    mentions: message.mentions.map((id) => world.users.get(id)),
    mention_roles: [],
    attachments: message.attachments,
    embeds: message.embeds,
    components: message.components,
    flags: message.flags,
    pinned: false,
    ...(message.reference ? { message_reference: { message_id: message.reference, channel_id: message.channel } } : {}),
    ...(guild && !message.author.bot ? { member: memberOf(world.guilds.get(guild), message.author.id) } : {}),
    ...(guild ? { guild_id: guild } : {}),
  }
}

const memberOf = (guild: Guild | undefined, user: string) => ({
  roles: guild?.members.get(user) ?? [],
  joined_at: '2025-01-01T00:00:00.000Z',
  deaf: false,
  mute: false,
  flags: 0,
  nick: null,
})

export function memberJson(world: World, guild: Guild, user: User): Record<string, unknown> {
  return {
    ...memberOf(guild, user.id),
    user: world.users.get(user.id),
    permissions: permissionsOf(guild, user.id).toString(),
    avatar: null,
    pending: false,
  }
}

export function permissionsOf(guild: Guild, user: string): bigint {
  const held = [guild.id, ...(guild.members.get(user) ?? [])]
  const bits = guild.roles.filter(({ id }) => held.includes(id)).reduce((sum, role) => sum | BigInt(role.permissions), 0n)
  return guild.owner === user || bits & permission.administrator ? (1n << 50n) - 1n : bits
}

export function guildJson(world: World, guild: Guild): Record<string, unknown> {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild.id)
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner,
    roles: guild.roles.map((role, position) => ({
      ...role,
      position,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
    })),
    channels: channels.filter(({ type }) => type < 10).map((channel) => channelJson(world, channel)),
    threads: channels.filter(({ type }) => type >= 10).map((channel) => channelJson(world, channel)),
    members: [{ ...memberOf(guild, world.bot.id), user: world.bot }],
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    member_count: guild.members.size,
    large: false,
    unavailable: false,
    joined_at: '2025-01-01T00:00:00.000Z',
    preferred_locale: 'zh-CN',
    premium_tier: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    system_channel_flags: 0,
    afk_timeout: 300,
  }
}
