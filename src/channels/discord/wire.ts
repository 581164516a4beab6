import { type InternalRequest, REST, type RESTOptions, type RouteLike } from 'discord.js'
import { isUnauthorized } from './fault.js'
import { lanes } from './lanes.js'

/** Calls to Discord: as the bot, and on an interaction's own token, which needs no login and does not count against the bot's 50 calls a second. */
export interface Wire {
  bot(method: Method, route: RouteLike, request?: WireRequest): Promise<unknown>
  hook(method: Method, route: RouteLike, request?: WireRequest): Promise<unknown>
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface WireRequest {
  readonly body?: unknown
  readonly query?: URLSearchParams
  readonly files?: readonly { readonly name: string; readonly data: Uint8Array }[]
}

/** Waits of the rate limits up to this long are waited here; beyond it whoever sends decides. */
const longestWaitMs = 5000
const noLimit = 1_000_000
/** A burst of a thousand presses would open a thousand connections. */
const atOnce = 64

export function openWire(token: string, apiUrl: string | undefined): Wire {
  const shared: Partial<RESTOptions> = {
    ...(apiUrl ? { api: apiUrl } : {}),
    rejectOnRateLimit: ({ timeToReset, retryAfter, sublimitTimeout }) =>
      Math.max(timeToReset, retryAfter, sublimitTimeout) > longestWaitMs,
  }
  const bot = new REST(shared).setToken(token)
  const hooks = new REST({ ...shared, globalRequestsPerSecond: noLimit })
  // What Discord waits 3 seconds for does not queue behind messages.
  const [acknowledging, answering] = [lanes(atOnce), lanes(atOnce)]
  return {
    bot: async (method, route, request) => {
      try {
        return await read(bot, asked(method, route, request))
      } catch (error) {
        if (!isUnauthorized(error)) throw error
        // After one 401 the client forgets its token: a passing fault of the platform would silence the bot for good.
        bot.setToken(token)
        return await read(bot, asked(method, route, request)).catch((again: unknown) => {
          bot.setToken(token)
          throw again
        })
      }
    },
    hook: (method, route, request) =>
      (route.startsWith('/interactions/') ? acknowledging : answering)(() =>
        read(hooks, { ...asked(method, route, request), auth: false }),
      ),
  }
}

/** What a call answered, where it answered anything. @throws DiscordAPIError, HTTPError, RateLimitError, or the network's fault */
async function read(rest: REST, request: InternalRequest): Promise<unknown> {
  const response = await rest.queueRequest(request)
  const text = await response.text()
  return text ? JSON.parse(text) : undefined
}

function asked(method: Method, route: RouteLike, { body, query, files }: WireRequest = {}): InternalRequest {
  return {
    method: method as InternalRequest['method'],
    fullRoute: route,
    ...(body === undefined ? {} : { body }),
    ...(query ? { query } : {}),
    ...(files?.length ? { files: files.map(({ name, data }) => ({ name, data: Buffer.from(data) })) } : {}),
  }
}
