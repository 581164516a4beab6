import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Channel, ChannelTools } from '../../../src/channels/channel.js'
import { type EarsForTests, earsForTests, toolsForTests } from './ears.js'
import { type SlackHarness, type SlackHarnessOptions, slackHarness } from './harness.js'

export interface Connected {
  readonly harness: SlackHarness
  readonly channel: ReturnType<SlackHarness['channel']>
  readonly ears: EarsForTests
  readonly folder: string
  readonly log: string[]
  /** Stops the channel and makes a new one on the same stand-in, as after a restart of the bot. */
  restarted(): Promise<Channel>
}

/** A channel that is connected to a stand-in, closed after the test. */
export function connectedSlack() {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  return async (
    options: SlackHarnessOptions & { ears?: EarsForTests; tools?: Partial<ChannelTools> } = {},
  ): Promise<Connected> => {
    const folder = await mkdtemp(join(tmpdir(), 'slack-'))
    const harness = await slackHarness(options)
    const ears = options.ears ?? earsForTests()
    const log: string[] = []
    const tools = { ...toolsForTests(folder, (text) => log.push(text)), ...options.tools }
    let channel = harness.channel(tools)
    closing.push(async () => {
      await channel.stop()
      await harness.close()
      await rm(folder, { recursive: true, force: true })
    })
    await channel.start(ears)
    return {
      harness,
      channel,
      ears,
      folder,
      log,
      restarted: async () => {
        await channel.stop()
        channel = harness.channel(tools)
        await channel.start(ears)
        return channel
      },
    }
  }
}
