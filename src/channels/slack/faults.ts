import { webApi } from '@slack/bolt'
import { ChannelFault, SendFault } from '../channel.js'

const gone = [
  'channel_not_found',
  'is_archived',
  'user_not_found',
  'users_not_found',
  'account_inactive',
  'thread_not_found',
  'no_such_channel',
  'channel_is_archived',
]
const closed = [
  'cannot_dm_bot',
  'user_disabled',
  'not_in_channel',
  'user_not_visible',
  'restricted_action',
  'messages_tab_disabled',
  'cant_invite_self',
  'user_is_restricted',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'user_not_in_channel',
]
const later = ['ratelimited', 'rate_limited', 'message_limit_exceeded']
const broken = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org']
const tokenless = [
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'org_login_required',
  'ekm_access_denied',
]

/** The platform's own word for what went wrong, such as `invalid_blocks`; undefined where it did not get so far as to have one. */
export const platformError = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined

/** What Slack answered (or did not), as the outbox knows it: later, never, or not to this person. */
export function sendFault(error: unknown): Error {
  if (error instanceof SendFault || error instanceof ChannelFault) return error
  if (error instanceof webApi.WebAPIRateLimitedError) return new SendFault('limited', error.message, error.retryAfter * 1000)
  if (error instanceof webApi.WebAPIHTTPError) {
    if (error.statusCode === 429) return new SendFault('limited', error.message, seconds(error.headers['retry-after']) * 1000)
    const reason = error.statusCode >= 500 || error.statusCode === 408 ? 'unreachable' : 'refused'
    return new SendFault(reason, `Slack: HTTP ${error.statusCode}`)
  }
  const word = platformError(error)
  if (word === undefined) return new SendFault('unreachable', `Slack: ${error instanceof Error ? error.message : String(error)}`)
  // Of account_inactive, Slack means the token of a deleted bot as well as the person written to; the token's own death is found by doctor.
  if (tokenless.includes(word) && word !== 'account_inactive') return tokenFault(word)
  if (gone.includes(word)) return new SendFault('gone', `Slack: ${word}`)
  if (closed.includes(word)) return new SendFault('closed', `Slack: ${word}`)
  if (later.includes(word)) return new SendFault('limited', `Slack: ${word}`, 1000)
  if (broken.includes(word)) return new SendFault('unreachable', `Slack: ${word}`)
  if (word === 'missing_scope') return new ChannelFault(scopeFault(error))
  return new SendFault('refused', `Slack: ${word}${details(error)}`)
}

export const tokenFault = (word: string): ChannelFault =>
  new ChannelFault(
    `Slack 不接受机器人令牌（${word}）：请在 api.slack.com/apps → 应用 → OAuth & Permissions → Reinstall to Workspace，把新的 Bot User OAuth Token（xoxb-…）写入 SLACK_BOT_TOKEN。\n` +
      `Slack does not accept the bot token (${word}): at api.slack.com/apps → your app → OAuth & Permissions press Reinstall to Workspace and put the new Bot User OAuth Token (xoxb-…) into SLACK_BOT_TOKEN.`,
  )

/** Whether the message may have arrived although no answer came back: only then is it worth asking before it is said again. */
export const perhapsArrived = (error: unknown): boolean =>
  error instanceof webApi.WebAPIRequestError
    ? !/ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(String((error.original as { cause?: unknown }).cause ?? error.original))
    : error instanceof webApi.WebAPIHTTPError && error.statusCode >= 500

function scopeFault(error: unknown): string {
  const needed = error instanceof webApi.WebAPIPlatformError ? String((error.data as { needed?: unknown }).needed ?? '') : ''
  return (
    `Slack 应用缺少权限 ${needed}：请在 OAuth & Permissions → Scopes → Bot Token Scopes 中添加，然后 Reinstall to Workspace。\n` +
    `The Slack app lacks the scope ${needed}: add it under OAuth & Permissions → Scopes → Bot Token Scopes, then Reinstall to Workspace.`
  )
}

function details(error: unknown): string {
  const messages = error instanceof webApi.WebAPIPlatformError ? error.data.response_metadata?.messages : undefined
  return messages?.length ? ` (${messages.join('; ')})` : ''
}

const seconds = (header: string | undefined): number => Number.parseInt(header ?? '', 10) || 1
