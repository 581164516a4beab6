import { addDays, addMonths, type Day, weekday } from './day.js'
import type { PeriodUnit } from './window.js'

/** Months in the calendar units that are whole numbers of months. */
const months = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** First day of the period of that unit which holds the day. */
export function startOfPeriod(day: Day, unit: PeriodUnit): Day {
  if (unit === 'day') return day
  if (unit === 'week') return addDays(day, 1 - weekday(day))
  const month = Number(day.slice(5, 7))
  const first = month - ((month - 1) % months[unit])
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}

/** First day of the period `count` periods later (earlier where negative) than the one that starts with `start`. */
export function addPeriods(start: Day, unit: PeriodUnit, count: number): Day {
  if (unit === 'day') return addDays(start, count)
  if (unit === 'week') return addDays(start, count * 7)
  return addMonths(start, count * months[unit])
}

/** Last day of the period that starts with `start`. */
export function endOfPeriod(start: Day, unit: PeriodUnit): Day {
  return addDays(addPeriods(start, unit, 1), -1)
}

/** First days of all periods that touch the days from … to. */
export function periodsWithin(from: Day, to: Day, unit: PeriodUnit): Day[] {
  const starts: Day[] = []
  for (let start = startOfPeriod(from, unit); start <= to; start = addPeriods(start, unit, 1)) starts.push(start)
  return starts
}
