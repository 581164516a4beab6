import type { ChannelTools, Ears } from '../../../src/channels/channel.js'
import { type Incoming, incomingForm, message, paragraph } from '../../../src/messages/index.js'

export interface EarsForTests extends Ears {
  /** What came in, each once. */
  readonly heard: readonly Incoming[]
  /** Every delivery, copies too. */
  readonly all: readonly Incoming[]
  /** The next so many things are not kept: hearing them fails. */
  fail(times: number): void
  settled(): Promise<void>
}

/** Ears that keep what they hear, and nothing else. */
export function earsForTests(options: { home?: Ears['home'] } = {}): EarsForTests {
  const all: Incoming[] = []
  const heard: Incoming[] = []
  let failing = 0
  return {
    all,
    heard,
    fail: (times) => {
      failing = times
    },
    settled: () => new Promise((resolve) => setTimeout(resolve, 30)),
    async hear(incoming) {
      if (failing > 0) {
        failing--
        throw new Error('the ledger is locked')
      }
      const checked = incomingForm.parse(JSON.parse(JSON.stringify(incoming)))
      all.push(checked)
      if (heard.some(({ delivery }) => delivery === checked.delivery)) return 'known'
      heard.push(checked)
      return 'new'
    },
    suggest: async () => [],
    home: options.home ?? (async () => message('zh', paragraph('首页'))),
    recall: async () => [],
  }
}

export function toolsForTests(folder: string, log: (text: string) => void = () => undefined): ChannelTools {
  return { folder, currency: 'CNY', log, draw: async () => new Uint8Array([137, 80, 78, 71]) }
}
