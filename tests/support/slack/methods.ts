import { allText, blockFaults } from './block-rules.js'
import { bot, type Json, type Room, type StoredMessage, team, type User, type World } from './world.js'

/** An answer of the Web API: `{ ok: false, error }` where Slack says no. */
export class Refused extends Error {
  readonly detail: Json
  constructor(error: string, detail: Json = {}) {
    super(error)
    this.detail = detail
  }
}

export interface MethodContext {
  readonly world: World
  readonly origin: () => string
  /** A trigger is good once, for three seconds. */
  readonly useTrigger: (trigger: string) => boolean
  readonly posted: (room: Room, message: StoredMessage) => void
  readonly ticket: () => string
}

type Method = (parameters: Json, context: MethodContext) => Json

/** The methods of the Web API that a bot of this kind calls, as far as it can tell the difference. */
export const methods: Readonly<Record<string, Method>> = {
  'auth.test': () => ({
    url: 'https://brand.slack.com/',
    team: 'Brand',
    user: 'zhiyin',
    team_id: team,
    user_id: bot.user,
    bot_id: bot.id,
  }),
  'apps.connections.open': (_, { origin, ticket }) => ({ url: `${origin().replace(/^http/, 'ws')}/link/?ticket=${ticket()}` }),
  'users.info': ({ user }, { world }) => ({ user: userJson(found(world.users.get(String(user)), 'user_not_found')) }),
  'users.list': (_, { world }) => ({ members: [...world.users.values()].map(userJson), response_metadata: { next_cursor: '' } }),
  'usergroups.list': (_, { world }) => ({ usergroups: [...world.groups].map(([id, users]) => ({ id, users })) }),
  'conversations.open': ({ users }, { world }) => {
    const user = found(world.users.get(String(users)), 'user_not_found')
    if (user.closed) throw new Refused('cannot_dm_bot')
    return { channel: { id: world.directWith(user.id).id } }
  },
  'conversations.info': ({ channel }, { world }) => {
    const room = roomOf(world, channel)
    if (room.kind !== 'channel' && !room.members.has(bot.user)) throw new Refused('channel_not_found')
    return {
      channel: {
        id: room.id,
        is_im: room.kind === 'im',
        is_private: room.kind !== 'channel',
        is_ext_shared: room.shared,
        is_shared: room.shared,
        is_org_shared: false,
        is_member: room.members.has(bot.user),
      },
    }
  },
  'conversations.members': ({ channel }, { world }) => ({
    members: [...roomOf(world, channel).members],
    response_metadata: { next_cursor: '' },
  }),
  'conversations.history': (parameters, { world }) =>
    history(
      roomOf(world, parameters.channel)
        .messages.filter(({ thread_ts, ts }) => !thread_ts || thread_ts === ts)
        .reverse(),
      parameters,
    ),
  'conversations.replies': (parameters, { world }) => {
    const room = roomOf(world, parameters.channel)
    const thread = room.messages.filter(({ ts, thread_ts }) => ts === parameters.ts || thread_ts === parameters.ts)
    if (thread.length === 0) throw new Refused('thread_not_found')
    return history(thread, parameters)
  },
  'chat.postMessage': (parameters, context) => {
    const { world } = context
    const room = roomOf(
      world,
      world.users.has(String(parameters.channel)) ? world.directWith(String(parameters.channel)).id : parameters.channel,
    )
    if (!room.members.has(bot.user)) throw new Refused('not_in_channel')
    const said = saidOf(parameters)
    const message: StoredMessage = {
      type: 'message',
      user: bot.user,
      bot_id: bot.id,
      app_id: bot.app,
      ts: world.ts(),
      ...said,
      ...(parameters.thread_ts ? { thread_ts: String(parameters.thread_ts) } : {}),
      ...(parameters.metadata ? { metadata: metadataOf(parameters.metadata) } : {}),
    }
    room.messages.push(message)
    context.posted(room, message)
    return { channel: room.id, ts: message.ts, message }
  },
  'chat.update': (parameters, { world }) => {
    const message = found(
      roomOf(world, parameters.channel).messages.find(({ ts }) => ts === parameters.ts),
      'message_not_found',
    )
    if (message.bot_id !== bot.id) throw new Refused('cant_update_message')
    Object.assign(
      message,
      saidOf(parameters),
      { edited: { user: bot.user, ts: world.ts() } },
      parameters.metadata ? { metadata: metadataOf(parameters.metadata) } : {},
    )
    return { channel: parameters.channel, ts: message.ts, text: message.text, message }
  },
  'chat.delete': ({ channel, ts }, { world }) => {
    const room = roomOf(world, channel)
    const at = room.messages.findIndex((message) => message.ts === ts)
    if (at < 0) throw new Refused('message_not_found')
    room.messages.splice(at, 1)
    return { channel, ts }
  },
  'chat.postEphemeral': (parameters, { world }) => {
    const room = roomOf(world, parameters.channel)
    if (!room.members.has(bot.user)) throw new Refused('not_in_channel')
    if (!room.members.has(String(parameters.user))) throw new Refused('user_not_in_channel')
    const { text, blocks = [] } = saidOf(parameters)
    world.ephemeral.push({ channel: room.id, user: String(parameters.user), text, blocks })
    return { message_ts: world.ts() }
  },
  'views.open': ({ trigger_id, view }, { world, useTrigger }) => {
    if (!useTrigger(String(trigger_id))) throw new Refused('expired_trigger_id')
    const shown = viewOf(view as Json, 'modal')
    const stored = { ...shown, id: world.next('V'), hash: `${world.ts()}.h`, app_installed_team_id: team }
    world.views.set(stored.id, stored)
    return { view: stored }
  },
  'views.publish': ({ user_id, view }, { world }) => {
    const shown = viewOf(view as Json, 'home')
    world.homes.set(String(user_id), shown)
    return { view: shown }
  },
  'files.getUploadURLExternal': ({ filename, length }, { world, origin }) => {
    if (!filename || !Number(length)) throw new Refused('invalid_arguments')
    const id = world.next('F')
    world.files.set(id, {
      id,
      name: String(filename),
      mimetype: String(filename).endsWith('.png') ? 'image/png' : 'text/plain',
      bytes: Buffer.alloc(0),
    })
    return { upload_url: `${origin()}/upload/${id}`, file_id: id }
  },
  'files.completeUploadExternal': (parameters, context) => {
    const { world } = context
    const files = (parameters.files as { id: string; title?: string }[]).map(({ id, title }) => {
      const file = found(world.files.get(id), 'file_not_found')
      if (file.bytes.length === 0) throw new Refused('file_upload_incomplete')
      return {
        id,
        name: file.name,
        title: title ?? file.name,
        mimetype: file.mimetype,
        size: file.bytes.length,
        url_private: `${context.origin()}/files/${id}`,
      }
    })
    if (parameters.channel_id) {
      const room = roomOf(world, parameters.channel_id)
      const message: StoredMessage = {
        type: 'message',
        subtype: 'file_share',
        user: bot.user,
        bot_id: bot.id,
        ts: world.ts(),
        text: String(parameters.initial_comment ?? ''),
        files,
        ...(parameters.thread_ts ? { thread_ts: String(parameters.thread_ts) } : {}),
      }
      room.messages.push(message)
      context.posted(room, message)
    }
    return { files }
  },
  'assistant.threads.setStatus': () => ({}),
  'assistant.threads.setTitle': () => ({}),
  'assistant.threads.setSuggestedPrompts': (parameters, { world }) => {
    const prompts = parameters.prompts as Json[]
    if (!Array.isArray(prompts) || prompts.length === 0 || prompts.length > 4) throw new Refused('invalid_arguments')
    world.prompts.push(parameters)
    return {}
  },
}

