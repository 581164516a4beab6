import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * The one spelling in which questions and phrases are compared: full-width letters made narrow, traditional characters
 * simplified, lower case, single spaces, typographic quotes and dashes made plain. Length may change.
 *
 * @example normalForm('最近７天活躍　但未下單的 CUSTOMERS？') // '最近7天活跃 但未下单的 customers?'
 */
export function normalForm(text: string): string {
  const narrow = text.normalize('NFKC').toLowerCase()
  const simplified = /[^\u0000-\u024f]/u.test(narrow) ? toSimplified(narrow) : narrow
  return simplified
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[—–―]/g, '-')
    .replace(/[〜～]/g, '~')
    .replace(/\s+/g, ' ')
    .trim()
}
