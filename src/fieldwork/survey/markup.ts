import { type Block, paragraph } from '../../messages/index.js'

/**
 * What a piece of a survey's HTML says, as plain blocks: paragraphs and list items as lines, links and pictures as such, tags and scripts gone.
 *
 * @example plainText('<b>下面</b>问习惯<br>谢谢') // '下面问习惯\n谢谢'
 */
export function plainText(html: string): string {
  return html
    .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<br\s*\/?>|<\/?(p|div|h[1-6]|ul|ol|li|tr|table|section|article|blockquote|hr)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => entity(name) ?? whole)
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, lines) => line !== '' && !(line === '•' && index === lines.length - 1))
    .join('\n')
}

/** The same with links and pictures beside the text. */
export function htmlBlocks(html: string): Block[] {
  const text = plainText(html)
  return [...(text ? [paragraph(text)] : []), ...links(html), ...pictures(html)]
}

function links(html: string): Block[] {
  return [...html.matchAll(/<a\b[^>]*?href\s*=\s*["']?([^"'\s>]+)["']?[^>]*>([\s\S]*?)<\/a>/gi)].flatMap(
    ([, href = '', inner = '']) => {
      const url = webAddress(href)
      return url ? [{ kind: 'link' as const, label: plainText(inner) || url, url }] : []
    },
  )
}

function pictures(html: string): Block[] {
  return [...html.matchAll(/<img\b([^>]*)>/gi)].flatMap(([, attributes = '']) => {
    const url = webAddress(/\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '')
    const alt = /\balt\s*=\s*"([^"]*)"|\balt\s*=\s*'([^']*)'/i.exec(attributes)
    return url ? [{ kind: 'image' as const, url, alt: alt?.[1] ?? alt?.[2] ?? '' }] : []
  })
}

/** An http(s) address, or undefined: nothing else may become a link. */
export function webAddress(text: string): string | undefined {
  const decoded = text.replaceAll('&amp;', '&')
  return /^https?:\/\//i.test(decoded) && URL.canParse(decoded) ? decoded : undefined
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  copy: '©',
  middot: '·',
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return named[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return Number.isInteger(code) && code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
