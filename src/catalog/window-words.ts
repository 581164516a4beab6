import { type Festival, festivals as shippedFestivals } from './festivals.js'
import type { Language } from './label.js'
import { resolveWindow } from './resolve-window.js'
import type { PeriodUnit, Window } from './window.js'

const zhUnits = { day: '天', week: '周', month: '个月', year: '年' } as const

const periods: Record<PeriodUnit, { zh: readonly [string, string, string]; en: readonly [string, string, string] }> = {
  day: { zh: ['今天', '昨天', '天'], en: ['today', 'yesterday', 'days'] },
  week: { zh: ['本周', '上周', '周'], en: ['this week', 'last week', 'weeks'] },
  month: { zh: ['本月', '上月', '个月'], en: ['this month', 'last month', 'months'] },
  quarter: { zh: ['本季度', '上季度', '个季度'], en: ['this quarter', 'last quarter', 'quarters'] },
  half: { zh: ['本半年', '上个半年', '个半年'], en: ['this half-year', 'last half-year', 'half-years'] },
  year: { zh: ['今年', '去年', '年'], en: ['this year', 'last year', 'years'] },
}

/**
 * A window in words, with its days where the words alone leave them open.
 *
 * @example windowWords({ last: { n: 7, unit: 'day' } }, 'zh', '2026-11-15') // '最近7天'
 * @example windowWords({ period: { unit: 'month', offset: -1 } }, 'en', '2026-11-15') // 'last month (2026-10-01 to 2026-10-31)'
 */
export function windowWords(
  window: Window | undefined,
  language: Language,
  asOf: string,
  festivals: readonly Festival[] = shippedFestivals,
): string {
  if (window === undefined) return language === 'zh' ? '全部时间' : 'all time'
  if ('last' in window) return lastWords(window.last, language)
  const days = dayWords(window, language, asOf, festivals)
  if ('before' in window) {
    const of = windowWords(window.before.of, language, asOf, festivals)
      .replace(/[（(].*[）)]$/, '')
      .trim()
    if (language === 'zh') return `${of}${window.before.by === 'year' ? '的去年同期' : '之前等长的一期'}（${days}）`
    return `${window.before.by === 'year' ? `the same period one year before ${of}` : `the period of equal length just before ${of}`} (${days})`
  }
  if ('period' in window) return bracketed(periodWords(window.period, language), days, language)
  if ('festival' in window) return bracketed(festivalWords(window.festival, language, asOf, festivals), days, language)
  return days
}

function lastWords({ n, unit }: { n: number; unit: 'day' | 'week' | 'month' | 'year' }, language: Language): string {
  if (language === 'zh') return `最近${n}${zhUnits[unit]}`
  return n === 1 ? `the last ${unit}` : `the last ${n} ${unit}s`
}

function periodWords({ unit, offset }: { unit: PeriodUnit; offset: number }, language: Language): string {
  const [current, previous, many] = periods[unit][language]
  if (offset === 0) return current
  if (offset === -1) return previous
  return language === 'zh' ? `${-offset}${many}前` : `${-offset} ${many} ago`
}

function festivalWords(
  festival: { name: string; year?: number | undefined },
  language: Language,
  asOf: string,
  festivals: readonly Festival[],
): string {
  const label = festivals.find((one) => one.name === festival.name)?.label[language] ?? festival.name
  const year = resolveWindow({ festival }, asOf, festivals).from?.slice(0, 4) ?? ''
  return language === 'zh' ? `${year}年${label}` : `${label} ${year}`
}

function dayWords(window: Window, language: Language, asOf: string, festivals: readonly Festival[]): string {
  const { from, to } = resolveWindow(window, asOf, festivals)
  if (from === undefined) return language === 'zh' ? `截至${to}` : `up to ${to}`
  if (from === to) return from
  return language === 'zh' ? `${from}至${to}` : `${from} to ${to}`
}

function bracketed(words: string, days: string, language: Language): string {
  return language === 'zh' ? `${words}（${days}）` : `${words} (${days})`
}
