import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * The text as every reader here sees it: half-width signs, simplified characters, no zero-width characters, one kind of space.
 * Positions stay those of the original wherever simplifying keeps the length, which it does but for a few phrases.
 *
 * @example plainText('這個面霜太乾了！') // '这个面霜太干了!'
 */
export function plainText(text: string): string {
  const halfWidth = text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2002-\u200F\uFEFF\t\r]/g, ' ')
  return /[\u4E00-\u9FFF]/.test(halfWidth) ? toSimplified(halfWidth) : halfWidth
}
