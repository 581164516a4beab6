import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Events, type GatewayDispatchEvents, GatewayIntentBits, Options } from 'discord.js'
import { ChannelFault } from '../channel.js'

export interface ConnectionOptions {
  readonly token: string
  readonly apiUrl?: string | undefined
  readonly log: (text: string) => void
  /** What arrives, by its name, as Discord sent it. */
  readonly heard: Readonly<Partial<Record<GatewayDispatchEvents, (data: never, client: Client) => void>>>
  /** Discord ended the session for good. */
  readonly lost: (error: unknown) => void
}

/** Direct messages and mentions come with their text under these; none of them needs Discord's permission. */
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]

/** Channels and roles are looked at, messages never again. */
const makeCache = Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, ReactionManager: 0 })

const attempts = 5
const serversMs = 5000

/** Logs in and resolves when Discord sends what happens. Breaks are resumed by the client itself. */
export async function connect(options: ConnectionOptions): Promise<Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = newClient(options)
    try {
      await client.login(options.token)
      await serversKnown(client)
      return client
    } catch (error) {
      await client.destroy().catch(() => undefined)
      const fault = connectionFault(error)
      if (fault) throw fault
      if (attempt === attempts) throw new ChannelFault(`${words.unreachable} (${said(error)})`)
      options.log(`Discord: ${said(error)}; trying again`)
      await sleep(500 * 2 ** attempt)
    }
  }
}

function newClient({ apiUrl, heard, log, lost }: ConnectionOptions): Client {
  const client = new Client({ intents, makeCache, ...(apiUrl ? { rest: { api: apiUrl } } : {}) })
  for (const [event, handler] of Object.entries(heard))
    client.ws.on(event as GatewayDispatchEvents, (data) => handler(data as never, client))
  client.on(Events.ShardError, (error) => log(`Discord: ${error.message}`))
  client.on(Events.ShardDisconnect, lost)
  client.on(Events.Error, (error) => log(`Discord: ${error.message}`))
  return client
}

/** Waits until the servers' channels and roles are there, which say who reads along; not for ever, as one server may be down. */
async function serversKnown(client: Client): Promise<void> {
  if (client.isReady()) return
  await Promise.race([
    new Promise((ready) => client.once(Events.ClientReady, ready)),
    sleep(serversMs, undefined, { ref: false }),
  ])
}

/** What Discord refuses for good, with what to do; undefined for what passes. */
export function connectionFault(error: unknown): ChannelFault | undefined {
  const text = said(error)
  if (/invalid token|authentication failed|TokenInvalid/i.test(text) || closeCode(error) === 4004)
    return new ChannelFault(words.token)
  if (/intents/i.test(text) || [4013, 4014].includes(closeCode(error))) return new ChannelFault(words.intents)
  if (/sharding is required|invalid shard|invalid api version/i.test(text)) return new ChannelFault(`${words.refused} (${text})`)
  return undefined
}

const closeCode = (error: unknown): number =>
  error && typeof error === 'object' && 'code' in error && typeof error.code === 'number' ? error.code : 0

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const words = {
  token:
    'Discord 不认这个令牌：到 https://discord.com/developers/applications 打开应用 → Bot → Reset Token，把新令牌填进 DISCORD_TOKEN。\n' +
    'Discord refuses the token: open your application at https://discord.com/developers/applications → Bot → Reset Token, and put the new one into DISCORD_TOKEN.',
  intents:
    'Discord 不给这些 intent（4013/4014）：知音不需要特权 intent，请到 Developer Portal → Bot → Privileged Gateway Intents 保存一次后重启。\n' +
    'Discord refuses the intents (4013/4014): Zhiyin needs no privileged ones; save Developer Portal → Bot → Privileged Gateway Intents once and start again.',
  unreachable: 'Discord 连不上，请检查网络后重启。\nDiscord cannot be reached: check the network and start again.',
  refused: 'Discord 拒绝了连接。\nDiscord refuses the connection.',
} as const
