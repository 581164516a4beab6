import { addDays } from '../../catalog/day.js'
import type { Window } from '../../catalog/window.js'
import type { Meaning, NoteCode } from '../vocabulary/meaning.js'
import { numeral, readNumeral } from './numerals.js'
import { type ReadingContext, type Recogniser, recognise } from './recogniser.js'

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const month = `(?:${months.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?:\\.|(?![a-z]))`
const zhYear = '(?:去年|今年|前年|\\d{4}年)'
const zhDay = `${zhYear}?(?:的)?(?:1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])月(?:份)?(?:(?:[12]\\d|3[01]|[1-9]|二十[一二三四五六七八九]|三十一?|十[一二三四五六七八九]|[一二三四五六七八九十]|二十)[日号])?`
const iso = '\\d{4}[-/.](?:1[0-2]|0?[1-9])(?:[-/.](?:[12]\\d|3[01]|0?[1-9]))?(?!\\d)'
const zhHalf = `(?:去年|今年|前年|\\d{4}年)?(?:的)?(?:上半年|下半年)`
const zhQuarter = `(?:去年|今年|前年|\\d{4}年?)?(?:的)?(?:第?[一二三四1-4]季度|q[1-4])`
const enDay = `(?:${month} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}(?:,? \\d{4})?|${month},? \\d{4}|${month})(?!\\d)`
const enPeriod =
  '(?:q[1-4](?:,? (?:of )?\\d{4})?|(?:the )?(?:first|second|third|fourth) quarter(?: of \\d{4}| of (?:this|last) year)?|h[12](?:,? (?:of )?\\d{4})?|(?:the )?(?:first|second) half(?: of (?:\\d{4}|this year|last year))?)(?![a-z0-9])'
const point = `(?:${iso}|${zhDay}|${zhQuarter}|${zhHalf}|\\d{4}年|${enDay}|${enPeriod}|\\d{4}(?![\\d年.,万亿元k]))`

interface Span {
  readonly from: string
  readonly to: string
  readonly note?: NoteCode
}

/** Calendar dates: 2026年3月, 5月1日到5月7日, 去年第四季度, 3月以来, March 2026, since May 1, between A and B. */
export const datePhrases: readonly Recogniser[] = [
  recognise(`(?:从|自|在)?(${point})(?:到|至|-|~| - | ~ | 到 | 至 )(${point})(?:之间|期间|间|内)?`, (m, context) =>
    between(m[1], m[2], context),
  ),
  recognise(`(?:介于|在)?(${point})(?:和|与)(${point})之间`, (m, context) => between(m[1], m[2], context)),
  recognise(`(?:between|from) (${point}) (?:and|to|until|till|through) (${point})`, (m, context) => between(m[1], m[2], context)),
  recognise(`(${point}) (?:to|until|till|through) (${point})`, (m, context) => between(m[1], m[2], context)),
  recognise(`(?:从|自)?(${point})(?:以来|至今|到现在|开始|起)`, (m, context) => opened(m[1], 'from', context)),
  recognise(`(?:since|starting|as of|from) (${point})(?: on| onwards?)?(?![a-z])`, (m, context) => opened(m[1], 'from', context)),
  recognise(`(${point})(?:之后|以后|后)`, (m, context) => opened(m[1], 'after', context)),
  recognise(`after (${point})`, (m, context) => opened(m[1], 'after', context)),
  recognise(`(${point})(?:之前|以前|前)`, (m, context) => opened(m[1], 'before', context)),
  recognise(`before (${point})`, (m, context) => opened(m[1], 'before', context)),
  recognise(`(?:截至|截止到|截止|到)(${point})(?:为止)?`, (m, context) => opened(m[1], 'to', context)),
  recognise(`(?:until|till|up to) (${point})`, (m, context) => opened(m[1], 'to', context)),
  recognise(`(?:在|于)?(${iso}|${zhDay}|${zhQuarter}|${zhHalf}|\\d{4}年)(?:期间|当天|份|内|里|全年)?`, (m, context) =>
    within(m[1], context),
  ),
  recognise(`(?:in|on|during|of|for) (?:the )?(${enDay}|${enPeriod}|\\d{4}(?![\\d年.,万亿元k]))`, (m, context) =>
    within(m[1], context),
  ),
  // A bare "may" is a verb until a number or a preposition makes it a month.
  recognise(`(${enDay}|${enPeriod})`, (m, context) => (m[1] === 'may' ? undefined : within(m[1], context))),
  recognise(`(${numeral})(?:天|日)?(?:到|至|-|~)(${numeral})天(?:之前|以前|前)`, (m) => ago(m[1], m[2])),
  recognise(`(?:between )?(${numeral})(?: to | and |-)(${numeral}) days ago`, (m) => ago(m[1], m[2])),
]

