import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, isoWeek, mondayOf, weekday } from '../../src/catalog/day.js'
import { endOfPeriod, periodsWithin, startOfPeriod } from '../../src/catalog/periods.js'
import { resolveWindow } from '../../src/catalog/resolve-window.js'
import { periodUnits, type Window } from '../../src/catalog/window.js'
import { windowWords } from '../../src/catalog/window-words.js'

const last = (n: number, unit: 'day' | 'week' | 'month' | 'year'): Window => ({ last: { n, unit } })
const period = (unit: (typeof periodUnits)[number], offset = 0): Window => ({ period: { unit, offset } })
const preceding = (of: Window, by: 'period' | 'year' = 'period'): Window => ({ before: { by, of } })

describe('the days of a window, as of 2026-11-15 (a Sunday) unless said', () => {
  const cases: Array<[Window, string | undefined, string, string?]> = [
    [last(1, 'day'), '2026-11-15', '2026-11-15'],
    [last(7, 'day'), '2026-11-09', '2026-11-15'],
    [last(30, 'day'), '2026-10-17', '2026-11-15'],
    [last(2, 'week'), '2026-11-02', '2026-11-15'],
    [last(1, 'month'), '2026-10-16', '2026-11-15'],
    [last(6, 'month'), '2026-05-16', '2026-11-15'],
    // 31 March less a month is the end of February, left out: the days from 1 March.
    [last(1, 'month'), '2026-03-01', '2026-03-31', '2026-03-31'],
    [last(3, 'month'), '2026-03-01', '2026-05-31', '2026-05-31'],
    [last(1, 'year'), '2025-11-16', '2026-11-15'],
    [last(1, 'year'), '2027-03-01', '2028-02-29', '2028-02-29'],
    [period('day'), '2026-11-15', '2026-11-15'],
    [period('day', -1), '2026-11-14', '2026-11-14'],
    [period('week'), '2026-11-09', '2026-11-15'],
    [period('week'), '2026-11-16', '2026-11-18', '2026-11-18'],
    [period('week', -1), '2026-11-02', '2026-11-08'],
    [period('month'), '2026-11-01', '2026-11-15'],
    [period('month', -1), '2026-10-01', '2026-10-31'],
    [period('month', -9), '2026-02-01', '2026-02-28'],
    [period('quarter'), '2026-10-01', '2026-11-15'],
    [period('quarter', -1), '2026-07-01', '2026-09-30'],
    [period('half', -1), '2026-01-01', '2026-06-30'],
    [period('year'), '2026-01-01', '2026-11-15'],
    [period('year', -1), '2025-01-01', '2025-12-31'],
    [{ festival: { name: '双11' } }, '2026-11-01', '2026-11-11'],
    [{ festival: { name: '双11' } }, '2026-11-01', '2026-11-05', '2026-11-05'],
    [{ festival: { name: '双11' } }, '2025-11-01', '2025-11-11', '2026-10-31'],
    [{ festival: { name: '双12' } }, '2025-12-01', '2025-12-12'],
    [{ festival: { name: '618', year: 2024 } }, '2024-06-01', '2024-06-18'],
    [{ from: '2026-03-01' }, '2026-03-01', '2026-11-15'],
    [{ to: '2026-03-01' }, undefined, '2026-03-01'],
    [{ to: '2027-01-01' }, undefined, '2026-11-15'],
    [{ ago: { from: 60, to: 30 } }, '2026-09-16', '2026-10-16'],
    [preceding(last(30, 'day')), '2026-09-17', '2026-10-16'],
    [preceding(period('week')), '2026-11-02', '2026-11-08'],
    [preceding(period('month', -1)), '2026-09-01', '2026-09-30'],
    [preceding(period('month')), '2026-10-17', '2026-10-31'],
    [preceding({ festival: { name: '双11' } }), '2026-10-21', '2026-10-31'],
    [preceding(last(30, 'day'), 'year'), '2025-10-17', '2025-11-15'],
    [preceding(period('month', -1), 'year'), '2025-10-01', '2025-10-31'],
    [preceding(period('month'), 'year'), '2025-11-01', '2025-11-15'],
    [preceding(period('month', -9), 'year'), '2024-02-01', '2024-02-29', '2025-11-15'],
    [preceding(period('week', -1), 'year'), '2025-11-03', '2025-11-09'],
    [preceding({ festival: { name: '双11' } }, 'year'), '2025-11-01', '2025-11-11'],
    [preceding({ festival: { name: '双11' } }, 'year'), '2025-11-01', '2025-11-05', '2026-11-05'],
  ]
  test.each(cases)('%j → %s … %s', (window, from, to, asOf = '2026-11-15') => {
    expect(resolveWindow(window, asOf)).toEqual(from === undefined ? { to } : { from, to })
  })

  test('no window is all time up to the as-of date', () => {
    expect(resolveWindow(undefined, '2026-11-15')).toEqual({ to: '2026-11-15' })
  })

  test('an unknown festival is a mistake', () => {
    expect(() => resolveWindow({ festival: { name: '双13' } }, '2026-11-15')).toThrow(RangeError)
  })
})

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const unit = fc.constantFrom(...periodUnits)

