import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { guildJson } from './shapes.js'
import type { World } from './world.js'

interface Session {
  readonly id: string
  readonly intents: number
  readonly events: { op: 0; t: string; s: number; d: unknown }[]
  socket: WebSocket | undefined
  resumable: boolean
}

const privileged = (1 << 1) | (1 << 8) | (1 << 15)
const intent = { guilds: 1, guildMessages: 1 << 9, directMessages: 1 << 12, content: 1 << 15 } as const

/** The gateway: HELLO, IDENTIFY with its checks, READY, servers, heartbeats, RESUME with replay, breaks. */
export class Gateway {
  readonly #world: World
  readonly #token: string
  readonly #server: WebSocketServer
  readonly #sessions = new Map<string, Session>()
  readonly #sockets = new Set<WebSocket>()
  #count = 0
  /** Each event is sent this many times. */
  copies = 1
  heartbeatMs = 41_250
  /** Privileged intents that the application was given. */
  granted = 0
  identified = 0
  resumed = 0
  heartbeats = 0
  url = ''

  constructor(world: World, token: string, http: Server) {
    this.#world = world
    this.#token = token
    this.#server = new WebSocketServer({ server: http, path: '/gateway' })
    this.#server.on('connection', (socket) => this.#serve(socket))
  }

  /** Sends an event to whoever is logged in; to those whose connection broke, when they resume. */
  dispatch(t: string, d: Record<string, unknown>): void {
    for (const session of this.#sessions.values()) {
      if (!session.resumable || !this.#wanted(session, t, d)) continue
      for (let copy = 0; copy < this.copies; copy += 1) this.#send(session, t, this.#seen(session, t, d))
    }
  }

  /** The connections break without a word; the sessions can be resumed. */
  async break(): Promise<void> {
    await this.#each((socket) => socket.terminate())
  }

  /** Discord asks to connect anew (op 7). */
  reconnect(): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify({ op: 7, d: null, s: null, t: null }))
  }

  /** The session is no more (op 9): to be begun anew. */
  invalidate(): void {
    for (const session of this.#sessions.values()) session.resumable = false
    for (const socket of this.#sockets) socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }))
  }

  async closeWith(code: number): Promise<void> {
    for (const session of this.#sessions.values()) session.resumable = false
    await this.#each((socket) => socket.close(code))
  }

  get connected(): boolean {
    return [...this.#sessions.values()].some(({ socket, resumable }) => socket !== undefined && resumable)
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate()
    await new Promise<void>((done) => this.#server.close(() => done()))
  }

  async #each(act: (socket: WebSocket) => void): Promise<void> {
    await Promise.all(
      [...this.#sockets].map(
        (socket) =>
          new Promise<void>((done) => {
            socket.once('close', () => done())
            act(socket)
          }),
      ),
    )
  }

  #serve(socket: WebSocket): void {
    this.#sockets.add(socket)
    let session: Session | undefined
    socket.on('close', (code) => {
      this.#sockets.delete(socket)
      if (session?.socket !== socket) return
      session.socket = undefined
      // Whoever says goodbye ends the session.
      if (code === 1000 || code === 1001) session.resumable = false
    })
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data)) as { op: number; d: Record<string, unknown> }
      if (op === 1) {
        this.heartbeats += 1
        socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }))
      } else if (op === 2) session = session ? void socket.close(4005) : this.#identify(socket, d)
      else if (op === 6) session = this.#resume(socket, d)
      else if (!session) socket.close(4003)
    })
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeatMs }, s: null, t: null }))
  }

  #identify(socket: WebSocket, d: Record<string, unknown>): Session | undefined {
    const intents = Number(d.intents)
    if (d.token !== this.#token) return void socket.close(4004)
    if (!Number.isInteger(intents) || !d.properties) return void socket.close(4013)
    if (intents & privileged & ~this.granted) return void socket.close(4014)
    this.identified += 1
    this.#count += 1
    const session: Session = { id: `session-${this.#count}`, intents, events: [], socket, resumable: true }
    this.#sessions.set(session.id, session)
    const guilds = [...this.#world.guilds.values()]
    this.#send(session, 'READY', {
      v: 10,
      user: this.#world.bot,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      application: { id: this.#world.bot.id, flags: 0 },
    })
    if (intents & intent.guilds) for (const guild of guilds) this.#send(session, 'GUILD_CREATE', guildJson(this.#world, guild))
    return session
  }

  #resume(socket: WebSocket, d: Record<string, unknown>): Session | undefined {
    const session = this.#sessions.get(String(d.session_id))
    if (d.token !== this.#token) return void socket.close(4004)
    if (!session?.resumable) return void socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }))
    if (Number(d.seq) > session.events.length) return void socket.close(4007)
    this.resumed += 1
    session.socket = socket
    for (const event of session.events.slice(Number(d.seq))) socket.send(JSON.stringify(event))
    this.#send(session, 'RESUMED', {})
    return session
  }

  #send(session: Session, t: string, d: unknown): void {
    const event = { op: 0 as const, t, s: session.events.length + 1, d }
    session.events.push(event)
    session.socket?.send(JSON.stringify(event))
  }

  #wanted({ intents }: Session, t: string, d: Record<string, unknown>): boolean {
    if (!/^MESSAGE_/.test(t)) return true
    return (intents & (d.guild_id ? intent.guildMessages : intent.directMessages)) !== 0
  }

  /** Without the privileged intent, a server's messages come empty unless they mention the bot or are its own. */
  #seen({ intents }: Session, t: string, d: Record<string, unknown>): Record<string, unknown> {
    const mentions = (d.mentions as { id: string }[] | undefined) ?? []
    const own = (d.author as { id: string } | undefined)?.id === this.#world.bot.id
    const open = intents & intent.content || !d.guild_id || own || mentions.some(({ id }) => id === this.#world.bot.id)
    return /^MESSAGE_(CREATE|UPDATE)$/.test(t) && !open ? { ...d, content: '', embeds: [], attachments: [], components: [] } : d
  }
}
