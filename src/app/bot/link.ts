import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

/** The token of a private link that somebody says in a chat: 「接着答 TOKEN」, "/start TOKEN". */
export function tokenSaid(said: string): string | undefined {
  return /^(?:\/start|接着答|继续答|resume)\s+(?:\S*\/s\/)?([\w-]{16,})$/i.exec(said.trim())?.[1]
}

export async function openedLink(_situation: Situation, _token: string): Promise<Decision> {
  return { messages: [] }
}
