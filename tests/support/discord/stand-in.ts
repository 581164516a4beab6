import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Gateway } from './gateway.js'
import { Messages } from './messages.js'
import { ApiFault, readRequest } from './request.js'
import { answer, needsToken } from './routes.js'
import { World } from './world.js'

export interface Call {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: Record<string, unknown>
}

/**
 * Discord on loopback: its gateway and REST as discord.js speaks them, with Discord's limits checked and its faults to be switched on. It remembers
 * what was said while bots come and go.
 */
export class DiscordStandIn {
  readonly world = new World()
  readonly token = 'a.good.token'
  readonly gateway: Gateway
  readonly messages: Messages
  readonly calls: Call[] = []
  #limited = 0
  #retryAfter = 0.05
  #global = false
  #broken = 0
  #refused = 0
  readonly #http: Server
  #port = 0

  private constructor() {
    this.#http = createServer((request, response) => void this.#serve(request, response))
    this.gateway = new Gateway(this.world, this.token, this.#http)
    this.messages = new Messages(
      this.world,
      (t, d) => this.gateway.dispatch(t, d),
      (id, name) => `http://127.0.0.1:${this.#port}/files/${id}/${encodeURIComponent(name)}`,
    )
  }

  static async open(): Promise<DiscordStandIn> {
    const discord = new DiscordStandIn()
    await new Promise<void>((done) => discord.#http.listen(0, '127.0.0.1', done))
    discord.#port = (discord.#http.address() as AddressInfo).port
    discord.gateway.url = `ws://127.0.0.1:${discord.#port}/gateway`
    return discord
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api`
  }

  fileUrl(id: string, name: string): string {
    return `http://127.0.0.1:${this.#port}/files/${id}/${encodeURIComponent(name)}`
  }

  /** The next so many calls are answered 429. */
  limit(calls: number, { retryAfter = 0.05, global = false } = {}): void {
    this.#limited = calls
    this.#retryAfter = retryAfter
    this.#global = global
  }

  fail(calls: number): void {
    this.#broken = calls
  }

  /** The next so many calls are answered 401, whatever their token. */
  refuse(calls: number): void {
    this.#refused = calls
  }

  /** Every token that was given out so far no longer works, as after 15 minutes. */
  expireInteractions(): void {
    for (const interaction of this.world.interactions.values()) interaction.expired = true
  }

  async close(): Promise<void> {
    await this.gateway.close()
    this.#http.closeAllConnections()
    await new Promise((done) => this.#http.close(done))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = /^\/files\/(\d+)\//.exec(request.url ?? '')?.[1]
    if (file) return void response.end(this.world.files.get(file) ?? '')
    const asked = await readRequest(request)
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      this.calls.push({ method: asked.method, path: asked.path, status, body: asked.body })
      response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    }
    if (this.#limited > 0) {
      this.#limited -= 1
      const headers = { 'retry-after': String(this.#retryAfter), ...(this.#global ? { 'x-ratelimit-global': 'true' } : {}) }
      return send(429, { message: 'You are being rate limited.', retry_after: this.#retryAfter, global: this.#global }, headers)
    }
    if (this.#broken > 0) {
      this.#broken -= 1
      return send(503, { message: 'Service Unavailable' })
    }
    if (needsToken(asked.path) && (asked.token !== `Bot ${this.token}` || this.#refused > 0)) {
      if (this.#refused > 0) this.#refused -= 1
      return send(401, { message: '401: Unauthorized', code: 0 })
    }
    try {
      const api = {
        world: this.world,
        messages: this.messages,
        gatewayUrl: () => this.gateway.url,
        dispatch: this.gateway.dispatch.bind(this.gateway),
      }
      const body = answer(api, asked)
      send(body === undefined ? 204 : 200, body)
    } catch (error) {
      if (error instanceof ApiFault) send(error.status, { message: error.message, code: error.code, ...error.more })
      else send(500, { message: String(error) })
    }
  }
}
