import { z } from 'zod'
import { isDirect, type SlackAddress } from '../address.js'
import { type Draft, moment, type SentFile } from './draft.js'
import { mentions, spoken } from './spoken.js'

const fileForm = z.object({
  id: z.string(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
})

const innerForm = z.object({
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  blocks: z.unknown().optional(),
  edited: z.unknown().optional(),
})

const eventForm = z.object({
  type: z.string(),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  ts: z.string().optional(),
  event_ts: z.string().optional(),
  thread_ts: z.string().optional(),
  parent_user_id: z.string().optional(),
  user_team: z.string().optional(),
  hidden: z.boolean().optional(),
  blocks: z.unknown().optional(),
  files: z.array(z.unknown()).optional(),
  message: innerForm.optional(),
  previous_message: innerForm.optional(),
  deleted_ts: z.string().optional(),
})

/** Where an open message stands to the bot: spoken to it, or in a thread that may be the bot's. */
export type Addressed = 'yes' | 'if-ours'

export interface HeardMessage {
  readonly draft: Draft
  readonly addressed: Addressed
  /** The thread's first message was the bot's own. */
  readonly rootIsOurs: boolean
}

const spokenSubtypes = [undefined, 'file_share', 'thread_broadcast', 'me_message']

/**
 * A message, its correction or its deletion; undefined for what is none of ours: other bots, joins and leaves, and talk in a channel that is
 * neither to the bot nor in a thread.
 */
export function heardMessage(event: unknown, { bot }: { readonly bot: string }): HeardMessage | undefined {
  const parsed = eventForm.safeParse(event)
  if (!parsed.success) return undefined
  const said = parsed.data
  if (said.subtype === 'message_changed') return changed(said, bot)
  if (said.subtype === 'message_deleted') return deleted(said, bot)
  if (!spokenSubtypes.includes(said.subtype) || said.bot_id || !said.user || said.user === bot || !said.ts) return undefined
  const text = said.text ?? ''
  const addressed = addressing(said, text, bot)
  if (!addressed) return undefined
  const files = (said.files ?? []).flatMap(sentFile)
  return {
    addressed,
    rootIsOurs: said.parent_user_id === bot,
    draft: {
      delivery: `${said.channel}:${said.event_ts ?? said.ts}`,
      at: moment(said.ts),
      user: said.user,
      team: said.user_team,
      place: placeOf(said.channel, said.thread_ts, said.ts, said.user),
      what: { kind: 'text', text: spoken(text, { bot, blocks: said.blocks }) },
      ...(files.length ? { files } : {}),
    },
  }
}

type Event = z.infer<typeof eventForm>

function addressing(event: Event, text: string, bot: string): Addressed | undefined {
  if (event.type === 'app_mention' || isDirect(event.channel) || mentions(text, bot)) return 'yes'
  return event.thread_ts && event.thread_ts !== event.ts ? 'if-ours' : undefined
}

/** Somebody changed what they had said; that Slack unfolded a link in it is no change. */
function changed(event: Event, bot: string): HeardMessage | undefined {
  const { message, previous_message: before } = event
  if (!message || message.bot_id || !message.user || message.user === bot) {
    return message?.subtype === 'tombstone' ? deleted({ ...event, deleted_ts: message.ts }, bot) : undefined
  }
  if (message.subtype === 'tombstone') return deleted({ ...event, deleted_ts: message.ts }, bot)
  const text = message.text ?? ''
  if (before && (before.text ?? '') === text) return undefined
  const addressed = addressing(
    { ...event, ts: message.ts, ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}) },
    text,
    bot,
  )
  if (!addressed) return undefined
  return {
    addressed,
    rootIsOurs: false,
    draft: {
      delivery: `${event.channel}:${event.event_ts ?? event.ts ?? `${message.ts}:edit`}`,
      at: moment(event.event_ts ?? event.ts ?? message.ts),
      user: message.user,
      place: placeOf(event.channel, message.thread_ts, message.ts, message.user),
      what: { kind: 'edit', of: `${event.channel}:${message.ts}`, text: spoken(text, { bot, blocks: message.blocks }) },
    },
  }
}

function deleted(event: Event, bot: string): HeardMessage | undefined {
  const { previous_message: before, deleted_ts: ts } = event
  if (!before?.user || before.bot_id || before.user === bot || !ts) return undefined
  const addressed = addressing(
    { ...event, ts, ...(before.thread_ts ? { thread_ts: before.thread_ts } : {}) },
    before.text ?? '',
    bot,
  )
  if (!addressed) return undefined
  return {
    addressed,
    rootIsOurs: false,
    draft: {
      delivery: `${event.channel}:${event.event_ts ?? event.ts ?? `${ts}:delete`}`,
      at: moment(event.event_ts ?? event.ts ?? ts),
      user: before.user,
      place: placeOf(event.channel, before.thread_ts, ts, before.user),
      what: { kind: 'delete', of: `${event.channel}:${ts}` },
    },
  }
}

/** A direct conversation is private; anywhere else each thread is a conversation, and a message outside of one begins one. */
export function placeOf(channel: string, thread: string | undefined, ts: string, user: string): NonNullable<Draft['place']> {
  const direct = isDirect(channel)
  const root = thread ?? (direct ? undefined : ts)
  const id = root ? `${channel}:${root}` : channel
  const address: SlackAddress = { channel, user, place: id, ...(root ? { thread: root } : {}) }
  return { id, kind: direct ? 'private' : 'open', address }
}

export function sentFile(value: unknown): SentFile[] {
  const parsed = fileForm.safeParse(value)
  if (!parsed.success) return []
  const { id, name, title, mimetype, size, url_private_download: download, url_private: view } = parsed.data
  return [
    {
      id,
      name: name || title || id,
      mediaType: mimetype || 'application/octet-stream',
      size: size ?? 0,
      url: download ?? view ?? undefined,
    },
  ]
}
