import { type Condition, type MainQuestion, type Point, type Script, type Topic, topicOf } from './script.js'
import type { InterviewState } from './state.js'

/** What comes after the question that was just done with. */
export type Step =
  | { readonly kind: 'question'; readonly question: MainQuestion; readonly topic: Topic }
  | { readonly kind: 'point'; readonly point: Point; readonly question: MainQuestion; readonly topic: Topic }
  | { readonly kind: 'close' }

/**
 * The next thing to ask, in the guide's order. Where time is short, only what must be asked; what must be covered and was not is asked
 * for by itself at the end of its topic; topics already left are gone back to only for what must be asked.
 */
export function nextStep(script: Script, state: InterviewState): Step {
  const here = state.question === null ? undefined : topicOf(script, state.question)
  const from = here ? script.topics.indexOf(here) : 0
  for (const [place, topic] of script.topics.entries()) {
    if (!applies(topic, state)) continue
    const mustOnly = place < from || isPressed(script, state, topic)
    const questions = topic.questions.filter((question) => applies(question, state))
    const question = questions.find(({ id, must }) => !state.done.includes(id) && (must || !mustOnly))
    if (question) return { kind: 'question', question, topic }
    for (const done of questions.filter(({ id }) => state.done.includes(id) && !state.skipped.includes(id))) {
      const point = openPoint(done, state)
      if (point) return { kind: 'point', point, question: done, topic }
    }
  }
  return { kind: 'close' }
}

/** The first point of a question that nobody has spoken of. */
export function openPoint(question: MainQuestion, state: InterviewState): Point | undefined {
  return question.points.find(({ id }) => !state.covered.includes(id) && !state.asked.includes(id))
}

/** Whether the time left, of the topic or of the whole, is only enough for what must still be asked. */
export function isPressed(script: Script, state: InterviewState, topic: Topic): boolean {
  const { spent } = state
  if (topic.minutes !== undefined && (spent.topics[topic.id] ?? 0) >= topic.minutes * 60) return true
  if (script.minutes === undefined) return false
  const left = script.minutes * 60 - spent.all
  const needed = script.topics
    .filter((one) => applies(one, state))
    .flatMap(({ questions }) => questions)
    .filter((question) => question.must && !state.done.includes(question.id) && applies(question, state))
  return left <= 0 || left < needed.length * paceOf(state)
}

/** Seconds that one exchange with this person takes; a minute while nothing is known. */
function paceOf({ spent }: InterviewState): number {
  return spent.exchanges === 0 ? 60 : Math.max(15, Math.min(120, spent.all / spent.exchanges))
}

function applies({ id, only }: { readonly id: string; readonly only: Condition | undefined }, state: InterviewState): boolean {
  if (!only) return true
  return only.kind === 'mentioned' ? state.met.includes(id) : state.segments.includes(only.segment)
}
