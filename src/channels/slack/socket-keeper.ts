import type { SocketModeReceiver } from '@slack/bolt'

type Socket = SocketModeReceiver['client']

/** At most so long until the next try to connect again. */
const longestWaitMs = 30_000
const helloMs = 15_000

/**
 * Keeps a socket connected. The library's own way waits five seconds before it connects again, and a refusal then ends the whole program; here the
 * first try is at once, further ones wait longer and longer, and a refusal is logged and tried again.
 */
export function socketKeeper(socket: Socket, log: (text: string) => void) {
  let closing = false
  let keeping: Promise<void> | undefined
  const sleeping = new Set<() => void>()

  socket.on('disconnected', () => {
    if (!closing) keeping ??= keep().finally(() => (keeping = undefined))
  })

  async function keep(): Promise<void> {
    for (let attempt = 0; !closing; attempt++) {
      if (attempt > 0) await sleep(Math.min(longestWaitMs, 250 * 2 ** attempt) * (0.75 + Math.random() / 2))
      if (closing) return
      try {
        await connect()
        if (attempt > 1) log('slack: connected again')
        return
      } catch (error) {
        log(`slack: no connection: ${error instanceof Error ? error.message : String(error ?? 'closed')}`)
      }
    }
  }

  async function connect(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no hello')), helloMs)
    })
    const started = socket.start()
    started.catch(() => undefined)
    try {
      await Promise.race([started, late])
    } catch (error) {
      void socket.disconnect().catch(() => undefined)
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        sleeping.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      sleeping.add(wake)
    })
  }

  return {
    open: async (): Promise<void> => {
      closing = false
      await connect()
    },
    close: async (): Promise<void> => {
      closing = true
      for (const wake of sleeping) wake()
      // A peer that never answers the close would hold us for half a minute.
      await Promise.race([
        socket.disconnect().catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, 2000).unref()),
      ])
    },
  }
}
