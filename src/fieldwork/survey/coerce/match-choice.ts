import type { Offer } from '../ask/ask.js'
import { placeOf } from './place.js'
import { spokenNumber } from './spoken-number.js'

/** The one offer that is meant; or those that could be; or nothing. */
export type Match =
  | { readonly offer: Offer; readonly among?: undefined }
  | { readonly offer?: undefined; readonly among: readonly Offer[] }
  | undefined

const ignorable = /[\s"'“”‘’「」『』《》。.!！?？,，、;；:：()（）【】[\]~～_*`]/g
export const fold = (text: string) => {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=\p{L})-(?=\p{L})/gu, '')
    .replaceAll(ignorable, '')
  return folded === '' ? text.normalize('NFKC').trim().toLowerCase() : folded
}

/**
 * Which offer a person means: its words, its number or letter in the list as shown, its stored value, or words that only one offer holds.
 * More than one possible reading is no reading.
 *
 * @param numbered whether a bare number means the place in the list (not for scales, whose numbers are values)
 */
export function matchChoice(said: string, offers: readonly Offer[], numbered = true): Match {
  const wanted = fold(said)
  if (wanted === '') return undefined
  const same = offers.filter(({ text }) => fold(text) === wanted)
  if (same.length > 0) return oneOf(same)
  const number = spokenNumber(said)
  const place = numbered ? placeOf(said, offers.length) : undefined
  if (place?.sure) return placed(offers, place.index)
  if (number !== undefined || place) {
    const inText = number === undefined ? [] : offers.filter(({ text }) => saysNumber(text, number))
    const at = place ? offers[place.index] : undefined
    const readings = [...new Set([...(at ? [at] : []), ...inText])]
    if (readings.length > 0) return oneOf(readings)
  }
  const stored = offers.filter(({ value }) => fold(String(value)) === wanted)
  if (stored.length === 1) return oneOf(stored)
  if (number !== undefined) return undefined
  const alike = offers.filter(({ text }) => stem(fold(text)) === stem(wanted))
  if (alike.length === 1) return oneOf(alike)
  return byPart(wanted, offers)
}

const placed = (offers: readonly Offer[], index: number): Match => {
  const offer = offers[index]
  return offer ? { offer } : undefined
}

function oneOf(offers: readonly Offer[]): Match {
  const [offer] = offers
  return offers.length === 1 && offer ? { offer } : offers.length > 1 ? { among: offers } : undefined
}

/** "2 children" and "18–24" say a number: 2, and any from 18 to 24. */
function saysNumber(text: string, number: number): boolean {
  const plain = text.normalize('NFKC')
  const range = /(\d+(?:\.\d+)?)\s*(?:-|–|—|~|至|到|to)\s*(\d+(?:\.\d+)?)/.exec(plain)
  if (range) return Number(range[1]) <= number && number <= Number(range[2])
  const first = /^\s*(\d+(?:\.\d+)?)(?![\d.]*\s*(?:以|及|or|\+|and))/.exec(plain)
  return first ? Number(first[1]) === number : spokenNumber(plain) === number
}

/** Without the last character that people swap freely: 敏感性, 敏感肌 and 敏感皮 are one. */
function stem(text: string): string {
  return [...text].length > 1 ? text.replace(/[性肌皮型]$/, '') : text
}

/** The offer's words stand in what was said, or what was said stands in the offer's; nothing around them turns them round. */
function byPart(said: string, offers: readonly Offer[]): Match {
  const within = offers.filter(({ text }) => long(fold(text)) && said.includes(fold(text)))
  // 「非常满意」 holds 「满意」: the longer words are the ones that were said.
  const longest = within.filter(
    ({ text }) => !within.some((other) => fold(other.text) !== fold(text) && fold(other.text).includes(fold(text))),
  )
  if (longest.length > 0) {
    const rest = longest.reduce((left, { text }) => left.replace(fold(text), ''), said)
    return turning.test(rest) ? undefined : oneOf(longest)
  }
  if (!long(said)) return undefined
  return oneOf(offers.filter(({ text }) => fold(text).includes(said) && !turning.test(fold(text).replace(said, ''))))
}

const long = (text: string) => [...text].length >= 2
/** 「不是很满意」 is not 「满意」; "anything except the first" is not the first. */
const turning = /[不没非无未别勿除]|not|n't|never|except|without|no(?=[a-z])/
