import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measures } from '../../src/catalog/measures.js'
import type { Query } from '../../src/questions/query.js'
import { stockWarehouse } from '../support/small-shop.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { ask } from './ask-history.js'
import { history } from './history.js'

let temporary: TemporaryWarehouse
beforeAll(async () => {
  temporary = await temporaryWarehouse()
  await stockWarehouse(temporary.warehouse, history)
  await temporary.warehouse.insert('answers', answers)
})
afterAll(() => temporary.close())

/** Two ratings (0–10, 1–5) and a number; the last answer is of the day after. One respondent is nobody known, one answered twice. */
const rating = (session: string, person: number, at: string, number: number, [low, high]: readonly [number, number]) => ({
  session,
  survey: 's',
  question: high === 10 ? 'nps' : 'satisfaction',
  type: 'rating',
  person,
  at: `${at} 10:00:00`,
  values: [String(number)],
  shown: String(number),
  number,
  low,
  high,
  from_top: high - number,
})
const answers = [
  rating('s1', 1, '2026-11-10', 10, [0, 10]),
  rating('s1', 1, '2026-11-10', 5, [1, 5]),
  rating('s2', 2, '2026-11-11', 6, [0, 10]),
  rating('s2', 2, '2026-11-11', 3, [1, 5]),
  rating('s3', 0, '2026-11-12', 9, [0, 10]),
  { session: 's3', survey: 's', question: 'age', type: 'text', person: 0, at: '2026-11-12 10:00:00', shown: '30', number: 30 },
  rating('s4', 1, '2026-11-13', 8, [0, 10]),
  rating('s5', 3, '2026-11-16', 0, [0, 10]),
]

const november = { period: { unit: 'month', offset: 0 } } as const

/** Every measure in November up to the 15th, worked out by hand. Purchases: a 100, g 49.5 (person 1), c 80 refunded (2), h 40 (3). */
const inNovember: Record<string, number | null> = {
  respondents: 3,
  responses: 4,
  nps_ratings: 4,
  nps: 25,
  nps_points: 100,
  survey_ratings: 6,
  top_box_ratings: 3,
  survey_csat: 3 / 6,
  survey_score_sum: 41,
  survey_score: 41 / 6,
  survey_number: 71 / 7,
  registrations: 0,
  visitors: 3,
  active_customers: 3,
  dau: 4 / 15,
  wau: 1,
  mau: 3,
  ordering_customers: 3,
  buyers: 3,
  new_buyers: 1,
  returning_buyers: 2,
  new_buyer_share: 1 / 3,
  returning_buyer_share: 2 / 3,
  repeat_buyers: 1,
  repeat_purchase_rate: 1 / 3,
  previous_buyers: 0,
  repurchasing_buyers: 0,
  repurchase_rate: null,
  carting_customers: 1,
  favoriting_customers: 1,
  conversion_rate: 1,
  cart_rate: 1 / 3,
  favorite_rate: 1 / 3,
  page_views: 4,
  views_per_visitor: 4 / 3,
  events: 7,
  searches: 0,
  carts: 1,
  favorites: 1,
  shares: 0,
  logins: 1,
  live_watches: 0,
  coupon_claims: 0,
  average_dwell: 17.5,
  orders: 5,
  order_amount: 569.5,
  purchases: 4,
  revenue: 269.5,
  revenue_per_buyer: 269.5 / 3,
  average_order_value: 269.5 / 4,
  median_order_value: 80,
  largest_order: 100,
  units: 11,
  unit_price: 269.5 / 11,
  units_per_order: 11 / 4,
  purchases_per_buyer: 4 / 3,
  units_per_buyer: 11 / 3,
  purchase_interval_days: 5,
  purchase_gaps: 1,
  purchase_interval: 5,
  discount_amount: 25,
  full_amount: 294.5,
  discount_rate: 25 / 294.5,
  refunds: 1,
  refund_amount: 80,
  refund_rate: 1 / 4,
  refunding_customers: 1,
  cancelled_orders: 1,
  products_sold: 3,
  average_item_price: (30 + 40 + 16.5 + 20 + 40) / 5,
  reviews: 2,
  reviewers: 2,
  judged_reviews: 2,
  positive_reviews: 1,
  neutral_reviews: 0,
  negative_reviews: 1,
  positive_rate: 1 / 2,
  neutral_rate: 0,
  negative_rate: 1 / 2,
  average_stars: 3,
  competitor_reviews: 1,
  competitor_average_stars: 2,
  average_sentiment: 0.2,
  texts: 2,
  mentions: 2,
  mentioning_customers: 2,
  negative_mentions: 1,
  positive_mentions: 1,
  negative_mention_rate: 1 / 2,
  tickets: 3,
  ticket_customers: 2,
  rated_tickets: 2,
  satisfied_tickets: 1,
  csat: 1 / 2,
  average_satisfaction: 3.5,
  resolution_time: 7200,
  resolved_tickets: 2,
  resolution_rate: 2 / 3,
  posts: 1,
  post_likes: 10,
  post_comments: 2,
  sends: 3,
  reached_customers: 3,
  opens: 2,
  clicks: 1,
  send_conversions: 1,
  send_unsubscribes: 1,
  open_rate: 2 / 3,
  click_rate: 1 / 3,
  send_conversion_rate: 1 / 3,
  unsubscribe_rate: 1 / 3,
  campaign_cost: 0.4,
}

