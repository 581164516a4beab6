import { spokenNumber } from './spoken-number.js'

/** One thing that can be chosen: its value, and the words it is shown with. */
export interface Offer {
  readonly value: unknown
  readonly text: string
}

const ignorable = /[\s"'「」“”。.!！,，、()（）]/g
const fold = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(ignorable, '')

/**
 * Which offer a person means: its number in the list as shown (from 1), its words, its value, or words that only one offer holds.
 * Undefined where it is none, or could be more than one.
 *
 * @param numbered whether a bare number means the place in the list (not for ratings, whose numbers are values)
 */
export function matchChoice(said: string, offers: readonly Offer[], numbered = true): Offer | undefined {
  const wanted = fold(said)
  if (wanted === '') return undefined
  const exact = offers.filter(({ text, value }) => fold(text) === wanted || fold(String(value)) === wanted)
  // Words before places: a list of numbers ("1 child", "2 children", values 0, 1, 2) means what it says.
  if (exact.length === 1) return exact[0]
  const place = numbered ? (spokenNumber(said) ?? letter(wanted)) : undefined
  if (place !== undefined) return Number.isInteger(place) ? offers[place - 1] : undefined
  const alike = offers.filter(({ text }) => stem(fold(text)) === stem(wanted))
  if (alike.length === 1) return alike[0]
  const holding = offers.filter(({ text }) => fold(text).includes(wanted) || saidWithin(wanted, fold(text)))
  return holding.length === 1 && [...wanted].length >= 2 ? holding[0] : undefined
}

/** Without the last character that people swap freely: 敏感性, 敏感肌 and 敏感皮 are one. */
function stem(text: string): string {
  return [...text].length > 1 ? text.replace(/[性肌皮型]$/, '') : text
}

/** a, b, c … as places 1, 2, 3. */
function letter(text: string): number | undefined {
  return /^[a-z]$/.test(text) ? text.charCodeAt(0) - 96 : undefined
}

/** The offer's words stand in what was said, and nothing around them turns them round (「不是很满意」 is not 「满意」). */
function saidWithin(said: string, offered: string): boolean {
  return [...offered].length >= 2 && said.includes(offered) && !/[不没非无]|not|n't|never/.test(said.replace(offered, ''))
}
