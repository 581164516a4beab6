import { channelJson, memberJson, messageJson } from './shapes.js'
import type { DiscordStandIn } from './stand-in.js'
import type { Component, Interaction, User, WorldChannel, WorldMessage } from './world.js'

/** Somebody at a Discord client: types, presses, picks, fills windows in; each in the shape in which Discord hands it to a bot. */
export class Actor {
  readonly #discord: DiscordStandIn
  readonly user: User
  locale: string

  constructor(discord: DiscordStandIn, user: User, locale = 'zh-CN') {
    this.#discord = discord
    this.user = user
    this.locale = locale
  }

  says(
    channel: WorldChannel,
    content: string,
    parts: { files?: { name: string; text: string; type?: string }[]; reference?: string } = {},
  ): WorldMessage {
    const { world } = this.#discord
    const attachments = (parts.files ?? []).map(({ name, text, type = 'text/plain' }) => {
      const id = world.snowflake()
      const data = new TextEncoder().encode(text)
      world.files.set(id, data)
      return { id, filename: name, size: data.length, url: this.#discord.fileUrl(id, name), content_type: type }
    })
    const mentions = [...content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id ?? '')
    const message = world.addMessage({
      channel: channel.id,
      author: this.user,
      content,
      attachments,
      mentions,
      ...(parts.reference ? { reference: parts.reference, type: 19 } : {}),
    })
    this.#discord.gateway.dispatch('MESSAGE_CREATE', messageJson(world, message))
    return message
  }

  edits(message: WorldMessage, content: string): void {
    message.content = content
    message.edited = new Date().toISOString()
    this.#discord.gateway.dispatch('MESSAGE_UPDATE', messageJson(this.#discord.world, message))
  }

  deletes(message: WorldMessage): void {
    const guild = this.#discord.world.channels.get(message.channel)?.guild
    this.#discord.world.messages.delete(message.id)
    this.#discord.gateway.dispatch('MESSAGE_DELETE', {
      id: message.id,
      channel_id: message.channel,
      ...(guild ? { guild_id: guild } : {}),
    })
  }

  command(channel: WorldChannel, name: string, options: Record<string, string> = {}): Interaction {
    return this.#interaction(2, channel, { ...this.#command(name), options: optionsOf(options) })
  }

  types(channel: WorldChannel, name: string, option: string, typed: string): Interaction {
    const options = optionsOf({ [option]: typed }).map((one) => ({ ...one, focused: true }))
    return this.#interaction(4, channel, { ...this.#command(name), options })
  }

  presses(message: WorldMessage, customId: string): Interaction {
    return this.#component(message, { custom_id: customId, component_type: 2 })
  }

  picks(message: WorldMessage, customId: string, values: readonly string[]): Interaction {
    return this.#component(message, { custom_id: customId, component_type: 3, values })
  }

  /** Fills in the window that a press opened. */
  submits(opened: Interaction, fields: Record<string, string>): Interaction {
    const window = opened.window
    if (!window) throw new Error('no window was opened')
    const components = window.components.map((row) => {
      if (row.type === 18) return { type: 18, id: 1, component: filled(row.component ?? { type: 4 }, fields) }
      return { type: 1, id: 1, components: (row.components ?? []).map((input) => filled(input, fields)) }
    })
    const channel = this.#channel(opened.channel)
    const message = this.#discord.world.messages.get(opened.original ?? '')
    return this.#interaction(5, channel, { custom_id: window.custom_id, components }, message)
  }

  #component(message: WorldMessage, data: Record<string, unknown>): Interaction {
    return this.#interaction(3, this.#channel(message.channel), data, message)
  }

  #command(name: string) {
    const id = this.#discord.world.commands.find((command) => command.name === name)?.id ?? '1'
    return { id, name, type: 1 }
  }

  #channel(id: string): WorldChannel {
    const channel = this.#discord.world.channels.get(id)
    if (!channel) throw new Error('no such channel')
    return channel
  }

  #interaction(type: number, channel: WorldChannel, data: Record<string, unknown>, message?: WorldMessage): Interaction {
    const { world, gateway } = this.#discord
    const guild = world.guilds.get(channel.guild ?? '')
    const id = world.snowflake()
    const interaction: Interaction = {
      id,
      token: `token-${id}`,
      user: this.user.id,
      channel: channel.id,
      madeAt: Date.now(),
      hidden: false,
      ...(message ? { original: message.id } : {}),
    }
    world.interactions.set(interaction.token, interaction)
    gateway.dispatch('INTERACTION_CREATE', {
      id,
      application_id: world.bot.id,
      type,
      data,
      token: interaction.token,
      version: 1,
      channel: channelJson(world, channel),
      channel_id: channel.id,
      ...(guild ? { guild_id: guild.id, guild: { id: guild.id, locale: 'zh-CN', features: [] }, guild_locale: 'zh-CN' } : {}),
      ...(guild ? { member: memberJson(world, guild, this.user) } : { user: this.user }),
      locale: this.locale,
      context: guild ? 0 : 1,
      app_permissions: String((1n << 50n) - 1n),
      attachment_size_limit: 10_485_760,
      entitlements: [],
      authorizing_integration_owners: guild ? { 0: guild.id } : {},
      ...(message ? { message: { ...messageJson(world, message) } } : {}),
    })
    return interaction
  }
}

const optionsOf = (options: Record<string, string>) => Object.entries(options).map(([name, value]) => ({ name, type: 3, value }))

const filled = (input: Component, fields: Record<string, string>) => {
  const said = fields[input.custom_id ?? ''] ?? ''
  return input.type === 3
    ? { type: 3, id: 2, custom_id: input.custom_id, values: said ? [said] : [] }
    : { type: 4, id: 2, custom_id: input.custom_id, value: said }
}
