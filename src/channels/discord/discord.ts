import type { Client } from 'discord.js'
import type { Channel, ChannelTools, Ears } from '../channel.js'
import { ChannelFault } from '../channel.js'
import { readAddress } from './address.js'
import { checkDiscord } from './check.js'
import { connect, connectionFault } from './connection.js'
import { Listener } from './receive/listener.js'
import { registerCommands } from './register.js'
import type { BlockTools } from './render/block.js'
import { sendMessage } from './send/send.js'
import { wasSent } from './send/was-sent.js'
import { openWire } from './wire.js'

export interface DiscordOptions {
  readonly token: string
  /** Another address than https://discord.com/api, for tests and proxies. */
  readonly apiUrl?: string | undefined
}

/** Discord: slash commands, buttons, menus, windows, direct messages, threads. */
export function discordChannel({ token, apiUrl }: DiscordOptions, tools: ChannelTools): Channel {
  const wire = openWire(token, apiUrl)
  const blockTools: BlockTools = {
    currency: tools.currency,
    draw: (chart, language) =>
      tools.draw(chart, language).catch((error: unknown) => {
        tools.log(`A chart could not be drawn: ${String(error)}`)
        return undefined
      }),
  }
  const listener = new Listener(wire, tools)
  let client: Client | undefined
  let stopped = false
  return {
    platform: 'discord',
    async start(ears: Ears) {
      listener.begin(ears)
      client = await connect({ token, apiUrl, log: tools.log, heard: listener.heard, lost })
      await registerCommands(wire, client.application?.id ?? client.user?.id ?? '', tools.log)
    },
    async stop() {
      stopped = true
      await listener.end()
      const closing = client
      client = undefined
      await closing?.destroy()
    },
    async send(address, message, options) {
      listener.answered(readAddress(address)?.channel)
      return sendMessage({ wire, tools: blockTools, now: Date.now }, address, message, options)
    },
    wasSent: (address, key) => wasSent(wire, address, key),
    check: () => checkDiscord(wire),
  }

  /** Discord ended the session for good: one more log-in, as a token may have been renewed; then it is said what to do. */
  function lost(error: unknown): void {
    if (!client) return
    client = undefined
    tools.log((connectionFault(error) ?? new ChannelFault(String(error))).message)
    connect({ token, apiUrl, log: tools.log, heard: listener.heard, lost: (again) => tools.log(String(again)) }).then(
      (renewed) => {
        if (stopped) return renewed.destroy()
        client = renewed
        return undefined
      },
      (again: unknown) => tools.log(again instanceof Error ? again.message : String(again)),
    )
  }
}
