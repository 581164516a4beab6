import type { TimedAnswer } from './check.js'

/** So many sessions make a norm. */
const enough = 20

/** The median time on each input over all sessions; nothing until there are enough of them. Changes of mind add up, pauses are cut. */
export function usualTimes(sessions: Iterable<readonly TimedAnswer[]>): Map<string, number> {
  const times = new Map<string, number[]>()
  for (const timed of sessions) {
    const own = new Map<string, number>()
    for (const { question, milliseconds } of timed) own.set(question, (own.get(question) ?? 0) + Math.min(180_000, milliseconds))
    for (const [question, spent] of own) {
      const known = times.get(question)
      if (known) known.push(spent)
      else times.set(question, [spent])
    }
  }
  return new Map([...times].filter(([, spent]) => spent.length >= enough).map(([question, spent]) => [question, median(spent)]))
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
