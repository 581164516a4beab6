import { invitedTurn } from '../study/talk.js'
import type { Decision } from './decision.js'
import { invitedOf } from './invited.js'
import { saidOf } from './said.js'
import type { Scene } from './situation.js'

/** What a message means for an invitation that waits for an agreement, or whose button was pressed; undefined where it is about something else. */
export async function inStudy(situation: Scene): Promise<Decision | undefined> {
  const { workspace, conversation, incoming, now } = situation
  return invitedTurn(workspace, invitedOf(situation), saidOf(incoming), conversation.pending, now)
}
