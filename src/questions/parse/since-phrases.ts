import type { Range } from '../../segments/form.js'
import type { Meaning } from '../vocabulary/meaning.js'
import { numeral, readNumeral } from './numerals.js'
import { type Recogniser, recognise } from './recogniser.js'

const span = `(${numeral}|半)(?:个)?(天|日|周|星期|月|年)`
const enSpan = `(${numeral}|a|an) (day|week|month|year)s?`
const lastBought =
  '(?:最近一次|最后一次|上一次|上次)(?:的)?(?:购买|消费|下单|买东西|买)(?:时间|日期)?(?:的时间|的日期)?(?:是|为|在|距今|距离现在|距现在|已经)*'
const registered = '(?:注册|入会)(?:时间|时长)?(?:了|已|已经)?'
const over = '(?:超过了|超过|大于|多于|满|>)'
const under = '(?:不到|少于|小于|不足|未满|不满|<)'
const before = '(?:以前|之前|前|以上)'

/** How long ago a customer last bought or registered: 最近一次购买在90天以前, 注册不到30天, last bought more than 180 days ago; and 5月生日. */
export const sincePhrases: readonly Recogniser[] = [
  recognise(`${lastBought}(?:超过|大于)?${span}${before}?(?:了)?`, (m) =>
    /超过|大于|前|以上/.test(m[0]) ? since('days_since_purchase', 'above', m[1], m[2]) : undefined,
  ),
  recognise(`${lastBought}${under}${span}`, (m) => since('days_since_purchase', 'below', m[1], m[2])),
  recognise(`(?:who |whose )?(?:last bought|last purchased|last purchase (?:was|is)) (?:more than|over) ${enSpan} ago`, (m) =>
    since('days_since_purchase', 'above', m[1], m[2]),
  ),
  recognise(
    `(?:who |whose )?(?:last bought|last purchased|last purchase (?:was|is)) (?:less than|under|within) ${enSpan} ago`,
    (m) => since('days_since_purchase', 'below', m[1], m[2]),
  ),
  recognise(`${registered}${over}${span}(?:了|以上)?`, (m) =>
    since('registered_days', m[0].includes('满') ? 'min' : 'above', m[1], m[2]),
  ),
  recognise(`${registered}${span}(?:以上|之前|以前|前)(?:了)?`, (m) =>
    since('registered_days', /以上/.test(m[0]) ? 'min' : 'above', m[1], m[2]),
  ),
  recognise(`${registered}${under}${span}`, (m) => since('registered_days', 'below', m[1], m[2])),
  recognise(`(?:who )?(?:registered|signed up|joined) (?:more than|over) ${enSpan} ago`, (m) =>
    since('registered_days', 'above', m[1], m[2]),
  ),
  recognise(`(?:who )?(?:registered|signed up|joined) (?:less than|under) ${enSpan} ago`, (m) =>
    since('registered_days', 'below', m[1], m[2]),
  ),
  recognise('(?:快要|快|即将|马上要|将要|就要)流失(?:了)?(?:的)?', atRisk),
  recognise('(?:about to churn|at risk of churn(?:ing)?|likely to churn soon)(?![a-z])', atRisk),
  recognise(`生日(?:月份)?(?:是|为|在)?(${numeral})月(?:份)?`, (m) => birthday(m[1])),
  recognise(`(${numeral})月(?:份)?(?:过)?生日`, (m) => birthday(m[1])),
]

/** Months and years in days as a calendar has them on average: 30 and 365. */
const days: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  周: 7,
  星期: 7,
  月: 30,
  年: 365,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
}

function since(tag: string, bound: keyof Range, count: string | undefined, unit: string | undefined): Meaning | undefined {
  const n = count === '半' ? 0.5 : count === 'a' || count === 'an' ? 1 : readNumeral(count ?? '')
  const size = days[unit ?? '']
  if (n === undefined || size === undefined) return undefined
  return { kind: 'condition', segment: { tag, is: { range: { [bound]: Math.round(n * size) } } } }
}

/** Lifecycle: 181–365 days without a purchase. */
function atRisk(): Meaning {
  return { kind: 'condition', segment: { tag: 'lifecycle', is: { oneOf: ['流失预警'] } } }
}

function birthday(text: string | undefined): Meaning | undefined {
  const month = readNumeral(text ?? '')
  return month !== undefined && Number.isInteger(month) && month >= 1 && month <= 12
    ? { kind: 'condition', segment: { tag: 'birth_month', is: { range: { min: month, max: month } } } }
    : undefined
}
