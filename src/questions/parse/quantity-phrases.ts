import type { Range } from '../../segments/form.js'
import type { Meaning, QuantityUnit } from '../vocabulary/meaning.js'
import { numeral, readNumeral } from './numerals.js'
import { type Recogniser, recognise } from './recogniser.js'

const units: Readonly<Record<string, QuantityUnit>> = {
  元: 'money',
  块钱: 'money',
  块: 'money',
  人民币: 'money',
  yuan: 'money',
  rmb: 'money',
  cny: 'money',
  次: 'times',
  回: 'times',
  times: 'times',
  time: 'times',
  单: 'orders',
  笔: 'orders',
  个订单: 'orders',
  笔订单: 'orders',
  orders: 'orders',
  order: 'orders',
  purchases: 'orders',
  purchase: 'orders',
  件: 'units',
  瓶: 'units',
  units: 'units',
  unit: 'units',
  pieces: 'units',
  items: 'units',
  item: 'units',
  天: 'days',
  日: 'days',
  days: 'days',
  day: 'days',
  周: 'weeks',
  星期: 'weeks',
  weeks: 'weeks',
  week: 'weeks',
  个月: 'months',
  months: 'months',
  month: 'months',
  年: 'years',
  years: 'years',
  year: 'years',
  周岁: 'age',
  岁: 'age',
  'years old': 'age',
  'year old': 'age',
  'year olds': 'age',
  'years of age': 'age',
  颗星: 'stars',
  星: 'stars',
  stars: 'stars',
  star: 'stars',
  '%': 'percent',
  percent: 'percent',
  分: 'points',
  积分: 'points',
  points: 'points',
  人: 'people',
  位: 'people',
  名: 'people',
  people: 'people',
  customers: 'people',
  个: 'things',
  款: 'things',
  种: 'things',
  秒: 'seconds',
  秒钟: 'seconds',
  seconds: 'seconds',
}
const unit = `(?:(?:${Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .map((name) => (/[a-z]/.test(name) ? `[ -]?${name}(?![a-z])` : ` ?${name}`))
  .join('|')}))`
const amount = `(?:[¥￥]\\s?)?${numeral}(?:${unit})?`
const percent = `百分之${numeral}`
const quantity = `(${percent}|${amount})`

const above =
  '(?:超过了|超过|大于|高于|多于|不止|超出|>|more than|over|above|greater than|exceeding|higher than|older than|exceeds?|exceeded)'
const atLeast =
  '(?:大于等于|不少于|不低于|不小于|至少|起码|达到|满|>=|≥|at least|no less than|not less than|a minimum of|no fewer than|minimum)'
const below = '(?:不到|少于|小于|低于|不足|未满|不满|<|less than|under|below|fewer than|younger than|lower than)'
const atMost =
  '(?:小于等于|至多|最多|不超过|不大于|不高于|不多于|<=|≤|at most|no more than|not more than|up to|a maximum of|maximum)'
const equal = '(?:等于|正好|恰好|刚好|仅仅|仅|只有|只|=|exactly|only|just)'
const orMore =
  '(?:及以上|或以上|或者以上|以上|或更多|或者更多|起|\\+| or more| and above| or above| and up| and over| or over| and older| or older)'
const orLess =
  '(?:及以下|或以下|或者以下|以下|或更少|以内|之内| or less| or fewer| and below| or below| or under| and under| or younger| and younger)'
const aboutAfter = '(?:左右|上下|出头|多次|来次|几)'

