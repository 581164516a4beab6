import type { Act, ActField } from '../act.js'
import type { Label, Synonyms } from '../label.js'
import { category, channel, number, product, word } from './fields.js'

const eventFields: readonly ActField[] = [
  product,
  category,
  word('page', '页面', 'page', { zh: ['网页', '落地页'], en: ['pages', 'landing page'] }),
  channel,
  word('device', '行为设备', 'device used', { zh: ['终端', '访问设备'], en: ['device of the event'] }),
  word('session_id', '会话', 'session', {}, {}),
  number(
    'dwell_seconds',
    '停留时长',
    'dwell time',
    { zh: ['停留秒数', '停留'], en: ['dwell seconds', 'time on page'] },
    { unit: 'seconds' },
  ),
]

/** An act that is one word of the event stream. */
function event(name: string, label: Label, synonyms: Synonyms, definition: Label, word = name): Act {
  return { name, label, synonyms, definition, table: 'events', time: 'at', when: `event = '${word}'`, fields: eventFields }
}

/** The events that the contract names. */
const eventActs: readonly Act[] = [
  event(
    'view',
    { zh: '浏览', en: 'viewed' },
    {
      zh: ['访问', '看过', '浏览过', '逛', '逛过', '访问过', '看了'],
      en: ['view', 'views', 'visited', 'visit', 'visits', 'browsed', 'browse', 'browsing'],
    },
    { zh: '浏览页面或商品', en: 'looked at a page or product' },
  ),
  event(
    'search',
    { zh: '搜索', en: 'searched' },
    { zh: ['搜过', '搜索过', '检索'], en: ['search', 'searches'] },
    { zh: '在店内搜索', en: 'searched in the shop' },
  ),
  event(
    'favorite',
    { zh: '收藏', en: 'favourited' },
    {
      zh: ['收藏过', '加收藏', '种草'],
      en: ['favorite', 'favourite', 'favorited', 'favorites', 'favourites', 'wishlist', 'wishlisted'],
    },
    { zh: '收藏商品', en: 'put a product on the wish list' },
  ),
  event(
    'cart',
    { zh: '加购', en: 'carted' },
    {
      zh: ['加购物车', '加入购物车', '加购过', '加车', '加了购物车'],
      en: ['cart', 'carts', 'added to cart', 'add to cart', 'adds to cart', 'put in the cart'],
    },
    { zh: '把商品加入购物车', en: 'put a product into the cart' },
  ),
  event(
    'checkout',
    { zh: '结算', en: 'checked out' },
    { zh: ['去结算', '结算过', '发起结算'], en: ['checkout', 'checkouts', 'check out', 'began checkout'] },
    { zh: '进入结算', en: 'began the checkout' },
  ),
  event(
    'pay',
    { zh: '支付行为', en: 'pay event' },
    { zh: ['支付事件'], en: ['pay events'] },
    {
      zh: '行为流里的支付事件（订单口径的购买见「购买」）',
      en: 'a pay event of the stream (a purchase by orders is "purchase")',
    },
  ),
  event(
    'share',
    { zh: '分享', en: 'shared' },
    { zh: ['分享过', '转发', '转发过'], en: ['share', 'shares', 'forwarded'] },
    { zh: '分享页面或商品', en: 'shared a page or product' },
  ),
  event(
    'login',
    { zh: '登录', en: 'logged in' },
    { zh: ['登陆', '登录过'], en: ['login', 'logins', 'log in', 'signed in'] },
    { zh: '登录', en: 'logged in' },
  ),
  event(
    'live_watch',
    { zh: '看直播', en: 'watched a live stream' },
    {
      zh: ['直播', '观看直播', '看过直播', '直播观看', '进直播间'],
      en: ['live', 'watched live', 'live stream', 'livestream', 'live watch'],
    },
    { zh: '观看直播', en: 'watched a live stream' },
  ),
  event(
    'coupon_claim',
    { zh: '领券', en: 'claimed a coupon' },
    {
      zh: ['领取优惠券', '领过券', '领优惠券', '用券', '优惠券'],
      en: ['coupon', 'coupons', 'claimed coupons', 'coupon claim', 'coupon users'],
    },
    { zh: '领取优惠券', en: 'claimed a coupon' },
  ),
  event(
    'push_open',
    { zh: '打开推送', en: 'opened a push' },
    { zh: ['推送打开', '打开过推送'], en: ['push open', 'push opens', 'opened push'] },
    { zh: '打开推送消息', en: 'opened a push message' },
  ),
  event(
    'push_click',
    { zh: '点击推送', en: 'clicked a push' },
    { zh: ['推送点击', '点过推送'], en: ['push click', 'push clicks', 'clicked push'] },
    { zh: '点击推送消息', en: 'clicked a push message' },
  ),
  event(
    'unsubscribe',
    { zh: '退订', en: 'unsubscribed' },
    { zh: ['取消订阅', '退订过'], en: ['unsubscribe', 'unsubscribes', 'opted out'] },
    { zh: '退订推送或消息', en: 'unsubscribed from messages' },
  ),
]

const any = {
  table: 'events',
  time: 'at',
  fields: [
    ...eventFields,
    word(
      'event',
      '行为类型',
      'kind of event',
      { zh: ['事件', '行为名称', '动作'], en: ['event', 'event type', 'event name'] },
      { labels: eventActs.map(({ name, label }) => ({ value: name, label })) },
    ),
  ],
} as const

export const behaviourActs: readonly Act[] = [
  {
    name: 'active',
    label: { zh: '有行为', en: 'was active' },
    synonyms: { zh: ['活跃', '活跃过', '来过', '有活动', '有互动'], en: ['active', 'activity', 'engaged', 'did anything'] },
    definition: { zh: '在时间窗内有至少一个任何类型的行为', en: 'at least one event of any kind in the window' },
    ...any,
  },
  {
    name: 'event',
    label: { zh: '行为', en: 'event' },
    synonyms: { zh: ['事件', '动作'], en: ['events'] },
    definition: { zh: '行为表里的一条记录，类型由条件指定', en: 'one record of the event stream; a test on its kind says which' },
    ...any,
  },
  ...eventActs,
]
