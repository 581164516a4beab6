import type { LanguageModel } from '../../language/model.js'
import { paragraph } from '../../messages/index.js'
import { consentQuestion, goingOn, greeting, telling } from './present.js'
import { asking, ended, type Interviewed, told, withKept } from './put.js'
import { inLanguage, type Script } from './script.js'
import type { InterviewState } from './state.js'

export interface Hints {
  /** A model's proposal; null where it had none or failed. */
  readonly followUp?: string | null
  /** When the person sent it, where the platform says so: what was sent before the waiting question was put belongs to the answer before. */
  readonly saidAt?: Date
  /** For hearing mood and opinions, and for checking what a model proposes; without it, by words alone and without a model. */
  readonly language?: LanguageModel
  /** What a press said that it answers: one on an old consent question answers nothing else. */
  readonly token?: string
  /** Agreed to already, with the invitation: the guide's own consent is not asked for again. */
  readonly agreed?: boolean
}

/** Opens an interview, or goes on with it where it stopped. Pure: what comes back is all that changed. */
export function beginInterview(script: Script, state: InterviewState, now: Date, hints: Hints = {}): Interviewed {
  const { language } = state
  const at = now.toISOString()
  if (state.stage === 'done' || state.stage === 'declined') return ended(script, state)
  if (state.stage === 'new') {
    const opening = greeting(script, language)
    const kept = [told('control', null, null, inLanguage(script.intro, language), at)].filter(({ text }) => text !== '')
    if (!script.consent || hints.agreed) return withKept(kept, asking(script, { ...state, stage: 'talk' }, now, opening))
    return {
      outcome: 'asked',
      state: { ...state, stage: 'consent', askedAt: at },
      kept: [...kept, told('control', null, null, inLanguage(script.consent, language), at)],
      messages: telling(language, ...opening, ...consentQuestion(script, language)),
    }
  }
  const waiting = state.stage === 'consent' ? consentQuestion(script, language) : [paragraph(state.waiting)]
  return {
    outcome: 'asked',
    state: { ...state, askedAt: at },
    kept: [],
    messages: telling(language, goingOn(script, language), ...waiting),
  }
}
