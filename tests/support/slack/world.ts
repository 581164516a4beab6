export type Json = Record<string, unknown>

export interface User {
  readonly id: string
  readonly name: string
  readonly standing: 'owner' | 'insider' | 'guest' | 'stranger'
  readonly closed: boolean
  readonly locale: string
}

export interface StoredMessage extends Json {
  ts: string
  user: string
  text: string
  bot_id?: string
  thread_ts?: string
  blocks?: Json[]
  files?: Json[]
  metadata?: Json
  edited?: Json
}

export interface Room {
  readonly id: string
  readonly kind: 'im' | 'channel' | 'group'
  readonly members: Set<string>
  /** For a direct conversation: with whom. */
  readonly user?: string
  shared: boolean
  readonly messages: StoredMessage[]
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly mimetype: string
  bytes: Buffer
}

export const team = 'T0ZHIYIN'
export const bot = { user: 'U0BOT', id: 'B0BOT', app: 'A0BOT' }

/** A workspace as Slack would know it: people, rooms, messages, files. It outlives restarts of the bot. */
export function slackWorld() {
  const users = new Map<string, User>()
  const rooms = new Map<string, Room>()
  const files = new Map<string, StoredFile>()
  const views = new Map<string, Json>()
  const homes = new Map<string, Json>()
  const ephemeral: { channel: string; user: string; text: string; blocks: Json[] }[] = []
  const prompts: Json[] = []
  const groups = new Map<string, readonly string[]>()
  let clock = Math.floor(Date.now() / 1000)
  let running = 0
  let counter = 0

  const next = (prefix: string): string => `${prefix}${String(++counter).padStart(6, '0')}`

  return {
    users,
    rooms,
    files,
    views,
    homes,
    ephemeral,
    prompts,
    groups,
    next,
    /** Unique and growing, as Slack's timestamps are. */
    ts(): string {
      const now = Math.floor(Date.now() / 1000)
      if (now > clock) clock = now
      running = (running + 1) % 1_000_000
      if (running === 0) clock++
      return `${clock}.${String(running).padStart(6, '0')}`
    },
    addUser(user: User): User {
      users.set(user.id, user)
      return user
    },
    addRoom(
      kind: Room['kind'],
      members: readonly string[],
      options: { id?: string; user?: string; shared?: boolean } = {},
    ): Room {
      const id = options.id ?? next({ im: 'D', channel: 'C', group: 'G' }[kind])
      const room: Room = {
        id,
        kind,
        members: new Set(members),
        messages: [],
        shared: options.shared ?? false,
        ...(options.user ? { user: options.user } : {}),
      }
      rooms.set(id, room)
      return room
    },
    directWith(user: string): Room {
      const found = [...rooms.values()].find((room) => room.kind === 'im' && room.user === user)
      return found ?? this.addRoom('im', [user, bot.user], { user })
    },
  }
}
export type World = ReturnType<typeof slackWorld>
