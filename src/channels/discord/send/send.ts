import { Routes } from 'discord.js'
import type { Message } from '../../../messages/index.js'
import type { Address, SendOptions, Sent } from '../../channel.js'
import { SendFault } from '../../channel.js'
import { type AnswerableInteraction, type DiscordAddress, liveInteraction, readAddress } from '../address.js'
import { cannotEdit, hasNoAccess, isExpired, isRefused, isTokenOver, isUnknownMessage, sendFault } from '../fault.js'
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
    return await new Saying(sending, read, message, options).say()
  } catch (error) {
    throw sendFault(error)
  }
}

class Saying {
  readonly #sending: Sending
  readonly #wire: Wire
  readonly #address: DiscordAddress
  readonly #message: Message
  readonly #options: SendOptions
  readonly #interaction: AnswerableInteraction | undefined

  constructor(sending: Sending, address: DiscordAddress, message: Message, options: SendOptions) {
    this.#sending = sending
    this.#wire = sending.wire
    this.#address = address
    this.#message = message
    this.#options = options
    this.#interaction = liveInteraction(address, sending.now())
  }

  async say(): Promise<Sent> {
    const hidden = this.#address.interaction?.hidden === true
    const alone = hidden || (this.#options.quiet === true && this.#address.workspace !== '')
    if (this.#interaction && (alone || this.#interaction.kind === 'command')) {
      try {
        return await this.#throughInteraction(this.#interaction, alone)
      } catch (error) {
        if (!isExpired(error)) throw error
      }
    }
    if (alone && this.#address.user) {
      try {
        const { id } = await this.#inChannel(await directConversation(this.#wire, this.#address.user), { window: false })
        if (!hidden) await this.#takeBack()
        return { id }
      } catch (error) {
        // What only this person was to see never comes to stand where others read; what should rather not be seen may, where there is no other way.
        if (hidden || sendFault(error).reason !== 'closed') throw error
      }
    }
    const window = this.#address.window === true || this.#address.thread === true
    try {
      return await this.#inChannel(await destinationOf(this.#wire, this.#address), { window })
    } catch (error) {
      // A command can be used where the bot itself may not write.
      if (!this.#interaction || !hasNoAccess(error)) throw error
      return await this.#throughInteraction(this.#interaction, alone)
    }
  }

  #pages(window: boolean): Promise<Page[]> {
    return renderPages(this.#message, this.#sending.tools, { window })
  }

  async #throughInteraction(interaction: AnswerableInteraction, alone: boolean): Promise<Sent> {
    const { app, token } = interaction
    const pages = await this.#pages(this.#address.window === true)
    const ids: string[] = []
    const publicReply = alone && !interaction.hidden
    let awaited = interaction.kind === 'command' && (await this.#isAwaited(interaction))
    // A deferred reply, or a line that said it is being worked on, would be seen by everybody: it is taken away, and what follows is for the person.
    if (awaited && publicReply) await this.#wire.hook('DELETE', Routes.webhookMessage(app, token))
    else if (publicReply) await this.#takeBack()
    if (publicReply) awaited = false
    for (const [at, page] of pages.entries()) {
      const target = at > 0 || publicReply ? undefined : awaited ? '@original' : this.#replaced(interaction)
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
      // Where there is nothing to look at yet, there is something to fill.
      if (isTokenOver(error) || !isRefused(error)) throw error
      return true
    }
  }

  #replaced({ kind, message }: AnswerableInteraction): string | undefined {
    const { replaces } = this.#options
    return kind === 'press' && replaces !== undefined && replaces === message ? '@original' : replaces
  }

  /** Takes away what was to be replaced, where its place is not taken. A courtesy: left standing, it says nothing secret. */
  async #takeBack(): Promise<void> {
    const { under, channel } = this.#address
    const { replaces } = this.#options
    if (!replaces) return
    const gone = this.#interaction
      ? this.#wire.hook('DELETE', Routes.webhookMessage(this.#interaction.app, this.#interaction.token, replaces))
      : this.#wire.bot('DELETE', Routes.channelMessage(under ?? channel ?? '', replaces))
    await gone.catch(() => undefined)
  }

  async #inChannel({ channel, address, replyTo }: Destination, { window }: { window: boolean }): Promise<Sent> {
    const pages = await this.#pages(window)
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
    const request = await payload(page, { hidden, language: this.#message.language, ...(nonce ? { nonce } : {}) })
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
      const request = await payload(page, { edit: true, language: this.#message.language })
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