/** Numbers with their units and comparisons: 超过500元, 两次以上, 25到34岁, at least 3 times, between 300 and 500 yuan. */
export const quantityPhrases: readonly Recogniser[] = [
  recognise(`(?:了|过)?(?: ?)${atLeast} ?${quantity}(?:${orMore})?`, (m) => bound({ min: 0 }, m[1])),
  recognise(`(?:了|过)?(?: ?)${above} ?${quantity}`, (m) => bound({ above: 0 }, m[1])),
  recognise(`${below} ?${quantity}`, (m) => bound({ below: 0 }, m[1])),
  recognise(`${atMost} ?${quantity}`, (m) => bound({ max: 0 }, m[1])),
  recognise(`${equal} ?(?:了|过)?${quantity}`, (m) => bound({ min: 0, max: 0 }, m[1], true)),
  recognise(`${quantity}${orMore}`, (m) => bound({ min: 0 }, m[1])),
  recognise(`${quantity}${orLess}`, (m) => bound({ max: 0 }, m[1])),
  recognise(`(?:在|介于|从)?${quantity}(?:到|至|-|~| - | ~ | to )${quantity}(?:之间|间)?(?: age)?`, (m) => ranged(m[1], m[2])),
  recognise(`(?:在|介于)?${quantity}(?:和|与)${quantity}之间`, (m) => ranged(m[1], m[2])),
  recognise(`(?:in )?between ${quantity} and ${quantity}`, (m) => ranged(m[1], m[2])),
  recognise(`aged (?:between )?${quantity}(?: to | and | - |-|~)${quantity}`, (m) => ranged(m[1], m[2], 'age')),
  recognise(`(?:aged|age) (?:over|above|older than) ${quantity}`, (m) => bound({ above: 0 }, m[1], undefined, 'age')),
  recognise(`(?:aged|age) (?:under|below|younger than) ${quantity}`, (m) => bound({ below: 0 }, m[1], undefined, 'age')),
  recognise(`aged ${quantity}${orMore}?`, (m) =>
    bound(/(?:or|and|\+)/.test(m[0]) ? { min: 0 } : { min: 0, max: 0 }, m[1], undefined, 'age'),
  ),
  recognise(`(?:一次|1次)(?:性)?(?=(?:就)?(?:买|购买|下单|消费|花))`, () => ({ kind: 'word', word: 'single' })),
  recognise(`(?:once|一次|1次)(?!(?:性|就)?(?:买|购买|下单|消费|花))(?![a-z以及或左])`, () => ({
    kind: 'quantity',
    n: 1,
    unit: 'times',
  })),
  recognise(`twice(?: or more| and more)(?![a-z])`, () => ({ kind: 'bound', range: { min: 2 }, unit: 'times' })),
  recognise(`(?:at least|no less than) (?:once|one time)(?![a-z])`, () => ({ kind: 'bound', range: { min: 1 }, unit: 'times' })),
  recognise(`at least twice(?![a-z])`, () => ({ kind: 'bound', range: { min: 2 }, unit: 'times' })),
  recognise(`(?:more than|over) once(?![a-z])`, () => ({ kind: 'bound', range: { above: 1 }, unit: 'times' })),
  recognise(`(?:more than|over) twice(?![a-z])`, () => ({ kind: 'bound', range: { above: 2 }, unit: 'times' })),
  recognise(`(?:exactly|only|just) once(?![a-z])`, () => ({
    kind: 'bound',
    range: { min: 1, max: 1 },
    unit: 'times',
    exact: true,
  })),
  recognise(`(?:exactly|only|just) twice(?![a-z])`, () => ({
    kind: 'bound',
    range: { min: 2, max: 2 },
    unit: 'times',
    exact: true,
  })),
  recognise(`twice(?![a-z])`, () => ({ kind: 'quantity', n: 2, unit: 'times' })),
  recognise(`(?:multiple times|repeatedly|多次|好几次|不止一次)(?![a-z])`, () => ({
    kind: 'bound',
    range: { min: 2 },
    unit: 'times',
  })),
  recognise(`${quantity}(?:${aboutAfter})`, () => ({ kind: 'vague', what: 'about' })),
  recognise(`(?:大约|大概|差不多|将近|接近|about|around|roughly|nearly|almost) ?${quantity}`, () => ({
    kind: 'vague',
    what: 'about',
  })),
  recognise(`(?:(?:at|of|for) )?${quantity}`, (m) => plain(m[1])),
  // Ranks: 前10名, top 10, 头部5个; and shares of a ranking: 前20%, top 10%.
  recognise(`(?:排名)?(?:前|头)(?:的)?(${numeral})(?:大|强|名|位|个|款|种|件|家|的)?(?!天|日|周|月|年|个月|季|次|%)`, (m) =>
    top(m[1]),
  ),
  recognise(`(?:the )?top[ -]?(${numeral})(?: most)?(?! ?%| ?percent)`, (m) => top(m[1])),
  recognise(`(?:排名)?(?:前|头部)(${numeral})%(?:的)?`, (m) => topShare(m[1], 'top')),
  recognise(`(?:排名)?(?:后|末尾|尾部)(${numeral})%(?:的)?`, (m) => topShare(m[1], 'bottom')),
  recognise(`(?:the )?top (${numeral}) ?(?:%|percent)(?: of)?`, (m) => topShare(m[1], 'top')),
  recognise(`(?:the )?bottom (${numeral}) ?(?:%|percent)(?: of)?`, (m) => topShare(m[1], 'bottom')),
  // Years of birth: 95后, born in 1995, 1995年以后出生, 出生于1990到1995年.
  recognise(`(?:19|20)?([0-9][05])后`, (m) => bornAfter(m[1])),
  recognise(`(?:post[- ]?)(?:19|20)?([0-9][05])s?(?:'?s)?(?: generation)?(?![a-z0-9])`, (m) => bornAfter(m[1])),
  recognise(`born (?:in|between|from) (\\d{4})(?:(?:-| to | and )(\\d{4}))?`, (m) => born(m[1], m[2] ?? m[1])),
  recognise(`born (?:after|since) (\\d{4})`, (m) => ({
    kind: 'born',
    min: Number(m[1]) + (m[0].includes('after') ? 1 : 0),
    max: 9999,
  })),
  recognise(`born before (\\d{4})`, (m) => ({ kind: 'born', min: 0, max: Number(m[1]) - 1 })),
  recognise(`(\\d{4})(?:年)?(?:到|至|-|~)(\\d{4})年(?:之间)?出生`, (m) => born(m[1], m[2])),
  recognise(`(\\d{4})年出生`, (m) => born(m[1], m[1])),
  recognise(`(\\d{4})年(?:之后|以后|后)出生`, (m) => ({ kind: 'born', min: Number(m[1]) + 1, max: 9999 })),
  recognise(`(\\d{4})年(?:之前|以前|前)出生`, (m) => ({ kind: 'born', min: 0, max: Number(m[1]) - 1 })),
]

