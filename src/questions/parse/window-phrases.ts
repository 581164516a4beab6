import type { PeriodUnit, Window } from '../../catalog/window.js'
import type { Meaning } from '../vocabulary/meaning.js'
import { numeral, readNumeral } from './numerals.js'
import { type Recogniser, recognise } from './recogniser.js'

const word = '(?![a-z0-9])'
const into = '(?:(?:in|over|during|within|for|from|of|on|since|throughout) )?(?:the )?'
const zhUnits: Readonly<Record<string, { unit: PeriodUnit; times?: number }>> = {
  天: { unit: 'day' },
  日: { unit: 'day' },
  周: { unit: 'week' },
  星期: { unit: 'week' },
  礼拜: { unit: 'week' },
  月: { unit: 'month' },
  季: { unit: 'month', times: 3 },
  季度: { unit: 'month', times: 3 },
  年: { unit: 'year' },
}
const enUnits: Readonly<Record<string, { unit: PeriodUnit; times?: number }>> = {
  day: { unit: 'day' },
  week: { unit: 'week' },
  fortnight: { unit: 'week', times: 2 },
  month: { unit: 'month' },
  quarter: { unit: 'month', times: 3 },
  year: { unit: 'year' },
}
const zhUnit = '(天|日|周|星期|礼拜|月|季度|季|年)'
const inside = '(?:之内|以来|以内|内|里面|里|间|当中|中)?'

/** Windows relative to the as-of date: 最近7天, 上周, 去年, last 30 days, this month. */
export const windowPhrases: readonly Recogniser[] = [
  recognise(`(?:在)?(?:最近这|最近的|最近|近|过去的|过去|这)(${numeral})(?:个)?${zhUnit}${inside}`, (m) =>
    lastOf(m[1], zhUnits[m[2] as string]),
  ),
  recognise(`(?:在)?(?:最近|近|过去|这)?半年${inside}`, () => last(6, 'month')),
  recognise(`(?:在)?(?:最近|近|过去|这)半个?月${inside}`, () => last(15, 'day')),
  recognise(`(?:在)?(?:最近|近|过去)(?:的)?(?:一年半|1年半)${inside}`, () => last(18, 'month')),
  recognise(`(?:在)?(${numeral})(?:个)?${zhUnit}(?:之内|以内|内)`, (m) => lastOf(m[1], zhUnits[m[2] as string])),
  recognise(`${into}(?:last|past|previous|recent|latest) (${numeral}) (day|week|fortnight|month|quarter|year)s?${word}`, (m) =>
    lastOf(m[1], enUnits[m[2] as string]),
  ),
  recognise(`(?:in|within|over|during) (?:the )?(?:past|trailing) (day|week|month|quarter|year)${word}`, (m) =>
    lastOf('1', enUnits[m[1] as string]),
  ),
  recognise(`(?:the )?past (day|week|month|quarter|year)${word}`, (m) => lastOf('1', enUnits[m[1] as string])),
  recognise(`${into}(?:last|past) half(?: a)? year${word}`, () => last(6, 'month')),
  recognise(`(?:in|within) (${numeral}) (day|week|month|year)s?${word}`, (m) => lastOf(m[1], enUnits[m[2] as string])),
  ...named('今天|今日|当天|today', 'day', 0),
  ...named('昨天|昨日|yesterday', 'day', -1),
  ...named('前天|前日|the day before yesterday', 'day', -2),
  ...named('本周|这周|这个星期|本星期|这星期|这个礼拜|这礼拜|this week', 'week', 0),
  ...named('上上周|上上个星期|the week before last', 'week', -2),
  ...named('上周|上星期|上个星期|上一周|上礼拜|上个礼拜|last week|the previous week|previous week', 'week', -1),
  ...named('本月|这个月|当月|这月|this month', 'month', 0),
  ...named('上上个月|上上月|the month before last', 'month', -2),
  ...named('上个月|上月|上一个月|last month|the previous month|previous month', 'month', -1),
  ...named('本季度|这个季度|当季|本季|this quarter', 'quarter', 0),
  ...named('上个季度|上季度|上一季度|上一个季度|last quarter|the previous quarter|previous quarter', 'quarter', -1),
  ...named('今年以来|年初至今|年初到现在|今年至今|今年|本年度|本年|this year|so far this year|year to date|ytd', 'year', 0),
  ...named('去年全年|去年一整年|去年|上一年|上年|last year|the previous year|previous year', 'year', -1),
  ...named('前年|the year before last', 'year', -2),
]

function named(spellings: string, unit: PeriodUnit, offset: number): Recogniser[] {
  const meaning: Meaning = { kind: 'window', window: { period: { unit, offset } } }
  const chinese = spellings.split('|').filter((spelling) => !/[a-z]/.test(spelling))
  const latin = spellings.split('|').filter((spelling) => /[a-z]/.test(spelling))
  return [
    ...(chinese.length ? [recognise(`(?:在)?(?:${chinese.join('|')})(?:份|期间|以内|之内|内|里)?`, () => meaning)] : []),
    ...(latin.length ? [recognise(`${into}(?:${latin.join('|')})(?:'s)?${word}`, () => meaning)] : []),
  ]
}

function lastOf(text: string | undefined, unit: { unit: PeriodUnit; times?: number } | undefined): Meaning | undefined {
  const n = readNumeral(text ?? '')
  if (n === undefined || unit === undefined || !Number.isInteger(n) || n < 1) return undefined
  return last(n * (unit.times ?? 1), unit.unit as 'day' | 'week' | 'month' | 'year')
}

function last(n: number, unit: 'day' | 'week' | 'month' | 'year'): Meaning | undefined {
  return n > 3660 ? undefined : { kind: 'window', window: { last: { n, unit } } satisfies Window }
}
