import { note, paragraph } from '../../messages/index.js'
import { beginInterview } from './begin.js'
import type { InterviewControl } from './control.js'
import type { Step } from './plan.js'
import { consentQuestion, phrase, progressOf, telling } from './present.js'
import { again, asking, doneWith, heardFrom, type Interviewed, putting, withKept } from './put.js'
import { questionOf, type Script, topicOf } from './script.js'
import type { InterviewState } from './state.js'

/** What a control word leads to. */
export function controlled(
  script: Script,
  state: InterviewState,
  control: InterviewControl,
  said: string,
  now: Date,
): Interviewed {
  const { language, question } = state
  const topic = question === null ? undefined : topicOf(script, question)
  const kept = [heardFrom('control', topic?.id ?? null, question, said, now)]
  const waiting = state.stage === 'consent' ? consentQuestion(script, language) : [paragraph(state.waiting)]
  switch (control) {
    case 'erase':
      // What is erased, and asking whether it is meant, is for whoever keeps the data.
      return { outcome: 'erase', state, kept: [], messages: [] }
    case 'stop':
      return {
        outcome: 'paused',
        state: { ...state, spent: state.spent, askedAt: null },
        kept,
        messages: telling(language, paragraph(phrase('paused', language))),
      }
    case 'resume':
      return withKept(kept, beginInterview(script, state, now))
    case 'help':
      return withKept(kept, again(state, now, [paragraph(phrase('help', language)), ...waiting]))
    case 'progress':
      return withKept(kept, again(state, now, [note(progressOf(script, state)), ...waiting]))
    case 'skip': {
      if (state.stage === 'consent' || question === null) return again(state, now, waiting)
      // Of a follow-up, only the follow-up is skipped; what was said before it stays an answer.
      const skipped = state.follow === null && state.point === null && state.pieces.length === 0
      const after = skipped && !state.skipped.includes(question) ? { ...state, skipped: [...state.skipped, question] } : state
      return withKept(kept, asking(script, { ...doneWith(after, question), pieces: [], before: null }, now))
    }
    case 'back':
      return withKept(kept, back(script, state, now))
  }
}

/** From a follow-up to its question, from a question to the one before. Nothing that was said is lost: what comes now is added. */
function back(script: Script, state: InterviewState, now: Date): Interviewed {
  const { language, question, done } = state
  const place = question === null || !done.includes(question) ? done.length : done.indexOf(question)
  const target = questionOf(script, state.follow !== null || state.point !== null ? question : (done[place - 1] ?? null))
  const topic = target && topicOf(script, target.id)
  if (state.stage === 'consent' || !target || !topic)
    return again(state, now, [paragraph(phrase('first', language)), paragraph(state.waiting)])
  const step: Step = { kind: 'question', question: target, topic }
  const skipped = state.skipped.filter((id) => id !== target.id)
  return putting(script, { ...state, skipped, pieces: [] }, step, now, [paragraph(phrase('backTo', language))])
}
