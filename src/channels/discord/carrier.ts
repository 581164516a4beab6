import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { APIEmbed } from 'discord.js'
import { z } from 'zod'

/**
 * What a message must remember for its later presses and cannot put in a component's 100 characters: forms to open, values of long choices.
 * It travels in the message itself, in the address of an embed without a title, which Discord keeps and nobody sees: so that the channel needs no
 * memory, and a button works after a restart as long as its message is there.
 */
const carriedForm = z.object({
  forms: z.record(z.string(), z.unknown()).default({}),
  values: z.record(z.string(), z.array(z.string())).default({}),
})
export type Carried = z.infer<typeof carriedForm>

const start = 'https://zhiyin.invalid/#'
const longestUrl = 2048
const mostEmbeds = 4

/** Embeds that carry this, the first with the visible text; undefined where it is too much for a message. */
export function carry(carried: Partial<Carried>, visible: string): APIEmbed[] | undefined {
  const code = deflateRawSync(JSON.stringify(carried)).toString('base64url')
  const room = longestUrl - start.length - 2
  const pieces = code.match(new RegExp(`.{1,${room}}`, 'g')) ?? []
  if (pieces.length > mostEmbeds) return undefined
  return pieces.map((piece, index) => ({ url: `${start}${index}.${piece}`, description: index === 0 ? visible : '\u200b' }))
}

export function carriedBy(embeds: readonly APIEmbed[] | undefined): Carried | undefined {
  const pieces = (embeds ?? []).flatMap(({ url }) => (url?.startsWith(start) ? [url.slice(start.length)] : []))
  if (!pieces.length) return undefined
  try {
    const code = pieces
      .map((piece) => piece.split('.') as [string, string])
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, part]) => part)
      .join('')
    return carriedForm.parse(JSON.parse(inflateRawSync(Buffer.from(code, 'base64url')).toString()))
  } catch {
    return undefined
  }
}
