import type { webApi } from '@slack/bolt'
import type { ChannelFinding } from '../channel.js'
import { type SlackOptions, webClient } from './connect.js'
import { platformError } from './faults.js'
import { scopes } from './scopes.js'

/** What works and what does not, each with what to click; nothing is posted. */
export async function checkSlack(
  client: webApi.WebClient,
  options: SlackOptions,
  log: (text: string) => void,
): Promise<ChannelFinding[]> {
  const found = await Promise.all([tokenFindings(client), wayIn(options, log)])
  return found.flat()
}

async function tokenFindings(client: webApi.WebClient): Promise<ChannelFinding[]> {
  const what = 'Slack: SLACK_BOT_TOKEN'
  try {
    const { team, user, response_metadata: answer } = await client.auth.test()
    return [
      { what, state: 'ok', detail: `${team ?? ''} · @${user ?? ''}` },
      ...scopeFindings((answer as { scopes?: string[] }).scopes),
    ]
  } catch (error) {
    const word = platformError(error)
    if (!word) return [unreachable(client.slackApiUrl, error)]
    return [
      {
        what,
        state: 'fault',
        detail: word,
        next:
          'api.slack.com/apps → 应用 → OAuth & Permissions → Install to Workspace，复制 Bot User OAuth Token（xoxb-…）。' +
          ' / api.slack.com/apps → your app → OAuth & Permissions → Install to Workspace, copy the Bot User OAuth Token (xoxb-…).',
      },
    ]
  }
}

/** Which scopes are missing, and what does not work without each. */
function scopeFindings(granted: readonly string[] | undefined): ChannelFinding[] {
  if (!granted) return []
  const missing = Object.entries(scopes).filter(([scope]) => !granted.includes(scope))
  if (missing.length === 0) return [{ what: 'Slack: scopes', state: 'ok', detail: `${Object.keys(scopes).length}` }]
  return missing.map(([scope, { serves, optional }]) => ({
    what: `Slack: ${scope}`,
    state: optional ? 'absent' : 'fault',
    detail: `缺少：${serves.zh} / missing: ${serves.en}`,
    next: `OAuth & Permissions → Scopes → Bot Token Scopes → Add an OAuth Scope → ${scope} → Reinstall to Workspace`,
  }))
}

async function wayIn(options: SlackOptions, log: (text: string) => void): Promise<ChannelFinding[]> {
  const { appToken, signingSecret, apiUrl } = options
  if (!appToken) return [httpFinding(signingSecret)]
  const what = 'Slack: SLACK_APP_TOKEN (Socket Mode)'
  try {
    await webClient(appToken, { apiUrl }, log).apps.connections.open({})
    return [{ what, state: 'ok', detail: 'connections:write' }]
  } catch (error) {
    const word = platformError(error)
    if (!word) return [unreachable(apiUrl ?? 'https://slack.com/api/', error)]
    return [
      {
        what,
        state: 'fault',
        detail: word,
        next:
          'Basic Information → App-Level Tokens → Generate Token and Scopes → connections:write（xapp-…）；Settings → Socket Mode → Enable。' +
          ' / Basic Information → App-Level Tokens → Generate Token and Scopes → connections:write (xapp-…); Settings → Socket Mode → Enable.',
      },
    ]
  }
}

function httpFinding(signingSecret: string | undefined): ChannelFinding {
  const what = 'Slack: SLACK_SIGNING_SECRET (HTTP)'
  if (signingSecret && /^[0-9a-f]{32}$/.test(signingSecret)) {
    return { what, state: 'ok', detail: '/slack/events' }
  }
  return {
    what,
    state: signingSecret ? 'absent' : 'fault',
    detail: signingSecret
      ? '看起来不像 Slack 的签名密钥（32 位十六进制）/ does not look like Slack’s signing secret (32 hex digits)'
      : '没有 SLACK_APP_TOKEN，也没有 SLACK_SIGNING_SECRET / neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET',
    next: 'Basic Information → App Credentials → Signing Secret → Show → SLACK_SIGNING_SECRET',
  }
}

const unreachable = (url: string, error: unknown): ChannelFinding => ({
  what: 'Slack',
  state: 'fault',
  detail: `${url}: ${error instanceof Error ? error.message : String(error)}`,
  next: '检查网络与代理 / check the network and the proxy',
})
