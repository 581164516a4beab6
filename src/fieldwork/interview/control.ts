import { controlIn } from '../survey/control-words.js'

/** What a person can say at any time instead of an answer. */
export type InterviewControl = 'stop' | 'back' | 'skip' | 'help' | 'progress' | 'resume' | 'erase'

/** The control word that the whole message is, if it is one: the surveys' words, as they are meant in a conversation. */
export function interviewControlIn(said: string): InterviewControl | undefined {
  const control = controlIn(said)
  // An interview has no answers to leaf through: going forward is leaving this question out, or taking up the conversation again.
  if (control === 'forward') return /下一|next/i.test(said) ? 'skip' : 'resume'
  return control ?? (/^\s*(?:接着来|接着聊|继续访谈|resume)[。.!！]?\s*$/i.test(said) ? 'resume' : undefined)
}
