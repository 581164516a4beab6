import { z } from 'zod'
import type { Language } from '../../catalog/label.js'
import type { Exchange } from './state.js'

/** All that whoever proposes a follow-up question is told: the guide around this place, and what was said, personal data masked. */
export interface FollowUpContext {
  readonly language: Language
  readonly title: string
  readonly purpose: string
  readonly topic: string
  readonly question: string
  /** What the guide still wants to hear about here. */
  readonly open: readonly string[]
  /** The main question, the answer, follow-ups and answers, in order. */
  readonly exchange: readonly Exchange[]
  /** Everything that the guide asks: what comes later is not to be asked now, and nothing outside of it ever. */
  readonly guide: readonly string[]
  /** How many follow-ups may still be asked here, this one included. */
  readonly left: number
}

/** The port: proposes a follow-up question, or none. What it gives is checked by rule before anybody is asked (check-follow-up.ts). */
export type ProposeFollowUp = (context: FollowUpContext, signal?: AbortSignal) => Promise<string | undefined>

/** The schema of `prompts/interview-follow-up.md`. */
export const followUpForm = z.object({
  /** Null where the answer is complete, or a question would press the person. */
  question: z.string().max(400).nullable(),
})
