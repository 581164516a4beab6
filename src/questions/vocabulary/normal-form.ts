import { Converter } from 'opencc-js/t2cn'

/**
 * The one spelling in which questions and phrases are compared: full-width letters made narrow, traditional characters
 * simplified, lower case, single spaces, typographic quotes and dashes made plain. Length may change.
 *
 * @example normalForm('最近７天活躍　但未下單的 CUSTOMERS？') // '最近7天活跃 但未下单的 customers?'
 */
export function normalForm(text: string): string {
  const narrow = text.normalize('NFKC').toLowerCase()
  const simplified = mayBeTraditional(narrow) ? toSimplified(narrow) : narrow
  return simplified
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[—–―]/g, '-')
    .replace(/[〜～]/g, '~')
    .replace(/\s+/g, ' ')
    .trim()
}

let converter: ReturnType<typeof Converter> | undefined

/** The converter's dictionary takes longer to build than a question to answer, and most texts need none. */
function toSimplified(text: string): string {
  const convert = converter ?? Converter({ from: 't', to: 'cn' })
  converter = convert
  return convert(text)
}

/** Whether a Chinese character is outside GB 2312, the standard of simplified ones. */
function mayBeTraditional(text: string): boolean {
  for (const character of text) {
    if (character >= '\u3400' && character <= '\u9fff' && !simplifiedCharacters.has(character)) return true
  }
  return false
}

/** The 6,763 characters of GB 2312: rows 16–87 of its table, of 94 columns each. */
const simplifiedCharacters: ReadonlySet<string> = new Set(new TextDecoder('gb2312').decode(hanziRows()))

function hanziRows(): Uint8Array {
  const bytes = new Uint8Array(72 * 94 * 2)
  for (let at = 0; at < 72 * 94; at += 1) bytes.set([0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)], at * 2)
  return bytes
}
