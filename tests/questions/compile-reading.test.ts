import { expect, test } from 'vitest'
import type { Query } from '../../src/questions/query.js'
import { queryReading } from '../../src/questions/reading/reading.js'
import { shopTags } from '../support/small-shop.js'
import { query } from './ask-history.js'
import { asOf } from './history.js'

const women = { tag: 'gender', is: { oneOf: ['female'] } }
const last = (n: number) => ({ last: { n, unit: 'day' } }) as const
const cases: Array<[Partial<Query>, string, string]> = [
  [
    {
      kind: 'customers',
      who: {
        all: [
          women,
          { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } },
          { did: 'active', window: last(7) },
          { not: { did: 'order', window: last(7) } },
        ],
      },
    },
    '女性, 1995–1999年出生, 最近7天有行为, 最近7天没有下单: 列出客户',
    'women, born 1995–1999, was active in the last 7 days, not placed an order in the last 7 days: list customers',
  ],
  [
    { measures: [{ measure: 'revenue' }], window: last(30) },
    '全部客户: 支付金额, 最近30天',
    'all customers: revenue, the last 30 days',
  ],
  [{ measures: [{ measure: 'customers' }], who: women }, '女性: 客户数', 'women: customers'],
  [{ measures: [{ measure: 'new_buyers' }] }, '全部客户: 新客数, 最近30天', 'all customers: new buyers, the last 30 days'],
  [
    {
      kind: 'table',
      measures: [{ measure: 'revenue', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }],
      by: [{ tag: 'city' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
    '全部客户: 支付金额（品类为面膜）, 全部时间, 按城市, 从高到低, 前10个',
    'all customers: revenue (category is 面膜), all time, by city, highest first, first 10',
  ],
  [
    {
      kind: 'series',
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [{ period: 'month' }],
      window: { last: { n: 6, unit: 'month' } },
    },
    '全部客户: 客单价, 最近6个月, 按月',
    'all customers: revenue per buyer, the last 6 months, by month',
  ],
  [
    { kind: 'table', measures: [{ measure: 'purchases' }], by: [{ clock: 'hour' }, { field: 'platform' }] },
    '全部客户: 支付订单数, 全部时间, 按小时, 按平台',
    'all customers: purchases, all time, by hour of the day, by platform',
  ],
  [
    { kind: 'share', who: women, base: { did: 'purchase', window: last(30) } },
    '（最近30天有购买）中（女性）的占比',
    'share of (women) among (purchased in the last 30 days)',
  ],
  [
    {
      kind: 'compare',
      measures: [{ measure: 'repeat_purchase_rate' }],
      sides: [
        { label: '女性', who: women },
        { label: '上海', who: { tag: 'city', is: { oneOf: ['上海'] } } },
      ],
    },
    '女性 对比 上海（城市为上海）: 复购率, 全部时间',
    '女性 (women) against 上海 (city is 上海): repeat purchase rate, all time',
  ],
  [
    { measures: [{ measure: 'revenue', as: 'growth', against: 'year' }], window: { period: { unit: 'month', offset: -1 } } },
    '全部客户: 支付金额同比增长率, 上月（2026-10-01至2026-10-31）',
    'all customers: year on year growth of revenue, last month (2026-10-01 to 2026-10-31)',
  ],
  [{ measures: [{ tag: 'points', statistic: 'average' }] }, '全部客户: 平均积分', 'all customers: average points'],
  [
    { kind: 'quotes', measures: [{ measure: 'mentions', where: [{ field: 'aspect', is: { oneOf: ['包装'] } }] }], limit: 5 },
    '全部客户: 原话, 提及数（方面为包装）, 全部时间, 前5条',
    'all customers: quotes, mentions (aspect is 包装), all time, first 5',
  ],
]

test.each(cases)('%j', (part, zh, en) => {
  const reading = (language: 'zh' | 'en') => queryReading(query(part), { language, asOf, tags: shopTags(asOf) })
  expect([reading('zh'), reading('en')]).toEqual([zh, en])
})
