import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChannelTools, Ears } from '../../../src/channels/channel.js'
import { type Incoming, incomingForm, message } from '../../../src/messages/index.js'
import { until } from './harness.js'

/** Ears that remember what they heard, each delivery once, and check that it could be kept. */
export class KeepingEars implements Ears {
  readonly heard: Incoming[] = []
  copies = 0
  suggestions: { label: string; value: string }[] = []
  /** How many times hearing fails before it works. */
  failing = 0
  delayMs = 0

  async hear(incoming: Incoming): Promise<'new' | 'known'> {
    if (this.delayMs) await new Promise((done) => setTimeout(done, this.delayMs))
    if (this.failing > 0) {
      this.failing -= 1
      throw new Error('the ledger is busy')
    }
    const kept = incomingForm.parse(JSON.parse(JSON.stringify(incoming)))
    if (this.heard.some(({ delivery }) => delivery === kept.delivery)) {
      this.copies += 1
      return 'known'
    }
    this.heard.push(kept)
    return 'new'
  }

  suggest: Ears['suggest'] = async () => this.suggestions
  home: Ears['home'] = async () => message('zh')
  recall: Ears['recall'] = async () => []

  /** The n-th thing heard, waited for. */
  async nth(count: number): Promise<Incoming> {
    const found = await until(() => this.heard[count - 1])
    if (!found) throw new Error(`only ${this.heard.length} of ${count} were heard`)
    return found
  }
}

export const testTools = (logged: string[] = []): ChannelTools => ({
  draw: async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
  folder: mkdtempSync(join(tmpdir(), 'zhiyin-discord-')),
  currency: 'CNY',
  log: (text) => void logged.push(text),
})
