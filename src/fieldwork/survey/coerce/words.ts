import type { WordsAsk } from '../ask/ask.js'
import { again, type Coerced, unclear } from './coerced.js'

/** What was written, where it has the form asked for. */
export function coerceWords({ form, most, mask }: WordsAsk, said: string): Coerced {
  const text = said.trim()
  if (text === '') return again('请写下您的回答。', 'Please write your answer.')
  if (most !== undefined && [...text].length > most)
    return again(
      `请写在 ${most} 个字以内（现在 ${[...text].length} 个字）。`,
      `Please keep it to ${most} characters (it has ${[...text].length}).`,
    )
  const plain = text.normalize('NFKC')
  if (mask !== undefined)
    return maskPattern(mask).test(plain)
      ? { value: plain }
      : unclear(
          text,
          `请按这个格式回复：${mask}（9 是数字，a 是字母）。`,
          `Please reply in this form: ${mask} (9 a digit, a a letter).`,
        )
  switch (form) {
    case 'email':
      return isEmail(plain)
        ? { value: plain }
        : unclear(
            text,
            '请回复一个邮箱地址，如 name@example.com。',
            'Please reply with an e-mail address such as name@example.com.',
          )
    case 'phone':
      return isPhone(plain) ? { value: plain } : unclear(text, '请回复一个电话号码。', 'Please reply with a phone number.')
    case 'url': {
      const url = urlOf(plain)
      return url
        ? { value: url }
        : unclear(
            text,
            '请回复一个网址，如 https://example.com。',
            'Please reply with a web address such as https://example.com.',
          )
    }
    case 'color':
      return /^#[0-9a-f]{6}$/i.test(plain)
        ? { value: plain.toLowerCase() }
        : unclear(text, '请回复颜色的编码，如 #ff8800。', 'Please reply with a colour such as #ff8800.')
    default:
      return { value: text }
  }
}

export const isEmail = (text: string) => /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}$/.test(text)
export const isPhone = (text: string) => /^[+\d][\d\s()\-.转ext]{4,24}$/i.test(text) && text.replaceAll(/\D/g, '').length >= 5

/** The address, with https where none is said; undefined where it is none. */
export function urlOf(text: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (/\s/.test(text) || !URL.canParse(whole)) return undefined
  const { hostname, protocol } = new URL(whole)
  return /^https?:$/.test(protocol) && hostname.includes('.') ? whole : undefined
}

export function maskPattern(mask: string): RegExp {
  const parts = [...mask].map((sign) =>
    sign === '9' ? '\\d' : sign === 'a' ? '\\p{L}' : sign === '#' ? '[\\p{L}\\d]' : sign.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'),
  )
  return new RegExp(`^${parts.join('')}$`, 'u')
}
