import type { Ask } from './ask/ask.js'
import { offeredBy } from './ask/press.js'
import { fold } from './coerce/match-choice.js'
import { specialMeant } from './coerce/special-words.js'

/** Whether a text is one of the question's own choices, so that 「跳过」 or "Back", where a choice is called that, is the choice and no command. */
export function claims(ask: Ask, text: string): boolean {
  const said = fold(text)
  if (said === '') return false
  const offers = offeredBy(ask)
  return offers.some((offer) => fold(offer.text) === said) || (ask.kind === 'choice' && specialMeant(text, offers) !== undefined)
}
