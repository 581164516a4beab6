import type { Label, Language } from '../../catalog/label.js'

/** The same words in the languages that a guide is written in. */
export type Texts = Readonly<Partial<Record<Language, string>>>

/** A semi-structured interview guide, read and found fit to ask. Plain data. */
export interface Script {
  readonly id: string
  readonly title: Texts
  readonly languages: readonly Language[]
  /** What the interview is for: shown with the consent, and told to a model. */
  readonly purpose: Texts
  /** Time budget in minutes of talking; undefined: as long as it takes. */
  readonly minutes: number | undefined
  readonly followUps: FollowUpLimits
  readonly intro: Texts
  /** Where it stands, it is agreed to before the first question. */
  readonly consent: Texts | undefined
  readonly closing: Texts
  readonly topics: readonly Topic[]
}

/** How many follow-up questions may be asked: after one main question, in the whole interview, and of these by a model. */
export interface FollowUpLimits {
  readonly each: number
  readonly all: number
  readonly model: number
}

export interface Topic {
  readonly id: string
  readonly name: Texts
  readonly minutes: number | undefined
  readonly only: Condition | undefined
  readonly questions: readonly MainQuestion[]
}

export interface MainQuestion {
  readonly id: string
  readonly text: Texts
  /** Asked even when time is short. */
  readonly must: boolean
  readonly points: readonly Point[]
  readonly probes: readonly Probe[]
  /** Follow-ups after this question, where the guide says other than `FollowUpLimits.each`. */
  readonly followUps: number | undefined
  readonly only: Condition | undefined
}

/** Something that must have been talked about before the interview closes. */
export interface Point {
  readonly id: string
  readonly name: Texts
  /** Any of these in what the person says counts as covered; lower case. */
  readonly words: readonly string[]
  /** How to ask for it where it was not. */
  readonly ask: Texts
}

export interface Probe {
  readonly id: string
  readonly when: ProbeWhen
  /** For `contains`: what is looked for; lower case. */
  readonly words: readonly string[]
  readonly text: Texts
}

/** What an answer must be like for a probe of the guide to be asked. */
export type ProbeWhen = 'short' | 'vague' | 'strong' | 'positive' | 'negative' | 'always' | 'contains'

/** Who is asked: whoever said one of the words earlier, or is in a segment (put in words). */
export type Condition =
  | { readonly kind: 'mentioned'; readonly words: readonly string[] }
  | { readonly kind: 'segment'; readonly segment: string }

/** Something wrong (or doubtful) in a guide, with its line and what to do. */
export interface ScriptFault {
  readonly severity: 'error' | 'warning'
  /** Counted from 1; 0 where the whole file is meant. */
  readonly line: number
  readonly message: Label
  readonly suggestion?: string
}

/** The words in a language, else in the other one: a guide in one language is asked in that. */
export function inLanguage(texts: Texts, language: Language): string {
  return texts[language] ?? texts[language === 'zh' ? 'en' : 'zh'] ?? ''
}

export function questionsOf(script: Script): MainQuestion[] {
  return script.topics.flatMap(({ questions }) => questions)
}

export function topicOf(script: Script, question: string): Topic | undefined {
  return script.topics.find(({ questions }) => questions.some(({ id }) => id === question))
}

export function questionOf(script: Script, id: string | null): MainQuestion | undefined {
  return questionsOf(script).find((question) => question.id === id)
}

export function pointsIn(script: Script): Point[] {
  return questionsOf(script).flatMap(({ points }) => points)
}
