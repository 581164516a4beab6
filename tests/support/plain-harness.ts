import { type Channel, type Ears, SendFault } from '../../src/channels/channel.js'
import { type Incoming, type Message, renderText } from '../../src/messages/index.js'
import type { ChannelHarness, Person, PersonOptions, Seen } from './channel-harness.js'

interface Posted {
  readonly id: string
  readonly key: string
  readonly place: string
  message: Message
}

/** The simplest channel there can be, in this process: what every other one must look like to the bot. */
export function plainHarness(): ChannelHarness & { posted: readonly Posted[] } {
  const posted: Posted[] = []
  const said: { place: string; text: string; after: number }[] = []
  let ears: Ears | undefined
  const held: Incoming[] = []
  let copies = 1
  let limitedCalls = 0
  let brokenCalls = 0
  let clock = 0
  let deliveries = 0

  async function deliver(incoming: Incoming): Promise<void> {
    if (!ears) return void held.push(incoming)
    for (let copy = 0; copy < copies; copy += 1) await ears.hear(incoming)
  }

  function channel(): Channel {
    return {
      platform: 'plain',
      async start(listening) {
        ears = listening
        for (const incoming of held.splice(0)) await deliver(incoming)
      },
      async stop() {
        ears = undefined
      },
      async send(address, message, { key, replaces }) {
        if (limitedCalls > 0) {
          limitedCalls -= 1
          throw new SendFault('limited', 'slow down', 20)
        }
        if (brokenCalls > 0) {
          brokenCalls -= 1
          throw new SendFault('unreachable', '503', 20)
        }
        const place = String(address.place ?? `direct:${String(address.user)}`)
        if (closed.has(place)) throw new SendFault('closed', 'takes no direct messages')
        const earlier = posted.find(({ id }) => id === replaces)
        if (earlier) {
          earlier.message = message
          return { id: earlier.id }
        }
        posted.push({ id: `m${posted.length + 1}`, key, place, message })
        return { id: `m${posted.length}` }
      },
      async wasSent(_address, key) {
        const there = posted.find((one) => one.key === key)
        return there ? { id: there.id } : undefined
      },
      check: async () => [],
    }
  }

  const closed = new Set<string>()

  function person(name: string, options: PersonOptions = {}): Person {
    const own = `direct:${name}`
    const open = 'room'
    if (options.closed) closed.add(own)
    const speaker = {
      platform: 'plain',
      workspace: 'W',
      user: name,
      standing: options.standing ?? 'guest',
      locale: options.locale ?? 'zh-CN',
    }
    const hear = async (place: string, what: Incoming['what']) => {
      clock = Math.max(clock + 1, Date.now())
      deliveries += 1
      await deliver({
        delivery: `d${deliveries}`,
        at: new Date(clock).toISOString(),
        speaker,
        place: { kind: place === own ? 'private' : 'open', id: place, guests: false, address: { place } },
        what,
      })
    }
    return {
      workspace: 'W',
      user: name,
      async says(text) {
        said.push({ place: own, text, after: posted.length })
        await hear(own, { kind: 'text', text })
      },
      async presses(labels, { on } = {}) {
        const wanted = typeof labels === 'string' ? [labels] : labels
        const offering = posted
          .filter(
            ({ place, message }) => place === own && message.blocks.some(({ kind }) => kind === 'choices' || kind === 'form'),
          )
          .reverse()
        for (const { message } of offering) {
          if (on && !textOf(message).includes(on)) continue
          for (const block of message.blocks) {
            if (block.kind !== 'choices') continue
            const values = wanted.map((label) => block.choices.find((choice) => choice.label === label)?.value)
            if (values.some((value) => value === undefined)) continue
            return hear(own, { kind: 'press', values: values as string[], ...(block.token ? { token: block.token } : {}) })
          }
        }
        throw new Error(`nothing offers ${wanted.join(', ')}`)
      },
      asks: (question) => hear(open, { kind: 'text', text: question }),
      async sendsFile(name, text) {
        const { mkdtemp, writeFile } = await import('node:fs/promises')
        const { join } = await import('node:path')
        const { tmpdir } = await import('node:os')
        const path = join(await mkdtemp(join(tmpdir(), 'zhiyin-sent-')), name)
        await writeFile(path, text)
        await hear(own, { kind: 'text', text: '', files: [{ name, mediaType: 'application/json', size: text.length, path }] })
      },
      sees: async () => seen(own),
      seesOpen: async () => seen(open),
    }
  }

  const seen = (place: string): Seen[] =>
    posted.filter((one) => one.place === place).map(({ message }) => ({ from: 'bot', ...shown(message) }))

  return {
    platform: 'plain',
    pushes: true,
    channel,
    person,
    posted,
    faults: {
      can: () => true,
      duplicates: (times) => {
        copies = times
      },
      limited: (calls) => {
        limitedCalls = calls
      },
      serverErrors: (calls) => {
        brokenCalls = calls
      },
      async disconnect() {
        const before = ears
        ears = undefined
        setTimeout(() => {
          ears = before
          for (const incoming of held.splice(0)) void deliver(incoming)
        }, 50)
      },
    },
    close: async () => undefined,
  }
}

const textOf = (message: Message): string => renderText(message, { width: 200, colour: false })

const shown = (message: Message) => ({
  text: textOf(message),
  choices: message.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.map(({ label }) => label) : [])),
  files: message.blocks.flatMap((block) => (block.kind === 'file' ? [block.name] : [])),
})
