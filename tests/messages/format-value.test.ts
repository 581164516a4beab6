import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Unit } from '../../src/catalog/label.js'
import { formatChange, formatValue, type NumberPlace } from '../../src/messages/index.js'

type Case = [number | null, Unit | undefined, 'zh' | 'en', NumberPlace, string]
const cases: Case[] = [
  [1234.5, 'CNY', 'zh', 'said', '¥1,234.50'],
  [1234567, 'CNY', 'zh', 'cell', '¥1,234,567.00'],
  [-5, 'CNY', 'zh', 'said', '-¥5.00'],
  [1234567, 'CNY', 'zh', 'axis', '¥123.5万'],
  [1234567, 'CNY', 'en', 'axis', '¥1.2M'],
  [0.1234, 'ratio', 'zh', 'said', '12.3%'],
  [0.1234, 'ratio', 'en', 'cell', '12.3%'],
  [0.0034, 'ratio', 'zh', 'said', '0.34%'],
  [0, 'ratio', 'zh', 'said', '0.0%'],
  [0.25, 'ratio', 'zh', 'axis', '25%'],
  [1234, 'customers', 'zh', 'said', '1,234人'],
  [1234, 'customers', 'zh', 'cell', '1,234'],
  [1, 'customers', 'en', 'said', '1 customer'],
  [2, 'orders', 'en', 'said', '2 orders'],
  [12.345, 'days', 'zh', 'said', '12.3天'],
  [4.333, 'stars', 'zh', 'said', '4.33星'],
  [-0.001, 'score', 'zh', 'said', '0'],
  [32.46, 'points', 'zh', 'said', '32.5分'],
  [12345, 'orders', 'zh', 'axis', '1.2万'],
  [9999, 'orders', 'zh', 'axis', '9,999'],
  [2.5e8, 'events', 'zh', 'axis', '2.5亿'],
  [12345, undefined, 'en', 'axis', '12.3k'],
  [null, 'CNY', 'zh', 'said', '—'],
  [Number.NaN, 'ratio', 'zh', 'said', '—'],
]

describe('a number is written by its unit, language and place', () => {
  it.each(cases)('%s %s %s %s → %s', (value, unit, language, place, expected) => {
    expect(formatValue(value, unit, language, { place })).toBe(expected)
  })

  it('money is in the workspace’s currency', () => {
    expect(formatValue(3, 'CNY', 'en', { currency: 'USD' })).toBe('$3.00')
    expect(formatValue(3, 'CNY', 'en', { currency: 'EUR' })).toBe('€3.00')
  })

  it('a cell of money is exact: read back, it is the same number of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const text = formatValue(cents / 100, 'CNY', 'zh', { place: 'cell' })
        expect(Math.round(Number(text.replace(/[¥,]/g, '')) * 100)).toBe(cents)
      }),
    )
  })
})

describe('a move is said so that it can be judged', () => {
  it.each([
    [0.12, 0.1, 'ratio', 'zh', '+2.0个百分点'],
    [0.1, 0.12, 'ratio', 'en', '-2.0 pp'],
    [150, 100, 'orders', 'zh', '+50.0%'],
    [100, 100, 'orders', 'zh', '0.0%'],
    [5, 0, 'orders', 'zh', '—'],
    [null, 3, 'orders', 'zh', '—'],
    [31, 28.5, 'points', 'zh', '+2.5'],
  ] as const)('%s after %s %s %s → %s', (now, before, unit, language, expected) => {
    expect(formatChange(now, before, unit, language)).toBe(expected)
  })
})
