import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { SendFault } from '../channel.js'

/** Discord's error codes, by what they mean for a message. */
const closed: ReadonlySet<number> = new Set([50007, 50278])
const gone: ReadonlySet<number> = new Set([10003, 10004, 10007, 10013, 50033])
/** 160xxx and 50024: no thread, or no message of this kind, can be made there. */
const noAccess: ReadonlySet<number> = new Set([50001, 50013, 50024, 160005, 160006])
/** Opening conversations too fast; flagged for sending too many. */
const slower: ReadonlySet<number> = new Set([40003, 20016, 20022, 20026, 20028, 20029, 340001])
const expired: ReadonlySet<number> = new Set([10015, 10062, 50027, 40060])

const aMinute = 60_000

/** What went wrong with a message, in the words of every channel. */
export function sendFault(error: unknown): SendFault {
  if (error instanceof SendFault) return error
  const said = error instanceof Error ? error.message : String(error)
  if (error instanceof RateLimitError) return new SendFault('limited', said, Math.max(error.retryAfter, error.timeToReset, 0))
  const code = apiCode(error)
  const status = error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined
  if (code !== undefined && closed.has(code)) return new SendFault('closed', said)
  if (code !== undefined && slower.has(code)) return new SendFault('limited', said, aMinute)
  if (code !== undefined && (gone.has(code) || noAccess.has(code))) return new SendFault('gone', said)
  if (status === 429) return new SendFault('limited', said, aMinute)
  // A refused token is the operator's trouble, not the message's: it goes out once the token is right again.
  if (status === undefined || status >= 500 || status === 401) return new SendFault('unreachable', said)
  if (status === 404) return new SendFault('gone', said)
  return new SendFault('refused', said)
}

export const apiCode = (error: unknown): number | undefined => (error instanceof DiscordAPIError ? Number(error.code) : undefined)

/** The interaction can no longer be answered; the conversation can. */
export const isExpired = (error: unknown): boolean =>
  expired.has(apiCode(error) ?? 0) || (error instanceof DiscordAPIError && error.status === 404)
/** The interaction's token itself is over, whatever was asked with it. */
export const isTokenOver = (error: unknown): boolean => expired.has(apiCode(error) ?? 0)
export const isUnknownMessage = (error: unknown): boolean => apiCode(error) === 10008
/** The message to be replaced is no more, not ours, or its place cannot be reached. */
export const cannotEdit = (error: unknown): boolean => isUnknownMessage(error) || apiCode(error) === 50005 || hasNoAccess(error)
export const hasNoAccess = (error: unknown): boolean => noAccess.has(apiCode(error) ?? 0) || gone.has(apiCode(error) ?? 0)
export const isUnauthorized = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 401
/** Discord understood, and does not do it. */
export const isRefused = (error: unknown): boolean =>
  error instanceof DiscordAPIError && (error.status === 400 || error.status === 403 || error.status === 404)
