import { ApiFault, type Asked } from './request.js'
import { messageJson } from './shapes.js'
import { type MessageBody, messageFaults } from './validate.js'
import type { Attachment, World, WorldChannel, WorldMessage } from './world.js'

const most = 10 * 1024 * 1024

/** What the bot says, edits and takes back, with all that Discord refuses. */
export class Messages {
  readonly #world: World
  readonly #dispatch: (t: string, d: Record<string, unknown>) => void
  readonly #fileUrl: (id: string, name: string) => string

  constructor(
    world: World,
    dispatch: (t: string, d: Record<string, unknown>) => void,
    fileUrl: (id: string, name: string) => string,
  ) {
    this.#world = world
    this.#dispatch = dispatch
    this.#fileUrl = fileUrl
  }

  /** Where the bot writes as itself: refused where it may not, or where the person takes no direct messages. */
  writable(id: string): WorldChannel {
    const channel = this.#world.channels.get(id)
    if (!channel) throw new ApiFault(404, 10003, 'Unknown Channel')
    if (channel.botDenied) throw new ApiFault(403, 50001, 'Missing Access')
    if (channel.type === 1 && [...channel.members].some((user) => this.#world.closed.has(user)))
      throw new ApiFault(403, 50007, 'Cannot send messages to this user')
    return channel
  }

  create(channel: string, asked: Asked, parts: Partial<WorldMessage> = {}): WorldMessage {
    const body = this.#checked(asked, true)
    const nonce = body.nonce === undefined ? undefined : String(body.nonce)
    if (nonce !== undefined && body.enforce_nonce) {
      const same = [...this.#world.messages.values()].find((message) => message.channel === channel && message.nonce === nonce)
      if (same) return same
    }
    const message = this.#world.addMessage({
      channel,
      author: this.#world.bot,
      ...this.#content(body, asked),
      flags: (body.flags ?? 0) & (1 << 6),
      ...(nonce === undefined ? {} : { nonce }),
      ...(body.message_reference ? { reference: body.message_reference.message_id, type: 19 } : {}),
      ...parts,
    })
    if (message.onlyFor === undefined)
      this.#dispatch('MESSAGE_CREATE', { ...messageJson(this.#world, message), ...(nonce ? { nonce } : {}) })
    return message
  }

  edit(message: WorldMessage | undefined, asked: Asked): WorldMessage {
    if (!message) throw new ApiFault(404, 10008, 'Unknown Message')
    if (message.author.id !== this.#world.bot.id) throw new ApiFault(403, 50005, 'Cannot edit a message authored by another user')
    const body = this.#checked(asked, false)
    const content = this.#content(body, asked)
    if ('content' in body) message.content = content.content
    if ('embeds' in body) message.embeds = content.embeds
    if ('components' in body) message.components = content.components
    if ('attachments' in body || asked.files.length) message.attachments = content.attachments
    message.flags &= ~(1 << 7)
    message.edited = new Date().toISOString()
    if (message.onlyFor === undefined) this.#dispatch('MESSAGE_UPDATE', messageJson(this.#world, message))
    return message
  }

  #checked(asked: Asked, isNew: boolean): MessageBody {
    const body = asked.body as MessageBody
    const faults = messageFaults(
      body,
      asked.files.map(({ name, data }) => ({ name, size: data.length })),
    )
    if (Object.keys(faults).length) throw new ApiFault(400, 50035, 'Invalid Form Body', { errors: faults })
    if (asked.files.some(({ data }) => data.length > most)) throw new ApiFault(413, 40005, 'Request entity too large')
    if (isNew && !body.content?.trim() && !body.embeds?.length && !asked.files.length)
      throw new ApiFault(400, 50006, 'Cannot send an empty message')
    return body
  }

  #content(body: MessageBody, asked: Asked): Pick<WorldMessage, 'content' | 'embeds' | 'components' | 'attachments'> {
    const attachments = asked.files.map(({ name, data }, at): Attachment => {
      const id = this.#world.snowflake()
      this.#world.files.set(id, data)
      const described = body.attachments?.find((one) => Number(one.id) === at)?.description
      return {
        id,
        filename: name,
        size: data.length,
        url: this.#fileUrl(id, name),
        content_type: 'application/octet-stream',
        ...(described ? { description: described } : {}),
      }
    })
    return { content: body.content ?? '', embeds: body.embeds ?? [], components: body.components ?? [], attachments }
  }
}
