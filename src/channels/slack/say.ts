import type { webApi } from '@slack/bolt'
import type { Message } from '../../messages/index.js'
import { type Address, type ChannelTools, SendFault, type SendOptions, type Sent } from '../channel.js'
import { isDirect, namedMessage, nameOf, slackAddress } from './address.js'
import { perhapsArrived, sendFault } from './faults.js'
import type { Memory } from './memory.js'
import { metadataFor } from './metadata.js'
import { pace } from './pace.js'
import { type Part, partCaller, type Target } from './part.js'
import { pack } from './render/pack.js'
import { renderSlack } from './render/render-slack.js'
import { suggestPrompts } from './suggest-prompts.js'
import { partsThere, saidFile } from './was-sent.js'

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
      const target: Target = {
        channel,
        thread,
        address,
        quiet: address.whisper === true || (quiet === true && !isDirect(channel)),
      }
      const parts = await partsOf(target, message, key)
      const there = await alreadyThere(target, key)
      const said: string[] = []
      const replacing = parts.findIndex(({ post }) => post.kind === 'blocks')
      for (const [index, part] of parts.entries()) {
        const earlier = index === replacing ? replaces : undefined
        const ts = there[index] || (await patiently(index, () => inTurn(channel, () => sayPart(target, part, said, earlier))))
        said.push(ts ?? saidFile)
        memory.parts.put(key, said)
      }
      if (replaces && replacing < 0) await remove(client, replaces)
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
      memory.parts.put(key, found)
      if (found.includes('')) return undefined
      return sentAs({ channel, thread: address.thread, address, quiet: false }, raw, [], found)
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

  async function alreadyThere(target: Target, key: string): Promise<readonly string[]> {
    if (await memory.doubtful.known(key)) {
      const found = await partsThere(client, target, key)
      memory.doubtful.forget(key)
      if (found) return found
    }
    return (await memory.parts.known(key)) ?? []
  }

  async function sayPart(target: Target, part: Part, said: readonly string[], replaces: string | undefined) {
    // What does not fit into one message in an open place goes on in its thread.
    const thread = target.thread ?? (isDirect(target.channel) ? undefined : firstOf(said))
    return callPart({ ...target, thread }, part, replaces)
  }

  function sentAs(target: Target, raw: Address, parts: readonly Part[], said: readonly string[]): Sent {
    const { channel, address, quiet } = target
    const stamps = said.filter((ts) => ts && ts !== saidFile)
    const pressed = said[parts.findLastIndex(({ post }) => post.kind === 'blocks' && post.pressed)]
    const main = pressed && stamps.includes(pressed) ? pressed : stamps.at(-1)
    const thread = target.thread ?? (isDirect(channel) || quiet ? undefined : stamps[0])
    if (thread) memory.threads.put(`${channel}:${thread}`, address.place ?? `${channel}:${thread}`)
    if (thread && address.place) memory.roots.put(address.place, thread)
    const { respond: _, ...kept } = raw
    return {
      id: main ? nameOf({ channel, ts: main, others: stamps.filter((ts) => ts !== main) }) : '',
      address: {
        ...(stamps.length && !quiet ? kept : raw),
        channel,
        ...(thread && address.place ? { thread } : {}),
        ...(isDirect(channel) && !address.place ? { place: channel } : {}),
      },
    }
  }
}

const firstOf = (said: readonly string[]): string | undefined => said.find((ts) => ts !== saidFile)

async function remove(client: webApi.WebClient, id: string): Promise<void> {
  const name = namedMessage(id)
  if (name) await client.chat.delete({ channel: name.channel, ts: name.ts }).catch(() => undefined)
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
