import type { ChoiceAsk, Offer } from '../ask/ask.js'
import { again, type Coerced, listed, unclear } from './coerced.js'
import { type Match, matchChoice } from './match-choice.js'
import { otherSaid, specialMeant } from './special-words.js'

/** One of the choices: by words, number, letter or stored value; "none" and "other: …" where the question has them. */
export function coerceChoice({ offers, custom }: ChoiceAsk, said: string): Coerced {
  const meant = meantBy(said, offers)
  if (meant?.offer) return { value: meant.offer.value, ...(meant.comment ? { comment: meant.comment } : {}) }
  if (meant?.among) return unsure(said, meant.among)
  if (custom && said.trim() !== '') return { value: said.trim() }
  return unclear(
    said,
    `请回复选项的编号或文字（1–${offers.length}）。`,
    `Please reply with the number or the words of one choice (1–${offers.length}).`,
  )
}

export type Meant =
  | { readonly offer: Offer; readonly comment: string; readonly among?: undefined }
  | { readonly offer?: undefined; readonly among: readonly Offer[] }

/** One offer with the words said beside it; or several that could be meant. */
export function meantBy(said: string, offers: readonly Offer[]): Meant | undefined {
  const other = offers.find(({ special }) => special === 'other')
  const special = specialMeant(said, offers)
  if (special && special.special !== 'all') return { offer: special, comment: '' }
  const match: Match = matchChoice(said, offers)
  if (match?.offer && match.offer !== other) return { offer: match.offer, comment: '' }
  const words = other ? otherSaid(said, other) : undefined
  if (other && words !== undefined) return { offer: other, comment: words }
  return match?.offer ? { offer: match.offer, comment: '' } : match?.among ? { among: match.among } : undefined
}

export function unsure(said: string, among: readonly Offer[]): Coerced {
  const texts = among.slice(0, 4).map(({ text }) => text)
  return again(
    `「${said.trim()}」可能是${listed(texts, true)}，请说得再具体一点，或回复选项的完整文字。`,
    `"${said.trim()}" could be ${listed(texts, false)}; please say which, in the words of the choice.`,
  )
}
