import { Routes } from 'discord.js'
import type { Message } from '../../../messages/index.js'
import type { Address, SendOptions, Sent } from '../../channel.js'
import { SendFault } from '../../channel.js'
import { type AnswerableInteraction, type DiscordAddress, liveInteraction, readAddress } from '../address.js'
import { cannotEdit, hasNoAccess, isExpired, isUnknownMessage, sendFault } from '../fault.js'
import type { BlockTools } from '../render/block.js'
import type { Page } from '../render/pack.js'
import { renderPages } from '../render/render.js'
import type { Wire } from '../wire.js'
import { payload } from './payload.js'
import { type Destination, destinationOf, directConversation, nonceOf } from './route.js'

export interface Sending {
  readonly wire: Wire
  readonly tools: BlockTools
  readonly now: () => number
}

interface Posted {
  readonly id: string
  readonly flags?: number
  readonly content?: string
  readonly embeds?: readonly unknown[]
  readonly components?: readonly unknown[]
  readonly attachments?: readonly unknown[]
}

/**
 * Says a message. While an interaction can still be answered, its deferred reply is filled, and what only the person may see goes through it; otherwise,
 * and once its 15 minutes are over, the message stands in the channel, or, where it was for the person alone, in a direct conversation.
 */
export async function sendMessage(sending: Sending, address: Address, message: Message, options: SendOptions): Promise<Sent> {
  try {
    const read = readAddress(address)
    if (!read) throw new SendFault('refused', 'not an address of Discord')
    const pages = await renderPages(message, sending.tools, { window: read.window === true || read.thread === true })
    const saying = new Saying(sending, read, message.language, options)
    return await saying.say(pages)
  } catch (error) {
    throw sendFault(error)
  }
}

class Saying {
  readonly #wire: Wire
  readonly #address: DiscordAddress
  readonly #language: Message['language']
  readonly #options: SendOptions
  readonly #interaction: AnswerableInteraction | undefined

  constructor({ wire, now }: Sending, address: DiscordAddress, language: Message['language'], options: SendOptions) {
    this.#wire = wire
    this.#address = address
    this.#language = language
    this.#options = options
    this.#interaction = liveInteraction(address, now())
  }

