/**
 * Slack takes about one message a second in each conversation and a few more in a burst. Calls for one conversation go one after another, and
 * once the burst is used up, so many milliseconds apart.
 */
export function pace({ ms, burst = 3, now = Date.now }: { ms: number; burst?: number; now?: () => number }) {
  const lanes = new Map<string, Lane>()
  return async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    const lane = lanes.get(name) ?? { tail: Promise.resolve(), free: 0 }
    lanes.set(name, lane)
    const turn = lane.tail.then(async () => {
      const wait = lane.free - (burst - 1) * ms - now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      lane.free = Math.max(lane.free, now()) + ms
      return call()
    })
    const tail = turn.catch(() => undefined)
    lane.tail = tail
    try {
      return await turn
    } finally {
      if (lane.tail === tail && lane.free <= now()) lanes.delete(name)
    }
  }
}

interface Lane {
  tail: Promise<unknown>
  /** When the lane is as if nobody had spoken. */
  free: number
}
