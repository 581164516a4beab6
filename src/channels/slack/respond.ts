import type { types } from '@slack/bolt'
import { SendFault } from '../channel.js'

/** Says something by the address that a slash command brought: works where the bot is no member, thirty minutes long, five times. */
export async function respond(
  { url, until }: { readonly url: string; readonly until: string },
  said: { readonly text: string; readonly blocks: readonly types.KnownBlock[] },
): Promise<boolean> {
  if (Date.parse(until) <= Date.now()) return false
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text: said.text, blocks: said.blocks }),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  })
  if (answer.status === 429)
    throw new SendFault('limited', 'Slack: response_url 429', 1000 * (Number(answer.headers.get('retry-after')) || 1))
  if (answer.status >= 500) throw new SendFault('unreachable', `Slack: response_url ${answer.status}`)
  return answer.ok
}
