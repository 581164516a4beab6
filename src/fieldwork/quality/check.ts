import type { Label, Language } from '../../catalog/label.js'
import type { Asked } from '../results/outline.js'
import type { AttentionCheck, Contradiction, WarehouseCheck } from '../survey/extension.js'
import type { GibberishReader } from './gibberish/read-gibberish.js'

/** One finished session, as the checks see it. */
export interface Subject {
  readonly session: string
  readonly language: Language
  readonly data: Readonly<Record<string, unknown>>
  /** What was answered when, in order, answers changed later included. Empty where no times are known (answers read from a file). */
  readonly timed: readonly TimedAnswer[]
  /** For each of the survey's checks against the warehouse, whether it holds there; undefined where nobody knows the person. */
  readonly facts: readonly (boolean | undefined)[]
}

export interface TimedAnswer {
  /** The path of the input as the conversation names it: `nps`, `matrix.row`, `panel[0].field`. */
  readonly question: string
  /** What was typed or pressed. */
  readonly said: string
  /** From the question being shown to its answer; a pause in between is in it. */
  readonly milliseconds: number
}

/** What the checks know besides the session: the survey, and what the other sessions are like. */
export interface Surroundings {
  readonly outline: readonly Asked[]
  readonly contradictions: readonly Contradiction[]
  readonly attention: readonly AttentionCheck[]
  readonly checks: readonly WarehouseCheck[]
  /** Median milliseconds by input over all sessions; empty below twenty of them. */
  readonly usualTimes: ReadonlyMap<string, number>
  /** Sessions whose open texts are the same or nearly so, by session: see `copiedTexts`. */
  readonly copies: ReadonlyMap<string, readonly Copy[]>
  readonly gibberish: GibberishReader
}

/** An open text that stands in another session as well. */
export interface Copy {
  readonly question: string
  readonly others: number
  /** The first to say so may be the one who was copied. */
  readonly first: boolean
  readonly exact: boolean
}

/** Why a respondent's answers are doubted: points lost, in words, with the questions that show it. */
export interface Reason {
  readonly check: CheckName
  readonly points: number
  readonly why: Label
  readonly evidence: readonly string[]
}

/** What a check found, before its points are capped. */
export type Finding = Omit<Reason, 'check'>

export interface QualityCheck {
  readonly name: CheckName
  readonly label: Label
  /** What it looks at and from when on it counts, for people to read. */
  readonly about: Label
  /** The most points that it can cost. */
  readonly most: number
  readonly find: (subject: Subject, surroundings: Surroundings) => readonly Finding[]
}

export type CheckName =
  | 'contradiction'
  | 'facts'
  | 'attention'
  | 'speeding'
  | 'faster-than-others'
  | 'straight-lining'
  | 'repeated-text'
  | 'copied-text'
  | 'gibberish'
