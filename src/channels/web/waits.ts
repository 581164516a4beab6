/** Who waits for something new in a conversation. A page that waits is told at once here, and looks again by itself when it was told elsewhere. */
export interface Waits {
  /** Resolves when something was said to this user, or after `ms`. */
  until(user: string, ms: number): Promise<void>
  wake(user: string): void
  wakeAll(): void
}

export function openWaits(): Waits {
  const waiting = new Map<string, Set<() => void>>()
  const wake = (user: string) => {
    for (const resolve of waiting.get(user) ?? []) resolve()
  }
  return {
    until(user, ms) {
      return new Promise((resolve) => {
        const those = waiting.get(user) ?? new Set()
        waiting.set(user, those)
        const done = () => {
          clearTimeout(timer)
          those.delete(done)
          if (those.size === 0) waiting.delete(user)
          resolve()
        }
        const timer = setTimeout(done, ms)
        those.add(done)
      })
    },
    wake,
    wakeAll() {
      for (const user of [...waiting.keys()]) wake(user)
    },
  }
}
