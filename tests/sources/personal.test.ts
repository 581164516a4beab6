import { describe, expect, it } from 'vitest'
import { spreadsheetLine } from '../../src/sources/csv-text.js'
import { concealer, guarded, notPersonal } from '../../src/sources/personal.js'

const conceal = concealer('a secret')

describe('personal values', () => {
  it.each([
    '13812341234',
    '+86 138-1234-1234',
    '008613812341234',
    "'13812341234",
    '="13812341234"',
    '１３８１２３４１２３４',
    '\u202d13812341234\u202c',
  ])('%s is one phone', (cell) => {
    expect(conceal.phone(cell)).toEqual({ hash: conceal.phone('13812341234').hash, masked: '138****1234' })
  })
  it.each(['Lily@Example.com', ' lily@example.com '])('%s is one address', (cell) => {
    expect(conceal.email(cell)).toEqual({ hash: conceal.email('lily@example.com').hash, masked: 'l***@example.com' })
  })
  it('hashes under the home secret: another home gives another hash', () => {
    expect(concealer('another').phone('13812341234').hash).not.toBe(conceal.phone('13812341234').hash)
    expect(conceal.phone('13812341234').hash).toMatch(/^[0-9a-f]{64}$/)
  })
  it('joins a phone as an identity with a phone of a customer', () => {
    expect(conceal.identity('手机', '138 1234 1234')).toEqual(conceal.phone('13812341234'))
  })
  it.each([
    ['', { hash: '', masked: '' }],
    ['无', { hash: '', masked: '' }],
    ['138****1234', { hash: '', masked: '138****1234' }],
    ['see notes', { hash: notPersonal, masked: '***' }],
  ])('the phone %j', (cell, concealed) => expect(conceal.phone(cell)).toEqual(concealed))
  it.each([
    ['油皮', '油皮'],
    ['20260131', '20260131'],
    ['call 13812341234', 'call [phone]'],
    ['lily@example.com', '[e-mail]'],
  ])('an unlisted cell %j becomes %j', (cell, kept) => expect(guarded(cell)).toBe(kept))
})

describe('cells for a spreadsheet', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['-12.5', '"-12.5"'],
    ['面霜', '"面霜"'],
  ])('%j is written %s', (cell, line) => expect(spreadsheetLine([cell])).toBe(line))
})
