import { createHmac } from 'node:crypto'
import { maskPersonalData } from '../language/masking/mask-personal-data.js'

/** What remains of a personal value: a keyed hash to join by ('' where there is none) and a form that people may see. */
export interface Concealed {
  readonly hash: string
  readonly masked: string
}

/** A value that is no phone number, no e-mail address. The mark travels in place of the hash. */
export const notPersonal = '!'

/** Conceals the values of one home: HMAC-SHA256 under the home's secret, so that a hash cannot be looked up in a table of all numbers. */
export function concealer(secret: string) {
  const hash = (kind: string, value: string) => createHmac('sha256', secret).update(`${kind}:${value}`).digest('hex')

  function phone(cell: string): Concealed {
    const text = unwrapped(cell)
    if (isNothing(text)) return { hash: '', masked: '' }
    // Platforms mask numbers themselves: such a number can be shown but not joined by.
    if (/^[\d\s+-]*[*xX＊•]{2,}[\d\s-]*$/.test(text)) return { hash: '', masked: text.replace(/[＊•xX]/g, '*') }
    const number = phoneNumber(text)
    if (number === undefined) return { hash: notPersonal, masked: '***' }
    return { hash: hash('phone', number), masked: maskedPhone(number) }
  }

  function email(cell: string): Concealed {
    const text = unwrapped(cell).toLowerCase()
    if (isNothing(text)) return { hash: '', masked: '' }
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { hash: notPersonal, masked: '***' }
    if (/\*{2,}/.test(text)) return { hash: '', masked: text }
    return { hash: hash('email', text), masked: maskedEmail(text) }
  }

  /** An identity of any kind: phones and addresses as above, so that they join with the customers' own; others to the letter. */
  function identity(kind: string, cell: string): Concealed {
    if (/^(phone|mobile|手机|手机号|电话)$/i.test(kind.trim())) return phone(cell)
    if (/^(e-?mail|mail|邮箱|邮件)$/i.test(kind.trim())) return email(cell)
    const text = unwrapped(cell)
    if (isNothing(text)) return { hash: '', masked: '' }
    if (/[*＊]{2,}/.test(text)) return { hash: '', masked: text }
    return { hash: hash(kind.trim().toLowerCase(), text), masked: maskedWord(text) }
  }

  /** The same id for the same person, from a value that may not be kept. */
  function key(cell: string): string {
    const text = unwrapped(cell).toLowerCase()
    // What a platform masked fits many people: it names nobody.
    return isNothing(text) || /[*＊]{2,}/.test(text) ? '' : `k_${hash('key', phoneNumber(text) ?? text).slice(0, 20)}`
  }

  return { phone, email, identity, key }
}

export type Concealer = ReturnType<typeof concealer>

/** Digits only, without the country code of mainland mobile numbers; undefined where it cannot be a phone number. */
export function phoneNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  if (!/^\+?[\d\s().-]+(?:(?:转|ext\.?|x)\s*\d+)?$/i.test(plain)) return undefined
  const digits = plain.replace(/\D/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '')
  return digits.length >= 7 && digits.length <= 18 ? digits : undefined
}

/** @example maskedPhone('13812341234') // '138****1234' */
export function maskedPhone(digits: string): string {
  if (digits.length === 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return `${digits.slice(0, 2)}****${digits.slice(-2)}`
}

/** @example maskedEmail('lily@example.com') // 'l***@example.com' */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return `${[...address][0] ?? ''}***${address.slice(at)}`
}

/** @example maskedWord('wx_openid_93hfk') // 'w***k' */
export function maskedWord(word: string): string {
  const letters = [...word]
  return letters.length <= 2 ? '***' : `${letters[0]}***${letters.at(-1)}`
}

/** A cell of an unlisted column: phone numbers, addresses and papers in it masked, anything else as it is. */
export function guarded(cell: string): string {
  return looksPersonal(cell) ? maskPersonalData(cell) : cell
}

/** Eleven digits in a row (spaces and hyphens aside) or an at sign: worth a closer look. */
function looksPersonal(cell: string): boolean {
  return /@|＠|(?:[\d０-９][\s-]?){10}[\dXx０-９]/.test(cell)
}

/** What spreadsheets and marketplaces wrap around numbers to keep them text: `="138…"`, `'138…`. */
export function unwrapped(cell: string): string {
  // A number copied from a phone's address book comes wrapped in direction marks.
  const text = cell
    .normalize('NFKC')
    .replace(/[\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim()
  return text
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim()
}

function isNothing(text: string): boolean {
  return /^(?:|null|none|n\/a|nan|\\n|-+|无|暂无|没有|未填写)$/i.test(text)
}
