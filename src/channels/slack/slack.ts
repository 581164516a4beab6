import type { webApi } from '@slack/bolt'
import { type Channel, ChannelFault, type ChannelTools } from '../channel.js'
import { checkSlack } from './check.js'
import { type Connection, connection, type Handle, type SlackOptions, webClient } from './connect.js'
import { platformError, tokenFault } from './faults.js'
import { listen } from './listen.js'
import { slackMemory } from './memory.js'
import { slackPeople } from './people.js'
import { slackVoice } from './say.js'

/** Slack's own wish: about one message a second in a conversation. */
const usualSpacingMs = 1000

/**
 * Slack, over Socket Mode where there is an app token, else over signed HTTP: `handle` then takes what Slack posts to /slack/events (events,
 * interactions and commands alike).
 */
export function slackChannel(options: SlackOptions, tools: ChannelTools): Channel & { readonly handle?: Handle } {
  const client = webClient(options.botToken, options, tools.log)
  const memory = slackMemory(client)
  const { send, wasSent } = slackVoice({ client, tools, memory, spacing: options.spacingMs ?? usualSpacingMs })
  let open: Connection | undefined
  return {
    platform: 'slack',
    async start(ears) {
      const { workspace, bot, botId } = await whoWeAre(client)
      const people = slackPeople(client, { workspace, bot }, tools.log)
      const made = connection(options, { botId, botUserId: bot }, tools.log)
      listen(made.app, {
        client,
        ears,
        people,
        memory,
        tools,
        bot,
        fetching: { folder: tools.folder, token: options.botToken, trusted: (url) => trusted(url, options.apiUrl) },
      })
      open = made
      people.warm()
      await made.open().catch((error: unknown) => {
        open = undefined
        throw socketFault(error)
      })
    },
    async stop() {
      const closing = open
      open = undefined
      await closing?.close()
    },
    send,
    wasSent,
    check: () => checkSlack(client, options, tools.log),
    ...(options.appToken
      ? {}
      : {
          handle: (request, response) => {
            if (open?.handle) return open.handle(request, response)
            response.writeHead(503).end()
          },
        }),
  }
}

async function whoWeAre(client: webApi.WebClient): Promise<{ workspace: string; bot: string; botId: string }> {
  try {
    const { team_id: workspace = '', user_id: bot = '', bot_id: botId = '' } = await client.auth.test()
    return { workspace, bot, botId }
  } catch (error) {
    const word = platformError(error)
    if (word) throw tokenFault(word)
    throw new ChannelFault(
      `连不上 Slack（${client.slackApiUrl}）：请检查网络。\nSlack cannot be reached (${client.slackApiUrl}): check the network.`,
    )
  }
}

function socketFault(error: unknown): Error {
  if (error instanceof ChannelFault) return error
  const word = platformError(error) ?? (error instanceof Error ? error.message : String(error))
  return new ChannelFault(
    `Slack 不接受应用级令牌（${word}）：在 api.slack.com/apps → 应用 → Basic Information → App-Level Tokens → Generate Token，选择 connections:write，写入 SLACK_APP_TOKEN；并在 Socket Mode 页打开开关。\n` +
      `Slack does not accept the app-level token (${word}): at api.slack.com/apps → your app → Basic Information → App-Level Tokens → Generate Token with connections:write, put it into SLACK_APP_TOKEN, and switch Socket Mode on.`,
  )
}

/** Hosts that may see the token. */
function trusted(url: URL, apiUrl: string | undefined): boolean {
  if (apiUrl && url.hostname === new URL(apiUrl).hostname) return true
  return url.protocol === 'https:' && /(^|\.)slack\.com$/.test(url.hostname)
}
