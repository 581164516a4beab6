import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { allText, blockFaults } from './block-rules.js'
import { deliveries } from './deliveries.js'
import { type MethodContext, methods, Refused } from './methods.js'
import { bot, type Json, type Room, type StoredMessage, slackWorld, team } from './world.js'

export const botToken = 'xoxb-stand-in-000000'
export const appToken = 'xapp-stand-in-000000'
export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5'

/** Scopes that the stand-in's app was given. */
const allScopes =
  'chat:write,app_mentions:read,im:history,im:write,commands,users:read,channels:read,groups:read,channels:history,groups:history,files:write,files:read,assistant:write,usergroups:read'

export interface SlackServerOptions {
  /** Milliseconds that an acknowledgement is waited for; Slack's are 3,000. */
  readonly ackMs?: number
  readonly tries?: number
}

/** What goes wrong from now on. */
export interface SlackFaults {
  /** So many calls that say something are answered 429, or 503. */
  limited: number
  serverErrors: number
  /** By method, the error that it answers with. */
  readonly errors: Map<string, string>
  /** Methods that do not exist. */
  readonly absent: Set<string>
  /** Types of blocks that are answered with invalid_blocks. */
  refusedBlocks: readonly string[]
  /** After so many messages, one 503. */
  errorsAfter: number | undefined
  /** Milliseconds before each answer. */
  slowMs: number
  /** So many messages are taken and their answers lost. */
  lostAnswers: number
}

