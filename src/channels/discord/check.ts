import { DiscordAPIError, Routes } from 'discord.js'
import type { ChannelFinding } from '../channel.js'
import { sameCommands } from './commands.js'
import { words } from './connection.js'
import { registeredCommands } from './register.js'
import type { Wire } from './wire.js'

/** The least that the bot needs in a server, by Discord's names for the bits. */
const needed = {
  'View Channels': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Embed Links': 1n << 14n,
  'Attach Files': 1n << 15n,
  'Read Message History': 1n << 16n,
  'Create Public Threads': 1n << 35n,
  'Create Private Threads': 1n << 36n,
  'Send Messages in Threads': 1n << 38n,
} as const
const administrator = 1n << 3n

const invitePermissions = Object.values(needed).reduce((sum, bit) => sum | bit, 0n)

/** The page on which a server's manager lets the bot in, with no more rights than it needs. */
export const inviteUrl = (application: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${invitePermissions}`

const fewSessions = 10

/** What `doctor` says about Discord: each finding with what to click. Only asks, never changes anything. */
export async function checkDiscord(wire: Wire): Promise<ChannelFinding[]> {
  let bot: { id: string; username: string }
  try {
    bot = (await wire.bot('GET', Routes.user())) as typeof bot
  } catch (error) {
    return [tokenFault(error)]
  }
  const application = await found(wire, Routes.currentApplication())
  const id = typeof application?.id === 'string' ? application.id : bot.id
  return [
    { what: 'Discord token', state: 'ok', detail: `@${bot.username}` },
    ...(await gatewayFindings(wire)),
    ...applicationFindings(application),
    ...(await serverFindings(wire, id)),
    await commandFinding(wire, id),
  ]
}

function tokenFault(error: unknown): ChannelFinding {
  const refused = error instanceof DiscordAPIError && error.status === 401
  const detail = error instanceof Error ? error.message : String(error)
  return refused
    ? { what: 'Discord token', state: 'fault', detail, next: words.token }
    : { what: 'Discord', state: 'fault', detail, next: words.unreachable }
}

async function gatewayFindings(wire: Wire): Promise<ChannelFinding[]> {
  const gateway = await found(wire, Routes.gatewayBot())
  const limit = gateway?.session_start_limit as { remaining?: number; total?: number } | undefined
  if (!gateway) return [{ what: 'Discord gateway', state: 'fault', detail: 'GET /gateway/bot', next: words.unreachable }]
  const left = limit?.remaining ?? fewSessions
  const detail = `${String(gateway.url)}, ${left} / ${limit?.total ?? '?'} sessions`
  if (left >= fewSessions) return [{ what: 'Discord gateway', state: 'ok', detail }]
  const next =
    '今天可用的登录次数快用完了：检查机器人是否在反复重启。\nFew log-ins are left today: see whether the bot restarts again and again.'
  return [{ what: 'Discord gateway', state: left > 0 ? 'ok' : 'fault', detail, next }]
}

function applicationFindings(application: Record<string, unknown> | undefined): ChannelFinding[] {
  if (!application) return []
  const findings: ChannelFinding[] = [
    {
      what: 'Discord intents',
      state: 'ok',
      detail: '无需特权 intent / no privileged intents are needed (Guilds, GuildMessages, DirectMessages)',
    },
  ]
  if (application.bot_public === true)
    findings.push({
      what: 'Discord: public bot',
      state: 'fault',
      detail:
        '任何人都能把机器人拉进自己的服务器，并在那里成为管理员。/ Anybody can add the bot to a server of their own and be its manager there.',
      next:
        'Developer Portal → Installation → Install Link: None；再到 Bot → Public Bot 关掉 → Save Changes。\n' +
        'Developer Portal → Installation → Install Link: None; then Bot → switch Public Bot off → Save Changes.',
    })
  if (application.interactions_endpoint_url)
    findings.push({
      what: 'Discord: interactions endpoint',
      state: 'fault',
      detail: String(application.interactions_endpoint_url),
      next:
        '按钮和命令会被送到这个网址而不是机器人：Developer Portal → General Information → Interactions Endpoint URL 清空 → Save Changes。\n' +
        'Presses and commands go to that address instead of the bot: Developer Portal → General Information → clear Interactions Endpoint URL → Save Changes.',
    })
  return findings
}

async function serverFindings(wire: Wire, application: string): Promise<ChannelFinding[]> {
  const servers = await wire.bot('GET', Routes.userGuilds()).catch(() => undefined)
  if (!Array.isArray(servers))
    return [{ what: 'Discord servers', state: 'fault', detail: 'GET /users/@me/guilds', next: words.unreachable }]
  const invite = inviteUrl(application)
  if (!servers.length)
    return [
      {
        what: 'Discord servers',
        state: 'absent',
        detail: '还没有加入服务器 / in no server yet',
        next: `用浏览器打开，选择服务器 → 授权：\nOpen in a browser, choose the server → Authorize:\n${invite}`,
      },
    ]
  return (servers as { name: string; permissions?: string }[]).map(({ name, permissions }) => {
    const has = permissions === undefined ? invitePermissions : BigInt(permissions)
    const missing = (has & administrator) !== 0n ? [] : Object.entries(needed).flatMap(([word, bit]) => (has & bit ? [] : [word]))
    const what = `Discord server ${name}`
    if (!missing.length) return { what, state: 'ok' as const, detail: '权限齐全 / has the rights it needs' }
    const next = `重新打开邀请链接授权，或在 服务器设置 → 身份组 → 机器人的身份组 → 权限 中打开。\nAuthorize again by the invite, or open them in Server Settings → Roles → the bot's role → Permissions.\n${invite}`
    return { what, state: 'fault' as const, detail: `缺少 / missing: ${missing.join(', ')}`, next }
  })
}

async function commandFinding(wire: Wire, application: string): Promise<ChannelFinding> {
  const what = 'Discord slash commands'
  const commands = await registeredCommands(wire, application).catch(() => undefined)
  if (!commands) return { what, state: 'fault', detail: 'GET /applications/…/commands', next: words.unreachable }
  if (sameCommands(commands)) return { what, state: 'ok', detail: '/ask /send /survey /me /help' }
  const next = '机器人启动时会自动注册：运行 zhiyin start。\nThe bot registers them when it starts: run zhiyin start.'
  return { what, state: 'absent', detail: '尚未注册或已过期 / not registered, or of an earlier version', next }
}

/** A document of Discord's, or nothing where it does not give it. */
const found = async (wire: Wire, route: `/${string}`): Promise<Record<string, unknown> | undefined> =>
  wire.bot('GET', route).then(
    (document) => (document && typeof document === 'object' ? (document as Record<string, unknown>) : undefined),
    () => undefined,
  )
