import { setTimeout as sleep } from 'node:timers/promises'
import {
  type APIInteraction,
  type Client,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
  InteractionType,
  Routes,
} from 'discord.js'
import type { Incoming } from '../../../messages/index.js'
import type { ChannelTools, Ears } from '../../channel.js'
import type { ConnectionOptions } from '../connection.js'
import { openWriteRow } from '../render/window.js'
import type { Wire } from '../wire.js'
import { aside, deferral, handledInPlace, reply } from './acknowledge.js'
import { fetchFiles } from './attachments.js'
import { complete } from './complete.js'
import { type HeardInteraction, hiddenAnswer, interactionHeard, reachedByTeam } from './interaction.js'
import { deleteHeard, editHeard, isForUs, mentions, messageHeard } from './message.js'
import { type Spot, spotOf } from './place.js'
import { Team } from './team.js'
import { Typing } from './typing.js'

/** Discord waits 3 seconds for a first answer; looking up where it came from and keeping it may take so long before it is told "thinking". */
const patienceMs = 1500
const lookUpMs = 1000
/** A store that is busy is asked again: Discord does not deliver a second time. */
const againAfterMs = [200, 1000, 5000]

/** Hears what Discord sends: everything is kept by the ears before Discord is told that it arrived. Keeps nothing itself. */
export class Listener {
  readonly #wire: Wire
  readonly #tools: ChannelTools
  readonly #team: Team
  readonly #typing: Typing
  readonly #underway = new Set<Promise<void>>()
  #ears: Ears | undefined

  constructor(wire: Wire, tools: ChannelTools) {
    this.#wire = wire
    this.#tools = tools
    this.#team = new Team(wire)
    this.#typing = new Typing(wire)
  }

  readonly heard: ConnectionOptions['heard'] = {
    [GatewayDispatchEvents.InteractionCreate]: (data: APIInteraction, client: Client) =>
      this.#begin(this.#interaction(data, client)),
    [GatewayDispatchEvents.MessageCreate]: (data: GatewayMessageCreateDispatchData, client: Client) =>
      this.#begin(this.#message(data, client)),
    [GatewayDispatchEvents.MessageUpdate]: (data: GatewayMessageUpdateDispatchData, client: Client) =>
      this.#begin(this.#edit(data, client)),
    [GatewayDispatchEvents.MessageDelete]: (data: GatewayMessageDeleteDispatchData) => this.#begin(this.#delete(data)),
    [GatewayDispatchEvents.ApplicationCommandPermissionsUpdate]: () => this.#team.forget(),
  }

  begin(ears: Ears): void {
    this.#ears = ears
  }

