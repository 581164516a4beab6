import type { MomentAsk } from '../ask/ask.js'
import { type Coerced, unclear } from './coerced.js'
import { spokenNumber } from './spoken-number.js'

/**
 * A day, a time, a month or a week as people write one, in SurveyJS's form (2026-05-20, 2026-05-20T18:30, 18:30, 2026-05, 2026-W21). Words that depend on
 * the day they are said (昨天, "last Friday", 去年3月, 5月20日) count only where that day is given.
 *
 * @param today the day it is said, as `YYYY-MM-DD`
 */
export function coerceMoment({ form, min, max }: MomentAsk, said: string, today?: string): Coerced {
  const text = said
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[。.]$/, '')
  const value = readers[form](text, today)
  if (value !== undefined && (min === undefined || value >= min) && (max === undefined || value <= max)) return { value }
  const [zh, en] = examples[form]
  const within = min || max ? [`（${min ?? '…'} 到 ${max ?? '…'}）`, ` (${min ?? '…'} to ${max ?? '…'})`] : ['', '']
  return unclear(said, `请回复${zh}${within[0]}。`, `Please reply with ${en}${within[1]}.`)
}

const examples: Readonly<Record<MomentAsk['form'], [string, string]>> = {
  date: ['一个日期，例如 2026-05-20', 'a date such as 2026-05-20'],
  datetime: ['日期和时间，例如 2026-05-20 18:30', 'a date and time such as 2026-05-20 18:30'],
  time: ['一个时间，例如 18:30', 'a time such as 18:30'],
  month: ['一个月份，例如 2026-05', 'a month such as 2026-05'],
  week: ['一个星期，例如 2026-W21', 'a week such as 2026-W21'],
}

type Reader = (text: string, today: string | undefined) => string | undefined

const readers: Readonly<Record<MomentAsk['form'], Reader>> = {
  date: spokenDay,
  time: spokenTime,
  datetime: (text, today) => {
    const parts = /^(.+?)(?:\s+|t|(?<=[日号])(?=\D*\d))(\D*\d.*)$/.exec(text)
    const day = parts ? spokenDay((parts[1] as string).trim(), today) : undefined
    const time = parts ? spokenTime((parts[2] as string).trim()) : undefined
    return day && time ? `${day}T${time}` : undefined
  },
  month: (text, today) => {
    const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份)?$/.exec(text)
    if (parts) return monthOf(Number(parts[1]), Number(parts[2]))
    const relative = /^(今年|去年|前年|明年)?\s*(\S{1,3}?)\s*月(?:份)?$/.exec(text)
    const year = relative && today ? Number(today.slice(0, 4)) + (years[relative[1] ?? '今年'] ?? 0) : undefined
    const month = relative ? spokenNumber(relative[2] as string) : undefined
    return year === undefined || month === undefined ? undefined : monthOf(year, month)
  },
  week: (text) => {
    const parts = /^(\d{4})\s*[-年]?\s*(?:w|第)\s*(\d{1,2})\s*周?$/.exec(text)
    const week = Number(parts?.[2])
    return parts && week >= 1 && week <= 53 ? `${parts[1]}-W${String(week).padStart(2, '0')}` : undefined
  },
}

const years: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 前年: -2, 明年: 1 }

function spokenDay(text: string, today?: string): string | undefined {
  const full =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]))
  const named =
    /^(?:([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?),?\s+(\d{4})$/.exec(
      text,
    )
  if (named) return dayOf(Number(named[5]), monthNamed(named[1] ?? named[4] ?? ''), Number(named[2] ?? named[3]))
  if (today === undefined) return undefined
  const relative = relativeDays.findIndex((words) => words.includes(text))
  if (relative >= 0) return shifted(today, relative - 2)
  const inYear =
    /^(今年|去年|前年|明年)?\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]$/.exec(
      text,
    )
  if (!inYear) return undefined
  const [month, day] = [spokenNumber(inYear[2] as string), spokenNumber(inYear[3] as string)]
  return month === undefined || day === undefined
    ? undefined
    : dayOf(Number(today.slice(0, 4)) + (years[inYear[1] ?? '今年'] ?? 0), month, day)
}

const relativeDays = [
  ['前天', 'the day before yesterday'],
  ['昨天', '昨日', 'yesterday'],
  ['今天', '今日', 'today'],
  ['明天', 'tomorrow'],
  ['后天', 'the day after tomorrow'],
]

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthNamed = (name: string) => monthNames.indexOf(name.slice(0, 3)) + 1

/** "18:30", "6:30 pm", "18点30", 下午六点半. */
function spokenTime(text: string): string | undefined {
  const parts =
    /^(凌晨|早上|上午|中午|下午|晚上|傍晚)?\s*(\d{1,2}|[零一二两三四五六七八九十]{1,3})\s*(?:[:：点时]\s*(\d{1,2}|[零一二三四五六七八九十]{1,3}|半|整)?\s*分?)?\s*(am|pm|a\.m\.?|p\.m\.?)?$/.exec(
      text,
    )
  if (!parts || !/[:：点时]|[ap]\.?m/.test(text)) return undefined
  const said = spokenNumber(parts[2] as string)
  const minute = parts[3] === undefined || parts[3] === '整' ? 0 : parts[3] === '半' ? 30 : spokenNumber(parts[3])
  if (said === undefined || minute === undefined) return undefined
  const half =
    parts[4]?.[0] ??
    (/^(下午|晚上|傍晚)$/.test(parts[1] ?? '') ? 'p' : /^(凌晨|早上|上午)$/.test(parts[1] ?? '') ? 'a' : undefined)
  const hour = half === 'p' && said < 12 ? said + 12 : half === 'a' && said === 12 ? 0 : said
  return hour <= 23 && minute <= 59 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : undefined
}

const monthOf = (year: number, month: number) =>
  Number.isInteger(month) && month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined

/** A calendar day that exists. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const written = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== written ? undefined : written
}

const shifted = (day: string, by: number) => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
