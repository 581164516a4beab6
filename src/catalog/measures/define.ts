import type { Label, Synonyms, Unit } from '../label.js'
import type { AggregatePlan, Measure, MeasurePlan } from '../measure.js'

/** `zh|synonym|synonym`: the label first, then other words for it. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export function measure(
  name: string,
  unit: Unit,
  words: Words,
  definition: Label,
  plan: MeasurePlan,
  more: Partial<Measure> = {},
): Measure {
  const [zh = '', ...zhOthers] = words.zh.split('|')
  const [en = '', ...enOthers] = words.en.split('|')
  const synonyms: Synonyms = { zh: zhOthers, en: enOthers }
  return { name, unit, label: { zh, en }, synonyms, definition, plan, ...more }
}

export const ratio = (numerator: string, denominator: string): MeasurePlan => ({ kind: 'ratio', numerator, denominator })

export const people = (act: string, when?: string): AggregatePlan => ({
  kind: 'aggregate',
  act,
  how: 'people',
  ...(when ? { when } : {}),
})

export const count = (act: string, when?: string): AggregatePlan => ({
  kind: 'aggregate',
  act,
  how: 'acts',
  ...(when ? { when } : {}),
})

export const sum = (act: string, of?: string, detail?: string): AggregatePlan => ({
  kind: 'aggregate',
  act,
  how: 'sum',
  ...(of ? { of } : {}),
  ...(detail ? { detail } : {}),
})

export const average = (act: string, of: string): AggregatePlan => ({ kind: 'aggregate', act, how: 'average', of })

export const perCustomer = (act: string, sql: string): MeasurePlan => ({ kind: 'perCustomer', act, sql })
