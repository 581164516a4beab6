import { describe, expect, it } from 'vitest'
import { Lane } from '../../../src/stores/warehouse/lane.js'

/** A task that is done when told so. */
function held() {
  let release: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    release = resolve
  })
  return { release, task: () => done }
}

describe('a lane', () => {
  it('lets as many in as it has seats, the rest in the order in which they came', async () => {
    const lane = new Lane(['left', 'right'])
    const first = held()
    const second = held()
    const seen: string[] = []
    const all = [
      lane.do(first.task),
      lane.do(second.task),
      ...['a', 'b', 'c'].map((name) => lane.do(async () => void seen.push(name))),
    ]
    await Promise.resolve()
    expect(seen).toEqual([])
    first.release()
    second.release()
    await Promise.all(all)
    expect(seen).toEqual(['a', 'b', 'c'])
  })

  it('gives the seat on when a task fails', async () => {
    const lane = new Lane([1])
    await expect(lane.do(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await lane.do(async (seat) => seat)).toBe(1)
  })

  it('forgets who gave up waiting, at once, and never runs it', async () => {
    const lane = new Lane([1])
    const busy = held()
    const running = lane.do(busy.task)
    const stop = new AbortController()
    let ran = false
    const waiting = lane.do(async () => {
      ran = true
    }, stop.signal)
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    busy.release()
    await running
    expect(await lane.do(async (seat) => seat)).toBe(1)
    expect(ran).toBe(false)
  })

  it('has drained when everybody has left', async () => {
    const lane = new Lane([1, 2])
    const busy = held()
    const running = lane.do(busy.task)
    let drained = false
    const all = lane.drained().then((seats) => {
      drained = true
      return seats
    })
    await Promise.resolve()
    expect(drained).toBe(false)
    busy.release()
    await running
    expect((await all).sort()).toEqual([1, 2])
  })
})
