import type { PeriodUnit } from '../../catalog/window.js'

/** The first day of the calendar period (ISO week) that holds a moment, in the moment's own time zone. */
export function periodSql(time: string, unit: PeriodUnit): string {
  switch (unit) {
    case 'day':
      return `toDate(${time})`
    case 'week':
      return `toMonday(${time})`
    case 'month':
      return `toStartOfMonth(${time})`
    case 'quarter':
      return `toStartOfQuarter(${time})`
    case 'half':
      return `if(toMonth(${time}) <= 6, toStartOfYear(${time}), addMonths(toStartOfYear(${time}), 6))`
    case 'year':
      return `toStartOfYear(${time})`
  }
}

export function clockSql(time: string, clock: 'hour' | 'weekday' | 'monthDay'): string {
  return { hour: `toHour(${time})`, weekday: `toDayOfWeek(${time})`, monthDay: `toDayOfMonth(${time})` }[clock]
}

/** The first day of the period after the one that starts with a day. */
export function nextPeriodSql(start: string, unit: PeriodUnit): string {
  if (unit === 'day') return `addDays(${start}, 1)`
  if (unit === 'week') return `addDays(${start}, 7)`
  return `addMonths(${start}, ${{ month: 1, quarter: 3, half: 6, year: 12 }[unit]})`
}
