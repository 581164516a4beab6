import type { Language } from '../../catalog/label.js'
import type { Asked } from '../results/outline.js'
import type { Subject } from './check.js'
import { leastSeconds } from './reading-time.js'

/** An input with the time that was spent on it, changes of mind added up. */
export interface TimedInput {
  readonly path: string
  readonly seconds: number
  /** The least that reading and answering it takes. */
  readonly least: number
}

/** A longer look than this was a pause; what is over it is not counted. */
const longestLook = 180

/** The inputs of a session in the order in which they were first answered. */
export function timedInputs(subject: Subject, outline: readonly Asked[]): TimedInput[] {
  const found = new Map<string, TimedInput>()
  let before: string | undefined
  for (const { question, said, milliseconds } of subject.timed) {
    const seconds = Math.min(longestLook, milliseconds / 1000)
    const known = found.get(question)
    if (known) {
      found.set(question, { ...known, seconds: known.seconds + seconds })
      continue
    }
    const asked = askedAt(question, outline)
    if (!asked) continue
    const holder = asked.within?.name ?? asked.path
    found.set(question, { path: question, seconds, least: leastSeconds(asked, said, holder !== before, subject.language) })
    before = holder
  }
  return [...found.values()]
}

/** The thing asked at a path of the conversation: its rows may be named by their words, its panels by number. */
export function askedAt(path: string, outline: readonly Asked[]): Asked | undefined {
  if (path.endsWith('+')) return undefined
  const general = path.replace(/\[\d+\]/g, '[]')
  return (
    outline.find((asked) => asked.path === general) ??
    outline.find(({ within, title }) => within && languages.some((one) => general === `${within.name}.${title[one]}`)) ??
    outline.find(({ path: own, within }) => within && general.startsWith(`${within.name}.`) && lastOf(own) === lastOf(general))
  )
}

const languages: readonly Language[] = ['zh', 'en']
const lastOf = (path: string) => path.slice(path.lastIndexOf('.') + 1)
