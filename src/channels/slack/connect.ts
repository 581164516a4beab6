import type { IncomingMessage, ServerResponse } from 'node:http'
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver, webApi } from '@slack/bolt'
import { ChannelFault } from '../channel.js'
import { heldBack } from './held-back.js'
import { withinTime } from './kept-for-a-while.js'
import { socketKeeper } from './socket-keeper.js'

export interface SlackOptions {
  /** xoxb-… */
  readonly botToken: string
  /** xapp-…: Socket Mode. */
  readonly appToken?: string | undefined
  /** For signed HTTP. */
  readonly signingSecret?: string | undefined
  /** Only to reach another server than Slack's. */
  readonly apiUrl?: string | undefined
  /** Milliseconds between two messages in one conversation, after a short burst: Slack takes about one a second. */
  readonly spacingMs?: number
}

export type Handle = (request: IncomingMessage, response: ServerResponse) => void

export interface Connection {
  readonly app: App
  /** Connects; over HTTP there is nothing to do but to be called. */
  open(): Promise<void>
  close(): Promise<void>
  readonly handle?: Handle
}

/** Every call is tried once: the outbox tries again, knowing what may be said twice and what not. */
export function webClient(
  token: string,
  { apiUrl }: Pick<SlackOptions, 'apiUrl'>,
  log: (text: string) => void,
): webApi.WebClient {
  return new webApi.WebClient(token, clientOptions(apiUrl, log))
}

function clientOptions(apiUrl: string | undefined, log: (text: string) => void): webApi.WebClientOptions {
  return {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 20_000,
    logger: boltLog(log),
  }
}

/** Bolt over Socket Mode where there is an app token, else over signed HTTP. What it hears is acknowledged only after the listeners are done. */
export function connection(
  options: SlackOptions,
  who: { readonly botId: string; readonly botUserId: string },
  log: (text: string) => void,
): Connection {
  const { receiver, open, close, handle } = transport(options, log)
  const working = new Set<Promise<unknown>>()
  const app = new App({
    token: options.botToken,
    ...who,
    receiver: heldBack(receiver, working),
    convoStore: false,
    logger: boltLog(log),
    clientOptions: clientOptions(options.apiUrl, log),
  })
  return {
    app,
    open,
    close: async () => {
      // What is being heard is acknowledged over the open connection.
      await withinTime(2000, Promise.allSettled(working))
      await close()
      await Promise.allSettled(working)
    },
    ...(handle ? { handle } : {}),
  }
}

interface Transport {
  readonly receiver: Receiver
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  readonly handle?: Handle
}

function transport({ appToken, signingSecret, apiUrl }: SlackOptions, log: (text: string) => void): Transport {
  if (appToken) {
    const receiver = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      // Its five seconds take a busy moment of ours for a broken line.
      clientPingTimeout: 15_000,
      logger: boltLog(log),
      installerOptions: { clientOptions: clientOptions(apiUrl, log) },
    })
    return { receiver, ...socketKeeper(receiver.client, log) }
  }
  if (!signingSecret) throw new ChannelFault(noWayIn)
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [eventsPath],
    logger: boltLog(log),
    unhandledRequestTimeoutMillis: 10_000,
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(503).end()
    },
  })
  let listening = false
  return {
    receiver,
    open: async () => {
      listening = true
    },
    close: async () => {
      listening = false
    },
    handle: signedHandle(receiver, () => listening),
  }
}

export const eventsPath = '/slack/events'

/** Signatures are checked by Bolt over the raw body; here only what it leaves open: deliveries from the future, and a body type with a charset. */
function signedHandle(receiver: HTTPReceiver, listening: () => boolean): Handle {
  return (request, response) => {
    const refuse = (status: number) => {
      response.writeHead(status).end()
      request.resume()
    }
    if (!listening()) return refuse(503)
    if (request.method !== 'POST') return refuse(405)
    if (Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + 300) return refuse(401)
    const type = request.headers['content-type'] ?? ''
    if (type.startsWith('application/x-www-form-urlencoded'))
      request.headers['content-type'] = 'application/x-www-form-urlencoded'
    request.url = eventsPath
    receiver.requestListener(request, response)
  }
}

const noWayIn =
  'Slack 需要 SLACK_APP_TOKEN（Socket Mode，推荐）或 SLACK_SIGNING_SECRET（HTTP）；步骤见 docs/slack.zh.md。\n' +
  'Slack needs SLACK_APP_TOKEN (Socket Mode, recommended) or SLACK_SIGNING_SECRET (HTTP): docs/slack.md has the steps.'

/** Warnings and errors of the libraries, one line each; tokens never. */
function boltLog(log: (text: string) => void) {
  const say = (...parts: unknown[]) => {
    const line = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ')
    log(`slack: ${line.replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, 'x…').slice(0, 500)}`)
  }
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: say,
    error: say,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
