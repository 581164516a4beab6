import { expect, test } from 'vitest'
import type { Segment } from '../../src/segments/form.js'
import { segmentWords } from '../../src/segments/words.js'
import { shopTags } from '../support/small-shop.js'

const asOf = '2026-11-15'
const last7 = { last: { n: 7, unit: 'day' } } as const
const cases: Array<[Segment, string, string]> = [
  [{ all: [] }, '', ''],
  [
    {
      all: [
        { tag: 'gender', is: { oneOf: ['female'] } },
        { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } },
        { did: 'active', window: last7 },
        { not: { did: 'order', window: last7 } },
      ],
    },
    '女性, 1995–1999年出生, 最近7天有行为, 最近7天没有下单',
    'women, born 1995–1999, was active in the last 7 days, not placed an order in the last 7 days',
  ],
  [{ tag: 'city', is: { oneOf: ['上海', '北京'] } }, '城市为上海或北京', 'city is 上海 or 北京'],
  [{ not: { tag: 'city', is: { oneOf: ['上海'] } } }, '城市不为上海', 'city is not 上海'],
  [{ tag: 'points', is: { range: { above: 100 } } }, '积分超过100', 'points more than 100'],
  [{ tag: 'points', is: { top: 0.1 } }, '积分前10%', 'points in the top 10%'],
  [{ tag: 'concerns', is: { oneOf: ['干燥'] } }, '肌肤困扰含干燥', 'concerns with 干燥'],
  [{ tag: 'vip', is: { oneOf: [false] } }, '不是「贵宾」', 'not VIP'],
  [{ not: { did: 'purchase' } }, '从未购买', 'never purchased'],
  [{ did: 'purchase', much: [{ of: 'count', range: { min: 2 } }] }, '购买2次及以上', 'purchased, at least 2 times'],
  [
    { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
    '购买过（品类为面膜）',
    'purchased (category is 面膜)',
  ],
  [
    { did: 'purchase', first: true, window: { festival: { name: '双11' } } },
    '首次购买在2026年双11（2026-11-01至2026-11-11）',
    'first purchased in Double 11 2026 (2026-11-01 to 2026-11-11)',
  ],
  [
    { did: 'cart', window: last7, withoutLater: 'purchase' },
    '最近7天加购后没有购买同一商品',
    'carted in the last 7 days but not purchased the same product afterwards',
  ],
  [{ any: [{ did: 'view' }, { did: 'cart' }] }, '（浏览过或加购过）', '(viewed or carted)'],
  [{ not: { any: [{ did: 'view' }, { did: 'cart' }] } }, '不满足：（浏览过或加购过）', 'not: (viewed or carted)'],
  [
    { did: 'purchase', much: [{ of: 'amount', range: { min: 500 } }], window: last7 },
    '最近7天购买金额合计500元及以上',
    'purchased, amount in total at least 500 yuan in the last 7 days',
  ],
]

test.each(cases)('%j', (segment, zh, en) => {
  const words = (language: 'zh' | 'en') => segmentWords(segment, { language, asOf, tags: shopTags(asOf) })
  expect([words('zh'), words('en')]).toEqual([zh, en])
})
