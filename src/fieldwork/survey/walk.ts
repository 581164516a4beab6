import type { Model } from 'survey-core'
import type { Station, Step } from './steps.js'
import { isAnswered, stationsOf } from './steps.js'
import { passedTo } from './triggers.js'

export type { SurveyState } from './model.js'

/** Where a respondent stands among the steps in sight. */
export interface Place {
  readonly stations: readonly Station[]
  /** Which station; -1 where no question is in sight. */
  readonly station: number
  readonly step: Step | undefined
}

/** The place that a path names. One that is gone (its question no longer follows) is where the next unanswered step is. */
export function placeAt(model: Model, at: string | null): Place {
  const stations = stationsOf(model)
  if (at === null) return place(stations, 0, stations[0]?.steps[0])
  const found = findPath(stations, at) ?? findPath(stations, at.replace(/#.*$/, ''))
  if (found) return found
  for (const [index, station] of stations.entries()) {
    const open = station.steps.find((step) => step.kind !== 'more' && !isAnswered(step))
    if (open) return place(stations, index, open)
  }
  return place(stations, stations.length - 1, stations.at(-1)?.steps.at(-1))
}

function findPath(stations: readonly Station[], path: string): Place | undefined {
  for (const [index, station] of stations.entries()) {
    const step = station.steps.find((one) => one.path === path)
    if (step) return place(stations, index, step)
  }
  return undefined
}

const place = (stations: readonly Station[], station: number, step: Step | undefined): Place => ({ stations, station, step })

/** The step after `from`, for the answers as they are now; undefined at the end. Words that were said with the choice are not asked for again. */
export function placeAfter(model: Model, from: Step): Place | undefined {
  const stations = stationsOf(model)
  const here = stations.findIndex(({ holder }) => holder === from.holder)
  const within = here < 0 ? [] : (stations[here] as Station).steps
  const own = within.findIndex(({ path }) => path === from.path)
  const next = own < 0 ? undefined : within.slice(own + 1).find((step) => step.kind !== 'comment' || !isAnswered(step))
  if (next) return place(stations, here, next)
  // A question left empty takes its turn only now: while it was still ahead, "{it} is not yes" held of course.
  const to = from.holder.isEmpty() ? passedTo(model, from.holder) : undefined
  if (to === 'end') return undefined
  const ahead = here >= 0 ? here + 1 : firstAfter(model, stations, from)
  const jump = to === undefined ? -1 : stations.findIndex(({ holder }, index) => index >= ahead && holder.name === to)
  const index = jump >= 0 ? jump : ahead
  const step = stations[index]?.steps[0]
  return step ? place(stations, index, step) : undefined
}

/** The step after an answer was given: into the entry where one was added, else on. */
export function placeOn(model: Model, from: Step, added: boolean): Place | undefined {
  return (from.kind === 'more' && added ? placeInEntry(model, from) : undefined) ?? placeAfter(model, from)
}

/** The first step of the entry that was just added at `from`. */
function placeInEntry(model: Model, from: Step): Place | undefined {
  const stations = stationsOf(model)
  const opening = from.path.replace(/\+$/, '')
  for (const [index, station] of stations.entries()) {
    const step = station.steps.find(({ path }) => path.startsWith(`${opening}.`))
    if (step) return place(stations, index, step)
  }
  return undefined
}

/** The step before `from`; undefined at the first. Goes to the question itself, not to the words beside it. */
export function placeBefore(model: Model, from: Step): Place | undefined {
  const stations = stationsOf(model)
  const steps = stations.flatMap((station, index) => station.steps.map((step) => ({ index, step })))
  const here = steps.findIndex(({ step }) => step.path === from.path)
  const before = steps.slice(0, Math.max(0, here)).findLast(({ step }) => step.kind !== 'comment')
  return before ? place(stations, before.index, before.step) : undefined
}

/** Where the question itself is out of sight now (its own answer hides it), what stands after it in the file. */
function firstAfter(model: Model, stations: readonly Station[], { holder }: Step): number {
  const order = model.getAllQuestions()
  const at = order.indexOf(holder)
  const next = stations.findIndex((station) => order.indexOf(station.holder) > at)
  return next < 0 ? stations.length : next
}
