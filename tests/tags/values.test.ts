import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtInTags } from '../../src/tags/catalog.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { type TagRow, tagsAt } from './history.js'
import { writeSmallHistory } from './small-history.js'

/** What each tag says of Lin at the end of June 2025, and on 2026-01-06, reckoned by hand from the small history. */
const lin: readonly (readonly [tag: string, june: unknown, january: unknown])[] = [
  ['gender', 'female', 'female'],
  ['birth_year', 1996, 1996],
  ['birth_month', 7, 7],
  ['age', 28, 29],
  ['age_band', '25-29岁', '25-29岁'],
  ['generation', '90后', '90后'],
  ['half_generation', '95后', '95后'],
  ['city', '上海', '上海'],
  ['province', '上海', '上海'],
  ['city_tier', '一线', '一线'],
  ['occupation', '学生', '学生'],
  ['income_band', '5k以下', '5k以下'],
  ['device', 'iOS', 'iOS'],
  ['source_channel', '抖音', '抖音'],
  ['member_level', '金卡', '金卡'],
  ['points', 300, 300],
  ['registered_date', '2025-01-10', '2025-01-10'],
  ['registered_days', 171, 361],
  ['consent', 'marketing', 'marketing'],
  ['contactable', 1, 1],
  ['views_30d', 3, 0],
  ['carts_30d', 2, 0],
  ['favorites_30d', 0, 0],
  ['searches_30d', 0, 0],
  ['logins_30d', 1, 0],
  ['live_watches_30d', 0, 0],
  ['events_30d', 8, 0],
  ['active_days_30d', 6, 0],
  ['activity_level', '中', '无'],
  ['views_previous_30d', 7, 0],
  ['browsing_declining', 1, 0],
  ['browsed_not_bought', 0, 0],
  ['carted_not_bought', 1, 0],
  ['coupon_claims', 2, 2],
  ['coupon_claims_30d', 2, 0],
  ['average_dwell', 640 / 3, 640 / 3],
  ['view_dwell', 20, 20],
  ['live_watches', 1, 1],
  ['favorite_channel', 'web', ''],
  ['active_hour', '早上', ''],
  ['sends_received', 2, 2],
  ['send_open_rate', 0.5, 1],
  ['send_click_rate', 0.5, 0.5],
  ['send_conversions', 0, 1],
  ['unsubscribed', 0, 0],
  ['send_unsubscribes', 0, 0],
  ['event_unsubscribes', 0, 0],
  ['favorite_category', '护肤', '护肤'],
  ['favorite_brand', '知', '音'],
  ['favorite_product', '面霜', '面霜'],
  ['favorite_platform', '天猫', '抖音'],
  ['first_platform', '天猫', '天猫'],
  ['favorite_payment_method', '支付宝', '微信'],
  ['purchase_hour', '晚上', '晚上'],
  ['purchase_day_type', '周末', '工作日'],
  ['weekend_share', 2 / 3, 0.5],
  ['festival_share', 2 / 3, 0.5],
  ['festival_buyer', 1, 1],
  ['categories_bought', ['彩妆', '护肤'], ['彩妆', '护肤', '防晒']],
  ['category_count', 2, 3],
  ['product_count', 3, 4],
  ['last_category', '护肤', '防晒'],
  ['last_product', '面霜', '防晒'],
  ['viewed_category', '护肤', '护肤'],
  ['browsed_category', '护肤', ''],
  ['reviews_written', 2, 3],
  ['average_stars', 3.5, 11 / 3],
  ['negative_reviews', 1, 1],
  ['positive_reviews', 1, 2],
  ['satisfaction', '一般', '一般'],
  ['texts_spoken', 2, 3],
  ['mean_sentiment', 0.25, 0.5],
  ['main_complaint', '物流', '物流'],
  ['main_praise', '包装', '包装'],
  ['complaint_aspects', ['物流', '肤感'], ['物流', '肤感']],
  ['praised_aspects', ['包装', '香味'], ['包装', '香味']],
  ['pain_points_named', ['太干', '慢'], ['太干', '慢']],
  ['gift_mentions', 1, 1],
  ['gift_giver', 1, 1],
  ['tickets_opened', 1, 1],
  ['ticket_satisfaction', 2, 2],
  ['main_ticket_kind', '物流', '物流'],
  ['posts_written', 1, 1],
  ['likes_received', 10, 10],
  ['comments_received', 3, 3],
  ['social_reach', 13, 13],
  ['likes_per_post', 10, 10],
  ['favorite_post_platform', '小红书', '小红书'],
  ['shares', 1, 1],
  ['shares_30d', 0, 0],
  ['spreader', 1, 1],
  ['lifecycle', '活跃', '活跃'],
  ['first_purchase_date', '2025-02-01', '2025-02-01'],
  ['last_purchase_date', '2025-06-14', '2026-01-06'],
  ['days_since_purchase', 16, 0],
  ['days_since_first_purchase', 149, 339],
  ['days_between_purchases', 66.5, 113],
  ['overdue', 0, 0],
  ['days_to_first_purchase', 22, 22],
  ['last_active_date', '2025-06-30', '2025-07-01'],
  ['days_since_active', 0, 189],
  ['purchase_count', 3, 4],
  ['revenue_total', 380, 430],
  ['purchases_30d', 2, 1],
  ['purchases_90d', 2, 1],
  ['revenue_30d', 280, 50],
  ['revenue_90d', 280, 50],
  ['orders_30d', 2, 1],
  ['orders_90d', 2, 2],
  ['orders_365d', 3, 5],
  ['average_order_value', 380 / 3, 107.5],
  ['largest_purchase', 200, 200],
  ['units_bought', 5, 6],
  ['units_per_purchase', 5 / 3, 1.5],
  ['discount_total', 20, 70],
  ['discount_depth', 0.05, 0.14],
  ['discounted_share', 1 / 3, 0.5],
  ['refund_count', 1, 1],
  ['refund_share', 1 / 3, 0.25],
  ['repeat_buyer', 1, 1],
  ['rfm_recency', 16, 0],
  ['rfm_frequency', 3, 4],
  ['rfm_monetary', 380, 430],
  // Two buyers in the 365 days: the worse one scores 1, the better one 1 + ⌊5 × 1 ÷ 2⌋.
  ['r_score', 1, 3],
  ['f_score', 3, 3],
  ['m_score', 3, 3],
  ['rfm_tier', '一般挽留', '一般挽留'],
  ['high_value', 0, 0],
  ['price_sensitivity', 1 / 3 + 2 / 3, 0.5 + 0.5],
  ['price_sensitive', 1, 1],
]

