const windowMs = 10_000
const mostInWindow = 60
const recent = new Map<string, number[]>()

/** Whether one page is sent more than a person can write: a guard against loops and guessing. */
export function tooMany(page: string, now: number = Date.now()): boolean {
  const times = (recent.get(page) ?? []).filter((time) => now - time < windowMs)
  times.push(now)
  if (recent.size > 10_000) recent.clear()
  recent.set(page, times)
  return times.length > mostInWindow
}
