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

/** Embeds that carry this for one block, the first with the visible text; undefined where it is too much for a message. */
export function carry(block: number, carried: Partial<Carried>, visible: string): APIEmbed[] | undefined {
  const code = deflateRawSync(JSON.stringify(carried)).toString('base64url')
  const room = longestUrl - start.length - 8
  const pieces = code.match(new RegExp(`.{1,${room}}`, 'g')) ?? []
  if (pieces.length > mostEmbeds) return undefined
  return pieces.map((piece, index) => ({
    url: `${start}${block}.${index}.${piece}`,
    description: index === 0 ? visible : '\u200b',
  }))
}

export function carriedBy(embeds: readonly APIEmbed[] | undefined): Carried {
  const pieces = (embeds ?? []).flatMap(({ url }) => (url?.startsWith(start) ? [url.slice(start.length).split('.')] : []))
  const all = [...new Set(pieces.map(([block]) => block))].map((block) => {
    const parts = pieces.filter(([of]) => of === block).sort(([, one], [, other]) => Number(one) - Number(other))
    return unpacked(parts.map(([, , part = '']) => part))
  })
  return {
    forms: Object.assign({}, ...all.map(({ forms }) => forms)),
    values: Object.assign({}, ...all.map(({ values }) => values)),
  }
}

function unpacked(parts: readonly string[]): Carried {
  try {
    return carriedForm.parse(JSON.parse(inflateRawSync(Buffer.from(parts.join(''), 'base64url')).toString()))
  } catch {
    return { forms: {}, values: {} }
  }
}