  /** Hears no more, and waits for what is being kept. */
  async end(): Promise<void> {
    this.#ears = undefined
    this.#typing.stop()
    await Promise.allSettled([...this.#underway])
  }

  answered(channel: string | undefined): void {
    if (channel) this.#typing.done(channel)
  }

  #begin(work: Promise<void>): void {
    const guarded = work.catch((error: unknown) =>
      this.#tools.log(`Discord: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    )
    this.#underway.add(guarded)
    void guarded.finally(() => this.#underway.delete(guarded))
  }

  async #interaction(interaction: APIInteraction, client: Client): Promise<void> {
    const ears = this.#ears
    if (!ears || interaction.type === InteractionType.Ping) return
    const user = (interaction.member?.user ?? interaction.user)?.id ?? ''
    const channel = interaction.channel?.id ?? ''
    const { member } = interaction
    // Discord's answers about the place must not cost the 3 seconds: without them everybody reads along, and the person is a guest.
    const [spot, rights] = await Promise.all([
      within(
        lookUpMs,
        spotOf(client, { guild: interaction.guild_id, channel, user, context: interaction.context ?? undefined }),
        unknownSpot,
      ),
      within(
        lookUpMs,
        this.#team.rightsOf(client, {
          guild: interaction.guild_id,
          user,
          roles: member?.roles,
          permissions: member?.permissions,
          reached: reachedByTeam(interaction),
        }),
        {},
      ),
    ])
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
      return reply(this.#wire, interaction, await complete(ears, interaction, spot, rights))
    const inPlace = handledInPlace(interaction)
    if (inPlace) return reply(this.#wire, interaction, inPlace)
    await this.#keepAndTell(ears, interaction, interactionHeard(interaction, spot, rights), hiddenAnswer(interaction, spot))
  }

  async #keepAndTell(ears: Ears, interaction: HeardInteraction, incoming: Incoming, hidden: boolean): Promise<void> {
    const kept = this.#keep(ears, incoming)
    const outcome = await Promise.race([kept, sleep(patienceMs, 'late' as const, { ref: false })])
    if (outcome === 'lost') return reply(this.#wire, interaction, aside(notKept))
    await reply(this.#wire, interaction, deferral(interaction, hidden))
    if ((await kept) !== 'lost') return
    const { application_id, token } = interaction
    await this.#wire.hook('POST', Routes.webhook(application_id, token), { body: aside(notKept).data })
  }

  async #message(message: GatewayMessageCreateDispatchData, client: Client): Promise<void> {
    const ears = this.#ears
    const bot = client.user?.id ?? ''
    if (
      !ears ||
      message.author.bot ||
      (message.guild_id && !mentions(message, bot) && !mayBeOwnThread(client, message.channel_id))
    )
      return
    const spot = await spotOf(client, { guild: message.guild_id, channel: message.channel_id, user: message.author.id })
    if (!isForUs(message, spot, bot)) return
    if (spot.kind === 'own-thread' && !message.content && !message.attachments.length)
      return this.#explainThread(message.channel_id)
    const [rights, files] = await Promise.all([
      this.#team.rightsOf(client, { guild: message.guild_id, user: message.author.id, roles: message.member?.roles }),
      fetchFiles(message, this.#tools),
    ])
    const channelType = client.channels.cache.get(message.channel_id)?.type
    const incoming = messageHeard(message, spot, { bot, files, rights, channelType })
    const kept = await this.#keep(ears, incoming)
    if (kept === 'new') this.#typing.soon(message.channel_id)
    if (kept === 'lost')
      await this.#wire.bot('POST', Routes.channelMessages(message.channel_id), {
        body: { content: notKept, allowed_mentions: { parse: [] } },
      })
  }

  async #edit(message: GatewayMessageUpdateDispatchData, client: Client): Promise<void> {
    if (!this.#ears || message.guild_id) return
    const spot = await spotOf(client, { channel: message.channel_id, user: message.author?.id ?? '' })
    const incoming = editHeard(message, spot, client.user?.id ?? '')
    if (incoming) await this.#keep(this.#ears, incoming)
  }

  async #delete(gone: GatewayMessageDeleteDispatchData): Promise<void> {
    if (!this.#ears || gone.guild_id) return
    const channel = (await this.#wire.bot('GET', Routes.channel(gone.channel_id))) as {
      recipients?: Parameters<typeof deleteHeard>[1][]
    }
    const user = channel.recipients?.[0]
    if (user && this.#ears) await this.#keep(this.#ears, deleteHeard(gone, user, new Date()))
  }

  async #keep(ears: Ears, incoming: Incoming): Promise<'new' | 'known' | 'lost'> {
    for (const wait of [...againAfterMs, undefined]) {
      try {
        return await ears.hear(incoming)
      } catch (error) {
        this.#tools.log(`Discord: not kept: ${error instanceof Error ? error.message : String(error)}`)
        if (wait !== undefined) await sleep(wait)
      }
    }
    return 'lost'
  }

  /** In a thread Discord hands over what is typed only with a mention: the person is shown the ways that work. */
  async #explainThread(channel: string): Promise<void> {
    const body = { content: unread, components: [openWriteRow('zh')], allowed_mentions: { parse: [] } }
    await this.#wire.bot('POST', Routes.channelMessages(channel), { body })
  }
}

const within = <T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([work.catch(() => otherwise), sleep(ms, otherwise, { ref: false })])

const unknownSpot: Spot = { kind: 'server', everyone: true }

/** Only threads can be a person's own; a channel's messages without a mention are none of ours. */
function mayBeOwnThread(client: Client, id: string): boolean {
  const channel = client.channels.cache.get(id)
  return channel === undefined || channel.isThread()
}

const notKept = '⚠️ 没能记下来，请过一会儿再发一次。\n⚠️ This could not be kept. Please send it again in a moment.'
const unread =
  'Discord 不会把这里打的字交给我：请点按钮，或回复（@）我。\nDiscord does not show me what is typed here: press the button, or reply to me (@).'
