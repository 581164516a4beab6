import { openedInvitation } from '../study/talk.js'
import type { Decision } from './decision.js'
import { invitedOf } from './invited.js'
import type { Scene } from './situation.js'

export { tokenIn as tokenSaid } from '../study/link.js'

/** A private link was opened, or its token said in a chat: the same study goes on here. */
export function openedLink(situation: Scene, token: string): Promise<Decision> {
  return openedInvitation(situation.workspace, invitedOf(situation), token, situation.now)
}
