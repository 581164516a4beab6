import type { StudySettings } from './settings.js'

/** When somebody may be written to: local times of day, weekdays, and the zone that they are told in. */
export interface Hours {
  readonly timeZone: string
  readonly weekdays: readonly number[]
  /** Minutes of the day, first included and last excluded; `from` after `to` runs over midnight. */
  readonly closed: readonly { readonly from: number; readonly to: number }[]
}

/** When invitations of a study may go out. */
export function invitationHours({ quiet, weekdays, timeZone }: StudySettings, workspaceZone: string): Hours {
  return {
    timeZone: timeZone ?? workspaceZone,
    weekdays,
    closed: [{ from: minutesOf(quiet.from), to: minutesOf(quiet.to) }],
  }
}

/** When its reminders may: not in the quiet hours, and within their own. */
export function reminderHours(settings: StudySettings, workspaceZone: string): Hours {
  const invitations = invitationHours(settings, workspaceZone)
  const { from, to } = settings.reminders
  return { ...invitations, closed: [...invitations.closed, { from: minutesOf(to), to: minutesOf(from) }] }
}

/** Whether a moment lies in the hours. */
export function isOpen(at: Date, { timeZone, weekdays, closed }: Hours): boolean {
  const { minute, weekday } = localTime(at, timeZone)
  return weekdays.includes(weekday) && !closed.some((range) => isWithin(minute, range))
}

/**
 * The first moment from this one on that lies in the hours, to the minute; this one where it does.
 *
 * @throws RangeError where no moment of a fortnight does
 */
export function nextOpen(at: Date, hours: Hours): Date {
  let moment = at
  for (let steps = 0; steps < 200; steps++) {
    if (isOpen(moment, hours)) return moment
    moment = nextChange(moment, hours)
  }
  throw new RangeError('the hours leave no time to write in')
}

/** The local day of a moment, `YYYY-MM-DD`, and the moment when that day began. */
export function localDay(at: Date, timeZone: string): { day: string; began: Date } {
  const { year, month, day } = localTime(at, timeZone)
  const pad = (number: number) => String(number).padStart(2, '0')
  return { day: `${year}-${pad(month)}-${pad(day)}`, began: momentOf(year, month, day, 0, timeZone) }
}

/** The next moment at which openness can change: the end of a closed range, or midnight. Always later than `at`. */
function nextChange(at: Date, { timeZone, weekdays, closed }: Hours): Date {
  const local = localTime(at, timeZone)
  const { year, month, day, minute } = local
  const midnight = momentOf(year, month, day + 1, 0, timeZone)
  if (!weekdays.includes(local.weekday)) return later(midnight, at)
  const ends = closed
    .filter((range) => isWithin(minute, range))
    .map(({ to }) => momentOf(year, month, to > minute ? day : day + 1, to, timeZone))
    .filter((end) => end > at && end < midnight)
    .map((end) => end.getTime())
  return later(ends.length > 0 ? new Date(Math.max(...ends)) : midnight, at)
}

function later(wanted: Date, at: Date): Date {
  // Where clocks are put back a local time comes twice; a minute on, the question is asked again.
  return wanted > at ? wanted : new Date(at.getTime() + 60_000)
}

function isWithin(minute: number, { from, to }: { from: number; to: number }): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

const formats = new Map<string, Intl.DateTimeFormat>()

function localTime(at: Date, timeZone: string) {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute') => parts.get(name) ?? 0
  const [year, month, day] = [part('year'), part('month'), part('day')]
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
  return { year, month, day, minute: part('hour') * 60 + part('minute'), weekday }
}

/** The moment of a local time of day; where clocks are put forward over it, the moment just as far after the day's beginning. */
function momentOf(year: number, month: number, day: number, minute: number, timeZone: string): Date {
  const wanted = Date.UTC(year, month - 1, day, 0, minute)
  let guess = wanted
  for (let turn = 0; turn < 3; turn++) {
    const local = localTime(new Date(guess), timeZone)
    const shown = Date.UTC(local.year, local.month - 1, local.day, 0, local.minute)
    if (shown === wanted) break
    guess += wanted - shown
  }
  return new Date(guess)
}