describe('laws of days', () => {
  test('n days are n days, and end with the as-of date', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3660 }), (asOf, n) => {
        const { from = '', to } = resolveWindow(last(n, 'day'), asOf)
        expect([daysBetween(from, to) + 1, to]).toEqual([n, asOf])
      }),
    )
  })

  test('nothing of any window is after the as-of date', () => {
    fc.assert(
      fc.property(
        day,
        unit,
        fc.integer({ min: -30, max: 0 }),
        (asOf, one, offset) => resolveWindow(period(one, offset), asOf).to <= asOf,
      ),
    )
  })

  test('the period before ends the day before; of days, it is as long', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (asOf, n) => {
        const now = resolveWindow(last(n, 'day'), asOf)
        const then = resolveWindow(preceding(last(n, 'day')), asOf)
        expect(addDays(then.to, 1)).toBe(now.from)
        expect(daysBetween(then.from ?? '', then.to)).toBe(n - 1)
      }),
    )
  })

  test('periods follow each other without gaps', () => {
    fc.assert(
      fc.property(day, unit, (one, each) => {
        const start = startOfPeriod(one, each)
        expect(start <= one && one <= endOfPeriod(start, each)).toBe(true)
        expect(startOfPeriod(addDays(endOfPeriod(start, each), 1), each)).toBe(addDays(endOfPeriod(start, each), 1))
        expect(periodsWithin(start, endOfPeriod(start, each), each)).toEqual([start])
      }),
    )
  })

  test('ISO weeks', () => {
    expect(isoWeek('2027-01-03')).toEqual({ year: 2026, week: 53 })
    expect(isoWeek('2024-12-30')).toEqual({ year: 2025, week: 1 })
    fc.assert(fc.property(day, (one) => mondayOf(isoWeek(one).year, isoWeek(one).week) === addDays(one, 1 - weekday(one))))
  })

  test('a month later and back is the same day, up to the 28th', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -50, max: 50 }), (one, n) => {
        fc.pre(Number(one.slice(8)) <= 28)
        expect(addMonths(addMonths(one, n), -n)).toBe(one)
      }),
    )
  })
})

describe('windows in words', () => {
  const cases: Array<[Window | undefined, string, string]> = [
    [undefined, '全部时间', 'all time'],
    [last(7, 'day'), '最近7天', 'the last 7 days'],
    [last(1, 'month'), '最近1个月', 'the last month'],
    [period('month', -1), '上月（2026-10-01至2026-10-31）', 'last month (2026-10-01 to 2026-10-31)'],
    [period('day'), '今天（2026-11-15）', 'today (2026-11-15)'],
    [period('month', -3), '3个月前（2026-08-01至2026-08-31）', '3 months ago (2026-08-01 to 2026-08-31)'],
    [{ festival: { name: '双11' } }, '2026年双11（2026-11-01至2026-11-11）', 'Double 11 2026 (2026-11-01 to 2026-11-11)'],
    [{ from: '2026-01-01', to: '2026-03-31' }, '2026-01-01至2026-03-31', '2026-01-01 to 2026-03-31'],
    [{ to: '2026-03-31' }, '截至2026-03-31', 'up to 2026-03-31'],
    [
      preceding(period('month')),
      '本月之前等长的一期（2026-10-17至2026-10-31）',
      'the period of equal length just before this month (2026-10-17 to 2026-10-31)',
    ],
    [
      preceding(period('month'), 'year'),
      '本月的去年同期（2025-11-01至2025-11-15）',
      'the same period one year before this month (2025-11-01 to 2025-11-15)',
    ],
  ]
  test.each(cases)('%j', (window, zh, en) => {
    expect([windowWords(window, 'zh', '2026-11-15'), windowWords(window, 'en', '2026-11-15')]).toEqual([zh, en])
  })
})
