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

export class FileTooLarge extends Error {}

export interface FetchOptions {
  readonly folder: string
  readonly token: string
  /** Whom the token may be shown to: Slack's own hosts, and the server named instead of Slack. */
  readonly trusted: (url: URL) => boolean
}

/**
 * Puts a file that somebody sent into the folder, under its id and a harmless form of its name. Fetched once, also when the delivery comes again.
 * @throws FileTooLarge
 */
export async function fetchFile(file: SentFile, { folder, token, trusted }: FetchOptions): Promise<Received> {
  if (file.size > mostBytes) throw new FileTooLarge(file.name)
  const url = new URL(file.url ?? '')
  if (!trusted(url)) throw new Error(`a file on ${url.host} is not fetched with Slack's token`)
  await mkdir(folder, { recursive: true })
  const path = join(folder, `slack-${safeName(file.id)}-${safeName(file.name)}`)
  const there = await stat(path).catch(() => undefined)
  if (there && (file.size === 0 || there.size === file.size)) return received(file, path, there.size)
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  })
  if (!answer.ok || !answer.body) throw new Error(`Slack: file ${file.id}: HTTP ${answer.status}`)
  const partial = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.part`
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      done(bytes > mostBytes ? new FileTooLarge(file.name) : null, chunk)
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

/** Letters, digits and a few marks; nothing that leads out of the folder or hides the file. */
export function safeName(name: string): string {
  const bare = bareName(name)
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^\.+/, '')
  const dot = bare.lastIndexOf('.')
  const ending = dot > 0 ? bare.slice(dot).slice(0, 12) : ''
  return `${bare.slice(0, dot > 0 ? dot : undefined).slice(0, 60)}${ending}` || 'file'
}
