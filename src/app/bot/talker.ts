import type { Talker } from '../survey-talk.js'
import type { Situation } from './situation.js'

/** The person as a respondent: their own conversation, and the customer that they are known to be. */
export function talkerOf({ incoming: { speaker }, conversation, customer }: Situation): Talker {
  const own = `${speaker.platform}:${speaker.workspace}:${speaker.user}`
  return { conversation: own, respondent: own, customer, language: conversation.language }
}
