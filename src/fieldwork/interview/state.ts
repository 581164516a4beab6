import type { Language } from '../../catalog/label.js'
import { pointsIn, type Script } from './script.js'

/** How far an interview is: plain data, all that is kept between two messages. */
export interface InterviewState {
  readonly language: Language
  readonly stage: 'new' | 'consent' | 'talk' | 'done' | 'declined'
  /** The main question that is being talked about. */
  readonly question: string | null
  /** The must-cover point that is being asked for by itself. */
  readonly point: string | null
  /** The follow-up that waits for an answer; null where the main question itself does. */
  readonly follow: string | null
  /** The words that wait for an answer, to be said again after a pause. */
  readonly waiting: string
  /** An answer that is coming in several messages. */
  readonly pieces: readonly string[]
  /** What was asked and said about this question so far, personal data masked. */
  readonly exchange: readonly Exchange[]
  /** Main questions answered or skipped, in that order. */
  readonly done: readonly string[]
  readonly skipped: readonly string[]
  /** Points asked for by themselves. */
  readonly asked: readonly string[]
  /** Points that something said has covered. */
  readonly covered: readonly string[]
  /** Topics and questions whose condition has come true. */
  readonly met: readonly string[]
  /** Segments, in the guide's words, that the person is in. */
  readonly segments: readonly string[]
  readonly followUps: { readonly each: Readonly<Record<string, number>>; readonly all: number; readonly model: number }
  /** Probes said, by id. */
  readonly used: readonly string[]
  /** The question that was explained once already. */
  readonly explained: string | null
  /** The question of the answer before this one, for what arrives late. */
  readonly before: string | null
  /** Whether something came late already while these words wait. */
  readonly late: boolean
  /** When the person sent their last message, as the platform says. */
  readonly saidAt: string | null
  readonly spent: Spent
  /** When the waiting words were put; null while paused. */
  readonly askedAt: string | null
}

export interface Exchange {
  readonly by: 'bot' | 'person'
  readonly text: string
}

/** Seconds of talking, in all and by topic, and over how many exchanges. */
export interface Spent {
  readonly all: number
  readonly topics: Readonly<Record<string, number>>
  readonly exchanges: number
}

/** The state before the first word. `segments`: those of the guide's conditions that hold for the person. */
export function newInterview(language: Language, segments: readonly string[] = []): InterviewState {
  return {
    language,
    stage: 'new',
    question: null,
    point: null,
    follow: null,
    waiting: '',
    pieces: [],
    exchange: [],
    done: [],
    skipped: [],
    asked: [],
    covered: [],
    met: [],
    segments,
    followUps: { each: {}, all: 0, model: 0 },
    used: [],
    explained: null,
    before: null,
    late: false,
    saidAt: null,
    spent: { all: 0, topics: {}, exchanges: 0 },
    askedAt: null,
  }
}

/** A person who goes away for an hour has not talked for an hour: of one silence at most this counts. */
const longestSilence = 180

/** Adds the time between question and answer to what was spent. */
export function timeSpent(state: InterviewState, topic: string | undefined, now: Date): Spent {
  const waited = state.askedAt === null ? 0 : (now.getTime() - Date.parse(state.askedAt)) / 1000
  const seconds = Math.max(0, Math.min(longestSilence, waited))
  const topics = topic ? { ...state.spent.topics, [topic]: (state.spent.topics[topic] ?? 0) + seconds } : state.spent.topics
  return { all: state.spent.all + seconds, topics, exchanges: state.spent.exchanges + 1 }
}

/** Notes what an answer has covered and which conditions it has brought about. */
export function takeIn(script: Script, state: InterviewState, said: string): Pick<InterviewState, 'covered' | 'met'> {
  const text = said.normalize('NFKC').toLowerCase()
  const covered = pointsIn(script).filter(({ words }) => words.some((word) => mentions(text, word)))
  const parts = script.topics.flatMap((topic) => [topic, ...topic.questions])
  const met = parts.filter(({ only }) => only?.kind === 'mentioned' && only.words.some((word) => mentions(text, word)))
  return { covered: union(state.covered, covered), met: union(state.met, met) }
}

/** A Chinese word anywhere; an English one as the beginning of a word, so that "season" hears "seasonal" and "sale" does not hear "wholesale". */
export function mentions(text: string, word: string): boolean {
  const plain = word.normalize('NFKC').toLowerCase()
  for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + 1)) {
    if (!/^[a-z]/.test(plain) || !/[a-z]/.test(text[at - 1] ?? ' ')) return true
  }
  return false
}

function union(known: readonly string[], found: readonly { readonly id: string }[]): string[] {
  return [...new Set([...known, ...found.map(({ id }) => id)])]
}
