import { expect, it } from 'vitest'
import { chineseNumeral } from '../../src/math/chinese-numeral.js'

it.each([
  ['八', 8],
  ['十', 10],
  ['十二', 12],
  ['二十三', 23],
  ['一百零五', 105],
  ['两百五十', 250],
  ['两千', 2000],
  ['三万五千', 35_000],
  ['一亿', 100_000_000],
  ['二〇二六', 2026],
  ['两千三', undefined],
  ['八成', undefined],
  ['', undefined],
])('%s is %s', (text, value) => expect(chineseNumeral(text)).toBe(value))
