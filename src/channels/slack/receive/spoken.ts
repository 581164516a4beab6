import { z } from 'zod'

/**
 * What somebody typed, out of Slack's markup: entities are characters again, links their address, mentions names, emoji characters. The bot's own
 * name at the beginning is who was spoken to, not what was said.
 */
export function spoken(text: string, { bot, blocks }: { readonly bot: string; readonly blocks?: unknown }): string {
  const emoji = emojiIn(blocks)
  return text
    .replace(new RegExp(`^\\s*(?:<@${bot}(?:\\|[^>]*)?>[\\s,，:：、]*)+`), '')
    .replace(/<([@#!]?)([^>|]*)(?:\|([^>]*))?>/g, (_, sign: string, target: string, label: string | undefined) =>
      reference(sign, target, label, bot),
    )
    .replace(/:([a-z0-9_+'-]+):/g, (code, name: string) => emoji.get(name) ?? code)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

/** Whether a text speaks to the bot. */
export const mentions = (text: string, bot: string): boolean => new RegExp(`<@${bot}(?:\\||>)`).test(text)

function reference(sign: string, target: string, label: string | undefined, bot: string): string {
  if (sign === '@') return target === bot ? '' : `@${label ?? target}`
  if (sign === '#') return `#${label ?? target}`
  if (sign === '!') return label ?? `@${target.split('^')[0]}`
  if (/^(?:mailto|tel):/.test(target)) return label ?? target.replace(/^(?:mailto|tel):/, '')
  if (!label) return target
  // Slack makes a link of an address typed without its beginning: what was typed is the label.
  const shortened = target.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return label === target || label === shortened ? label : `${label} (${target})`
}

const emojiForm = z.object({ type: z.literal('emoji'), name: z.string(), unicode: z.string() })

/** Slack writes emoji as codes and tells beside them which character is meant. */
function emojiIn(blocks: unknown): Map<string, string> {
  const found = new Map<string, string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const emoji = emojiForm.safeParse(value)
    if (emoji.success && /^[0-9a-f]+(-[0-9a-f]+)*$/i.test(emoji.data.unicode)) {
      const points = emoji.data.unicode.split('-').map((point) => Number.parseInt(point, 16))
      if (points.every((point) => point <= 0x10ffff)) found.set(emoji.data.name, String.fromCodePoint(...points))
    }
    for (const inner of Object.values(value)) look(inner)
  }
  look(blocks)
  return found
}
