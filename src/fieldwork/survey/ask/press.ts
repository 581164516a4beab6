import type { Ask, Offer } from './ask.js'

/** What can be pressed for an ask, in the order shown. */
export function offeredBy(ask: Ask): readonly Offer[] {
  switch (ask.kind) {
    case 'choice':
    case 'order':
      return ask.offers
    case 'scale':
      return ask.steps
    case 'yesno':
      return [ask.truth, ask.lie]
    case 'words':
      return (ask.suggestions ?? []).map((text) => ({ value: text, text }))
    default:
      return []
  }
}

const longest = 60

/** What a press on an offer sends back: its stored value where that is short and its own, else its place (`#3`). */
export function pressValue(offer: Offer, offers: readonly Offer[]): string {
  const value = String(offer.value)
  const plain = ['string', 'number', 'boolean'].includes(typeof offer.value) && value !== '' && value.length <= longest
  const own = offers.filter((other) => String(other.value) === value).length === 1
  return plain && own && !value.startsWith('#') ? value : `#${offers.indexOf(offer) + 1}`
}

/** The offers that were pressed; undefined where one is none of the ask's. */
export function pressed(ask: Ask, values: readonly string[]): Offer[] | undefined {
  const offers = offeredBy(ask)
  const found = values.map((value) => offers.find((offer) => pressValue(offer, offers) === value))
  const several = ask.kind === 'order' || (ask.kind === 'choice' && ask.many !== undefined)
  return found.every((offer) => offer !== undefined) && (several || found.length === 1) ? (found as Offer[]) : undefined
}
