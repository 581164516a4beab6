const windowMs = 10_000
const mostInWindow = 60
const recent = new Map<string, number[]>()

/** Whether an address sends more than a person can: a guard against loops and floods, not against people who share an address. */
export function tooMany(address: string, now: number = Date.now()): boolean {
  const times = (recent.get(address) ?? []).filter((time) => now - time < windowMs)
  times.push(now)
  if (recent.size > 10_000) recent.clear()
  recent.set(address, times)
  return times.length > mostInWindow
}
