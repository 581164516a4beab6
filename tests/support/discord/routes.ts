import { answerInteraction, hookTarget } from './interactions.js'
import type { Messages } from './messages.js'
import { ApiFault, type Asked } from './request.js'
import { channelJson, memberJson, messageJson } from './shapes.js'
import { commandFaults } from './validate.js'
import type { World } from './world.js'

export interface Api {
  readonly world: World
  readonly messages: Messages
  readonly gatewayUrl: () => string
  readonly dispatch: (t: string, d: Record<string, unknown>) => void
}

type Route = readonly [method: string, path: RegExp, handle: (api: Api, asked: Asked, ...parts: string[]) => unknown]

/** Discord's REST calls that a bot like ours makes; anything else is 404, so that a new call is noticed. */
export function answer(api: Api, asked: Asked): unknown {
  for (const [method, path, handle] of routes) {
    const match = asked.method === method ? path.exec(asked.path) : null
    if (match) return handle(api, asked, ...match.slice(1))
  }
  throw new ApiFault(404, 0, `404: Not Found (${asked.method} ${asked.path})`)
}

export const needsToken = (path: string): boolean => !/^\/(interactions|webhooks)\//.test(path)

const routes: readonly Route[] = [
  [
    'GET',
    /^\/gateway\/bot$/,
    ({ gatewayUrl }) => ({
      url: gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }),
  ],
  ['GET', /^\/users\/@me$/, ({ world }) => world.bot],
  ['GET', /^\/applications\/@me$/, ({ world }) => world.application],
  [
    'GET',
    /^\/users\/@me\/guilds$/,
    ({ world }) =>
      [...world.guilds.values()].map(({ id, name }) => ({
        id,
        name,
        permissions: String(world.application.granted ?? (1n << 50n) - 1n),
      })),
  ],
  ['GET', /^\/applications\/(\d+)\/commands$/, ({ world }) => world.commands],
  [
    'PUT',
    /^\/applications\/(\d+)\/commands$/,
    ({ world }, { list }) => {
      const faults = commandFaults(list)
      if (Object.keys(faults).length) throw new ApiFault(400, 50035, 'Invalid Form Body', { errors: faults })
      world.commands = list.map((command) => ({
        ...command,
        id: world.snowflake(),
        application_id: world.bot.id,
        version: world.snowflake(),
      }))
      return world.commands
    },
  ],
  [
    'GET',
    /^\/applications\/(\d+)\/guilds\/(\d+)\/commands\/permissions$/,
    ({ world }, _, _app, guild) => world.commandPermissions.get(guild ?? '') ?? [],
  ],
  [
    'GET',
    /^\/guilds\/(\d+)\/members\/(\d+)$/,
    ({ world }, _, guild, user) => {
      const found = world.guilds.get(guild ?? '')
      const person = world.users.get(user ?? '')
      if (!found?.members.has(user ?? '') || !person) throw new ApiFault(404, 10007, 'Unknown Member')
      return memberJson(world, found, person)
    },
  ],
  [
    'GET',
    /^\/guilds\/(\d+)\/threads\/active$/,
    ({ world }, _, guild) => ({
      threads: [...world.channels.values()]
        .filter((channel) => channel.guild === guild && channel.type > 9)
        .map((channel) => channelJson(world, channel)),
      members: [],
    }),
  ],
  [
    'POST',
    /^\/users\/@me\/channels$/,
    ({ world }, { body }) => {
      const user = String(body.recipient_id)
      if (!world.users.has(user)) throw new ApiFault(400, 50033, 'Invalid Recipient(s)')
      return channelJson(world, world.direct(user))
    },
  ],
  [
    'GET',
    /^\/channels\/(\d+)$/,
    ({ world }, _, id) => {
      const channel = world.channels.get(id ?? '')
      if (!channel) throw new ApiFault(404, 10003, 'Unknown Channel')
      return channelJson(world, channel)
    },
  ],
  ['POST', /^\/channels\/(\d+)\/typing$/, ({ messages }, _, id) => void messages.writable(id ?? '')],
  [
    'POST',
    /^\/channels\/(\d+)\/messages$/,
    ({ world, messages }, asked, id) => {
      const channel = messages.writable(id ?? '')
      return messageJson(world, messages.create(channel.id, asked))
    },
  ],
  [
    'GET',
    /^\/channels\/(\d+)\/messages$/,
    ({ world, messages }, { query }, id) => {
      const channel = messages.writable(id ?? '')
      const seen = world.visible(channel.id, '').filter(({ onlyFor }) => onlyFor === undefined)
      return seen
        .reverse()
        .slice(0, Number(query.get('limit') ?? 50))
        .map((message) => messageJson(world, message))
    },
  ],
  [
    'PATCH',
    /^\/channels\/(\d+)\/messages\/(\d+)$/,
    ({ world, messages }, asked, id, message) => {
      const channel = messages.writable(id ?? '')
      const found = world.messages.get(message ?? '')
      return messageJson(
        world,
        messages.edit(found?.channel === channel.id && found.onlyFor === undefined ? found : undefined, asked),
      )
    },
  ],
  [
    'DELETE',
    /^\/channels\/(\d+)\/messages\/(\d+)$/,
    ({ world, messages }, _, id, message) => {
      const found = world.messages.get(message ?? '')
      if (found?.channel !== messages.writable(id ?? '').id) throw new ApiFault(404, 10008, 'Unknown Message')
      world.messages.delete(found.id)
    },
  ],
  [
    'POST',
    /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
    ({ world, messages, dispatch }, { body }, id, message) => {
      const parent = messages.writable(id ?? '')
      if (!world.messages.has(message ?? '')) throw new ApiFault(404, 10008, 'Unknown Message')
      if (parent.type !== 0) throw new ApiFault(400, 50024, 'Cannot execute action on this channel type')
      if (world.channels.has(message ?? '')) throw new ApiFault(400, 160004, 'A thread has already been created for this message')
      return thread(world, dispatch, {
        id: message ?? '',
        type: 11,
        name: String(body.name),
        parent: parent.id,
        ...(parent.guild ? { guild: parent.guild } : {}),
      })
    },
  ],
  [
    'POST',
    /^\/channels\/(\d+)\/threads$/,
    ({ world, messages, dispatch }, { body }, id) => {
      const parent = messages.writable(id ?? '')
      return thread(world, dispatch, {
        id: world.snowflake(),
        type: Number(body.type ?? 12),
        name: String(body.name),
        parent: parent.id,
        ...(parent.guild ? { guild: parent.guild } : {}),
      })
    },
  ],
  [
    'PUT',
    /^\/channels\/(\d+)\/thread-members\/(\d+)$/,
    ({ world, messages }, _, id, user) => {
      messages.writable(id ?? '')
      world.channels.get(id ?? '')?.members.add(user ?? '')
    },
  ],
  [
    'POST',
    /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
    (api, asked, id, token) => answerInteraction(api, asked, id ?? '', token ?? ''),
  ],
  [
    'POST',
    /^\/webhooks\/(\d+)\/([^/]+)$/,
    ({ world, messages }, asked, _app, token) => {
      const interaction = hookTarget(world, token ?? '')
      const original = world.messages.get(interaction.original ?? '')
      // The first thing said after a deferral fills it.
      if (original && original.flags & (1 << 7)) return messageJson(world, messages.edit(original, asked))
      const hidden = ((asked.body.flags as number | undefined) ?? 0) & (1 << 6)
      return messageJson(world, messages.create(interaction.channel, asked, hidden ? { onlyFor: interaction.user } : {}))
    },
  ],
  [
    'GET',
    /^\/webhooks\/(\d+)\/([^/]+)\/messages\/(@original|\d+)$/,
    ({ world }, _, _app, token, id) => messageJson(world, hookMessage(world, token, id)),
  ],
  [
    'PATCH',
    /^\/webhooks\/(\d+)\/([^/]+)\/messages\/(@original|\d+)$/,
    ({ world, messages }, asked, _app, token, id) => messageJson(world, messages.edit(hookMessage(world, token, id), asked)),
  ],
  [
    'DELETE',
    /^\/webhooks\/(\d+)\/([^/]+)\/messages\/(@original|\d+)$/,
    ({ world }, _, _app, token, id) => void world.messages.delete(hookMessage(world, token, id).id),
  ],
]

function hookMessage(world: World, token = '', id = '') {
  const interaction = hookTarget(world, token)
  const message = world.messages.get(id === '@original' ? (interaction.original ?? '') : id)
  if (!message || message.channel !== interaction.channel) throw new ApiFault(404, 10008, 'Unknown Message')
  return message
}

function thread(
  world: World,
  dispatch: Api['dispatch'],
  parts: { id: string; type: number; name: string; parent: string; guild?: string },
) {
  const channel = world.addChannel({ ...parts, owner: world.bot.id, members: new Set([world.bot.id]) })
  dispatch('THREAD_CREATE', { ...channelJson(world, channel), newly_created: true })
  return channelJson(world, channel)
}
