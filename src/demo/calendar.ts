const dayMs = 86_400_000
const dayTexts = new Map<number, string>()
const twoDigits = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))

/** Days since 1970-01-01 of a calendar day `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)
}

export function dayText(day: number): string {
  let text = dayTexts.get(day)
  if (text === undefined) {
    text = new Date(day * dayMs).toISOString().slice(0, 10)
    dayTexts.set(day, text)
  }
  return text
}

/** `YYYY-MM-DD HH:MM:SS` of a moment in seconds since 1970 on the brand's own clock. */
export function timeText(moment: number): string {
  const seconds = Math.floor(moment)
  const rest = seconds % 86_400
  return `${dayText((seconds - rest) / 86_400)} ${twoDigits[Math.floor(rest / 3600)]}:${twoDigits[Math.floor(rest / 60) % 60]}:${twoDigits[rest % 60]}`
}

/** Month 0–11 of a day. */
export function monthOf(day: number): number {
  return Number(dayText(day).slice(5, 7)) - 1
}

/** How hard a shopping festival pulls on a day, 0 … 1: 618, 双11, 双12 and a little on 女神节 and 年货节. */
export function festivalPull(day: number): number {
  const at = dayText(day).slice(5)
  if (at === '11-11' || at === '06-18') return 1
  if (at === '11-01' || at === '06-01' || at === '12-12') return 0.8
  if (at > '11-01' && at < '11-11') return 0.35
  if (at > '06-01' && at < '06-18') return 0.25
  if (at > '12-01' && at < '12-12') return 0.12
  if (at >= '03-05' && at <= '03-08') return 0.3
  return 0
}

/** How hard a day pulls on those who give: the days before 情人节, 女神节, 520, 母亲节, 七夕 (mid-August here), 圣诞 and 春节 (early February here). */
export function giftPull(day: number): number {
  const at = dayText(day).slice(5)
  const runs: readonly (readonly [string, string, number])[] = [
    ['01-22', '02-03', 0.5],
    ['02-06', '02-13', 1],
    ['03-03', '03-07', 0.6],
    ['05-04', '05-10', 0.8],
    ['05-14', '05-19', 0.9],
    ['08-10', '08-20', 0.9],
    ['12-18', '12-24', 0.6],
  ]
  return runs.find(([from, to]) => at >= from && at <= to)?.[2] ?? 0
}

/** 0 Monday … 6 Sunday. */
export function weekday(day: number): number {
  return (day + 3) % 7
}
