import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Incoming } from '../../messages/index.js'
import type { ChannelTools, Ears } from '../channel.js'
import { bodyTo, fieldsOf } from './body.js'
import type { Visitor } from './visitor.js'

const longestText = 20_000

/** A press, a text or a form from the page. The page names the delivery, so that one that it sends again after a lost answer counts once. */
export async function receive(visitor: Visitor, request: IncomingMessage, ears: Ears): Promise<string | undefined> {
  const fields = await fieldsOf(request)
  const delivery = fields.delivery?.[0] || randomUUID()
  const what = whatOf(fields)
  if (!what) return undefined
  return ears.hear(incoming(visitor, delivery, what))
}

/** A file: its body is the request's, its name stands in the address. */
export async function receiveFile(
  visitor: Visitor,
  url: URL,
  request: IncomingMessage,
  ears: Ears,
  tools: ChannelTools,
): Promise<string | undefined> {
  const name = (url.searchParams.get('name') ?? 'file').replace(/[\p{C}/\\]/gu, '_').slice(0, 120)
  const mediaType = (request.headers['content-type'] ?? 'application/octet-stream').split(';')[0] ?? ''
  const path = join(tools.folder, `${randomUUID()}-${name.replace(/[^\w.-]/g, '_').slice(-60)}`)
  const size = await bodyTo(request, path)
  return ears.hear(
    incoming(visitor, url.searchParams.get('delivery') || randomUUID(), {
      kind: 'text',
      text: url.searchParams.get('text') ?? '',
      files: [{ name, mediaType, size, path }],
    }),
  )
}

function whatOf(fields: Record<string, string[]>): Incoming['what'] | undefined {
  const kind = fields.kind?.[0] ?? 'text'
  if (kind === 'press') {
    const values = fields.value ?? []
    const token = fields.token?.[0]
    return { kind: 'press', values: values.map(clean), ...(token ? { token } : {}) }
  }
  if (kind === 'form') {
    const inputs = Object.entries(fields).flatMap(([name, values]) =>
      name.startsWith('field.') ? [[name.slice('field.'.length), clean(values[0] ?? '')] as const] : [],
    )
    return { kind: 'form', form: fields.form?.[0] ?? '', fields: Object.fromEntries(inputs) }
  }
  const text = clean(fields.text?.[0] ?? '')
  return text.trim() === '' ? undefined : { kind: 'text', text }
}

const clean = (text: string): string => text.slice(0, longestText)

const incoming = ({ speaker, place }: Visitor, delivery: string, what: Incoming['what']): Incoming => ({
  delivery: `${speaker.user}:${delivery}`,
  at: new Date().toISOString(),
  speaker,
  place,
  what,
})
