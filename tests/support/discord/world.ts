/** What the stand-in knows: people, servers, channels, messages, interactions; in the shapes of Discord's API. */
export interface User {
  readonly id: string
  readonly username: string
  readonly global_name: string
  readonly bot?: boolean
  readonly discriminator: string
  readonly avatar: null
}

export interface Role {
  readonly id: string
  readonly name: string
  readonly permissions: string
}

export interface Overwrite {
  readonly id: string
  readonly type: 0 | 1
  readonly allow: string
  readonly deny: string
}

export interface WorldChannel {
  readonly id: string
  /** 0 text, 1 direct, 11 public thread, 12 private thread. */
  readonly type: number
  readonly name: string
  readonly guild?: string
  readonly parent?: string
  readonly owner?: string
  readonly overwrites: readonly Overwrite[]
  readonly members: Set<string>
  /** The bot may not write here. */
  botDenied?: boolean
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly roles: Role[]
  readonly members: Map<string, readonly string[]>
}

export interface Attachment {
  readonly id: string
  readonly filename: string
  readonly size: number
  readonly url: string
  readonly content_type: string
  readonly description?: string
}

export interface Component {
  readonly type: number
  readonly custom_id?: string
  readonly label?: string
  readonly style?: number
  readonly url?: string
  readonly options?: { label: string; value: string; description?: string; default?: boolean }[]
  readonly min_values?: number
  readonly max_values?: number
  readonly components?: Component[]
  readonly component?: Component
  readonly title?: string
}

export interface WorldMessage {
  readonly id: string
  readonly channel: string
  readonly author: User
  readonly type: number
  content: string
  embeds: Record<string, unknown>[]
  components: Component[]
  attachments: Attachment[]
  flags: number
  edited: string | null
  readonly nonce?: string
  /** Who alone sees it. */
  readonly onlyFor?: string
  readonly reference?: string
  readonly mentions: readonly string[]
}

export interface Interaction {
  readonly id: string
  readonly token: string
  readonly user: string
  readonly channel: string
  readonly madeAt: number
  acked?: number
  original?: string
  hidden: boolean
  choices?: { name: string; value: string }[]
  window?: Window
  expired?: boolean
}

export interface Window {
  readonly custom_id: string
  readonly title: string
  readonly components: Component[]
}

export const permission = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  view: 1n << 10n,
} as const

const epoch = 1_420_070_400_000n

export class World {
  readonly users = new Map<string, User>()
  readonly guilds = new Map<string, Guild>()
  readonly channels = new Map<string, WorldChannel>()
  readonly messages = new Map<string, WorldMessage>()
  readonly interactions = new Map<string, Interaction>()
  readonly closed = new Set<string>()
  readonly files = new Map<string, Uint8Array>()
  commands: Record<string, unknown>[] = []
  /** Who was let at which command, by server. */
  readonly commandPermissions = new Map<
    string,
    { id: string; permissions: { id: string; type: number; permission: boolean }[] }[]
  >()
  readonly bot: User
  readonly application: Record<string, unknown>
  #count = 0n

  constructor() {
    this.bot = this.addUser('zhiyin', true)
    this.application = { id: this.bot.id, name: 'zhiyin', flags: 0, bot_public: false, interactions_endpoint_url: null }
  }

  /** Discord's ids carry the moment they were made. */
  snowflake(): string {
    this.#count = (this.#count + 1n) % 4_194_304n
    return (((BigInt(Date.now()) - epoch) << 22n) | this.#count).toString()
  }

  addUser(name: string, bot = false): User {
    const user: User = {
      id: this.snowflake(),
      username: name,
      global_name: name,
      discriminator: '0',
      avatar: null,
      ...(bot ? { bot: true } : {}),
    }
    this.users.set(user.id, user)
    return user
  }

  addGuild(name: string, owner: string): Guild {
    const id = this.snowflake()
    const everyone: Role = { id, name: '@everyone', permissions: permission.view.toString() }
    const guild: Guild = {
      id,
      name,
      owner,
      roles: [everyone],
      members: new Map([
        [owner, []],
        [this.bot.id, []],
      ]),
    }
    this.guilds.set(id, guild)
    return guild
  }

  addChannel(parts: Partial<WorldChannel> & Pick<WorldChannel, 'type' | 'name'>): WorldChannel {
    const channel: WorldChannel = { id: this.snowflake(), overwrites: [], members: new Set(), ...parts }
    this.channels.set(channel.id, channel)
    return channel
  }

  /** The direct conversation of the bot with somebody. */
  direct(user: string): WorldChannel {
    const known = [...this.channels.values()].find(({ type, members }) => type === 1 && members.has(user))
    return known ?? this.addChannel({ type: 1, name: '', members: new Set([user]) })
  }

  addMessage(parts: Partial<WorldMessage> & Pick<WorldMessage, 'channel' | 'author'>): WorldMessage {
    const message: WorldMessage = {
      id: this.snowflake(),
      type: 0,
      content: '',
      embeds: [],
      components: [],
      attachments: [],
      flags: 0,
      edited: null,
      mentions: [],
      ...parts,
    }
    this.messages.set(message.id, message)
    return message
  }

  /** What somebody sees in a place, oldest first. */
  visible(channel: string, user: string): WorldMessage[] {
    return [...this.messages.values()]
      .filter((message) => message.channel === channel && (message.onlyFor === undefined || message.onlyFor === user))
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  }
}
