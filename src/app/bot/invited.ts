import type { Invited } from '../study/invited.js'
import type { Scene } from './situation.js'

/** The person as somebody who may have been invited: their own conversation, where they talk. */
export function invitedOf({ incoming: { speaker }, conversation }: Scene): Invited {
  const { platform, workspace, user } = speaker
  const answering = conversation.surveySession !== undefined || conversation.interview !== undefined
  return {
    conversation: `${platform}:${workspace}:${user}`,
    platform,
    workspace,
    user,
    language: conversation.language,
    answering,
  }
}
