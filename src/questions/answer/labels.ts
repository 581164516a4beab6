import type { Language } from '../../catalog/label.js'
import type { PeriodUnit } from '../../catalog/window.js'
import type { CompiledColumn } from '../compile/compiled.js'
import type { Column, Row } from './answer.js'

/** How people say the values of a column that stand in these rows, where they say them otherwise than the catalog; undefined where they do not. */
export function columnLabels(
  { key, labels, period, clock }: CompiledColumn,
  rows: readonly Row[],
  language: Language,
): Readonly<Record<string, string>> | undefined {
  const said = new Map<string, string>()
  for (const value of new Set(rows.flatMap((row) => row[key] ?? []).map(String))) {
    const words = period
      ? periodLabel(value, period, language)
      : clock
        ? clockLabel(Number(value), clock, language)
        : labels?.find((one) => one.value === value)?.label[language]
    if (words !== undefined && words !== value) said.set(value, words)
  }
  return said.size > 0 ? Object.fromEntries(said) : undefined
}

/** A cell of a word, period or clock as people say it; a dash where nothing is known. */
export function saidCell(row: Row, { key, labels }: Pick<Column, 'key' | 'labels'>): string {
  const value = row[key]
  const words = (Array.isArray(value) ? value : [value]).map((one) =>
    one === null ? '—' : (labels?.[String(one)] ?? String(one)),
  )
  return words.join('、')
}

/**
 * The calendar period that begins on a day; days and weeks are named by it.
 *
 * @example periodLabel('2026-04-01', 'quarter', 'zh') // '2026 Q2'
 */
export function periodLabel(start: string, unit: PeriodUnit, language: Language): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(start) || unit === 'day') return undefined
  const [year, month] = [start.slice(0, 4), Number(start.slice(5, 7))]
  if (unit === 'week') return { zh: `${start}起的一周`, en: `week of ${start}` }[language]
  if (unit === 'month') return start.slice(0, 7)
  if (unit === 'year') return { zh: `${year}年`, en: year }[language]
  const half = month <= 6
  if (unit === 'half') return { zh: `${year}年${half ? '上' : '下'}半年`, en: `${year} H${half ? 1 : 2}` }[language]
  return `${year} Q${Math.ceil(month / 3)}`
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

function clockLabel(value: number, clock: 'hour' | 'weekday' | 'monthDay', language: Language): string | undefined {
  if (clock === 'weekday') return weekdays[language][value - 1]
  if (clock === 'hour') return { zh: `${value}点`, en: `${String(value).padStart(2, '0')}:00` }[language]
  return language === 'zh' ? `${value}日` : undefined
}
