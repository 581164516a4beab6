import { expect, test } from 'vitest'
import { builtInTags, tagCatalog } from '../../src/tags/catalog.js'
import { tagExpression } from '../../src/tags/expression.js'

const catalog = tagCatalog(builtInTags())

test.each([
  ['高价值', { tag: 'high_value', is: { oneOf: [true] } }],
  ['city', { tag: 'city', is: { known: true } }],
  ['城市=上海', { tag: 'city', is: { oneOf: ['上海'] } }],
  ['gender = women', { tag: 'gender', is: { oneOf: ['female'] } }],
  ['gender!=男', { not: { tag: 'gender', is: { oneOf: ['male'] } } }],
  ['复购客户=否', { tag: 'repeat_buyer', is: { oneOf: [false] } }],
  ['购买次数>=3', { tag: 'purchase_count', is: { range: { min: 3 } } }],
  ['age<30', { tag: 'age', is: { range: { below: 30 } } }],
  ['first_purchase_date>2026-01-01', { tag: 'first_purchase_date', is: { range: { above: '2026-01-01' } } }],
  ['沉睡客户', { tag: 'lifecycle', is: { oneOf: ['沉默'] } }],
  ['95后', { tag: 'half_generation', is: { oneOf: ['95后'] } }],
])('%s', (said, segment) => {
  expect(tagExpression(said, catalog)).toMatchObject({ segment })
})

test.each([
  ['lifecycel', { problem: 'unknown-tag', nearest: expect.arrayContaining(['lifecycle']) }],
  ['gender=blue', { problem: 'unknown-value', said: 'blue', nearest: ['女性', '男性'] }],
  ['age>old', { problem: 'not-a-number', said: 'old' }],
])('%s is not understood', (said, problem) => {
  expect(tagExpression(said, catalog)).toMatchObject(problem)
})
