import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeAgainAt } from '../../../src/fieldwork/study/frequency.js'

const day = 86_400_000
const now = new Date('2026-11-15T04:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * day)
const caps = { gapDays: 14, most: 4, within: 90 }

describe('how often somebody is invited', () => {
  it.each([
    ['who never was', [], 0],
    ['who was a fortnight ago', [14], 0],
    ['who was ten days ago waits four', [10], 4],
    ['who was three times this quarter', [20, 40, 60], 0],
    ['who was four times waits until the oldest is gone', [20, 40, 60, 80], 10],
    ['whose older ones count no more', [20, 91, 92, 93, 94], 0],
    ['where both caps bite, the later one counts', [1, 40, 60, 80], 13],
  ])('one %s', (_, days, wait) => {
    const free = freeAgainAt(days.map(ago), caps, now)
    expect(Math.round((free.getTime() - now.getTime()) / day)).toBe(wait)
  })

  it('never breaks a cap, however invitations come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400 * 24 }), { maxLength: 12 }),
        fc.record({
          gapDays: fc.integer({ min: 0, max: 60 }),
          most: fc.integer({ min: 1, max: 5 }),
          within: fc.integer({ min: 1, max: 200 }),
        }),
        (hours, limits) => {
          // Somebody whom many studies want, each at its own moment: each invitation goes out when the caps allow it.
          const sent: number[] = []
          for (const hour of [...hours].sort((a, b) => a - b)) {
            const wanted = new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000)
            const at = freeAgainAt(
              sent.map((time) => new Date(time)),
              limits,
              wanted,
            ).getTime()
            expect(at).toBeGreaterThanOrEqual(wanted.getTime())
            sent.push(at)
          }
          sent.sort((a, b) => a - b)
          for (const [index, at] of sent.entries()) {
            const before = sent[index - 1]
            if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(limits.gapDays * day)
            const inWindow = sent.filter((other) => other <= at && other > at - limits.within * day)
            expect(inWindow.length).toBeLessThanOrEqual(limits.most)
          }
        },
      ),
    )
  })
})
