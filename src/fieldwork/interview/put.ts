import { type Block, type Message, paragraph } from '../../messages/index.js'
import { askFor } from './choose-follow-up.js'
import type { FollowUpContext } from './follow-up.js'
import { nextStep, type Step } from './plan.js'
import { closingWords, phrase, telling, turnTo } from './present.js'
import { inLanguage, type Script, topicOf } from './script.js'
import type { InterviewState } from './state.js'

/** One thing said, as it is kept: in order, these are the transcript. */
export interface Utterance {
  readonly speaker: 'person' | 'bot'
  readonly kind: 'main' | 'probe' | 'model' | 'control' | 'answer'
  readonly topic: string | null
  readonly question: string | null
  readonly text: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** What one message of a person led to. `state` and `kept` are to be stored before anything of `messages` is said. */
export interface Interviewed {
  readonly outcome: 'asked' | 'again' | 'paused' | 'completed' | 'declined' | 'erase'
  readonly state: InterviewState
  readonly kept: readonly Utterance[]
  /** Empty where nothing is to be said: the words that waited still wait. */
  readonly messages: readonly Message[]
  /** A model may be asked for a follow-up; then the same message is replied to again with what it gave (`hints.followUp`). */
  readonly wantsFollowUp?: FollowUpContext
}

/** Goes on to the next step of the guide: a question, a point left open, or the close. */
export function asking(script: Script, state: InterviewState, now: Date, before: readonly Block[] = []): Interviewed {
  const step = nextStep(script, state)
  return step.kind === 'close' ? closing(script, state, now) : putting(script, state, step, now, before)
}

export function putting(
  script: Script,
  state: InterviewState,
  step: Exclude<Step, { kind: 'close' }>,
  now: Date,
  before: readonly Block[],
): Interviewed {
  const { language } = state
  const { question, topic } = step
  const point = step.kind === 'point' ? step.point : undefined
  const text = point
    ? inLanguage(point.ask, language) || askFor(inLanguage(point.name, language), language)
    : inLanguage(question.text, language)
  const here = state.question === null ? undefined : topicOf(script, state.question)
  const turning = here?.id === topic.id || inLanguage(topic.name, language) === '' ? [] : [turnTo(topic.name, language)]
  return {
    outcome: 'asked',
    state: {
      ...waitingFor({ ...state, exchange: [] }, text, now),
      question: question.id,
      point: point?.id ?? null,
      follow: null,
      asked: point ? [...state.asked, point.id] : state.asked,
    },
    kept: [told('main', topic.id, question.id, text, now.toISOString())],
    messages: telling(language, ...before, ...turning, paragraph(text)),
  }
}

function closing(script: Script, state: InterviewState, now: Date): Interviewed {
  const words = closingWords(script, state.language)
  return {
    outcome: 'completed',
    state: {
      ...state,
      stage: 'done',
      question: null,
      point: null,
      follow: null,
      waiting: '',
      exchange: [],
      pieces: [],
      askedAt: null,
    },
    kept: [told('control', null, null, words, now.toISOString())],
    messages: telling(state.language, ...words.split(/\n{2,}/).map(paragraph)),
  }
}

export function again(state: InterviewState, now: Date, blocks: readonly Block[]): Interviewed {
  return {
    outcome: 'again',
    state: { ...state, askedAt: now.toISOString() },
    kept: [],
    messages: telling(state.language, ...blocks),
  }
}

export function ended(script: Script, state: InterviewState): Interviewed {
  const declined = state.stage === 'declined'
  const words = declined ? phrase('declined', state.language) : closingWords(script, state.language)
  return { outcome: declined ? 'declined' : 'completed', state, kept: [], messages: telling(state.language, paragraph(words)) }
}

export function waitingFor(state: InterviewState, text: string, now: Date): InterviewState {
  return { ...state, waiting: text, late: false, exchange: [...state.exchange, { by: 'bot', text }], askedAt: now.toISOString() }
}

export function doneWith(state: InterviewState, question: string): InterviewState {
  return state.done.includes(question) ? state : { ...state, done: [...state.done, question] }
}

export function withKept(kept: readonly Utterance[], next: Interviewed): Interviewed {
  return { ...next, kept: [...kept, ...next.kept] }
}

export function told(
  kind: Utterance['kind'],
  topic: string | null,
  question: string | null,
  text: string,
  at: string,
): Utterance {
  return { speaker: 'bot', kind, topic, question, text, at }
}

export function heardFrom(
  kind: Utterance['kind'],
  topic: string | null,
  question: string | null,
  text: string,
  at: Date,
): Utterance {
  return { speaker: 'person', kind, topic, question, text, at: at.toISOString() }
}
