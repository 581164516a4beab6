import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

export async function inInterview(_situation: Situation, _interview: string): Promise<Decision | undefined> {
  return undefined
}
