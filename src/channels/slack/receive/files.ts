import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Incoming } from '../../../messages/index.js'
import type { SentFile } from './draft.js'

type Received = NonNullable<Extract<Incoming['what'], { kind: 'text' }>['files']>[number]

/** Bytes that one file may have. */
export const mostBytes = 20 * 1024 * 1024

/** This file is not taken; the message says why, in both languages, for whoever sent it. */
export class FileRefused extends Error {}

export interface FetchOptions {
  readonly folder: string
  readonly token: string
  /** Whom the token may be shown to: Slack's own hosts, and the server named instead of Slack. */
  readonly trusted: (url: URL) => boolean
}

/**
 * Puts a file that somebody sent into the folder, under its id and a harmless form of its name. Fetched once, also when the delivery comes again.
 * @throws FileRefused
 */
export async function fetchFile(file: SentFile, { folder, token, trusted }: FetchOptions): Promise<Received> {
  if (file.size > mostBytes) throw tooLarge()
  const url = file.url && URL.canParse(file.url) ? new URL(file.url) : undefined
  if (!url || !trusted(url)) throw unread(`it lies on ${url?.host ?? 'no server'}`)
  await mkdir(folder, { recursive: true })
  const path = join(folder, `slack-${safeName(file.id)}-${safeName(file.name)}`)
  const there = await stat(path).catch(() => undefined)
  if (there && (file.size === 0 || there.size === file.size)) return received(file, path, there.size)
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  })
  // Without the scope files:read, Slack leads to its page for signing in.
  if (!answer.ok || !answer.body) throw unread(`HTTP ${answer.status}`)
  const partial = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.part`
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      done(bytes > mostBytes ? tooLarge() : null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), counted, createWriteStream(partial))
    await rename(partial, path)
  } finally {
    await rm(partial, { force: true })
  }
  return received(file, path, bytes)
}

const received = ({ name, mediaType }: SentFile, path: string, size: number): Received => ({
  name: bareName(name).slice(0, 200) || 'file',
  mediaType,
  size,
  path,
})

const bareName = (name: string): string => basename(name.replaceAll('\\', '/'))

const tooLarge = (): FileRefused =>
  new FileRefused(`文件太大：最多 ${mostBytes / 2 ** 20} MB。\nThe file is too large: ${mostBytes / 2 ** 20} MB at most.`)
const unread = (why: string): FileRefused =>
  new FileRefused(`文件读不到（${why}），请再发一次。\nThe file could not be read (${why}): please send it again.`)

/** Letters, digits and a few marks; nothing that leads out of the folder or hides the file. */
export function safeName(name: string): string {
  const bare = bareName(name)
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^\.+/, '')
  const dot = bare.lastIndexOf('.')
  const ending = dot > 0 ? bare.slice(dot).slice(0, 12) : ''
  return `${bare.slice(0, dot > 0 ? dot : undefined).slice(0, 60)}${ending}` || 'file'
}
