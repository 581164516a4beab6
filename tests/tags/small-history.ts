import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'
import { given } from '../support/warehouse-facts.js'

const view = (at: string, more = {}) => ({
  customer_id: 'lin',
  at,
  event: 'view',
  category: '护肤',
  product: '面霜',
  channel: 'app',
  ...more,
})

/** Four customers, small enough to reckon every tag by hand: see the cases. */
export async function writeSmallHistory(warehouse: Warehouse): Promise<void> {
  await given(warehouse, {
    customers: [
      {
        customer_id: 'lin',
        gender: 'female',
        birth_date: '1996-07-01',
        city: '上海市',
        province: '上海市',
        occupation: '学生',
        income_band: '5k以下',
        device: 'iOS',
        registered_at: '2025-01-10 09:00:00',
        source_channel: '抖音',
        member_level: '金卡',
        points: 300,
        consent: 'marketing',
        phone: '13800000000',
      },
      { customer_id: 'bo', gender: 'male', birth_year: 2001, city: '佛山', registered_at: '2025-06-20 09:00:00' },
      { customer_id: 'new', registered_at: '2025-08-01 00:00:00', city: '三亚' },
    ],
    orders: [
      // Saturday evening.
      {
        order_id: 'o1',
        customer_id: 'lin',
        ordered_at: '2025-02-01 20:00:00',
        amount: 100,
        platform: '天猫',
        payment_method: '支付宝',
      },
      // Tuesday noon, during 618, at exactly 20 % off.
      {
        order_id: 'o2',
        customer_id: 'lin',
        ordered_at: '2025-06-10 12:30:00',
        amount: 80,
        discount: 20,
        platform: '抖音',
        payment_method: '微信',
      },
      // Saturday evening, during 618, refunded.
      {
        order_id: 'o3',
        customer_id: 'lin',
        ordered_at: '2025-06-14 21:00:00',
        amount: 200,
        platform: '天猫',
        payment_method: '支付宝',
        status: 'refunded',
      },
      { order_id: 'o4', customer_id: 'lin', ordered_at: '2025-06-20 10:00:00', amount: 999, status: 'cancelled' },
      { order_id: 'o5', customer_id: 'lin', ordered_at: '2025-12-01 10:00:00', paid_at: null, amount: 999, status: 'placed' },
      // Ordered before midnight, paid after it, half price.
      {
        order_id: 'o6',
        customer_id: 'lin',
        ordered_at: '2026-01-05 23:50:00',
        paid_at: '2026-01-06 00:10:00',
        amount: 50,
        discount: 50,
        platform: '抖音',
        payment_method: '微信',
      },
      { order_id: 'o7', customer_id: 'bo', ordered_at: '2025-06-25 10:00:00', amount: 60, platform: '京东' },
      { order_id: 'o8', customer_id: 'old', ordered_at: '2024-06-30 13:00:00', amount: 500 },
    ],
    order_items: [
      { order_id: 'o1', sku: '1', product: '面霜', category: '护肤', brand: '知', quantity: 1 },
      { order_id: 'o2', sku: '1', product: '面膜', category: '护肤', brand: '音', quantity: 2 },
      { order_id: 'o2', sku: '2', product: '口红', category: '彩妆', brand: '音', quantity: 1 },
      { order_id: 'o3', sku: '1', product: '面霜', category: '护肤', brand: '知', quantity: 1 },
      { order_id: 'o4', sku: '1', product: '精华', category: '护肤', brand: '知', quantity: 9 },
      { order_id: 'o6', sku: '1', product: '防晒', category: '防晒', brand: '音', quantity: 1 },
    ],
    events: [
      // 31 to 60 days before 2025-06-30.
      ...Array.from({ length: 7 }, (_, index) => view(`2025-05-31 1${index}:00:00`, { channel: 'web' })),
      view('2025-06-05 10:00:00', { dwell_seconds: 10 }),
      view('2025-06-05 11:00:00', { dwell_seconds: 30 }),
      view('2025-06-20 22:59:59', { category: '彩妆' }),
      { customer_id: 'lin', at: '2025-06-09 08:00:00', event: 'coupon_claim' },
      { customer_id: 'lin', at: '2025-06-10 08:00:00', event: 'coupon_claim' },
      { customer_id: 'lin', at: '2025-06-12 08:00:00', event: 'cart', product: '面霜' },
      { customer_id: 'lin', at: '2025-06-20 08:00:00', event: 'cart', product: '眼霜' },
      { customer_id: 'lin', at: '2025-03-01 08:00:00', event: 'share' },
      { customer_id: 'lin', at: '2025-03-01 08:00:30', event: 'live_watch', dwell_seconds: 600 },
      { customer_id: 'lin', at: '2025-06-30 23:59:59', event: 'login' },
      view('2025-07-01 00:00:00'),
      { customer_id: 'new', at: '2026-01-01 03:00:00', event: 'view', category: '防晒', channel: 'mini' },
      { customer_id: 'new', at: '2026-01-02 03:00:00', event: 'unsubscribe' },
    ],
    reviews: [
      { customer_id: 'lin', stars: 5, text: '好', at: '2025-06-20 10:00:00' },
      { customer_id: 'lin', stars: 2, text: '差', at: '2025-06-28 10:00:00' },
      { customer_id: 'lin', stars: 4, text: '不错', at: '2025-07-28 10:00:00' },
    ],
    tickets: [{ customer_id: 'lin', at: '2025-06-29 10:00:00', kind: '物流', satisfaction: 2 }],
    posts: [{ customer_id: 'lin', platform: '小红书', text: '分享', at: '2025-06-21 10:00:00', likes: 10, comments: 3 }],
    campaigns: [
      {
        campaign_id: 'a',
        customer_id: 'lin',
        channel: 'sms',
        sent_at: '2025-06-24 10:00:00',
        opened_at: '2025-06-25 10:00:00',
        clicked_at: '2025-06-25 10:01:00',
      },
      {
        campaign_id: 'b',
        customer_id: 'lin',
        channel: 'sms',
        sent_at: '2025-06-29 10:00:00',
        opened_at: '2025-07-02 10:00:00',
        converted_at: '2025-07-02 11:00:00',
      },
    ],
  })
  const [lin] = await warehouse.rows<{ person: string }>({
    sql: `SELECT person FROM people WHERE customer_id = 'lin'`,
    parameters: {},
  })
  const said = { source: 'reviews', person: lin?.person }
  await warehouse.insert('texts', [
    { ...said, source_id: '1', at: '2025-06-20 10:00:00', sentiment: 0.75, words: ['送给', '妈妈'] },
    { ...said, source_id: '2', at: '2025-06-28 10:00:00', sentiment: -0.25, words: ['太', '干'] },
    { ...said, source_id: '3', at: '2025-07-28 10:00:00', sentiment: 1, words: [] },
  ])
  await warehouse.insert('opinions', [
    { ...said, source_id: '1', at: '2025-06-20 10:00:00', aspect: '包装', polarity: 'positive' },
    { ...said, source_id: '2', at: '2025-06-28 10:00:00', aspect: '肤感', polarity: 'negative', pain_point: '太干' },
    { ...said, source_id: '2', at: '2025-06-28 10:00:00', aspect: '物流', polarity: 'negative', pain_point: '慢' },
    { ...said, source_id: '2', at: '2025-06-28 10:00:00', aspect: '物流', polarity: 'negative', pain_point: '慢' },
    { ...said, source_id: '3', at: null, aspect: '香味', polarity: 'positive' },
  ])
}