const found = <T>(value: T | undefined, error: string): T => {
  if (value === undefined) throw new Refused(error)
  return value
}
const roomOf = (world: World, id: unknown): Room => found(world.rooms.get(String(id)), 'channel_not_found')

function saidOf({ text, blocks }: Json): { text: string; blocks?: Json[] } {
  const said = String(text ?? '')
  if (said === '' && !(Array.isArray(blocks) && blocks.length)) throw new Refused('no_text')
  if (said.length > 40_000) throw new Refused('msg_too_long')
  if (blocks === undefined) return { text: said }
  const faults = blockFaults(blocks, 'message')
  if (faults.length) throw new Refused('invalid_blocks', { errors: faults, response_metadata: { messages: faults } })
  if (allText(blocks) > 13_000) throw new Refused('msg_blocks_too_long')
  return { text: said, blocks: blocks as Json[] }
}

function metadataOf(value: unknown): Json {
  const { event_type: type, event_payload: payload } = value as Json
  if (typeof type !== 'string' || typeof payload !== 'object' || payload === null) throw new Refused('invalid_metadata_format')
  if (JSON.stringify(value).length > 8000) throw new Refused('metadata_too_large')
  return value as Json
}

function viewOf(view: Json, type: 'modal' | 'home'): Json {
  const faults = view.type === type ? blockFaults(view.blocks, type) : ['type']
  const { title, private_metadata: metadata } = view as { title?: { text?: string }; private_metadata?: string }
  if (type === 'modal' && (!title?.text || title.text.length > 24)) faults.push('title: must be 1–24 characters')
  if ((metadata ?? '').length > 3000) faults.push('private_metadata: must be less than 3001 characters')
  if (faults.length) throw new Refused('invalid_arguments', { response_metadata: { messages: faults } })
  return view
}

function history(messages: readonly StoredMessage[], { limit, oldest, latest, include_all_metadata: all }: Json): Json {
  const shown = messages
    .filter(({ ts }) => (!oldest || ts >= String(oldest)) && (!latest || ts <= String(latest)))
    .slice(0, Number(limit ?? 100))
    .map(({ metadata, ...message }) => ({
      ...message,
      ...(all === true || all === 'true'
        ? { metadata }
        : metadata
          ? { metadata: { event_type: (metadata as Json).event_type } }
          : {}),
    }))
  return { messages: shown, has_more: messages.length > shown.length }
}

function userJson({ id, name, standing, locale }: User): Json {
  return {
    id,
    team_id: standing === 'stranger' ? 'T0OTHER' : team,
    name,
    real_name: name,
    is_admin: standing === 'owner',
    is_owner: standing === 'owner',
    is_restricted: standing === 'guest',
    is_ultra_restricted: false,
    is_stranger: standing === 'stranger',
    is_bot: false,
    deleted: false,
    locale,
    profile: { display_name: name, real_name: name },
  }
}
