import { expect, test } from 'vitest'
import { normalForm } from '../../../src/questions/vocabulary/normal-form.js'

test.each([
  ['最近７天活躍　但未下單的 CUSTOMERS？', '最近7天活跃 但未下单的 customers?'],
  ['這個面霜太乾了', '这个面霜太干了'],
  ['浏览过面膜的喆先生', '浏览过面膜的喆先生'],
  ['Women’s “sale” — 11～12', 'women\'s "sale" - 11~12'],
  ['面膜\u200b  和 精华', '面膜 和 精华'],
])('%s', (text, normal) => {
  expect(normalForm(text)).toBe(normal)
  expect(normalForm(normal)).toBe(normal)
})
