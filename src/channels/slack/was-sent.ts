import type { webApi } from '@slack/bolt'
import { carriedBy } from './metadata.js'

/** Messages that are looked at, newest first: a message that was being said when the bot stopped is among the last ones. */
const looked = 100

/**
 * The timestamps of a message's parts that are there, in their order, with holes where a part is missing.
 * @throws where Slack does not say
 */
export async function partsThere(
  client: webApi.WebClient,
  { channel, thread }: { channel: string; thread?: string | undefined },
  key: string,
): Promise<{ readonly ts: readonly (string | undefined)[]; readonly parts: number } | undefined> {
  const { messages = [] } = thread
    ? await client.conversations.replies({ channel, ts: thread, include_all_metadata: true, limit: looked })
    : await client.conversations.history({ channel, include_all_metadata: true, limit: looked })
  const mine = messages.flatMap((message) => {
    const carried = carriedBy(message)
    return carried?.key === key && message.ts ? [{ ...carried, ts: message.ts }] : []
  })
  const first = mine[0]
  if (!first) return undefined
  const ts = Array.from({ length: first.parts }, (_, part) => mine.find((message) => message.part === part)?.ts)
  return { ts, parts: first.parts }
}
