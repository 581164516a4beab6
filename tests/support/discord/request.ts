import type { IncomingMessage } from 'node:http'

export interface Asked {
  readonly method: string
  /** Below `/api/v10`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly token: string | undefined
  readonly body: Record<string, unknown>
  readonly list: readonly Record<string, unknown>[]
  readonly files: readonly { readonly name: string; readonly data: Uint8Array }[]
}

/** A call as the routes see it: JSON, or a form with `payload_json` and files. */
export async function readRequest(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const files: { name: string; data: Uint8Array }[] = []
  let parsed: unknown = {}
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
    for (const [name, value] of form) {
      if (name === 'payload_json') parsed = JSON.parse(String(value))
      else if (typeof value !== 'string') files.push({ name: value.name, data: new Uint8Array(await value.arrayBuffer()) })
    }
  } else if (raw.length) parsed = JSON.parse(raw.toString())
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname.replace(/^\/api\/v10/, '')),
    query: url.searchParams,
    token: request.headers.authorization,
    body: (Array.isArray(parsed) ? {} : parsed) as Record<string, unknown>,
    list: Array.isArray(parsed) ? (parsed as Record<string, unknown>[]) : [],
    files,
  }
}

/** An answer that is a fault, with Discord's own code. */
export class ApiFault extends Error {
  readonly status: number
  readonly code: number
  readonly more: Record<string, unknown>

  constructor(status: number, code: number, message: string, more: Record<string, unknown> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.more = more
  }
}
