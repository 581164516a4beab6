import { createWriteStream } from 'node:fs'
import { unlink } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What was sent is larger than this page takes. */
export class TooLarge extends Error {}

const mostText = 64 * 1024
export const mostFile = 20 * 1024 * 1024

/** The fields of a form or a JSON object; a field that comes several times keeps all its values. @throws TooLarge, SyntaxError */
export async function fieldsOf(request: IncomingMessage): Promise<Record<string, string[]>> {
  const text = await textOf(request)
  if ((request.headers['content-type'] ?? '').startsWith('application/json')) {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) throw new SyntaxError('not an object')
    return Object.fromEntries(
      Object.entries(parsed).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]),
    )
  }
  const fields: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    fields[name] ??= []
    fields[name]?.push(value)
  }
  return fields
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostText) throw new TooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Streams a body to a file; nothing is left of one that is too large or breaks off. @returns its bytes */
export async function bodyTo(request: IncomingMessage, path: string): Promise<number> {
  let size = 0
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      done(size > mostFile ? new TooLarge() : null, chunk)
    },
  })
  try {
    await pipeline(request, counting, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await unlink(path).catch(() => undefined)
    throw error
  }
  return size
}
