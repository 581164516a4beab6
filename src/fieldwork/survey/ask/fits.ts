import { isAccepted } from '../coerce/file.js'
import { coerceMoment } from '../coerce/moment.js'
import { apart, fitsNumber } from '../coerce/number.js'
import { coerceWords } from '../coerce/words.js'
import type { Ask, ChoiceAsk } from './ask.js'

/** Whether the ask allows a value: the last gate before an answer is kept, whatever way it came. */
export function fits(ask: Ask, value: unknown): boolean {
  switch (ask.kind) {
    case 'choice':
      return fitsChoice(ask, value)
    case 'scale':
      return ask.steps.some((step) => same(step.value, value))
    case 'yesno':
      return same(ask.truth.value, value) || same(ask.lie.value, value)
    case 'order':
      return (
        Array.isArray(value) &&
        distinct(value) &&
        value.length >= ask.least &&
        value.length <= ask.most &&
        value.every((one) => ask.offers.some((offer) => same(offer.value, one)))
      )
    case 'number':
      if (!ask.pair) return typeof value === 'number' && Number.isFinite(value) && fitsNumber(ask, value)
      return (
        Array.isArray(value) &&
        value.length === 2 &&
        value.every((one) => typeof one === 'number' && fitsNumber(ask, one)) &&
        value[0] <= value[1] &&
        apart(ask, value[1] - value[0])
      )
    case 'moment':
      return typeof value === 'string' && 'value' in coerceMoment(ask, value.replace('T', ' '))
    case 'words':
      return typeof value === 'string' && value !== '' && 'value' in coerceWords(ask, value)
    case 'file':
      return (
        Array.isArray(value) &&
        value.length >= 1 &&
        value.length <= ask.most &&
        value.every(
          (file) =>
            typeof file?.name === 'string' &&
            (file.content === '' ? ask.required : isAccepted(ask, { name: file.name, mediaType: file.type })),
        )
      )
  }
}

function fitsChoice({ offers, many, custom }: ChoiceAsk, value: unknown): boolean {
  const allowed = (one: unknown) =>
    (custom && typeof one === 'string' && one !== '') || offers.some((offer) => same(offer.value, one))
  if (!many) return allowed(value)
  if (!Array.isArray(value) || value.length === 0 || !distinct(value) || !value.every(allowed)) return false
  const alone = value.some((one) => offers.find((offer) => same(offer.value, one))?.exclusive)
  if (alone) return value.length === 1
  return value.length >= many.least && (many.most === 0 || value.length <= many.most)
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
const distinct = (values: readonly unknown[]) => new Set(values.map((one) => JSON.stringify(one))).size === values.length
