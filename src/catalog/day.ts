/** Calendar days as `YYYY-MM-DD`: arithmetic without hours or time zones. */
export type Day = string

export function addDays(day: Day, days: number): Day {
  return show(new Date(parse(day).getTime() + days * 86_400_000))
}

/** The same day of another month; a day that month lacks becomes its last one (2026-03-31 less a month: 2026-02-28). */
export function addMonths(day: Day, months: number): Day {
  const at = parse(day)
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(at.getUTCDate(), last))
  return show(first)
}

/** Whole days from one day to another: 0 for the same day. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((parse(to).getTime() - parse(from).getTime()) / 86_400_000)
}

/** Monday 1 … Sunday 7. */
export function weekday(day: Day): number {
  return ((parse(day).getUTCDay() + 6) % 7) + 1
}

/** ISO 8601 week: its year and number (2026-12-31 lies in week 53 of 2026, 2027-01-03 as well). */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekday(day))
  const year = Number(thursday.slice(0, 4))
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 }
}

/** Monday of an ISO week. */
export function mondayOf(year: number, week: number): Day {
  const fourth = `${String(year).padStart(4, '0')}-01-04`
  return addDays(addDays(fourth, 1 - weekday(fourth)), (week - 1) * 7)
}

function parse(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

function show(date: Date): Day {
  return date.toISOString().slice(0, 10)
}
