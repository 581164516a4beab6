import { Routes } from 'discord.js'
import type { Wire } from '../wire.js'

const afterMs = 1500

/** "… is typing" in a conversation whose answer takes longer than a moment; quick answers spare Discord the call. */
export class Typing {
  readonly #wire: Wire
  readonly #waiting = new Map<string, NodeJS.Timeout>()

  constructor(wire: Wire) {
    this.#wire = wire
  }

  soon(channel: string): void {
    this.done(channel)
    const timer = setTimeout(() => {
      this.#waiting.delete(channel)
      // Only a courtesy: whether it is shown changes nothing.
      this.#wire.bot('POST', Routes.channelTyping(channel)).catch(() => undefined)
    }, afterMs)
    this.#waiting.set(channel, timer.unref())
  }

  done(channel: string): void {
    clearTimeout(this.#waiting.get(channel))
    this.#waiting.delete(channel)
  }

  stop(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
  }
}
