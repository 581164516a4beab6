import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keptForAWhile } from '../../../src/channels/slack/kept-for-a-while.js'
import { pace } from '../../../src/channels/slack/pace.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('one conversation', () => {
  it('a short burst goes at once, then one a second, in order', async () => {
    const inTurn = pace({ ms: 1000, burst: 3 })
    const start = Date.now()
    const said: [number, number][] = []
    const all = Array.from({ length: 6 }, (_, index) => inTurn('D1', async () => void said.push([index, Date.now() - start])))
    await vi.runAllTimersAsync()
    await Promise.all(all)
    expect(said).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 1000],
      [4, 2000],
      [5, 3000],
    ])
  })

  it('does not hold another one back, and goes on after a failure', async () => {
    const inTurn = pace({ ms: 1000, burst: 1 })
    const failed = inTurn('D1', async () => Promise.reject(new Error('429'))).catch(() => 'failed')
    const other = inTurn('D2', async () => Date.now())
    const after = inTurn('D1', async () => 'said')
    await vi.runAllTimersAsync()
    expect([await failed, await after]).toEqual(['failed', 'said'])
    expect(await other).toBeLessThan(Date.now())
  })
})

it('what is kept is asked for once while it is fresh; a failure is forgotten; never more is kept than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean(), fc.integer({ min: 0, max: 20 })), { maxLength: 40 }),
      async (steps) => {
        let now = 0
        const kept = keptForAWhile<number>({ ms: 10, most: 3, now: () => now })
        const fresh = new Map<string, number>()
        for (const [key, fails, later] of steps) {
          now += later
          let asked = 0
          const answer = await kept
            .get(key, async () => {
              asked++
              if (fails) throw new Error('no')
              return now
            })
            .catch(() => undefined)
          const since = fresh.get(key)
          if (asked === 0) expect(answer).toBe(since)
          if (asked === 0) expect(now - (since ?? 0)).toBeLessThan(10)
          if (asked) fails ? fresh.delete(key) : fresh.set(key, now)
        }
      },
    ),
  )
})
