import { expect, test } from 'vitest'
import { columnLabels, periodLabel, saidCell } from '../../../src/questions/answer/labels.js'
import type { CompiledColumn } from '../../../src/questions/compile/compiled.js'

const column = (part: Partial<CompiledColumn>): CompiledColumn => ({
  key: 'k',
  label: { zh: '键', en: 'key' },
  role: 'key',
  ...part,
})

test.each([
  ['2026-05-01', 'month', '2026-05', '2026-05'],
  ['2026-04-01', 'quarter', '2026 Q2', '2026 Q2'],
  ['2026-07-01', 'half', '2026年下半年', '2026 H2'],
  ['2026-01-01', 'year', '2026年', '2026'],
  ['2026-11-09', 'week', '2026-11-09起的一周', 'week of 2026-11-09'],
  ['2026-11-09', 'day', undefined, undefined],
  ['未知', 'month', undefined, undefined],
] as const)('the %s of a period by %s', (start, unit, zh, en) => {
  expect([periodLabel(start, unit, 'zh'), periodLabel(start, unit, 'en')]).toEqual([zh, en])
})

test('fixed words by their label in the language of the answer; words without one stay', () => {
  const gender = column({ labels: [{ value: 'female', label: { zh: '女性', en: 'women' } }] })
  const rows = [{ k: 'female' }, { k: 'unknown' }, { k: null }]
  expect(columnLabels(gender, rows, 'zh')).toEqual({ female: '女性' })
  expect(columnLabels(gender, rows, 'en')).toEqual({ female: 'women' })
})

test('each word of a list is said', () => {
  const labels = { a: '甲' }
  expect(saidCell({ k: ['a', 'b'] }, { key: 'k', labels })).toBe('甲、b')
  expect(saidCell({ k: null }, { key: 'k' })).toBe('—')
})

test('weekdays and hours by name, figures as they are', () => {
  expect(columnLabels(column({ clock: 'weekday' }), [{ k: 1 }, { k: 7 }], 'en')).toEqual({ 1: 'Monday', 7: 'Sunday' })
  expect(columnLabels(column({ clock: 'hour' }), [{ k: 9 }], 'zh')).toEqual({ 9: '9点' })
  expect(columnLabels(column({ role: 'measure' }), [{ k: 9 }], 'zh')).toBeUndefined()
})