describe('each measure in a window', () => {
  test.each(measures.filter(({ name }) => name !== 'customers').map(({ name }) => name))('%s', async (name) => {
    expect(Object.keys(inNovember)).toContain(name)
    const { value } = await ask(temporary.warehouse, { measures: [{ measure: name }], window: november })
    const expected = inNovember[name]
    if (expected === null || expected === undefined) expect(value).toBe(expected)
    else expect(value).toBeCloseTo(expected, 6)
  })
})

describe('numbers', () => {
  const skincare = [{ field: 'category', is: { oneOf: ['护肤'] } }]
  const women = { tag: 'gender', is: { oneOf: ['female'] } }
  const cases: Array<[string, Partial<Query>, number | null]> = [
    ['everyone', { measures: [{ measure: 'customers' }] }, 4],
    ['women', { measures: [{ measure: 'customers' }], who: women }, 2],
    ['revenue of all time', { measures: [{ measure: 'revenue' }] }, 340],
    ['revenue of women', { measures: [{ measure: 'revenue' }], who: women }, 280],
    ['revenue of a category: item lines', { measures: [{ measure: 'revenue', where: skincare }] }, 60 + 50.5 + 49.5 + 80],
    ['buyers of a category', { measures: [{ measure: 'buyers', where: skincare }] }, 2],
    [
      'repeat rate of a category: two purchases with it',
      { measures: [{ measure: 'repeat_purchase_rate', where: skincare }] },
      1 / 2,
    ],
    [
      'new buyers whose first purchase was on a platform',
      {
        measures: [{ measure: 'new_buyers', where: [{ field: 'platform', is: { oneOf: ['抖音'] } }] }],
        window: { from: '2026-10-01' },
      },
      2,
    ],
    [
      'returning buyers on a platform',
      { measures: [{ measure: 'returning_buyers', where: [{ field: 'platform', is: { oneOf: ['天猫'] } }] }], window: november },
      1,
    ],
    [
      'of the last 15 days’ buyers, again in the next',
      { measures: [{ measure: 'repurchase_rate' }], window: { last: { n: 30, unit: 'day' } } },
      1,
    ],
    ['default window said and taken: new buyers of 30 days', { measures: [{ measure: 'new_buyers' }] }, 1],
    ['dau without a window is the as-of day', { measures: [{ measure: 'dau' }] }, 1],
    ['dau of seven days', { measures: [{ measure: 'dau' }], window: { last: { n: 7, unit: 'day' } } }, 4 / 7],
    ['all reviews, undated included', { measures: [{ measure: 'reviews' }] }, 4],
    ['negative rate: stars first, else sentiment', { measures: [{ measure: 'negative_rate' }] }, 2 / 4],
    [
      'share of revenue of a platform',
      { measures: [{ measure: 'revenue', where: [{ field: 'platform', is: { oneOf: ['天猫'] } }], as: 'share' }] },
      169.5 / 340,
    ],
    ['share of revenue of women', { measures: [{ measure: 'revenue', as: 'share' }], who: women }, 280 / 340],
    [
      'growth against the period before: 17–31 October had nothing',
      { measures: [{ measure: 'revenue', as: 'growth' }], window: november },
      null,
    ],
    [
      'growth against the 30 days before',
      { measures: [{ measure: 'revenue', as: 'growth' }], window: { last: { n: 30, unit: 'day' } } },
      269.5 / 70.5 - 1,
    ],
    ['change against a year ago', { measures: [{ measure: 'purchases', as: 'change', against: 'year' }], window: november }, 4],
    ['mean of a tag', { measures: [{ tag: 'points', statistic: 'average' }] }, 30],
    ['median of a tag of women', { measures: [{ tag: 'birth_year', statistic: 'max' }], who: women }, 1999],
    ['nothing to average', { measures: [{ measure: 'average_stars' }], window: { to: '2020-01-01' } }, null],
    ['nothing happened', { measures: [{ measure: 'revenue' }], window: { to: '2020-01-01' } }, 0],
    [
      'conversion in a category: both sides know it',
      { measures: [{ measure: 'conversion_rate', where: skincare }], window: november },
      2 / 2,
    ],
    ['share of women among buyers', { kind: 'share', who: women, base: { did: 'purchase' } }, 2 / 3],
  ]
  test.each(cases)('%s', async (_, part, expected) => {
    const { value } = await ask(temporary.warehouse, part)
    if (expected === null) expect(value).toBeNull()
    else expect(value).toBeCloseTo(expected, 6)
  })
})
