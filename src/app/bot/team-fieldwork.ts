import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

/** What a team member says about fieldwork: sending a survey, progress, results. Undefined where it is about something else. */
export async function fieldworkWords(_situation: Situation, _said: string): Promise<Decision | undefined> {
  return undefined
}

export async function formSent(
  _situation: Situation,
  _form: string,
  _fields: Readonly<Record<string, string>>,
): Promise<Decision> {
  return { messages: [] }
}
