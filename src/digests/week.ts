import { addDays, type Day, isoWeek, mondayOf, weekday } from '../catalog/day.js'
import { type Festival, festivals as shipped } from '../catalog/festivals.js'
import type { Label } from '../catalog/label.js'

/** An ISO week (Monday to Sunday) that a digest is about. */
export interface DigestWeek {
  /** `2026-W46` */
  readonly name: string
  readonly from: Day
  readonly to: Day
}

/** The week that a day lies in. @example weekOf('2026-11-15').name // '2026-W46' */
export function weekOf(day: Day): DigestWeek {
  const { year, week } = isoWeek(day)
  const from = addDays(day, 1 - weekday(day))
  return { name: `${year}-W${String(week).padStart(2, '0')}`, from, to: addDays(from, 6) }
}

/** The last week that is over when this day ends. @example lastCompleteWeek('2026-11-14').name // '2026-W45' */
export function lastCompleteWeek(day: Day): DigestWeek {
  return weekOf(weekday(day) === 7 ? day : addDays(day, -7))
}

/** A week by its ISO name (`2026-W46`, `2026w46`); undefined where no such week exists. */
export function namedWeek(name: string): DigestWeek | undefined {
  const match = /^(\d{4})-?w(\d{1,2})$/i.exec(name.trim())
  if (!match) return undefined
  const week = weekOf(mondayOf(Number(match[1]), Number(match[2])))
  return week.name === `${match[1]}-W${match[2]?.padStart(2, '0')}` ? week : undefined
}

/** The shopping festivals that touch a week or the one before it. */
export function festivalsOf(week: DigestWeek, festivals: readonly Festival[] = shipped): { name: Label; from: Day; to: Day }[] {
  const since = addDays(week.from, -7)
  const years = [Number(week.from.slice(0, 4)) - 1, Number(week.to.slice(0, 4))]
  return festivals.flatMap(({ label, from, to }) =>
    [...new Set(years)].flatMap((year) => {
      const days = { from: `${year}-${from}`, to: `${to < from ? year + 1 : year}-${to}` }
      return days.from <= week.to && days.to >= since ? [{ name: label, ...days }] : []
    }),
  )
}
