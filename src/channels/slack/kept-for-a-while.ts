/**
 * What was asked of the platform lately, so that it need not be asked again: only ever a shortcut, lost without harm. One question at a time for
 * each key; a question that failed is forgotten at once.
 */
export function keptForAWhile<T>({ ms, most = 10_000, now = Date.now }: { ms: number; most?: number; now?: () => number }) {
  const kept = new Map<string, { until: number; value: Promise<T> }>()
  const put = (key: string, value: Promise<T>): Promise<T> => {
    kept.delete(key)
    kept.set(key, { until: now() + ms, value })
    const oldest = kept.size > most ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    value.catch(() => kept.get(key)?.value === value && kept.delete(key))
    return value
  }
  return {
    get: (key: string, ask: () => Promise<T>): Promise<T> => {
      const found = kept.get(key)
      return found && found.until > now() ? found.value : put(key, ask())
    },
    /** Only what is known already. */
    known: (key: string): Promise<T> | undefined => {
      const found = kept.get(key)
      return found && found.until > now() ? found.value : undefined
    },
    put: (key: string, value: T): void => void put(key, Promise.resolve(value)),
    forget: (key: string): void => void kept.delete(key),
  }
}

/** The answer, if it comes in time. */
export function withinTime<T>(ms: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  // Nobody may be left to hear of it.
  answer.catch(() => undefined)
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