function read(text: string | undefined): { n: number; unit?: QuantityUnit } | undefined {
  if (!text) return undefined
  const share = /^百分之(.+)$/.exec(text)
  if (share) {
    const n = readNumeral(share[1] as string)
    return n === undefined ? undefined : { n: n / 100, unit: 'percent' }
  }
  const parts = new RegExp(`^([¥￥]?)\\s?(${numeral})[ -]?(.*)$`, 'u').exec(text)
  const n = parts ? readNumeral(parts[2] as string) : undefined
  if (!parts || n === undefined) return undefined
  const said = parts[1] ? 'money' : units[(parts[3] as string).trim()]
  if (said === 'percent') return { n: n / 100, unit: said }
  return said === undefined ? { n } : { n, unit: said }
}

function bound(shape: Range, text: string | undefined, exact?: boolean, said?: QuantityUnit): Meaning | undefined {
  const quantity = read(text)
  if (!quantity) return undefined
  const range = Object.fromEntries(Object.keys(shape).map((key) => [key, quantity.n])) as Range
  const of = said ?? quantity.unit
  return { kind: 'bound', range, ...(of ? { unit: of } : {}), ...(exact ? { exact: true as const } : {}) }
}

function ranged(low: string | undefined, high: string | undefined, said?: QuantityUnit): Meaning | undefined {
  const from = read(low)
  const to = read(high)
  if (!from || !to || from.n > to.n || (from.unit && to.unit && from.unit !== to.unit)) return undefined
  const of = said ?? to.unit ?? from.unit
  // 5到7 without a unit could be a date or a code: only taken where a tag in front says what it measures.
  return { kind: 'bound', range: { min: from.n, max: to.n }, ...(of ? { unit: of } : {}) }
}

function plain(text: string | undefined): Meaning | undefined {
  const quantity = read(text)
  return quantity && { kind: 'quantity', ...quantity }
}

function top(text: string | undefined): Meaning | undefined {
  const n = readNumeral(text ?? '')
  return n !== undefined && Number.isInteger(n) && n >= 1 && n <= 10_000 ? { kind: 'top', n } : undefined
}

function topShare(text: string | undefined, end: 'top' | 'bottom'): Meaning | undefined {
  const n = readNumeral(text ?? '')
  return n !== undefined && n > 0 && n < 100 ? { kind: 'topShare', share: n / 100, end } : undefined
}

/** Glossary: 95后 1995–1999, 90后 1990–1999, 00后 2000–2009, 05后 2005–2009, 80后 1980–1989. */
function bornAfter(text: string | undefined): Meaning | undefined {
  const two = Number(text)
  const year = two >= 30 ? 1900 + two : 2000 + two
  return { kind: 'born', min: year, max: year % 10 === 0 ? year + 9 : year + 4 }
}

function born(from: string | undefined, to: string | undefined): Meaning | undefined {
  const min = Number(from)
  const max = Number(to)
  return min <= max ? { kind: 'born', min, max } : undefined
}