  async say(pages: readonly Page[]): Promise<Sent> {
    const hidden = this.#address.interaction?.hidden === true
    const alone = hidden || (this.#options.quiet === true && this.#address.workspace !== '')
    if (this.#interaction && (alone || this.#interaction.kind === 'command')) {
      try {
        return await this.#throughInteraction(this.#interaction, pages, alone)
      } catch (error) {
        if (!isExpired(error)) throw error
      }
    }
    if (alone && this.#address.user) {
      try {
        return { id: (await this.#inChannel(await directConversation(this.#wire, this.#address.user), pages)).id }
      } catch (error) {
        // What only this person was to see never comes to stand where others read; what should rather not be seen may, where there is no other way.
        if (hidden || sendFault(error).reason !== 'closed') throw error
      }
    }
    try {
      return await this.#inChannel(await destinationOf(this.#wire, this.#address), pages)
    } catch (error) {
      // A command can be used where the bot itself may not write.
      if (!this.#interaction || !hasNoAccess(error)) throw error
      return await this.#throughInteraction(this.#interaction, pages, alone)
    }
  }

  async #throughInteraction(interaction: AnswerableInteraction, pages: readonly Page[], alone: boolean): Promise<Sent> {
    const { app, token } = interaction
    const ids: string[] = []
    let awaited = interaction.kind === 'command' && (await this.#isAwaited(interaction))
    if (awaited && alone && !interaction.hidden) {
      // The deferred reply would be seen by everybody: it is taken away, and what follows is for the person.
      await this.#wire.hook('DELETE', Routes.webhookMessage(app, token))
      awaited = false
    }
    for (const [at, page] of pages.entries()) {
      const target = at > 0 ? undefined : awaited ? '@original' : this.#replaced(interaction)
      const edited = target ? await this.#edit(Routes.webhookMessage(app, token, target), 'hook', page) : undefined
      ids.push(edited ?? (await this.#follow(interaction, page, at, alone)))
    }
    return { id: pressable(pages, ids) }
  }

  /** What follows a public reply stands in the channel like any message, where it has a name that Discord does not take twice. */
  async #follow({ app, token }: AnswerableInteraction, page: Page, at: number, alone: boolean): Promise<string> {
    const viaToken = () => this.#post(Routes.webhook(app, token), 'hook', page, { hidden: alone })
    if (alone || !this.#address.channel) return viaToken()
    try {
      return await this.#post(Routes.channelMessages(this.#address.channel), 'bot', page, {
        nonce: nonceOf(this.#options.key, at),
      })
    } catch (error) {
      if (!hasNoAccess(error)) throw error
      return viaToken()
    }
  }

  /** Whether the deferred reply still waits: asked of Discord, so that a restart changes nothing. */
  async #isAwaited({ app, token }: AnswerableInteraction): Promise<boolean> {
    const loading = 1 << 7
    try {
      const { flags = 0, ...reply } = (await this.#wire.hook('GET', Routes.webhookMessage(app, token))) as Posted
      const empty = !reply.content && ![reply.embeds, reply.components, reply.attachments].some((part) => part?.length)
      return (flags & loading) !== 0 || empty
    } catch (error) {
      if (isUnknownMessage(error)) return true
      throw error
    }
  }

  #replaced({ kind, message }: AnswerableInteraction): string | undefined {
    const { replaces } = this.#options
    return kind === 'press' && replaces !== undefined && replaces === message ? '@original' : replaces
  }

  async #inChannel({ channel, address, replyTo }: Destination, pages: readonly Page[]): Promise<Sent> {
    const ids: string[] = []
    for (const [at, page] of pages.entries()) {
      const { replaces } = this.#options
      const edited = at === 0 && replaces ? await this.#edit(Routes.channelMessage(channel, replaces), 'bot', page) : undefined
      ids.push(
        edited ??
          (await this.#post(Routes.channelMessages(channel), 'bot', page, {
            nonce: nonceOf(this.#options.key, at),
            ...(replyTo ? { replyTo } : {}),
          })),
      )
    }
    return { id: pressable(pages, ids), ...(address ? { address: { ...address } } : {}) }
  }

  async #post(
    route: `/${string}`,
    as: 'bot' | 'hook',
    page: Page,
    { hidden = false, nonce, replyTo }: { hidden?: boolean; nonce?: string; replyTo?: string },
  ): Promise<string> {
    const request = await payload(page, { hidden, language: this.#language, ...(nonce ? { nonce } : {}) })
    const reference = replyTo ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } } : {}
    const query = as === 'hook' ? { query: new URLSearchParams({ wait: 'true' }) } : {}
    const posted = (await this.#wire[as]('POST', route, {
      ...request,
      ...query,
      body: { ...(request.body as object), ...reference },
    })) as Posted
    return posted.id
  }

  /** Undefined where the message to be replaced is no more, or not ours: then it is said anew. */
  async #edit(route: `/${string}`, as: 'bot' | 'hook', page: Page): Promise<string | undefined> {
    try {
      const request = await payload(page, { edit: true, language: this.#language })
      return ((await this.#wire[as]('PATCH', route, request)) as Posted).id
    } catch (error) {
      if (as === 'bot' && cannotEdit(error)) return undefined
      if (as === 'hook' && isUnknownMessage(error)) return undefined
      throw error
    }
  }
}

/** Of several messages, the last one that carries something to press is the one to replace later. */
const pressable = (pages: readonly Page[], ids: readonly string[]): string =>
  ids[pages.findLastIndex(({ rows }) => rows.length > 0)] ?? ids.at(-1) ?? ''
