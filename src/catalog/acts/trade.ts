import type { Act, ActDetail, ActField } from '../act.js'
import { brand, category, number, platform, product, word } from './fields.js'

const orderFields: readonly ActField[] = [
  platform,
  word('payment_method', '支付方式', 'payment method', { zh: ['付款方式'], en: ['payment methods'] }),
  word('province', '收货省份', 'delivery province', {
    zh: ['下单省份', '订单省份'],
    en: ['shipping province', 'order province'],
  }),
  word('city', '收货城市', 'delivery city', { zh: ['下单城市', '订单城市'], en: ['shipping city', 'order city'] }),
  word(
    'status',
    '订单状态',
    'order status',
    {},
    {
      values: [
        { value: 'placed', label: { zh: '待付款', en: 'placed' } },
        { value: 'paid', label: { zh: '已付款', en: 'paid' } },
        { value: 'shipped', label: { zh: '已发货', en: 'shipped' } },
        { value: 'completed', label: { zh: '已完成', en: 'completed' } },
        { value: 'refunded', label: { zh: '已退款', en: 'refunded' } },
      ],
    },
  ),
  number('amount', '金额', 'amount', { zh: ['实付金额', '消费金额', '花费'], en: ['spend', 'spent', 'value'] }, { unit: 'CNY' }),
  number('discount', '优惠金额', 'discount', { zh: ['折扣金额', '优惠'], en: ['discount amount'] }, { unit: 'CNY' }),
]

/** A discount rate of at least 20 % makes a purchase a discounted one (glossary, price sensitivity). */
export const discountRateOfOrder = 'toFloat64(discount) / nullIf(toFloat64(amount) + toFloat64(discount), 0)'

const orderLevel: readonly ActField[] = [
  ...orderFields,
  number('discount_rate', '折扣率', 'discount rate', { zh: ['优惠比例'] }, { unit: 'ratio', sql: discountRateOfOrder }),
]

const items = (when: string): ActDetail => ({
  table: 'order_items',
  when,
  each: 'order_id',
  fields: [
    platform,
    product,
    category,
    brand,
    word('sku', 'SKU', 'sku', { zh: ['规格'], en: ['variant'] }),
    number('quantity', '件数', 'units', { zh: ['数量', '销量'], en: ['quantity', 'pieces'] }, { unit: 'units' }),
    number('price', '单价', 'price', { zh: ['商品单价', '标价'], en: ['unit price'] }, { unit: 'CNY' }),
    number('line_amount', '商品金额', 'line amount', { zh: ['行金额'] }, { unit: 'CNY', sql: 'price * quantity' }),
  ],
})

const bought = "status != 'cancelled' AND paid_at IS NOT NULL"

export const tradeActs: readonly Act[] = [
  {
    name: 'order',
    label: { zh: '下单', en: 'placed an order' },
    synonyms: {
      zh: ['订单', '拍下', '下过单', '下了单', '订购'],
      en: ['order', 'orders', 'ordered', 'place an order', 'placed orders'],
    },
    definition: {
      zh: '在时间窗内下的订单（按下单时间），不论后来怎样，取消的不算',
      en: 'an order placed in the window (by its order time), whatever became of it; cancelled ones are left out',
    },
    table: 'orders',
    time: 'ordered_at',
    when: "status != 'cancelled'",
    each: 'order_id',
    fields: orderLevel,
    detail: items("status != 'cancelled'"),
  },
  {
    name: 'purchase',
    label: { zh: '购买', en: 'purchased' },
    synonyms: {
      zh: ['支付', '成交', '付款', '买', '买过', '买了', '消费', '购买过', '付过款'],
      en: ['purchase', 'purchases', 'buy', 'bought', 'paid', 'purchased', 'buys'],
    },
    definition: {
      zh: '在时间窗内付款且未取消的订单（按付款时间）；后来退款也仍算购买，退款另计',
      en: 'an order paid in the window (by its payment time) and not cancelled; a later refund does not undo it (refunds are counted apart)',
    },
    table: 'orders',
    time: 'paid_at',
    when: bought,
    each: 'order_id',
    fields: orderLevel,
    detail: items(bought),
  },
  {
    name: 'refund',
    label: { zh: '退款', en: 'was refunded' },
    synonyms: { zh: ['退货', '退款过', '退过款', '退过货', '退了'], en: ['refund', 'refunds', 'refunded', 'returned', 'return'] },
    definition: {
      zh: '在时间窗内付款、后来退款的购买（按付款时间；数据里没有退款时间）',
      en: 'a purchase paid in the window and refunded later (by its payment time: the data names no refund time)',
    },
    table: 'orders',
    time: 'paid_at',
    when: "status = 'refunded' AND paid_at IS NOT NULL",
    each: 'order_id',
    fields: orderLevel,
    detail: items("status = 'refunded' AND paid_at IS NOT NULL"),
  },
  {
    name: 'cancelled_order',
    label: { zh: '取消订单', en: 'cancelled an order' },
    synonyms: { zh: ['取消过订单', '取消'], en: ['cancelled', 'canceled', 'cancellation', 'cancelled orders'] },
    definition: { zh: '在时间窗内下单、后来取消的订单', en: 'an order placed in the window and cancelled' },
    table: 'orders',
    time: 'ordered_at',
    when: "status = 'cancelled'",
    each: 'order_id',
    fields: orderLevel,
    detail: items("status = 'cancelled'"),
  },
  {
    name: 'registration',
    label: { zh: '注册', en: 'registered' },
    synonyms: { zh: ['入会', '注册过', '新注册', '加入'], en: ['registration', 'sign up', 'signed up', 'joined', 'register'] },
    definition: { zh: '在时间窗内注册的客户（按注册时间）', en: 'a customer who registered in the window' },
    table: 'people',
    time: 'registered_at',
    when: 'registered_at IS NOT NULL',
    fields: [],
  },
]
