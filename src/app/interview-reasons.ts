import type { Label, Language } from '../catalog/label.js'
import type { Persona, Statement } from '../personas/persona.js'
import { numberText } from '../personas/sentences.js'
import type { TagCatalog } from '../tags/catalog.js'
import { type Candidate, tellingStatements } from './interview-candidates.js'

export interface ReasonContext {
  readonly persona: Persona
  readonly catalog: TagCatalog
  readonly currency: string
}

/** Why somebody is typical: how near the middle, and what they share with most of the persona. */
export function typicalReason(candidate: Candidate, place: number, { persona, catalog }: ReasonContext): Label {
  const shared = tellingStatements(persona, 'share').filter(
    ({ subject, value, effect }) => effect > 0 && String(candidate[subject]) === value,
  )
  const traits = (language: Language) =>
    shared.slice(0, 3).map((one) => traitOf(one.subject, String(one.value), catalog, language))
  return {
    zh: `离「${persona.name.zh}」的中心${nth(place, '近')}${join(traits('zh'), 'zh')}`,
    en: `${place === 1 ? 'nearest' : `no. ${place} nearest`} to the middle of "${persona.name.en}"${join(traits('en'), 'en')}`,
  }
}

/** Why somebody is extreme in one figure that tells the persona apart. */
export function extremeReason(candidate: Candidate, statement: Statement, { persona, currency }: ReasonContext): Label {
  const value = Number(candidate[statement.subject])
  const say = (number: number, language: Language) => numberText(number, statement.unit, language, currency)
  const most = statement.effect >= 0 ? { zh: '很高', en: 'very high' } : { zh: '很低', en: 'very low' }
  return {
    zh: `「${statement.subjectLabel.zh}」${most.zh}：${say(value, 'zh')}，「${persona.name.zh}」平均 ${say(statement.number, 'zh')}`,
    en: `${statement.subjectLabel.en} is ${most.en}: ${say(value, 'en')}, "${persona.name.en}" on average ${say(statement.number, 'en')}`,
  }
}

/** Why somebody is far from the middle: what they do not share with most of the persona. */
export function farReason(candidate: Candidate, place: number, { persona, catalog, currency }: ReasonContext): Label {
  const apart = tellingStatements(persona, 'share').filter(
    ({ subject, value, number }) => number >= 0.5 && isKnown(candidate[subject]) && String(candidate[subject]) !== value,
  )
  const traits = (language: Language) =>
    apart.slice(0, 2).map((one) => {
      const own = traitOf(one.subject, String(candidate[one.subject]), catalog, language)
      const theirs = numberText(one.number, 'ratio', language)
      return language === 'zh'
        ? `${own}（画像里 ${theirs} 是「${one.valueLabel?.zh ?? one.value}」）`
        : `${own} (${theirs} of the persona: ${one.valueLabel?.en ?? one.value})`
    })
  const figures = (language: Language) =>
    tellingStatements(persona, 'mean')
      .filter((one) => Math.abs(deviationOf(candidate, one)) >= unusual)
      .slice(0, 2)
      .map((one) => figureOf(candidate, one, language, currency))
  const told = (language: Language) => (apart.length > 0 ? traits(language) : figures(language))
  return {
    zh: `离「${persona.name.zh}」的中心${nth(place, '远')}${join(told('zh'), 'zh')}`,
    en: `${place === 1 ? 'farthest' : `no. ${place} farthest`} from the middle of "${persona.name.en}"${join(told('en'), 'en')}`,
  }
}

/** So many standard deviations from the persona's mean is out of the ordinary: about one in twenty-five, were it normal. */
export const unusual = 2

/** How many of the persona's standard deviations a figure of somebody's lies from its mean; 0 where it is not known. */
export function deviationOf(candidate: Candidate, { subject, number, interval, base }: Statement): number {
  // The interval of a mean is mean ± 1.96 deviations ÷ √n.
  const deviation = ((interval[1] - interval[0]) / 2 / 1.96) * Math.sqrt(base)
  return isKnown(candidate[subject]) && deviation > 0 ? (Number(candidate[subject]) - number) / deviation : 0
}

function figureOf(candidate: Candidate, statement: Statement, language: Language, currency: string): string {
  const own = numberText(Number(candidate[statement.subject]), statement.unit, language, currency)
  const mean = numberText(statement.number, statement.unit, language, currency)
  const name = statement.subjectLabel[language]
  return language === 'zh' ? `${name} ${own}（画像平均 ${mean}）` : `${name} ${own} (persona: ${mean} on average)`
}

function traitOf(tag: string, value: string, catalog: TagCatalog, language: Language): string {
  const found = catalog.get(tag)
  const word = found?.values?.find((one) => one.value === value)?.label[language] ?? value
  const name = found?.label[language] ?? tag
  return language === 'zh' ? `${name}「${word}」` : `${name}: ${word}`
}

const nth = (place: number, way: '近' | '远'): string => (place === 1 ? `最${way}` : `第 ${place} ${way}`)

function join(traits: readonly string[], language: Language): string {
  if (traits.length === 0) return ''
  return language === 'zh' ? `：${traits.join('，')}` : `: ${traits.join(', ')}`
}

function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && value !== 'unknown'
}
