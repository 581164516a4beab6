import type { Ask, ChoiceAsk, NumberAsk, Offer, WordsAsk } from './ask/ask.js'
import { fits } from './ask/fits.js'

/**
 * Answers that stand for all that an ask allows: each choice, the ends and the middle of a scale, the bounds of a number and the numbers that
 * expressions mention, words of the form asked for. Every one of them fits the ask; SurveyJS's validators may still refuse some.
 *
 * @param mentioned values that the survey's expressions compare the answer with
 */
export function representatives(ask: Ask, mentioned: readonly unknown[] = []): unknown[] {
  const found = candidates(ask, mentioned).filter((value) => fits(ask, value))
  return found.filter((value, index) => found.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)) === index)
}

function candidates(ask: Ask, mentioned: readonly unknown[]): unknown[] {
  switch (ask.kind) {
    case 'choice':
      return choiceValues(ask, mentioned)
    case 'scale':
      return ask.steps.map(({ value }) => value)
    case 'yesno':
      return [ask.truth.value, ask.lie.value]
    case 'order': {
      const values = ask.offers.map(({ value }) => value)
      return [values.slice(0, ask.most), values.toReversed().slice(0, ask.most), values.slice(0, ask.least)]
    }
    case 'number':
      return numberValues(ask, mentioned)
    case 'moment':
      return [...mentioned, ask.min, ask.max, ...moments[ask.form]].filter((one) => one !== undefined)
    case 'words':
      return [...wordValues(ask), ...mentioned.filter((one) => typeof one === 'string')]
    case 'file': {
      const kind = ask.accepted[0] ?? '.png'
      const name = kind.startsWith('.') ? `sample${kind}` : 'sample'
      return [[{ name, type: kind.includes('/') ? kind.replace('*', 'png') : 'application/octet-stream', content: '/sample' }]]
    }
  }
}

function choiceValues({ offers, many, custom }: ChoiceAsk, mentioned: readonly unknown[]): unknown[] {
  const own = custom ? ['something else'] : []
  if (!many) return [...offers.map(({ value }) => value), ...own]
  const plain = offers.filter(({ special, exclusive }) => !special && !exclusive)
  const values = (some: readonly Offer[]) => some.map(({ value }) => value)
  const least = Math.max(1, many.least)
  const most = many.most || plain.length
  const withOthers = plain.map((offer) => values([offer, ...plain.filter((other) => other !== offer)].slice(0, least)))
  const alone = offers.filter(({ exclusive }) => exclusive).map(({ value }) => [value])
  const other = offers.find(({ special }) => special === 'other')
  const wanted = mentioned.filter(Array.isArray)
  return [
    ...withOthers,
    values(plain.slice(0, most)),
    ...alone,
    ...(other ? [values([other, ...plain].slice(0, least))] : []),
    ...wanted,
    ...own.map((one) => [one]),
  ]
}

function numberValues({ min, max, step, pair }: NumberAsk, mentioned: readonly unknown[]): unknown[] {
  const by = step ?? 1
  const low = min ?? Math.min(0, max ?? 0)
  const high = max ?? low + by * 100
  const middle = low + Math.round((high - low) / 2 / by) * by
  const near = mentioned.flatMap((one) =>
    typeof one === 'number' || (typeof one === 'string' && one !== '' && Number.isFinite(Number(one)))
      ? [Number(one) - by, Number(one), Number(one) + by]
      : [],
  )
  const singles = [middle, low, high, ...near]
  if (!pair) return singles
  const apart = pair.least ?? by
  return [
    [low, Math.min(high, low + (pair.most ?? high - low))],
    [low, low + apart],
    [high - apart, high],
  ]
}

const moments = {
  date: ['2026-05-20', '1995-03-08', '2030-01-01'],
  datetime: ['2026-05-20T18:30', '2030-01-01T08:00'],
  time: ['18:30', '08:00', '12:00'],
  month: ['2026-05', '2030-01'],
  week: ['2026-W21', '2030-W02'],
}

function wordValues({ form, most, mask }: WordsAsk): string[] {
  if (mask !== undefined)
    return [[...mask].map((sign) => (sign === '9' ? '1' : sign === 'a' || sign === '#' ? 'A' : sign)).join('')]
  switch (form) {
    case 'email':
      return ['name@example.com']
    case 'phone':
      return ['13800138000', '+86 138 0013 8000']
    case 'url':
      return ['https://example.com']
    case 'color':
      return ['#ff8800']
    default:
      // The later ones are for validators: digits, letters, a code, an address.
      return [
        '说得比较详细的一句话 with some words',
        '200000',
        '12345678',
        'ABC',
        'abc123',
        '13800138000',
        'name@example.com',
        'A',
        '7',
        '是',
      ].map((text) => (most === undefined ? text : [...text].slice(0, most).join('')))
  }
}
