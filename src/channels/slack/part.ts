import { readFile } from 'node:fs/promises'
import type { types, webApi } from '@slack/bolt'
import { namedMessage, type SlackAddress } from './address.js'
import { platformError } from './faults.js'
import type { Memory } from './memory.js'
import { escapeMarkup } from './render/escape.js'
import { limits, pieces } from './render/limits.js'
import type { BlocksPost, Post } from './render/pack.js'
import type { FilePiece } from './render/piece.js'
import { preformatted } from './render/rich-text.js'
import { simplify, withoutPictures } from './render/simplify.js'
import { respond } from './respond.js'

/** Where a message goes, now that the conversation is known. */
export interface Target {
  readonly channel: string
  readonly thread: string | undefined
  readonly address: SlackAddress
  readonly quiet: boolean
}

/** One call's worth of a message. */
export interface Part {
  readonly post: Post
  readonly metadata: types.MessageMetadata
}

const malformed = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'invalid_attachments',
  'too_many_attachments',
]
const notUpdatable = ['message_not_found', 'cant_update_message', 'edit_window_closed', 'is_inactive', 'update_failed', 'no_text']
const notThere = ['not_in_channel', 'channel_not_found', 'user_not_in_channel', 'is_archived']

/** Says one part and gives its timestamp back, where Slack has one for it. */
export function partCaller(client: webApi.WebClient, memory: Memory) {
  return async (target: Target, part: Part, replaces: string | undefined): Promise<string | undefined> => {
    const { post } = part
    if (post.kind === 'file') return target.quiet ? instead(target, part, post) : upload(target, part, post)
    return sayBlocks(target, post, part, replaces)
  }

  /** As rendered; without pictures where Slack cannot fetch them; in its oldest blocks; as text: the first that Slack takes. */
  async function sayBlocks(target: Target, post: BlocksPost, { metadata }: Part, replaces: string | undefined) {
    const pictures = post.blocks.some(({ type }) => type === 'image')
    const forms = [
      () => post.blocks,
      ...(pictures ? [() => withoutPictures(post.blocks)] : []),
      () => simplify(post.blocks),
      () => [],
    ]
    for (const [index, form] of forms.entries()) {
      try {
        return await say(target, { text: post.text, blocks: [...form()] }, metadata, replaces)
      } catch (error) {
        if (index === forms.length - 1 || !malformed.includes(platformError(error) ?? '')) throw error
      }
    }
    return undefined
  }

  async function say(
    target: Target,
    said: Said,
    metadata: types.MessageMetadata,
    replaces: string | undefined,
  ): Promise<string | undefined> {
    const updated = replaces ? await update(replaces, said, metadata) : undefined
    if (updated) return updated
    if (target.quiet) return whisper(target, said)
    try {
      const { ts } = await client.chat.postMessage({
        channel: target.channel,
        ...(target.thread ? { thread_ts: target.thread } : {}),
        ...said,
        metadata,
        unfurl_links: false,
        unfurl_media: false,
      })
      return ts
    } catch (error) {
      return elsewhere(target, said, metadata, error)
    }
  }

  async function update(replaces: string, said: Said, metadata: types.MessageMetadata): Promise<string | undefined> {
    const name = namedMessage(replaces)
    if (!name) return undefined
    try {
      await client.chat.update({ channel: name.channel, ts: name.ts, ...said, metadata })
    } catch (error) {
      if (notUpdatable.includes(platformError(error) ?? '')) return undefined
      throw error
    }
    await Promise.allSettled(name.others.map((ts) => client.chat.delete({ channel: name.channel, ts })))
    return name.ts
  }

  async function whisper(target: Target, said: Said): Promise<string | undefined> {
    const { user, respond: way } = target.address
    if (way && (await respond(way, said))) return undefined
    if (!user) return undefined
    try {
      await client.chat.postEphemeral({
        channel: target.channel,
        user,
        ...(target.thread ? { thread_ts: target.thread } : {}),
        ...said,
      })
    } catch (error) {
      if (!notThere.includes(platformError(error) ?? '')) throw error
      await client.chat.postMessage({ channel: await memory.directWith(user), ...said, unfurl_links: false, unfurl_media: false })
    }
    return undefined
  }

  /** Where the bot is no member: the way back that the command brought, else the direct conversation with whoever asked. */
  async function elsewhere(
    target: Target,
    said: Said,
    metadata: types.MessageMetadata,
    error: unknown,
  ): Promise<string | undefined> {
    const { user, respond: way } = target.address
    if (!way || !notThere.includes(platformError(error) ?? '')) throw error
    if (await respond(way, said)) return undefined
    if (!user) throw error
    await client.chat.postMessage({
      channel: await memory.directWith(user),
      ...said,
      metadata,
      unfurl_links: false,
      unfurl_media: false,
    })
    return undefined
  }

  async function upload(target: Target, part: Part, piece: FilePiece): Promise<string | undefined> {
    const bytes = await content(piece).catch(() => undefined)
    if (!bytes) return instead(target, part, piece)
    try {
      await client.filesUploadV2({
        channel_id: target.channel,
        ...(target.thread ? { thread_ts: target.thread } : {}),
        file: bytes,
        filename: piece.name,
        title: piece.title,
      } as Parameters<typeof client.filesUploadV2>[0])
      return undefined
    } catch (error) {
      if (platformError(error) === undefined) throw error
      return instead(target, part, piece)
    }
  }

  /** Words in place of a file: where only one person should see it, or where files are not taken. */
  async function instead(target: Target, { metadata }: Part, piece: FilePiece): Promise<string | undefined> {
    const [text = '…'] = pieces(piece.instead, limits.section)
    const post: BlocksPost = { kind: 'blocks', blocks: [preformatted(text)], text: escapeMarkup(text), pressed: false }
    return sayBlocks(target, post, { post, metadata }, undefined)
  }
}

interface Said {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

async function content({ content }: FilePiece): Promise<Buffer> {
  if ('path' in content) return readFile(content.path)
  return 'text' in content ? Buffer.from(content.text) : Buffer.from(await content.draw())
}
