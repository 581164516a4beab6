import type { webApi } from '@slack/bolt'
import { carriedBy } from './metadata.js'

/** Messages that are looked at, newest first: a message that was being said when the bot stopped is among the last ones. */
const looked = 100

/** Stands for a part that is there and has no timestamp of its own: a file. */
export const saidFile = '-'

/**
 * The timestamps of a message's parts that are there, in their order, '' where a part is missing. Parts are said one after another, and only files
 * carry no key: one before a part that is there is there as well, and one at the end is known by the files that came after.
 * @throws where Slack does not say
 */
export async function partsThere(
  client: webApi.WebClient,
  { channel, thread }: { channel: string; thread?: string | undefined },
  key: string,
): Promise<readonly string[] | undefined> {
  const { messages = [] } = thread
    ? await client.conversations.replies({ channel, ts: thread, include_all_metadata: true, limit: looked })
    : await client.conversations.history({ channel, include_all_metadata: true, limit: looked })
  const mine = messages.flatMap((message) => {
    const carried = carriedBy(message)
    return carried?.key === key && message.ts ? [{ ...carried, ts: message.ts }] : []
  })
  const last = mine.reduce<(typeof mine)[number] | undefined>(
    (most, each) => (most && most.part > each.part ? most : each),
    undefined,
  )
  if (!last) return undefined
  let later = messages.filter(({ ts, files, bot_id }) => bot_id && files?.length && ts && ts > last.ts).length
  return Array.from({ length: last.parts }, (_, part) => {
    const ts = mine.find((message) => message.part === part)?.ts
    if (ts) return ts
    return part < last.part || later-- > 0 ? saidFile : ''
  })
}
