import { fieldsOf } from '../../../catalog/acts.js'
import type { Breakdown, Measured } from '../../query.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { type Note, note } from '../note.js'
import { numberField } from '../number-field.js'
import { Stop } from '../outcome.js'
import type { Mention } from '../scope.js'
import { allOf } from '../token.js'

/** The acts that a measure counts or sums, its parts' acts where it is a ratio. */
export function actsOf(measured: Measured | undefined, vocabulary: Vocabulary): string[] {
  const measure = measured && 'measure' in measured ? vocabulary.measures.get(measured.measure) : undefined
  if (!measure) return []
  const { plan } = measure
  if ('act' in plan) return [plan.act]
  if (plan.kind !== 'ratio') return []
  return [...new Set([...actsOf({ measure: plan.numerator }, vocabulary), ...actsOf({ measure: plan.denominator }, vocabulary)])]
}

/** Whether every act of a measure has a field. */
export function measureHas(measured: Measured | undefined, field: string, vocabulary: Vocabulary): boolean {
  const acts = actsOf(measured, vocabulary)
  return acts.length > 0 && acts.every((name) => hasField(name, field, vocabulary))
}

export function hasField(act: string, field: string, vocabulary: Vocabulary): boolean {
  const found = vocabulary.acts.get(act)
  return found !== undefined && fieldsOf(found).some((one) => one.name === field)
}

/** 渠道 is the channel that a customer came from wherever the acts measured have no channel of their own. */
const tagBehind: Readonly<Record<string, string>> = {
  channel: 'source_channel',
  device: 'device',
  city: 'city',
  province: 'province',
}

/**
 * What a named tag or field breaks the measure down by: a field where the acts measured have it, else a tag; a numeric tag by its bands.
 *
 * @throws Stop where it can be neither
 */
export function dimensionOf(mention: Mention, measured: Measured | undefined, vocabulary: Vocabulary, notes: Note[]): Breakdown {
  const fields = allOf(mention.token, 'field').map(({ field }) => field)
  const tags = allOf(mention.token, 'tag').map(({ tag }) => tag)
  const tag = tags.find(({ type }) => type === 'word' || type === 'flag' || type === 'list')
  if (tag) return { tag: tag.name }
  const numeric = tags.find(({ type }) => type === 'number')
  if (numeric?.name === 'age' && vocabulary.tags.has('age_band')) return { tag: 'age_band' }
  const field = fields.find((name) => measureHas(measured, name, vocabulary))
  if (field && numberField(field, vocabulary)) {
    throw new Stop(
      'clarify',
      note(
        `「${mention.token.text}」是一个数，不能按每个数值分组；可以问有它的订单，或它的总额、平均`,
        `"${mention.token.text}" is an amount and makes no groups: ask for those with any of it, or for its total or average`,
      ),
      [note('有优惠的订单占比', 'share of orders with a discount'), note('优惠总额', 'discount amount')],
    )
  }
  if (field) return { field }
  const behind = fields.map((name) => tagBehind[name]).find((name) => name !== undefined && vocabulary.tags.has(name))
  if (behind) {
    const label = vocabulary.tags.get(behind)?.label
    notes.push(
      note(
        `「${mention.token.text}」按客户的${label?.zh}理解`,
        `"${mention.token.text}" was read as the customer's ${label?.en}`,
      ),
    )
    return { tag: behind }
  }
  throw new Stop(
    'clarify',
    note(`这个指标不能按「${mention.token.text}」分组`, `This figure cannot be broken down by "${mention.token.text}"`),
    [],
  )
}
