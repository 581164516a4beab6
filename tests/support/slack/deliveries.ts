import { createHmac, randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { Json } from './world.js'

export type Delivery =
  | { readonly kind: 'events_api'; readonly payload: Json }
  | { readonly kind: 'interactive'; readonly payload: Json }
  | { readonly kind: 'slash_commands'; readonly payload: Json }

export interface DeliveryOptions {
  /** Where signed deliveries go; undefined: over the socket. */
  readonly url: () => string | undefined
  readonly secret: string
  /** How long an acknowledgement is waited for. */
  readonly ackMs: number
  /** How often an event is brought at most; Slack's four, which it spreads over six minutes. */
  readonly tries?: number
}

/** Brings what happened to the bot, over the socket or by signed HTTP, and again where it was not acknowledged. */
export function deliveries({ url, secret, ackMs, tries: most = 4 }: DeliveryOptions) {
  const sockets = new Set<WebSocket>()
  const waiting = new Map<string, (ack: Json) => void>()
  const queued: (() => void)[] = []
  const acks: { kind: string; afterMs: number; payload: Json }[] = []
  let copies = 1
  let unacked = 0

  async function deliver(delivery: Delivery): Promise<Json | undefined> {
    const all = Array.from({ length: copies }, (_, copy) => tried(copy === 0 ? delivery : copyOf(delivery)))
    const [first] = await Promise.all(all)
    return first
  }

  /** A copy of an event can come under another event id. */
  const copyOf = ({ kind, payload }: Delivery): Delivery =>
    kind === 'events_api' ? { kind, payload: { ...payload, event_id: `Ev${randomUUID()}` } } : { kind, payload }

  async function tried(delivery: Delivery): Promise<Json | undefined> {
    const tries = delivery.kind === 'events_api' ? most : 1
    for (let attempt = 0; attempt < tries; attempt++) {
      const ack = url() === undefined ? await bySocket(delivery, attempt) : await byHttp(delivery, attempt)
      if (ack) return ack
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt))
    }
    unacked++
    return undefined
  }

  async function bySocket({ kind, payload }: Delivery, attempt: number): Promise<Json | undefined> {
    const socket = await connected()
    const id = randomUUID()
    const sentAt = Date.now()
    const answered = new Promise<Json | undefined>((resolve) => {
      const timer = setTimeout(resolve, ackMs, undefined)
      const gone = () => {
        clearTimeout(timer)
        resolve(undefined)
      }
      socket.once('close', gone)
      waiting.set(id, (ack) => {
        clearTimeout(timer)
        socket.off('close', gone)
        acks.push({ kind, afterMs: Date.now() - sentAt, payload })
        resolve(ack)
      })
    })
    socket.send(
      JSON.stringify({
        type: kind,
        envelope_id: id,
        payload,
        accepts_response_payload: kind !== 'events_api',
        ...(kind === 'events_api' ? { retry_attempt: attempt, retry_reason: attempt ? 'timeout' : '' } : {}),
      }),
    )
    const ack = await answered
    waiting.delete(id)
    return ack
  }

  function connected(): Promise<WebSocket> {
    const open = [...sockets].find(({ readyState }) => readyState === 1)
    if (open) return Promise.resolve(open)
    return new Promise((resolve) => {
      queued.push(() => void connected().then(resolve))
    })
  }

  async function byHttp({ kind, payload }: Delivery, attempt: number): Promise<Json | undefined> {
    const target = url()
    if (!target) return undefined
    const event = kind === 'events_api'
    const body = event
      ? JSON.stringify(payload)
      : new URLSearchParams(
          kind === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>),
        ).toString()
    const sentAt = Date.now()
    const at = Math.floor(sentAt / 1000)
    try {
      const answer = await fetch(target, {
        method: 'POST',
        headers: {
          'content-type': event ? 'application/json' : 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(at),
          'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`,
          ...(attempt ? { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': 'http_error' } : {}),
        },
        body,
        signal: AbortSignal.timeout(ackMs),
      })
      const text = await answer.text()
      if (!answer.ok) return undefined
      acks.push({ kind, afterMs: Date.now() - sentAt, payload })
      return text.startsWith('{') ? (JSON.parse(text) as Json) : {}
    } catch {
      return undefined
    }
  }

  return {
    deliver,
    acks,
    get unacked() {
      return unacked
    },
    duplicates: (times: number) => {
      copies = times
    },
    attach(socket: WebSocket): void {
      socket.setMaxListeners(0)
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('message', (data) => {
        const { envelope_id: id, payload } = JSON.parse(String(data)) as { envelope_id?: string; payload?: Json }
        waiting.get(id ?? '')?.(payload ?? {})
      })
      socket.send(
        JSON.stringify({
          type: 'hello',
          num_connections: sockets.size,
          connection_info: { app_id: 'A0BOT' },
          debug_info: { host: 'stand-in', approximate_connection_time: 18060 },
        }),
      )
      for (const wake of queued.splice(0)) wake()
    },
    /** `refresh`: as Slack announces it; otherwise the line just breaks. */
    disconnect(refresh: boolean): void {
      for (const socket of sockets) {
        if (refresh)
          socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'stand-in' } }))
        else socket.terminate()
      }
    },
    close(): void {
      for (const socket of sockets) socket.terminate()
    },
    get connections() {
      return sockets.size
    },
  }
}
