import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Hours, invitationHours, isOpen, localDay, nextOpen, reminderHours } from '../../../src/fieldwork/study/hours.js'
import { studySettingsForm } from '../../../src/fieldwork/study/settings.js'

const hours = (settings: Record<string, unknown> = {}, timeZone = 'Asia/Shanghai') =>
  invitationHours(studySettingsForm.parse(settings), timeZone)

describe('when somebody may be written to', () => {
  it.each([
    ['at noon', '2026-11-15T04:00:00Z', true],
    ['at nine sharp', '2026-11-15T01:00:00Z', true],
    ['a minute before nine', '2026-11-15T00:59:00Z', false],
    ['at nine in the evening', '2026-11-15T13:00:00Z', false],
    ['a minute before that', '2026-11-15T12:59:59Z', true],
    ['at three in the night', '2026-11-14T19:00:00Z', false],
  ])('%s, by the default quiet hours in Shanghai', (_, at, open) => {
    expect(isOpen(new Date(at), hours())).toBe(open)
  })

  it('waits until the quiet hours are over', () => {
    expect(nextOpen(new Date('2026-11-15T13:30:00Z'), hours()).toISOString()).toBe('2026-11-16T01:00:00.000Z')
    expect(nextOpen(new Date('2026-11-14T18:00:00Z'), hours()).toISOString()).toBe('2026-11-15T01:00:00.000Z')
  })

  it('waits for a weekday that is allowed', () => {
    // 2026-11-14 is a Saturday.
    const workdays = hours({ weekdays: [1, 2, 3, 4, 5] })
    expect(nextOpen(new Date('2026-11-14T04:00:00Z'), workdays).toISOString()).toBe('2026-11-16T01:00:00.000Z')
  })

  it('keeps reminders within their own hours as well', () => {
    const reminders = reminderHours(studySettingsForm.parse({}), 'Asia/Shanghai')
    expect(nextOpen(new Date('2026-11-15T01:30:00Z'), reminders).toISOString()).toBe('2026-11-15T02:00:00.000Z')
    expect(nextOpen(new Date('2026-11-15T12:30:00Z'), reminders).toISOString()).toBe('2026-11-16T02:00:00.000Z')
  })

  it('takes quiet hours within one day too', () => {
    const siesta = hours({ quiet: { from: '12:00', to: '14:00' } })
    expect(nextOpen(new Date('2026-11-15T04:30:00Z'), siesta).toISOString()).toBe('2026-11-15T06:00:00.000Z')
    expect(isOpen(new Date('2026-11-14T19:00:00Z'), siesta)).toBe(true)
  })

  it('says the local day and when it began, also where clocks change', () => {
    expect(localDay(new Date('2026-11-14T17:00:00Z'), 'Asia/Shanghai')).toEqual({
      day: '2026-11-15',
      began: new Date('2026-11-14T16:00:00Z'),
    })
    // In New York, 2026-11-01 has 25 hours.
    expect(localDay(new Date('2026-11-02T04:30:00Z'), 'America/New_York')).toEqual({
      day: '2026-11-01',
      began: new Date('2026-11-01T04:00:00Z'),
    })
  })
})

const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const anyHours: fc.Arbitrary<Hours> = fc
  .record({
    from: clock,
    to: clock,
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'),
  })
  .filter(({ from, to }) => from !== to)
  .map(({ from, to, weekdays, zone }) => hours({ quiet: { from, to }, weekdays }, zone))

describe('the laws of hours', () => {
  it('the next open moment is open, not earlier, and the first to the minute', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        anyHours,
        (at, open) => {
          const next = nextOpen(at, open)
          expect(isOpen(next, open)).toBe(true)
          expect(next.getTime()).toBeGreaterThanOrEqual(at.getTime())
          for (let minute = 1; minute <= 90 && next.getTime() - minute * 60_000 >= at.getTime(); minute++)
            expect(isOpen(new Date(next.getTime() - minute * 60_000), open)).toBe(false)
        },
      ),
      { numRuns: 300 },
    )
  })
})