describe('every tag of one customer at two as-of dates', () => {
  let place: TemporaryWarehouse
  let june: ReadonlyMap<string, TagRow>
  let january: ReadonlyMap<string, TagRow>
  let eve: ReadonlyMap<string, TagRow>
  beforeAll(async () => {
    place = await temporaryWarehouse()
    await writeSmallHistory(place.warehouse)
    june = await tagsAt(place.warehouse, '2025-06-30')
    january = await tagsAt(place.warehouse, '2026-01-06')
    eve = await tagsAt(place.warehouse, '2026-01-05')
  })
  afterAll(async () => place.close())

  test('no tag is left out', () => {
    expect(lin.map(([tag]) => tag).sort()).toEqual(
      builtInTags()
        .map((tag) => tag.name)
        .sort(),
    )
  })

  test.each(lin)('%s', (tag, atJune, atJanuary) => {
    const like = (value: unknown) => (typeof value === 'number' ? expect.closeTo(value, 6) : value)
    expect(june.get('lin')?.[tag]).toEqual(like(atJune))
    expect(january.get('lin')?.[tag]).toEqual(like(atJanuary))
  })

  test('who registered after the as-of date is nobody yet', () => {
    expect([...june.keys()].sort()).toEqual(['bo', 'lin', 'old'])
    expect([...january.keys()].sort()).toEqual(['bo', 'lin', 'new', 'old'])
  })

  test('an order is visible from its day, its purchase from the day of payment', () => {
    expect(eve.get('lin')).toMatchObject({ orders_30d: 1, purchase_count: 3, last_purchase_date: '2025-06-14' })
  })

  test.each([
    [
      'bo',
      { age: 24, generation: '00后', half_generation: '', city_tier: '二线', lifecycle: '新客', r_score: 3, f_score: 1 },
      'june',
    ],
    ['bo', { lifecycle: '流失预警', days_since_purchase: 195, average_stars: null, overdue: 0 }, 'january'],
    // 365 days ago is outside of the last 365 days, and still not lost.
    [
      'old',
      { lifecycle: '流失预警', days_since_purchase: 365, rfm_frequency: 0, rfm_tier: '', r_score: null, gender: '', age: null },
      'june',
    ],
    ['old', { lifecycle: '流失' }, 'january'],
    [
      'new',
      {
        lifecycle: '潜客',
        city_tier: '其他',
        unsubscribed: 1,
        browsed_not_bought: 1,
        active_hour: '深夜',
        days_to_first_purchase: null,
      },
      'january',
    ],
  ] as const)('%s: %j in %s', (customer, expected, when) => {
    expect((when === 'june' ? june : january).get(customer)).toMatchObject(expected)
  })
})
