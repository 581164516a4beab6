/**
 * The ways on from one place: which question follows, and the ways on from there. Equal ones are one object, so that millions of ways take
 * little room and are counted at once.
 */
export interface Ways {
  readonly id: number
  /** By the path of the question that follows; `''`: the end. */
  readonly next: ReadonlyMap<string, Ways>
  /** How many different sequences of questions there are. */
  readonly count: number
  readonly shortest: Course
  readonly longest: Course
}

/** One sequence of questions. */
export interface Course {
  readonly questions: number
  readonly seconds: number
  readonly steps: readonly string[]
}

export interface WayMaker {
  /** The way of whom nothing more is asked. */
  readonly end: Ways
  /** The ways of a place whose question is followed by any of these. */
  make(next: ReadonlyMap<string, Ways>): Ways
  join(a: Ways, b: Ways): Ways
}

/** @param seconds how long a step takes, by its path */
export function wayMaker(seconds: (step: string) => number): WayMaker {
  const known = new Map<string, Ways>()
  const joined = new Map<string, Ways>()
  const nothing: Course = { questions: 0, seconds: 0, steps: [] }
  const nowhere: Ways = { id: 0, next: new Map(), count: 1, shortest: nothing, longest: nothing }
  const make = (next: ReadonlyMap<string, Ways>): Ways => {
    const key = [...next]
      .map(([step, { id }]) => `${step}\u0000${id}`)
      .sort()
      .join('\u0001')
    const made = known.get(key) ?? measured(next, known.size + 1, seconds)
    known.set(key, made)
    return made
  }
  const join = (a: Ways, b: Ways): Ways => {
    if (a === b) return a
    const key = a.id < b.id ? `${a.id}+${b.id}` : `${b.id}+${a.id}`
    const before = joined.get(key)
    if (before) return before
    const next = new Map(a.next)
    for (const [step, ways] of b.next) {
      const own = next.get(step)
      next.set(step, own ? join(own, ways) : ways)
    }
    const made = make(next)
    joined.set(key, made)
    return made
  }
  return { end: make(new Map([['', nowhere]])), make, join }
}

function measured(next: ReadonlyMap<string, Ways>, id: number, seconds: (step: string) => number): Ways {
  const courses = [...next].map(([step, ways]) => ({ step, ways }))
  const on = (step: string, rest: Course): Course =>
    step === '' ? rest : { questions: rest.questions + 1, seconds: rest.seconds + seconds(step), steps: [step, ...rest.steps] }
  const all = (which: 'shortest' | 'longest') => courses.map(({ step, ways }) => on(step, ways[which]))
  return {
    id,
    next,
    count: courses.reduce((sum, { ways }) => sum + ways.count, 0),
    shortest: all('shortest').reduce((least, one) => (one.questions < least.questions ? one : least)),
    longest: all('longest').reduce((most, one) => (one.questions > most.questions ? one : most)),
  }
}
