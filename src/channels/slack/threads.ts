import type { webApi } from '@slack/bolt'
import type { Memory } from './memory.js'
import { carriedBy } from './metadata.js'
import { mentions } from './receive/spoken.js'

/**
 * The conversation that a thread belongs to; '' where we take no part in it. Asked of Slack where it is not known from just now: ours is a thread
 * whose first message is ours or speaks to us, or in which we have answered.
 */
export async function threadPlace(
  client: webApi.WebClient,
  memory: Memory,
  bot: string,
  { channel, thread, rootIsOurs }: { channel: string; thread: string; rootIsOurs: boolean },
): Promise<string> {
  const plain = `${channel}:${thread}`
  try {
    return await memory.threads.get(plain, async () => {
      const { messages = [] } = await client.conversations.replies({ channel, ts: thread, limit: 20, include_all_metadata: true })
      const [root] = messages
      const ours =
        rootIsOurs ||
        messages.some(({ user, text }) => user === bot || mentions(text ?? '', bot)) ||
        root?.reply_users?.includes(bot)
      return ours ? carriedBy(root)?.place || plain : ''
    })
  } catch {
    return rootIsOurs ? plain : ''
  }
}
