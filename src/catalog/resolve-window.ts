import { addDays, addMonths, type Day, daysBetween, isoWeek, mondayOf } from './day.js'
import { type Festival, festivals as shippedFestivals } from './festivals.js'
import { addPeriods, endOfPeriod, startOfPeriod } from './periods.js'
import type { DayRange, Window } from './window.js'

/**
 * The calendar days that a window means on an as-of date (glossary, Time). Nothing after the as-of date is in any window, so a
 * running period ends with it; a window wholly in the future is empty (`from` after `to`).
 *
 * @example resolveWindow({ last: { n: 7, unit: 'day' } }, '2026-11-15') // { from: '2026-11-09', to: '2026-11-15' }
 * @throws RangeError for a festival that the table does not hold
 */
export function resolveWindow(
  window: Window | undefined,
  asOf: Day,
  festivals: readonly Festival[] = shippedFestivals,
): DayRange {
  if (window === undefined) return { to: asOf }
  return visible(whole(window, asOf, festivals), asOf)
}

/** Whether the window is a calendar period or festival that the as-of date cuts short. */
export function isRunning(window: Window, asOf: Day, festivals: readonly Festival[] = shippedFestivals): boolean {
  return ('period' in window || 'festival' in window) && (whole(window, asOf, festivals).to ?? asOf) > asOf
}

interface Span {
  readonly from?: Day
  readonly to?: Day
}

/** The window's days as the calendar has them, those after the as-of date included. */
function whole(window: Window, asOf: Day, festivals: readonly Festival[]): Span {
  if ('last' in window) return lastDays(window.last, asOf)
  if ('ago' in window) return { from: addDays(asOf, -window.ago.from), to: addDays(asOf, -window.ago.to) }
  if ('period' in window) {
    const start = addPeriods(startOfPeriod(asOf, window.period.unit), window.period.unit, window.period.offset)
    return { from: start, to: endOfPeriod(start, window.period.unit) }
  }
  if ('festival' in window) return festivalDays(window.festival, asOf, festivals)
  if ('before' in window)
    return window.before.by === 'year'
      ? yearBefore(window.before.of, asOf, festivals)
      : justBefore(window.before.of, asOf, festivals)
  return { ...(window.from ? { from: window.from } : {}), ...(window.to ? { to: window.to } : {}) }
}

function lastDays({ n, unit }: { n: number; unit: 'day' | 'week' | 'month' | 'year' }, asOf: Day): Span {
  if (unit === 'day') return { from: addDays(asOf, 1 - n), to: asOf }
  if (unit === 'week') return { from: addDays(asOf, 1 - 7 * n), to: asOf }
  return { from: addDays(addMonths(asOf, -(unit === 'month' ? n : 12 * n)), 1), to: asOf }
}

function festivalDays(
  { name, year }: { name: string; year?: number | undefined },
  asOf: Day,
  festivals: readonly Festival[],
): Span {
  const festival = festivals.find((one) => one.name === name)
  if (!festival) throw new RangeError(`no festival is called ${name}`)
  const within = (y: number): { from: Day; to: Day } => ({
    from: `${y}-${festival.from}`,
    to: `${festival.to < festival.from ? y + 1 : y}-${festival.to}`,
  })
  if (year !== undefined) return within(year)
  const now = Number(asOf.slice(0, 4))
  return within(now).from <= asOf ? within(now) : within(now - 1)
}

/**
 * The period of equal length just before (环比). A whole calendar period is as long as its unit says, so before October comes
 * September; a running one, or any other window, is as long as its days, so before 1–15 November come 17–31 October.
 */
function justBefore(window: Window, asOf: Day, festivals: readonly Festival[]): Span {
  if ('period' in window && !isRunning(window, asOf, festivals)) {
    return whole({ period: { unit: window.period.unit, offset: window.period.offset - 1 } }, asOf, festivals)
  }
  const { from, to } = visible(whole(window, asOf, festivals), asOf)
  if (from === undefined) return { to: '1970-01-01', from: '1970-01-02' }
  return { from: addDays(from, -1 - daysBetween(from, to)), to: addDays(from, -1) }
}

/** The same days one year earlier (同比); for an ISO week the week of the same number, for a festival last year's. */
function yearBefore(window: Window, asOf: Day, festivals: readonly Festival[]): Span {
  if ('festival' in window) {
    const { from = asOf } = whole(window, asOf, festivals)
    const earlier = festivalDays({ name: window.festival.name, year: Number(from.slice(0, 4)) - 1 }, asOf, festivals)
    return isRunning(window, asOf, festivals) ? { ...earlier, to: addMonths(asOf, -12) } : earlier
  }
  const { from, to } = visible(whole(window, asOf, festivals), asOf)
  if ('period' in window && window.period.unit === 'week' && from !== undefined) {
    const { year, week } = isoWeek(from)
    const monday = mondayOf(year - 1, Math.min(week, isoWeek(`${year - 1}-12-28`).week))
    return { from: monday, to: addDays(monday, daysBetween(from, to)) }
  }
  // A whole February stays whole where only one of the years is a leap year.
  const wholeMonth = 'period' in window && window.period.unit !== 'day' && !isRunning(window, asOf, festivals)
  return {
    ...(from === undefined ? {} : { from: addMonths(from, -12) }),
    to: wholeMonth ? endOfPeriod(startOfPeriod(addMonths(to, -12), 'month'), 'month') : addMonths(to, -12),
  }
}

function visible(span: Span, asOf: Day): DayRange {
  const to = span.to === undefined || span.to > asOf ? asOf : span.to
  return span.from === undefined ? { to } : { from: span.from, to }
}
