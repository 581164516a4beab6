import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { APIAttachment } from 'discord.js'
import type { ChannelTools } from '../../channel.js'
import { safeName } from '../send/payload.js'
import type { SentFile } from './message.js'

const mostBytes = 25 * 1024 * 1024
const mostFiles = 10
const patienceMs = 30_000
const attempts = 3

/** Files that came with a message, put into the channel's folder under the message's id: a second copy of the delivery writes the same ones. */
export async function fetchFiles(
  message: { id: string; attachments: readonly APIAttachment[] },
  tools: ChannelTools,
): Promise<SentFile[]> {
  const files = await Promise.all(message.attachments.slice(0, mostFiles).map((file) => fetchFile(message.id, file, tools)))
  return files.filter((file) => file !== undefined)
}

async function fetchFile(message: string, file: APIAttachment, { folder, log }: ChannelTools): Promise<SentFile | undefined> {
  const name = safeName(file.filename)
  if (file.size > mostBytes) {
    log(`Discord: a file of ${file.size} bytes was not taken (at most ${mostBytes}).`)
    return undefined
  }
  const path = join(folder, `${digits(message)}-${digits(file.id)}-${name}`)
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      await mkdir(folder, { recursive: true })
      await download(file.url, path)
      return { name, mediaType: file.content_type ?? 'application/octet-stream', size: file.size, path }
    } catch (error) {
      await rm(path, { force: true })
      if (attempt === attempts)
        log(`Discord: a file could not be fetched: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return undefined
}

async function download(url: string, path: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
  await pipeline(Readable.fromWeb(response.body as never), atMost(mostBytes), createWriteStream(path, { mode: 0o600 }))
}

/** What was announced as small may not be. */
function atMost(bytes: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length
      done(seen > bytes ? new Error(`more than ${bytes} bytes`) : null, chunk)
    },
  })
}

const digits = (id: string): string => id.replace(/\D/g, '')
