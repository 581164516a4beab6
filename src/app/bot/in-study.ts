import type { Pending } from './conversation.js'
import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

export async function inStudy(_situation: Situation, _pending: Pending): Promise<Decision | undefined> {
  return undefined
}
