import type { ActField } from '../catalog/act.js'
import type { Label, Unit } from '../catalog/label.js'
import type { Range, Scalar, Test } from './form.js'
import type { TagInfo } from './tag-lookup.js'
import type { WordsContext } from './words-context.js'

/** A condition on a tag in words: a fixed value by its own name (女性), else with the tag's. */
export function tagWords(name: string, test: Test, context: WordsContext, negative: boolean): string {
  const tag = context.tags.find(name)
  return conditionWords(tag ?? { name, label: { zh: name, en: name }, type: 'word' }, test, context, negative)
}

/** A condition on a field of an act in words. */
export function fieldWords(field: ActField | undefined, name: string, test: Test, context: WordsContext): string {
  return conditionWords(field ?? { name, label: { zh: name, en: name }, type: 'word' }, test, context, false)
}

type Named = Pick<TagInfo, 'name' | 'label' | 'type' | 'unit' | 'values'>

function conditionWords(named: Named, test: Test, context: WordsContext, negative: boolean): string {
  const { language } = context
  const zh = language === 'zh'
  const label = named.label[language]
  if ('known' in test)
    return test.known !== negative ? (zh ? `${label}已知` : `${label} known`) : zh ? `${label}未知` : `${label} unknown`
  if ('oneOf' in test) return oneOfWords(named, test.oneOf, context, negative)
  if ('noneOf' in test) return oneOfWords(named, test.noneOf, context, !negative)
  const not = negative ? (zh ? '不满足：' : 'not: ') : ''
  if ('contains' in test) {
    const list = test.contains.map((word) => (zh ? `“${word}”` : `"${word}"`)).join(zh ? '或' : ' or ')
    return `${not}${label}${zh ? '含' : ' contains '}${list}`
  }
  if ('top' in test) return `${not}${zh ? `${label}前${percent(test.top)}` : `${label} in the top ${percent(test.top)}`}`
  if ('bottom' in test)
    return `${not}${zh ? `${label}后${percent(test.bottom)}` : `${label} in the bottom ${percent(test.bottom)}`}`
  const born = named.name === 'birth_year'
  const range = rangeWords(test.range, born ? undefined : named.unit, context)
  if (born) return `${not}${zh ? `${range}年出生` : `born ${range}`}`
  return `${not}${label}${zh ? '' : ' '}${range}`
}

function oneOfWords(named: Named, values: readonly Scalar[], context: WordsContext, negative: boolean): string {
  const zh = context.language === 'zh'
  const label = named.label[context.language]
  if (named.type === 'flag') {
    const yes = values.every((value) => value === true || value === 'true' || value === 1)
    if (yes !== negative) return label
    return zh ? `不是「${label}」` : `not ${label}`
  }
  const fixed = values.map((value) => named.values?.find((one) => one.value === String(value))?.label[context.language])
  const list = values.map((value, index) => fixed[index] ?? unknown(String(value), zh)).join(zh ? '或' : ' or ')
  if (named.type === 'list')
    return zh ? `${label}${negative ? '不含' : '含'}${list}` : `${label} ${negative ? 'without' : 'with'} ${list}`
  const speaks = fixed.every((one) => one !== undefined && one.length > 1)
  if (speaks) return negative ? (zh ? `非${list}` : `not ${list}`) : list
  return zh ? `${label}${negative ? '不为' : '为'}${list}` : `${label} ${negative ? 'is not' : 'is'} ${list}`
}

function unknown(value: string, zh: boolean): string {
  return value === '' ? (zh ? '未知' : 'unknown') : value
}

const units: Partial<Record<Unit, Label>> = {
  CNY: { zh: '元', en: ' yuan' },
  days: { zh: '天', en: ' days' },
  years: { zh: '岁', en: ' years' },
  stars: { zh: '星', en: ' stars' },
  units: { zh: '件', en: ' units' },
  times: { zh: '次', en: ' times' },
  orders: { zh: '单', en: ' orders' },
  events: { zh: '次', en: ' times' },
  seconds: { zh: '秒', en: ' seconds' },
}

/** A range in words: 1995–1999, 2次及以上, 超过100元, fewer than 3 times. */
export function rangeWords(
  { min, max, above, below }: Range,
  unit: Unit | undefined,
  { language }: Pick<WordsContext, 'language'>,
): string {
  const zh = language === 'zh'
  const tail = unit ? (units[unit]?.[language] ?? '') : ''
  const said = (bound: number | string) => (unit === 'ratio' && typeof bound === 'number' ? percent(bound) : `${bound}`)
  if (min !== undefined && min === max) return `${said(min)}${tail}`
  if (min !== undefined && max !== undefined) return `${said(min)}–${said(max)}${tail}`
  const parts = [
    ...(min === undefined ? [] : [zh ? `${said(min)}${tail}及以上` : `at least ${said(min)}${tail}`]),
    ...(above === undefined ? [] : [zh ? `超过${said(above)}${tail}` : `more than ${said(above)}${tail}`]),
    ...(max === undefined ? [] : [zh ? `不超过${said(max)}${tail}` : `at most ${said(max)}${tail}`]),
    ...(below === undefined ? [] : [zh ? `少于${said(below)}${tail}` : `less than ${said(below)}${tail}`]),
  ]
  return parts.join(zh ? '且' : ' and ')
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`
}
