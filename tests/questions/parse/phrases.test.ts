import { describe, expect, it } from 'vitest'
import { lex } from '../../../src/questions/parse/lex.js'
import { readNumeral } from '../../../src/questions/parse/numerals.js'
import { asOf, testVocabulary } from './vocabulary.js'

const vocabulary = testVocabulary()
const meaning = (text: string, kind: string) => {
  const tokens = lex(text, vocabulary, asOf)
  expect(tokens.map((token) => token.text)).toEqual([text])
  return tokens[0]?.meanings.find((one) => one.kind === kind)
}

describe('numerals', () => {
  it.each([
    ['30', 30],
    ['1,000', 1000],
    ['1.5万', 15000],
    ['10k', 10000],
    ['三十', 30],
    ['十五', 15],
    ['两百五十', 250],
    ['一千零五', 1005],
    ['一万二千', 12000],
    ['二〇二六', 2026],
    ['twelve', 12],
  ])('%s is %d', (text, value) => expect(readNumeral(text)).toBe(value))

  it('does not guess 两千三', () => expect(readNumeral('两千三')).toBeUndefined())
})

describe('windows, asked on 2026-11-15', () => {
  it.each([
    ['最近7天', { last: { n: 7, unit: 'day' } }],
    ['近三个月', { last: { n: 3, unit: 'month' } }],
    ['近半年', { last: { n: 6, unit: 'month' } }],
    ['过去一年', { last: { n: 1, unit: 'year' } }],
    ['上周', { period: { unit: 'week', offset: -1 } }],
    ['本季度', { period: { unit: 'quarter', offset: 0 } }],
    ['前年', { period: { unit: 'year', offset: -2 } }],
    ['昨天', { period: { unit: 'day', offset: -1 } }],
    ['2026年3月', { from: '2026-03-01', to: '2026-03-31' }],
    ['3月', { from: '2026-03-01', to: '2026-03-31' }],
    ['12月', { from: '2025-12-01', to: '2025-12-31' }],
    ['去年第四季度', { from: '2025-10-01', to: '2025-12-31' }],
    ['上半年', { from: '2026-01-01', to: '2026-06-30' }],
    ['5月1日到5月7日', { from: '2026-05-01', to: '2026-05-07' }],
    ['2025年11月到2月', { from: '2025-11-01', to: '2026-02-28' }],
    ['2026-05-01到2026-05-07', { from: '2026-05-01', to: '2026-05-07' }],
    ['7月以来', { from: '2026-07-01' }],
    ['双11', { festival: { name: '双11' } }],
    ['去年双11', { festival: { name: '双11', year: 2025 } }],
    ['双十一期间', { festival: { name: '双11' } }],
    ['in the last 30 days', { last: { n: 30, unit: 'day' } }],
    ['last month', { period: { unit: 'month', offset: -1 } }],
    ['since may', { from: '2026-05-01' }],
    ['in q1 2026', { from: '2026-01-01', to: '2026-03-31' }],
    ['between may 1 and may 7', { from: '2026-05-01', to: '2026-05-07' }],
    ['30到60天前', { ago: { from: 60, to: 30 } }],
  ])('%s', (text, window) => expect(meaning(text, 'window')).toMatchObject({ window }))
})

describe('bounds', () => {
  it.each([
    ['两次以上', { range: { min: 2 }, unit: 'times' }],
    ['超过500元', { range: { above: 500 }, unit: 'money' }],
    ['不到25岁', { range: { below: 25 }, unit: 'age' }],
    ['不超过3次', { range: { max: 3 }, unit: 'times' }],
    ['25到34岁', { range: { min: 25, max: 34 }, unit: 'age' }],
    ['at least twice', { range: { min: 2 }, unit: 'times' }],
    ['more than 500 yuan', { range: { above: 500 }, unit: 'money' }],
    ['between 300 and 500 yuan', { range: { min: 300, max: 500 }, unit: 'money' }],
  ])('%s', (text, bound) => expect(meaning(text, 'bound')).toMatchObject(bound))
})
