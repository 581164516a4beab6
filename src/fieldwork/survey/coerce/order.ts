import type { Offer, OrderAsk } from '../ask/ask.js'
import { meantBy, unsure } from './choice.js'
import { type Coerced, listed, unclear } from './coerced.js'

const between = /\s*(?:[、,，;；>＞›\n]|->|→|=>|然后是?|其次是?|再次是?|最后是?|\bthen\b|\bthan\b|大于|优于|好于)\s*/i

/** The choices in order of preference: "2, 3, 1", "312", 「价格 > 效果 > 包装」, "b>a>c". Each once, none left out (unless the question says so). */
export function coerceOrder({ offers, least, most }: OrderAsk, said: string): Coerced {
  const plain = said.normalize('NFKC').trim()
  const parts = plain
    .replace(/^(首先是?|第一是?|first)\s*/i, '')
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const listedParts = parts.length === 1 ? (run(plain, offers.length) ?? parts) : parts
  const offered: Offer[] = []
  for (const part of listedParts) {
    const meant = meantBy(part, offers)
    if (meant?.among) return unsure(part, meant.among)
    if (!meant) return unclear(part, ...example({ least, most, offers }))
    offered.push(meant.offer)
  }
  return ranked({ kind: 'order', offers, least, most }, offered, said)
}

/** These in this order, where each is there once and none too many are missing. */
export function ranked(ask: OrderAsk, picked: readonly Offer[], said: string): Coerced {
  const twice = picked.find((offer, index) => picked.indexOf(offer) !== index)
  if (twice) return unclear(said, `「${twice.text}」出现了两次。`, `"${twice.text}" is there twice.`)
  const [zh, en] = example(ask)
  if (picked.length > ask.most) return unclear(said, zh, en)
  if (picked.length >= ask.least) return { value: picked.map(({ value }) => value) }
  const left = ask.offers.filter((offer) => !picked.includes(offer)).map(({ text }) => text)
  return unclear(said, `还没有排到${listed(left, true)}。${zh}`, `Still to be placed: ${listed(left, false)}. ${en}`)
}

/** "312", "3 1 2", "bac": one character a choice, where there are fewer than ten. */
function run(text: string, count: number): string[] | undefined {
  if (/\s/.test(text) && /^[\da-z\s]+$/i.test(text)) return text.split(/\s+/)
  return count < 10 && (/^\d{2,}$/.test(text) || /^[a-i]{2,}$/i.test(text)) ? [...text] : undefined
}

function example({ least, most, offers }: Pick<OrderAsk, 'least' | 'most' | 'offers'>): [string, string] {
  const count = offers.length
  const numbers = Array.from({ length: Math.min(most, count) }, (_, index) => Math.min(most, count) - index)
  const how = least === count ? `全部 ${count} 项` : least === most ? `${least} 项` : `${least}–${most} 项`
  const many = least === count ? `all ${count}` : least === most ? String(least) : `${least} to ${most}`
  return [
    `请按先后写出${how}的编号，例如「${numbers.join('、')}」。`,
    `Please put ${many} in order by number, for example "${numbers.join(', ')}".`,
  ]
}
