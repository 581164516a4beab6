import type { Person } from '../channel-harness.js'
import { pressables, pressesOf, readable, seen } from './readable.js'
import type { SlackServer } from './slack-server.js'
import { bot, type Json, type Room, type StoredMessage, team, type User } from './world.js'

/** A member of the stand-in's workspace who does what people do in Slack's client. */
export interface SlackPerson extends Person {
  readonly direct: Room
  readonly open: Room
  /** A message in a room; resolves when it was acknowledged, or is waiting for a connection. */
  posts(
    room: Room,
    text: string,
    options?: { thread?: string; files?: Json[]; events?: readonly string[] },
  ): Promise<StoredMessage>
  edits(message: StoredMessage, text: string): Promise<void>
  deletes(message: StoredMessage): Promise<void>
  commands(text: string, room?: Room): Promise<Json | undefined>
  fills(fields: Readonly<Record<string, string>>): Promise<Json | undefined>
  opensHome(): Promise<Json | undefined>
  opensPane(): Promise<StoredMessage>
  shortcut(callback: string, message?: StoredMessage): Promise<void>
}

export function slackPerson(server: SlackServer, user: User, open: Room): SlackPerson {
  const { world, delivery } = server
  const direct = world.directWith(user.id)
  let thread: string | undefined

  const told = async (event: Json): Promise<void> => {
    const arrived = delivery.deliver({ kind: 'events_api', payload: server.eventOf(event) })
    if (delivery.connections > 0 || isHttp()) await arrived
  }
  const interact = (payload: Json) =>
    delivery.deliver({
      kind: 'interactive',
      payload: {
        token: 'unused',
        api_app_id: bot.app,
        team: { id: team, domain: 'brand' },
        enterprise: null,
        is_enterprise_install: false,
        ...payload,
      },
    })
  const isHttp = () => server.calls.every(({ method }) => method !== 'apps.connections.open')
  const me = { id: user.id, username: user.name, name: user.name, team_id: user.standing === 'stranger' ? 'T0OTHER' : team }
  const offering = (room: Room): StoredMessage[] => room.messages.filter(({ bot_id }) => bot_id).reverse()

  const person: SlackPerson = {
    workspace: team,
    user: user.id,
    direct,
    open,
    async posts(room, text, options = {}) {
      const message: StoredMessage = {
        type: 'message',
        user: user.id,
        text: text
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll(`&lt;@${bot.user}&gt;`, `<@${bot.user}>`),
        ts: world.ts(),
        team,
        ...(options.thread ? { thread_ts: options.thread } : {}),
        ...(options.files ? { files: options.files, subtype: 'file_share' } : {}),
      }
      room.messages.push(message)
      const parent = room.messages.find(({ ts }) => ts === options.thread)
      const event = {
        ...message,
        channel: room.id,
        channel_type: room.kind,
        event_ts: message.ts,
        ...(parent ? { parent_user_id: parent.user } : {}),
      }
      await Promise.all((options.events ?? ['message']).map((type) => told({ ...event, type })))
      return message
    },
    says: async (text) => void (await person.posts(direct, text)),
    async asks(question) {
      const message = await person.posts(open, `<@${bot.user}> ${question}`, {
        ...(thread ? { thread } : {}),
        events: ['app_mention', 'message'],
      })
      thread ??= message.ts
    },
    async sendsFile(name, text) {
      const id = world.next('F')
      world.files.set(id, { id, name, mimetype: 'text/plain', bytes: Buffer.from(text) })
      const url = `${server.origin}/files/${id}/${encodeURIComponent(name)}`
      await person.posts(direct, '', {
        files: [{ id, name, mimetype: 'text/plain', size: Buffer.byteLength(text), url_private: url, url_private_download: url }],
      })
    },
    async presses(label, { on } = {}) {
      const labels = typeof label === 'string' ? [label] : label
      const rooms = thread ? [direct, open] : [direct]
      for (const room of rooms) {
        const message = offering(room).find((each) => {
          const offered = pressables(each.blocks ?? []).map((each) => each.label)
          return labels.every((wanted) => offered.includes(wanted)) && (!on || readable(each.blocks ?? []).includes(on))
        })
        if (message) return press(room, message, labels)
      }
      throw new Error(`nothing offers ${labels.join(', ')} to ${user.name}`)
    },
    async edits(message, text) {
      const room = roomOf(message)
      const previous = { ...message }
      message.text = text
      const ts = world.ts()
      await told({
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        channel: room.id,
        channel_type: room.kind,
        ts,
        event_ts: ts,
        message: { ...message, edited: { user: user.id, ts } },
        previous_message: previous,
      })
    },
    async deletes(message) {
      const room = roomOf(message)
      room.messages.splice(room.messages.indexOf(message), 1)
      const ts = world.ts()
      await told({
        type: 'message',
        subtype: 'message_deleted',
        hidden: true,
        channel: room.id,
        channel_type: room.kind,
        ts,
        event_ts: ts,
        deleted_ts: message.ts,
        previous_message: message,
      })
    },
    commands: (text, room = open) =>
      delivery.deliver({
        kind: 'slash_commands',
        payload: {
          command: '/zhiyin',
          text,
          user_id: user.id,
          user_name: user.name,
          team_id: team,
          team_domain: 'brand',
          channel_id: room.id,
          channel_name: room.kind === 'im' ? 'directmessage' : 'open',
          api_app_id: bot.app,
          is_enterprise_install: 'false',
          response_url: server.responseUrl(room.id, user.id),
          trigger_id: server.trigger(),
        },
      }),
    async fills(fields) {
      const view = [...world.views.values()].at(-1)
      if (!view) throw new Error('no window is open')
      const values = Object.fromEntries(
        (view.blocks as Json[]).map((block) => {
          const element = block.element as Json
          const value = fields[String(block.block_id).replace(/^field:/, '')] ?? null
          const answer =
            element.type === 'static_select'
              ? { type: element.type, selected_option: value === null ? null : { value } }
              : { type: element.type, value }
          return [block.block_id, { [String(element.action_id)]: answer }]
        }),
      )
      return interact({ type: 'view_submission', user: me, trigger_id: server.trigger(), view: { ...view, state: { values } } })
    },
    async opensHome() {
      const ts = world.ts()
      await told({ type: 'app_home_opened', user: user.id, channel: direct.id, tab: 'home', event_ts: ts })
      return world.homes.get(user.id)
    },
    async opensPane() {
      const root: StoredMessage = {
        type: 'message',
        user: bot.user,
        bot_id: bot.id,
        ts: world.ts(),
        text: 'New Assistant Thread',
      }
      direct.messages.push(root)
      await told({
        type: 'assistant_thread_started',
        assistant_thread: { user_id: user.id, context: {}, channel_id: direct.id, thread_ts: root.ts },
        event_ts: world.ts(),
      })
      return root
    },
    async shortcut(callback, message) {
      await interact({
        type: message ? 'message_action' : 'shortcut',
        callback_id: callback,
        trigger_id: server.trigger(),
        user: me,
        action_ts: world.ts(),
        ...(message
          ? {
              message,
              message_ts: message.ts,
              channel: { id: roomOf(message).id, name: 'room' },
              response_url: server.responseUrl(roomOf(message).id, user.id),
            }
          : {}),
      })
    },
    sees: async () => direct.messages.map(seen),
    seesOpen: async () => [
      ...open.messages.filter(({ ts, thread_ts }) => ts === thread || thread_ts === thread).map(seen),
      ...world.ephemeral
        .filter((whisper) => whisper.channel === open.id && whisper.user === user.id)
        .map(({ text, blocks }) => seen({ ts: '', user: bot.user, bot_id: bot.id, text, blocks })),
    ],
  }
  return person

  function roomOf(message: StoredMessage): Room {
    const room = [...world.rooms.values()].find(({ messages }) => messages.includes(message))
    if (!room) throw new Error('this message is in no room')
    return room
  }

  async function press(room: Room, message: StoredMessage, labels: readonly string[]): Promise<void> {
    for (const { action, state } of pressesOf(message.blocks ?? [], labels)) {
      await interact({
        type: 'block_actions',
        user: me,
        trigger_id: server.trigger(),
        response_url: server.responseUrl(room.id, user.id),
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: room.id,
          is_ephemeral: false,
          ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
        },
        channel: { id: room.id, name: room.kind === 'im' ? 'directmessage' : 'open' },
        message,
        state: { values: state },
        actions: [{ ...action, action_ts: world.ts() }],
      })
    }
  }
}
