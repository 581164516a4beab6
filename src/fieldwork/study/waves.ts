import type { StudySettings } from './settings.js'

/** Which wave each person is in (from 0), in the order given: shares or sizes of all, the last wave takes the rest. Without waves: all at once. */
export function wavesOf(people: number, waves: StudySettings['waves']): readonly number[] {
  const sizes = waves?.sizes ?? waves?.shares?.map((share) => Math.round(share * people)) ?? []
  const list: number[] = []
  for (const [wave, size] of sizes.entries()) for (let index = 0; index < size && list.length < people; index++) list.push(wave)
  const last = Math.max(0, sizes.length - 1)
  while (list.length < people) list.push(last)
  return list
}

/** When a wave begins, having begun with the first at `start`. Quiet hours move it later; that is looked at when it comes. */
export function waveBegins(wave: number, start: Date, waves: StudySettings['waves']): Date {
  return new Date(start.getTime() + wave * (waves?.gapHours ?? 0) * 3_600_000)
}
