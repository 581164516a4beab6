import type { Channel } from '../channel.js'
import type { Console } from './console.js'

/** The console as a channel: what is said is printed. There is one person, so an address says nothing. */
export function consoleChannel(console: Console): Channel {
  return {
    platform: 'console',
    start: async () => undefined,
    stop: async () => undefined,
    async send(_address, message, { key }) {
      console.say(message)
      return { id: key }
    },
    // What was printed cannot be asked for; a terminal that is gone has nobody who waits.
    wasSent: async (_address, key) => ({ id: key }),
    check: async () => [],
  }
}