/** Festivals of the table, with or without a year: 去年双11, 618期间, during double 11 2025. */
export function festivalPhrases(festivals: ReadonlyMap<string, string>): Recogniser[] {
  const names = [...festivals.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (names.length === 0) return []
  const name = `(${names.join('|')})`
  const festival = (spelling: string | undefined, year: number | undefined): Meaning | undefined => {
    const found = festivals.get(spelling ?? '')
    return found === undefined
      ? undefined
      : { kind: 'window', window: { festival: year === undefined ? { name: found } : { name: found, year } } }
  }
  const tail = '(?:大促|购物节|活动)?(?:期间|时|里|中)?'
  return [
    recognise(`(?:在)?(?:(去年|今年|前年|\\d{4}年?)(?:的)?)?${name}${tail}(?![a-z0-9])`, (m, context) =>
      festival(m[2], m[1] ? yearOf(m[1], context) : undefined),
    ),
    recognise(
      `(?:(?:during|on|in|at|for) )?(?:the )?(?:(last|this) year's )?${name}(?: (?:in |of )?(\\d{4}|last year|this year))?(?![a-z0-9])`,
      (m, context) => festival(m[2], m[1] || m[3] ? yearOf(m[1] ?? m[3], context) : undefined),
    ),
  ]
}

function between(first: string | undefined, second: string | undefined, context: ReadingContext): Meaning | undefined {
  let from = spanOf(first, context)
  let to = spanOf(second, context)
  if (!from || !to) return undefined
  // 2025年11月到2月 and 去年11月到2月: the second year is the next one. 5月1日到5月7日: both in one year.
  if (!hasYear(second) && to.from < from.from) to = spanInYear(second, Number(from.from.slice(0, 4)) + 1) ?? to
  if (!hasYear(second) && hasYear(first) && to.from.slice(0, 4) !== from.from.slice(0, 4)) {
    const same = spanInYear(second, Number(from.from.slice(0, 4)))
    if (same && same.to >= from.from) to = same
  }
  if (!hasYear(first) && to.to < from.from) from = spanInYear(first, Number(to.from.slice(0, 4)) - 1) ?? from
  if (!hasYear(first) && hasYear(second)) {
    const same = spanInYear(first, Number(to.from.slice(0, 4)))
    if (same && same.from <= to.to) from = same
  }
  return from.from <= to.to ? windowOf({ from: from.from, to: to.to }, from.note) : undefined
}

function opened(
  text: string | undefined,
  side: 'from' | 'after' | 'before' | 'to',
  context: ReadingContext,
): Meaning | undefined {
  const span = spanOf(text, context)
  if (!span) return undefined
  if (side === 'from') return windowOf({ from: span.from }, span.note)
  if (side === 'after') return windowOf({ from: addDays(span.to, 1) }, span.note)
  if (side === 'before') return windowOf({ to: addDays(span.from, -1) }, span.note)
  return windowOf({ to: span.to }, span.note)
}

function within(text: string | undefined, context: ReadingContext): Meaning | undefined {
  const span = spanOf(text, context)
  return span && windowOf({ from: span.from, to: span.to }, span.note)
}

function ago(far: string | undefined, near: string | undefined): Meaning | undefined {
  const a = readNumeral(far ?? '')
  const b = readNumeral(near ?? '')
  if (a === undefined || b === undefined) return undefined
  return windowOf({ ago: { from: Math.max(a, b), to: Math.min(a, b) } })
}

function windowOf(window: Window, note?: NoteCode): Meaning {
  return note ? { kind: 'window', window, note } : { kind: 'window', window }
}

function hasYear(text: string | undefined): boolean {
  return /\d{4}|去年|今年|前年|last year|this year/.test(text ?? '')
}

function yearOf(text: string | undefined, context: ReadingContext): number | undefined {
  const current = Number(context.asOf.slice(0, 4))
  if (!text) return undefined
  if (/去年|last/.test(text)) return current - 1
  if (/前年/.test(text)) return current - 2
  if (/今年|this/.test(text)) return current
  const digits = /\d{4}/.exec(text)
  return digits ? Number(digits[0]) : undefined
}

/** The span a point of time covers; a point without a year is the latest one begun by the as-of date. */
function spanOf(text: string | undefined, context: ReadingContext): Span | undefined {
  if (!text) return undefined
  const year = hasYear(text) ? yearIn(text, context) : undefined
  if (year !== undefined) return spanInYear(text, year)
  const current = Number(context.asOf.slice(0, 4))
  const thisYear = spanInYear(text, current)
  if (thisYear && thisYear.from <= context.asOf) return { ...thisYear, note: 'latestYear' }
  const before = spanInYear(text, current - 1)
  return before && { ...before, note: 'latestYear' }
}

function yearIn(text: string, context: ReadingContext): number | undefined {
  return yearOf(/\d{4}|去年|今年|前年|last year|this year/.exec(text)?.[0], context)
}

function spanInYear(text: string | undefined, year: number): Span | undefined {
  if (!text || year < 1900 || year > 2200) return undefined
  const bare = text
    .replace(/^(?:去年|今年|前年|\d{4}年)(?:的)?/, '')
    .replace(/,? ?(?:of )?\d{4}$/, '')
    .trim()
  if (/^(?:\d{4}|\d{4}年)$/.test(text)) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const isoDay = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text)
  if (isoDay) return monthOrDay(Number(isoDay[1]), Number(isoDay[2]), isoDay[3] ? Number(isoDay[3]) : undefined)
  const quarter = /第?([一二三四1-4])季度|q([1-4])/.exec(bare)
  if (quarter) return quarterOf(year, readNumeral(quarter[1] ?? quarter[2] ?? '') as number)
  const ordinal = /(first|second|third|fourth) quarter/.exec(bare)
  if (ordinal) return quarterOf(year, ['first', 'second', 'third', 'fourth'].indexOf(ordinal[1] as string) + 1)
  if (/上半年|h1|first half/.test(bare)) return { from: `${year}-01-01`, to: `${year}-06-30` }
  if (/下半年|h2|second half/.test(bare)) return { from: `${year}-07-01`, to: `${year}-12-31` }
  const chinese = /^(.+?)月(?:份)?(?:(.+?)[日号])?$/.exec(bare)
  if (chinese) return monthOrDay(year, readNumeral(chinese[1] ?? ''), chinese[2] ? readNumeral(chinese[2]) : undefined)
  const name = new RegExp(month, 'u').exec(bare)?.[0].slice(0, 3)
  if (name) {
    const day = /\d{1,2}/.exec(bare)?.[0]
    return monthOrDay(year, months.findIndex((full) => full.startsWith(name)) + 1, day ? Number(day) : undefined)
  }
  return undefined
}

function quarterOf(year: number, quarter: number): Span {
  return { from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`, to: lastOfMonth(year, quarter * 3) }
}

function monthOrDay(year: number, month: number | undefined, day: number | undefined): Span | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined
  if (day === undefined) return { from: dayOf(year, month, 1) as string, to: lastOfMonth(year, month) }
  const exact = dayOf(year, month, day)
  return exact === undefined ? undefined : { from: exact, to: exact }
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? text : undefined
}

function lastOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
