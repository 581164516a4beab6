import type { webApi } from '@slack/bolt'
import { SendFault } from '../channel.js'
import { keptForAWhile } from './kept-for-a-while.js'

const minute = 60_000

/** Shortcuts that spare calls. Nothing here is missed after a restart: it is asked of Slack again. */
export function slackMemory(client: webApi.WebClient) {
  const directs = keptForAWhile<string>({ ms: 24 * 60 * minute, most: 50_000 })
  return {
    /** Opens the direct conversation with a person. @throws SendFault */
    directWith: async (user: string | undefined): Promise<string> => {
      if (!user) throw new SendFault('refused', 'Slack: an address without channel and user')
      return directs.get(user, async () => {
        const { channel } = await client.conversations.open({ users: user })
        if (!channel?.id) throw new SendFault('gone', `Slack: no direct conversation with ${user}`)
        return channel.id
      })
    },
    /** Of a message, the parts that are there: what a second try need not say again. */
    parts: keptForAWhile<readonly string[]>({ ms: 60 * minute }),
    /** Messages that may have arrived although Slack's answer did not. */
    doubtful: keptForAWhile<true>({ ms: 60 * minute }),
    /** The first message said for a command in an open place, by the place's name: what follows stands in its thread. */
    roots: keptForAWhile<string>({ ms: 24 * 60 * minute }),
    /** Threads in which we take part, with the conversation's name; '' where we do not. */
    threads: keptForAWhile<string>({ ms: 10 * minute, most: 50_000 }),
  }
}
export type Memory = ReturnType<typeof slackMemory>