/** A stand-in for Slack on loopback: the Web API, Socket Mode, signed deliveries, files, response addresses. */
export async function slackServer({ ackMs = 3000, tries = 4 }: SlackServerOptions = {}) {
  const world = slackWorld()
  const calls: { method: string; parameters: Json; at: number }[] = []
  const triggers = new Map<string, number>()
  const tickets = new Set<string>()
  const responses = new Map<string, { channel: string; user: string; left: number }>()
  const faults: SlackFaults = {
    limited: 0,
    serverErrors: 0,
    errors: new Map(),
    absent: new Set(),
    refusedBlocks: [],
    errorsAfter: undefined,
    slowMs: 0,
    lostAnswers: 0,
  }
  let scopes = allScopes
  let target: string | undefined
  const delivery = deliveries({ url: () => target, secret: signingSecret, ackMs, tries })

  const server = createServer((request, response) => {
    void route(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '', origin).searchParams.get('ticket') ?? ''
    if (!tickets.delete(ticket)) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (opened: WebSocket) => delivery.attach(opened))
  })

  const context: MethodContext = {
    world,
    origin: () => origin,
    useTrigger: (trigger) => {
      const until = triggers.get(trigger)
      triggers.delete(trigger)
      return until !== undefined && until > Date.now()
    },
    posted: (room, message) => void told(room, message),
    ticket: () => {
      const ticket = world.next('TICKET')
      tickets.add(ticket)
      return ticket
    },
  }

  /** The bot hears its own messages too, as in Slack. */
  async function told(room: Room, message: StoredMessage): Promise<void> {
    await delivery.deliver({
      kind: 'events_api',
      payload: eventOf({ ...message, channel: room.id, channel_type: room.kind, event_ts: message.ts }),
    })
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '', origin)
    const body = await bodyOf(request)
    if (pathname.startsWith('/api/')) return api(pathname.slice(5), request, body, response)
    if (pathname.startsWith('/upload/')) {
      const file = world.files.get(pathname.slice(8))
      if (!file) return void response.writeHead(404).end()
      file.bytes = uploaded(request, body)
      return void response.end('OK')
    }
    if (pathname.startsWith('/files/')) {
      const file = world.files.get(pathname.split('/')[2] ?? '')
      if (!file || request.headers.authorization !== `Bearer ${botToken}`)
        return void response.writeHead(302, { location: `${origin}/login` }).end()
      return void response.writeHead(200, { 'content-type': file.mimetype }).end(file.bytes)
    }
    if (pathname.startsWith('/respond/')) return responded(pathname.slice(9), body, response)
    response.writeHead(404).end()
  }

  async function api(method: string, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const parameters = parametersOf(request, body)
    calls.push({ method, parameters, at: Date.now() })
    if (faults.slowMs) await new Promise((resolve) => setTimeout(resolve, faults.slowMs))
    const speaks = /^(chat|files|conversations\.open)/.test(method)
    if (speaks && faults.limited > 0) {
      faults.limited--
      return void response.writeHead(429, { 'retry-after': '1' }).end()
    }
    if (speaks && faults.serverErrors > 0) {
      faults.serverErrors--
      return void response.writeHead(503).end('upstream')
    }
    if (method === 'chat.postMessage' && faults.errorsAfter !== undefined && faults.errorsAfter-- === 0) {
      faults.errorsAfter = undefined
      return void response.writeHead(503).end('upstream')
    }
    const answer = answered(method, request, parameters)
    if (/^chat\.post/.test(method) && faults.lostAnswers > 0) {
      faults.lostAnswers--
      return void response.destroy()
    }
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'x-oauth-scopes': scopes })
    response.end(JSON.stringify(answer))
  }

  function answered(method: string, request: IncomingMessage, parameters: Json): Json {
    const wanted = method === 'apps.connections.open' ? appToken : botToken
    if (request.headers.authorization !== `Bearer ${wanted}`) return { ok: false, error: 'invalid_auth' }
    const fault = faults.errors.get(method)
    if (fault) return { ok: false, error: fault }
    const types = Array.isArray(parameters.blocks) ? parameters.blocks.map(({ type }: Json) => String(type)) : []
    if (types.some((type) => faults.refusedBlocks.includes(type))) return { ok: false, error: 'invalid_blocks' }
    const run = faults.absent.has(method) ? undefined : methods[method]
    if (!run) return { ok: false, error: 'unknown_method' }
    try {
      return { ok: true, ...run(parameters, context) }
    } catch (error) {
      if (error instanceof Refused) return { ok: false, error: error.message, ...error.detail }
      throw error
    }
  }

  function responded(id: string, body: Buffer, response: ServerResponse): void {
    const way = responses.get(id)
    if (!way || way.left <= 0) return void response.writeHead(404).end('used_url')
    const said = JSON.parse(body.toString()) as { text?: string; blocks?: Json[] }
    if (said.blocks && (blockFaults(said.blocks, 'message').length || allText(said.blocks) > 13_000)) {
      return void response.writeHead(400).end('invalid_blocks')
    }
    way.left--
    world.ephemeral.push({ channel: way.channel, user: way.user, text: said.text ?? '', blocks: said.blocks ?? [] })
    response.end('ok')
  }

  const eventOf = (event: Json): Json => ({
    token: 'unused',
    team_id: team,
    api_app_id: bot.app,
    type: 'event_callback',
    event_id: world.next('Ev'),
    event_time: Math.floor(Date.now() / 1000),
    is_ext_shared_channel: world.rooms.get(String(event.channel))?.shared ?? false,
    authorizations: [{ team_id: team, user_id: bot.user, is_bot: true, is_enterprise_install: false, enterprise_id: null }],
    event,
  })

  return {
    origin,
    apiUrl: `${origin}/api/`,
    world,
    calls,
    faults,
    delivery,
    eventOf,
    scopes: (granted: string) => {
      scopes = granted
    },
    deliverTo: (url: string | undefined) => {
      target = url
    },
    trigger: (ms = 3000): string => {
      const trigger = `${world.ts()}.${world.next('trigger')}`
      triggers.set(trigger, Date.now() + ms)
      return trigger
    },
    responseUrl: (channel: string, user: string): string => {
      const id = world.next('R')
      responses.set(id, { channel, user, left: 5 })
      return `${origin}/respond/${id}`
    },
    async close(): Promise<void> {
      delivery.close()
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type SlackServer = Awaited<ReturnType<typeof slackServer>>

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** As the SDK sends them: a form whose nested values are JSON. */
function parametersOf(request: IncomingMessage, body: Buffer): Json {
  const text = body.toString()
  if ((request.headers['content-type'] ?? '').startsWith('application/json')) return JSON.parse(text || '{}') as Json
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) && nested.includes(key) ? JSON.parse(value) : value,
    ]),
  )
}
const nested = ['blocks', 'metadata', 'view', 'files', 'prompts', 'attachments']

/** The file's bytes out of a multipart upload. */
function uploaded(request: IncomingMessage, body: Buffer): Buffer {
  const boundary = /boundary=([^;]+)/.exec(request.headers['content-type'] ?? '')?.[1]
  if (!boundary) return body
  const start = body.indexOf('\r\n\r\n') + 4
  const end = body.indexOf(`\r\n--${boundary}`, start)
  return body.subarray(start, end)
}
