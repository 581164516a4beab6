import { type App, Assistant, type webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Incoming } from '../../messages/index.js'
import type { ChannelTools, Ears } from '../channel.js'
import type { Memory } from './memory.js'
import { openWindow, questionWindow } from './open-window.js'
import type { People } from './people.js'
import { publishHome } from './publish-home.js'
import { commandChannel, commanded } from './receive/command.js'
import { type Draft, moment, type SentFile } from './receive/draft.js'
import { type FetchOptions, FileRefused, fetchFile } from './receive/files.js'
import { pressed, submitted } from './receive/interaction.js'
import { heardMessage, placeOf, sentFile } from './receive/message-event.js'
import { threadPlace } from './threads.js'

export interface Listening {
  readonly client: webApi.WebClient
  readonly ears: Ears
  readonly people: People
  readonly memory: Memory
  readonly tools: ChannelTools
  readonly bot: string
  readonly fetching: FetchOptions
}

/** Ties Bolt's listeners to the ears. Each hears first; only when that is kept does its end let Slack be told. */
export function listen(app: App, listening: Listening): void {
  const { client, ears, people, memory, tools, bot, fetching } = listening

  const message = async (event: unknown, body: unknown): Promise<void> => {
    const heard = heardMessage(event, { bot })
    if (!heard) return
    const { draft, addressed, rootIsOurs } = heard
    const { channel, thread } = draft.place?.address ?? {}
    const shared = z.object({ is_ext_shared_channel: z.boolean() }).safeParse(body).data?.is_ext_shared_channel
    if (draft.place?.kind === 'open' && channel && thread && `${channel}:${thread}` !== draft.delivery) {
      const place = await threadPlace(client, memory, bot, { channel, thread, rootIsOurs })
      if (addressed === 'if-ours' && place === '') return
      const id = place || draft.place.id
      memory.threads.put(`${channel}:${thread}`, id)
      return hear({ ...draft, shared, place: { ...draft.place, id, address: { ...draft.place.address, place: id } } })
    }
    // What is said in its thread from now on is said to us.
    if (draft.place?.kind === 'open') memory.threads.put(draft.place.id, draft.place.id)
    return hear({ ...draft, shared })
  }

  app.assistant(
    new Assistant({
      threadStarted: ({ event }) => paneOpened(event),
      threadContextChanged: async () => undefined,
      userMessage: async ({ event, body }) => {
        await message(event, body)
        void working(event).catch(() => undefined)
      },
    }),
  )
  app.event('message', ({ event, body }) => message(event, body))
  app.event('app_mention', ({ event, body }) => message(event, body))
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') return publishHome(client, ears, await people.speaker(event.user, undefined), tools)
    await directOpened(event)
  })
  app.action(/.*/, async ({ body, ack }) => {
    const press = pressed(body)
    if (press.kind === 'hear') await hear(press.draft)
    if (press.kind === 'open') await openWindow(client, press)
    await ack()
  })
  app.view(/.*/, async ({ body, ack }) => {
    const draft = submitted(body)
    if (draft) await hear(draft)
    await ack()
  })
  app.command(/.*/, async ({ body, ack }) => {
    const channel = commandChannel(body)
    const draft = channel ? commanded(body, { bot, member: await people.isMember(channel) }) : undefined
    if (draft) await hear(draft)
    await ack()
  })
  app.shortcut('ask', async ({ body, ack }) => {
    const { locale } = await people.speaker(body.user.id, undefined)
    await client.views.open({ trigger_id: body.trigger_id, view: questionWindow(locale) })
    await ack()
  })
  app.shortcut('survey_from_file', async ({ body, ack }) => {
    if (body.type === 'message_action') await fileTaken(body)
    await ack()
  })

  async function hear(draft: Draft): Promise<void> {
    const place = draft.place ?? (await directPlace(draft.user))
    const [speaker, guests, what] = await Promise.all([
      people.speaker(draft.user, draft.team),
      place.kind === 'private' ? false : people.guestsIn(place.address.channel ?? '', draft.shared),
      withFiles(draft),
    ])
    await ears.hear({
      delivery: draft.delivery,
      at: draft.at,
      speaker,
      place: { kind: place.kind, id: place.id, guests, address: { ...place.address, workspace: speaker.workspace } },
      what,
    })
  }

  async function directPlace(user: string): Promise<NonNullable<Draft['place']>> {
    const channel = await memory.directWith(user)
    return { kind: 'private', id: channel, address: { channel, user, place: channel } }
  }

  async function withFiles({ what, files, place, user }: Draft): Promise<Incoming['what']> {
    if (what.kind !== 'text' || !files?.length) return what
    const fetched = await Promise.all(files.map((file) => received(file, place, user)))
    const kept = fetched.filter((file) => file !== undefined)
    return kept.length ? { ...what, files: kept } : what
  }

  /** A file that is not taken is told to whoever sent it; what they said with it is heard all the same. */
  async function received(file: SentFile, place: Draft['place'], user: string) {
    try {
      return await fetchFile(await located(file), fetching)
    } catch (error) {
      tools.log(`slack: ${file.id}: ${error instanceof Error ? error.message : String(error)}`)
      const text = error instanceof FileRefused ? error.message : notRead
      const { channel, thread } = place?.address ?? {}
      await client.chat
        .postMessage({ channel: channel ?? user, text, ...(thread ? { thread_ts: thread } : {}) })
        .catch(() => undefined)
      return undefined
    }
  }

  /** Of a file from another company's workspace Slack first tells nothing but its id. */
  async function located(file: SentFile): Promise<SentFile> {
    if (file.url) return file
    const [told] = sentFile((await client.files.info({ file: file.id })).file)
    return told ?? file
  }

  async function paneOpened(event: unknown): Promise<void> {
    const started = z
      .object({
        event_ts: z.string(),
        assistant_thread: z.object({ user_id: z.string(), channel_id: z.string(), thread_ts: z.string() }),
      })
      .safeParse(event)
    if (!started.success) return
    const { event_ts: ts, assistant_thread: pane } = started.data
    const place = placeOf(pane.channel_id, pane.thread_ts, pane.thread_ts, pane.user_id)
    await hear({
      delivery: `${pane.channel_id}:${ts}`,
      at: moment(ts),
      user: pane.user_id,
      place: { ...place, address: { ...place.address, assistant: 'start' } },
      what: { kind: 'open', view: 'assistant' },
    })
  }

  /** The messages tab of somebody who has never talked with us. */
  async function directOpened(event: { user: string; channel: string; event_ts: string }): Promise<void> {
    const history = await client.conversations.history({ channel: event.channel, limit: 1 }).catch(() => undefined)
    if (!history || history.messages?.length) return
    await hear({
      delivery: `${event.channel}:open`,
      at: moment(event.event_ts),
      user: event.user,
      place: { kind: 'private', id: event.channel, address: { channel: event.channel, user: event.user, place: event.channel } },
      what: { kind: 'open', view: 'direct' },
    })
  }

  /** In the assistant's pane Slack shows that somebody is at it; it ends with the answer. */
  async function working(event: unknown): Promise<void> {
    const said = z.object({ channel: z.string(), thread_ts: z.string(), user: z.string() }).safeParse(event)
    if (!said.success) return
    const { channel, thread_ts, user } = said.data
    const { locale } = await people.speaker(user, undefined)
    const status = !locale || /^zh/i.test(locale) ? '正在查…' : 'is looking it up…'
    await client.assistant.threads.setStatus({ channel_id: channel, thread_ts, status })
  }

  async function fileTaken(body: unknown): Promise<void> {
    const taken = z
      .object({
        user: z.object({ id: z.string() }),
        trigger_id: z.string(),
        message: z.object({ text: z.string().nullish(), files: z.array(z.unknown()).optional() }),
      })
      .safeParse(body)
    if (!taken.success) return
    const { user, message, trigger_id: trigger } = taken.data
    await hear({
      delivery: `shortcut:${trigger}`,
      at: new Date().toISOString(),
      user: user.id,
      what: { kind: 'text', text: '' },
      files: (message.files ?? []).flatMap(sentFile),
    })
  }
}

const notRead = '文件读不到，请再发一次。\nThe file could not be read: please send it again.'
