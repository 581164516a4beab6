import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ChannelTools } from '../../../src/channels/channel.js'
import type { SlackOptions } from '../../../src/channels/slack/connect.js'
import { slackChannel } from '../../../src/channels/slack/slack.js'
import type { ChannelHarness } from '../channel-harness.js'
import { type SlackPerson, slackPerson } from './person.js'
import { appToken, botToken, type SlackServer, signingSecret, slackServer } from './slack-server.js'
import { bot } from './world.js'

export interface SlackHarness extends ChannelHarness {
  readonly server: SlackServer
  channel(tools: ChannelTools): ReturnType<typeof slackChannel>
  person(...parameters: Parameters<ChannelHarness['person']>): SlackPerson
}

export interface SlackHarnessOptions {
  readonly mode?: 'socket' | 'http'
  /** How long the stand-in waits for an acknowledgement; Slack's three seconds where not said. */
  readonly ackMs?: number
  /** How often an event is brought at most. */
  readonly tries?: number
  readonly options?: Partial<SlackOptions>
}

/** Slack's stand-in with people in it; the channel connects over Socket Mode or is delivered to by signed HTTP. */
export async function slackHarness({ mode = 'socket', ackMs, tries, options }: SlackHarnessOptions = {}): Promise<SlackHarness> {
  const server = await slackServer({ ...(ackMs ? { ackMs } : {}), ...(tries ? { tries } : {}) })
  let handle: ReturnType<typeof slackChannel>['handle']
  const front = createServer((request, response) => {
    if (handle) handle(request, response)
    else response.writeHead(503).end()
  })
  if (mode === 'http') {
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
    server.deliverTo(`http://127.0.0.1:${(front.address() as AddressInfo).port}/slack/events`)
  }
  const open = server.world.addRoom('channel', [bot.user], { id: 'C0OPEN' })
  const guests = server.world.addRoom('channel', [bot.user], { id: 'C0GUESTS' })
  let people = 0
  return {
    platform: 'slack',
    pushes: true,
    server,
    channel(tools: ChannelTools) {
      const channel = slackChannel(
        { botToken, apiUrl: server.apiUrl, spacingMs: 0, ...(mode === 'socket' ? { appToken } : { signingSecret }), ...options },
        tools,
      )
      handle = channel.handle
      return channel
    },
    person(name, { standing = 'insider', closed = false, locale = 'zh-CN' } = {}) {
      const id = `U${String(++people).padStart(4, '0')}${name.replace(/[^A-Z0-9]/gi, '').toUpperCase()}`
      const user = server.world.addUser({ id, name, standing, closed, locale })
      const room = standing === 'guest' ? guests : open
      room.members.add(id)
      return slackPerson(server, user, room)
    },
    faults: {
      can: (fault) => (fault === 'disconnect' ? mode === 'socket' : fault !== 'outOfOrder'),
      duplicates: server.delivery.duplicates,
      limited: (calls) => {
        server.faults.limited = calls
      },
      serverErrors: (calls) => {
        server.faults.serverErrors = calls
      },
      disconnect: async () => server.delivery.disconnect(false),
    },
    async close() {
      await server.close()
      front.closeAllConnections()
      await new Promise((resolve) => (front.listening ? front.close(resolve) : resolve(undefined)))
    },
  }
}
