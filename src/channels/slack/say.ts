import type { webApi } from '@slack/bolt'
import type { Message } from '../../messages/index.js'
import { type Address, type ChannelTools, SendFault, type SendOptions, type Sent } from '../channel.js'
import { isDirect, nameOf, slackAddress } from './address.js'
import { perhapsArrived, sendFault } from './faults.js'
import type { Memory } from './memory.js'
import { metadataFor } from './metadata.js'
import { pace } from './pace.js'
import { type Part, partCaller, type Target } from './part.js'
import { pack } from './render/pack.js'
import { renderSlack } from './render/render-slack.js'
import { suggestPrompts } from './suggest-prompts.js'
import { partsThere } from './was-sent.js'

export interface Voice {
  readonly client: webApi.WebClient
  readonly tools: ChannelTools
  readonly memory: Memory
  /** Milliseconds between two messages in one conversation, after a short burst. */
  readonly spacing: number
}

/** So long a message that has begun waits for its next part; longer, and the outbox tries again. */
const patienceMs = 30_000

/** Says messages: rendered, cut into as many calls as it takes, each part said once however often the whole is tried again. */
export function slackVoice({ client, tools, memory, spacing }: Voice) {
  const inTurn = pace({ ms: spacing })
  const callPart = partCaller(client, memory)

  async function send(raw: Address, message: Message, { key, replaces, quiet }: SendOptions): Promise<Sent> {
    const address = slackAddress(raw)
    try {
      const channel = address.channel ?? (await memory.directWith(address.user))
      const thread = address.thread ?? (address.place ? await memory.roots.known(address.place) : undefined)
      const target: Target = { channel, thread, address, quiet: quiet === true && !isDirect(channel) }
      const parts = await partsOf(target, message, key)
      const there = await alreadyThere(target, key)
      const said: (string | undefined)[] = []
      for (const [index, part] of parts.entries()) {
        const ts = there[index] ?? (await patiently(index, () => inTurn(channel, () => sayPart(target, part, said, replaces))))
        said.push(ts)
        memory.parts.put(
          key,
          said.map((each) => each ?? ''),
        )
      }
      return sentAs(target, raw, parts, said)
    } catch (error) {
      if (perhapsArrived(error)) memory.doubtful.put(key, true)
      throw sendFault(error)
    }
  }

  /** Whether all of it is there; of a message half said, its parts are remembered for the next try. */
  async function wasSent(raw: Address, key: string): Promise<Sent | undefined> {
    try {
      const address = slackAddress(raw)
      const channel = address.channel ?? (await memory.directWith(address.user))
      const found = await partsThere(client, { channel, thread: address.thread }, key)
      if (!found) return undefined
      memory.parts.put(
        key,
        found.ts.map((ts) => ts ?? ''),
      )
      const [first] = found.ts
      if (!first || found.ts.includes(undefined)) return undefined
      const target: Target = { channel, thread: address.thread, address, quiet: false }
      return sentAs(target, raw, [], found.ts)
    } catch {
      return undefined
    }
  }

  return { send, wasSent }

  async function partsOf(target: Target, message: Message, key: string): Promise<Part[]> {
    const said = await suggestPrompts(client, target.address, message)
    const place = target.address.place ?? (isDirect(target.channel) ? target.channel : '')
    const { pieces, forms } = renderSlack(said, { key, place, currency: tools.currency, draw: tools.draw })
    const posts = pack(pieces)
    const carriedForms = Object.keys(forms).length ? { forms: JSON.stringify(forms) } : {}
    return posts.map((post, part) => ({
      post,
      metadata: metadataFor({ key, part, parts: posts.length, ...(place ? { place } : {}), ...carriedForms }),
    }))
  }

  async function alreadyThere(target: Target, key: string): Promise<readonly (string | undefined)[]> {
    if (await memory.doubtful.known(key)) {
      const found = await partsThere(client, target, key)
      memory.doubtful.forget(key)
      if (found) return found.ts
    }
    return ((await memory.parts.known(key)) ?? []).map((ts) => ts || undefined)
  }

  async function sayPart(target: Target, part: Part, said: readonly (string | undefined)[], replaces: string | undefined) {
    const first = said.find(Boolean)
    // What does not fit into one message in an open place goes on in its thread.
    const thread = target.thread ?? (isDirect(target.channel) ? undefined : first)
    return callPart({ ...target, thread }, part, said.length === 0 ? replaces : undefined)
  }

  function sentAs(target: Target, raw: Address, parts: readonly Part[], said: readonly (string | undefined)[]): Sent {
    const pressed = parts.findLastIndex(({ post }) => post.kind === 'blocks' && post.pressed)
    const main = said[pressed] ?? said.findLast(Boolean)
    const first = said.find(Boolean)
    const thread = target.thread ?? (isDirect(target.channel) || target.quiet ? undefined : first)
    const { place } = target.address
    if (thread) memory.threads.put(`${target.channel}:${thread}`, place ?? `${target.channel}:${thread}`)
    if (thread && place) memory.roots.put(place, thread)
    const { respond: _, ...kept } = raw
    return {
      id: main ? nameOf({ channel: target.channel, ts: main, others: said.filter((ts) => ts && ts !== main) as string[] }) : '',
      address: {
        ...(thread && first ? kept : raw),
        channel: target.channel,
        ...(thread ? { thread } : {}),
        ...(isDirect(target.channel) && !target.address.place ? { place: target.channel } : {}),
      },
    }
  }
}

/** A part after the first is waited for a little, since the first is already to be seen. */
async function patiently<T>(index: number, call: () => Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs
  for (;;) {
    try {
      return await call()
    } catch (error) {
      const fault = sendFault(error)
      const wait = fault instanceof SendFault && fault.reason === 'limited' ? (fault.afterMs ?? 1000) : undefined
      if (index === 0 || wait === undefined || Date.now() + wait > until) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

export type SlackVoice = ReturnType<typeof slackVoice>
