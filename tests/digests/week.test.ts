import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../../src/catalog/day.js'
import { festivalsOf, lastCompleteWeek, namedWeek, weekOf } from '../../src/digests/week.js'

describe('a digest’s week', () => {
  it.each([
    ['2026-11-15', '2026-W46', '2026-11-09', '2026-11-15'],
    ['2026-01-01', '2026-W01', '2025-12-29', '2026-01-04'],
    ['2027-01-03', '2026-W53', '2026-12-28', '2027-01-03'],
  ])('%s lies in %s', (day, name, from, to) => {
    expect(weekOf(day)).toEqual({ name, from, to })
  })

  it.each([
    ['2026-11-15', '2026-W46'],
    ['2026-11-14', '2026-W45'],
    ['2026-11-16', '2026-W46'],
  ])('when %s is over, the last complete week is %s', (day, name) => {
    expect(lastCompleteWeek(day).name).toBe(name)
  })

  it.each([
    ['2026-W46', '2026-11-09'],
    ['2026w5', '2026-01-26'],
    ['2026-W53', '2026-12-28'],
    ['2025-W53', undefined],
    ['2026-W00', undefined],
    ['2026-11', undefined],
    ['last', undefined],
  ])('%s begins on %s', (name, from) => {
    expect(namedWeek(name)?.from).toBe(from)
  })

  it('is found again by its name, and runs from Monday to Sunday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (offset) => {
        const week = weekOf(addDays('1990-01-01', offset))
        expect(namedWeek(week.name)).toEqual(week)
        expect([weekday(week.from), weekday(week.to)]).toEqual([1, 7])
      }),
    )
  })

  it('names the festivals that touch it or the week before', () => {
    const names = (week: string) => festivalsOf(namedWeek(week)!).map(({ name }) => name.zh)
    expect(names('2026-W46')).toEqual(['双11'])
    expect(names('2026-W47')).toEqual(['双11'])
    expect(names('2026-W48')).toEqual([])
  })
})
