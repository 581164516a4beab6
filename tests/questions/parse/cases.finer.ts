/** Questions that an earlier grammar answered wrongly, by the law that each one taught; on the words of `vocabulary.ts`, asked on 2026-11-15. */
export const finerCases: readonly (readonly [law: string, question: string, query: object])[] = [
  [
    'a bare number behind a money verb is money',
    'customers who spent over 500 in the last 6 months',
    {
      kind: 'customers',
      who: { did: 'purchase', window: { last: { n: 6, unit: 'month' } }, much: [{ of: 'amount', range: { above: 500 } }] },
      measures: [],
      by: [],
    },
  ],
  [
    'a bare number behind a money verb is money',
    '今年消费1000以上的女性有哪些',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'purchase', window: { period: { unit: 'year', offset: 0 } }, much: [{ of: 'amount', range: { min: 1000 } }] },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'a bare number behind a money verb is money',
    '今年消费在200和500之间的客户数',
    {
      kind: 'number',
      who: {
        did: 'purchase',
        window: { period: { unit: 'year', offset: 0 } },
        much: [{ of: 'amount', range: { min: 200, max: 500 } }],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'a bare number behind a money verb is money',
    '30岁以上且消费超过300的女性客户数',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'age', is: { range: { min: 30 } } },
          { did: 'purchase', much: [{ of: 'amount', range: { above: 300 } }] },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'a bare number behind a money verb is money',
    'how many people spent less than 100 last month',
    {
      kind: 'number',
      who: {
        did: 'purchase',
        window: { period: { unit: 'month', offset: -1 } },
        much: [{ of: 'amount', range: { below: 100 } }],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'words of what became of orders filter orders',
    '取消的订单有多少',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'cancelled_orders' }], by: [] },
  ],
  [
    'words of what became of orders filter orders',
    'how many orders were cancelled?',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'cancelled_orders' }], by: [] },
  ],
  [
    'words of what became of orders filter orders',
    '退款的订单数',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'refunds' }], by: [] },
  ],
  [
    'words of what became of orders filter orders',
    '已退款的订单有多少',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'refunds' }], by: [] },
  ],
  [
    'words of what became of orders filter orders',
    '未付款的订单数',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'status', is: { oneOf: ['placed'] } }] }],
      by: [],
    },
  ],
  [
    'words of what became of orders filter orders',
    '待付款的订单有多少',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'status', is: { oneOf: ['placed'] } }] }],
      by: [],
    },
  ],
  [
    'words of what became of orders filter orders',
    '已发货的订单数',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'status', is: { oneOf: ['shipped'] } }] }],
      by: [],
    },
  ],
  [
    'words of what became of orders filter orders',
    'completed orders last month',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'status', is: { oneOf: ['completed'] } }] }],
      window: { period: { unit: 'month', offset: -1 } },
      by: [],
    },
  ],
  [
    'words of what became of orders filter orders',
    'how many orders are still unpaid?',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'status', is: { oneOf: ['placed'] } }] }],
      by: [],
    },
  ],
  [
    'words of what became of orders filter orders',
    '退款订单占比',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'refund_rate' }], by: [] },
  ],
  [
    'words of what became of orders filter orders',
    '下单但未付款的客户',
    { kind: 'customers', who: { did: 'order', where: [{ field: 'status', is: { oneOf: ['placed'] } }] }, measures: [], by: [] },
  ],
  [
    'words of what became of orders filter orders',
    '有取消的订单的客户有多少',
    { kind: 'number', who: { did: 'cancelled_order' }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    'an amount beside the noun is that of one order',
    '超过200元的订单有多少',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'amount', is: { range: { above: 200 } } }] }],
      by: [],
    },
  ],
  [
    'an amount beside the noun is that of one order',
    'orders over 200 yuan',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'amount', is: { range: { above: 200 } } }] }],
      by: [],
    },
  ],
  [
    'an amount beside the noun is that of one order',
    'how many orders were above 100 yuan last month?',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'amount', is: { range: { above: 100 } } }] }],
      window: { period: { unit: 'month', offset: -1 } },
      by: [],
    },
  ],
  [
    'an amount beside the noun is that of one order',
    'how many customers placed an order over 100 yuan',
    {
      kind: 'number',
      who: { did: 'order', where: [{ field: 'amount', is: { range: { above: 100 } } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'averages over something are figures of their own',
    '平均每单几件',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'units_per_order' }], by: [] },
  ],
  [
    'averages over something are figures of their own',
    '平均每个买家买几次',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'purchases_per_buyer' }], by: [] },
  ],
  [
    'averages over something are figures of their own',
    '每单平均金额',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'average_order_value' }], by: [] },
  ],
  [
    'averages over something are figures of their own',
    '平均每个客户买几件',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'units_per_buyer' }], by: [] },
  ],
  [
    'averages over something are figures of their own',
    '每个客户平均花多少钱',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'revenue_per_buyer' }], by: [] },
  ],
  [
    'averages over something are figures of their own',
    'average spend per order',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'average_order_value' }], by: [] },
  ],
  [
    'averages over something are figures of their own',
    '满意度平均分',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'average_satisfaction' }], by: [] },
  ],
  [
    'averages over something are figures of their own',
    '工单平均多久解决',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'resolution_time' }], by: [] },
  ],
  [
    'averages over something are figures of their own',
    'average resolution time of tickets',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'resolution_time' }], by: [] },
  ],
  [
    'averages over something are figures of their own',
    'how often do gold members buy',
    {
      kind: 'number',
      who: { tag: 'member_level', is: { oneOf: ['金卡'] } },
      measures: [{ measure: 'purchase_interval' }],
      by: [],
    },
  ],
  [
    'both sides of a share keep one period',
    '本月新客占支付买家的比例',
    {
      kind: 'share',
      who: { did: 'purchase', window: { period: { unit: 'month', offset: 0 } }, first: true },
      base: { did: 'purchase', window: { period: { unit: 'month', offset: 0 } } },
      measures: [],
      by: [],
    },
  ],
  [
    'both sides of a share keep one period',
    'share of revenue from new buyers this month',
    {
      kind: 'number',
      who: { did: 'purchase', window: { period: { unit: 'month', offset: 0 } }, first: true },
      measures: [{ measure: 'revenue', as: 'share' }],
      window: { period: { unit: 'month', offset: 0 } },
      by: [],
    },
  ],
  [
    'both sides of a share keep one period',
    '新客的销售额占多少',
    {
      kind: 'number',
      who: { did: 'purchase', window: { last: { n: 30, unit: 'day' } }, first: true },
      measures: [{ measure: 'revenue', as: 'share' }],
      window: { last: { n: 30, unit: 'day' } },
      by: [],
    },
  ],
  [
    'both sides of a share keep one period',
    '新客占多少',
    {
      kind: 'share',
      who: { did: 'purchase', window: { last: { n: 30, unit: 'day' } }, first: true },
      base: { did: 'purchase', window: { last: { n: 30, unit: 'day' } } },
      measures: [],
      by: [],
    },
  ],
  [
    'both sides of a share keep one period',
    '本月下单的客户中新客占多少',
    {
      kind: 'share',
      who: { did: 'purchase', window: { period: { unit: 'month', offset: 0 } }, first: true },
      base: { did: 'order', window: { period: { unit: 'month', offset: 0 } } },
      measures: [],
      by: [],
    },
  ],
  [
    'both sides of a share keep one period',
    '9月买过的人10月又买的比例',
    {
      kind: 'share',
      who: { did: 'purchase', window: { from: '2026-10-01', to: '2026-10-31' } },
      base: { did: 'purchase', window: { from: '2026-09-01', to: '2026-09-30' } },
      measures: [],
      by: [],
    },
  ],
  [
    'both sides of a share keep one period',
    '面膜占销售额的比例',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'category', is: { oneOf: ['面膜'] } }], as: 'share' }],
      by: [],
    },
  ],
  [
    'shares within groups',
    '各城市的女性占比',
    { kind: 'share', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [], by: [{ tag: 'city' }] },
  ],
  [
    'shares within groups',
    'share of women by city',
    { kind: 'share', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [], by: [{ tag: 'city' }] },
  ],
  [
    'shares within groups',
    '哪个城市的女性占比最高',
    {
      kind: 'share',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [],
      by: [{ tag: 'city' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 1,
    },
  ],
  [
    'spans of time since something',
    '最近一次购买在90天以前的客户有多少',
    {
      kind: 'number',
      who: { tag: 'days_since_purchase', is: { range: { above: 90 } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'spans of time since something',
    '注册超过一年的客户有多少',
    {
      kind: 'number',
      who: { tag: 'registered_days', is: { range: { above: 365 } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'spans of time since something',
    '注册不到30天的客户有多少',
    {
      kind: 'number',
      who: { tag: 'registered_days', is: { range: { below: 30 } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'spans of time since something',
    'customers who last bought more than 180 days ago',
    { kind: 'customers', who: { tag: 'days_since_purchase', is: { range: { above: 180 } } }, measures: [], by: [] },
  ],
  [
    'spans of time since something',
    '5月生日的客户有多少',
    {
      kind: 'number',
      who: { tag: 'birth_month', is: { range: { min: 5, max: 5 } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'spans of time since something',
    '哪些人快要流失了',
    { kind: 'customers', who: { tag: 'lifecycle', is: { oneOf: ['流失预警'] } }, measures: [], by: [] },
  ],
  [
    'again within so many days',
    '双11新客60天内再次购买的比例',
    {
      kind: 'share',
      who: { did: 'purchase', window: { festival: { name: '双11' } }, first: true, followedBy: { did: 'purchase', days: 60 } },
      base: { did: 'purchase', window: { festival: { name: '双11' } }, first: true },
      measures: [],
      by: [],
    },
  ],
  [
    'again within so many days',
    'what share of new buyers in 双11 bought again within 60 days?',
    {
      kind: 'share',
      who: { did: 'purchase', window: { festival: { name: '双11' } }, first: true, followedBy: { did: 'purchase', days: 60 } },
      base: { did: 'purchase', window: { festival: { name: '双11' } }, first: true },
      measures: [],
      by: [],
    },
  ],
  [
    'again within so many days',
    '去年双11的新客180天内又买了的有多少人',
    {
      kind: 'number',
      who: {
        did: 'purchase',
        window: { festival: { name: '双11', year: 2025 } },
        first: true,
        followedBy: { did: 'purchase', days: 180 },
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'the clock as a breakdown',
    '每个小时的订单数',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'orders' }], by: [{ clock: 'hour' }] },
  ],
  [
    'the clock as a breakdown',
    '按星期几看销售额',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'revenue' }], by: [{ clock: 'weekday' }] },
  ],
  [
    'the clock as a breakdown',
    'orders by day of the week',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'orders' }], by: [{ clock: 'weekday' }] },
  ],
  [
    'the clock as a breakdown',
    '今年哪个月销售额最高',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ period: 'month' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 1,
    },
  ],
  [
    'stated defaults',
    '双11新客里现在还活跃的占多少',
    {
      kind: 'share',
      who: { did: 'active', window: { last: { n: 30, unit: 'day' } } },
      base: { did: 'purchase', window: { festival: { name: '双11' } }, first: true },
      measures: [],
      by: [],
    },
  ],
  [
    'stated defaults',
    '新客和老客的客单价对比',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { last: { n: 30, unit: 'day' } },
      by: [],
      sides: [
        { label: '新客', who: { did: 'purchase', window: { last: { n: 30, unit: 'day' } }, first: true } },
        { label: '老客', who: { did: 'purchase', window: { last: { n: 30, unit: 'day' } }, returning: true } },
      ],
    },
  ],
  [
    'stated defaults',
    '最近半年没买过东西的老客户',
    {
      kind: 'customers',
      who: { all: [{ not: { did: 'purchase', window: { last: { n: 6, unit: 'month' } } } }, { did: 'purchase' }] },
      measures: [],
      by: [],
    },
  ],
  [
    'stated defaults',
    '订单状态分布',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'orders' }], by: [{ field: 'status' }] },
  ],
  [
    'the rest',
    '最近30天注册的新用户数',
    {
      kind: 'number',
      who: { did: 'registration', window: { last: { n: 30, unit: 'day' } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'the rest',
    'revenue, orders and buyers by platform this year',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }, { measure: 'orders' }, { measure: 'buyers' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ field: 'platform' }],
    },
  ],
  [
    'the rest',
    'customers who bought either masks or serums',
    {
      kind: 'customers',
      who: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜', '精华'] } }] },
      measures: [],
      by: [],
    },
  ],
  [
    'the rest',
    'customers who bought more than 3 units of masks',
    {
      kind: 'customers',
      who: {
        did: 'purchase',
        where: [{ field: 'category', is: { oneOf: ['面膜'] } }],
        much: [{ of: 'quantity', range: { above: 3 } }],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'the rest',
    '女性最爱买什么',
    {
      kind: 'table',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [{ measure: 'units' }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    'the rest',
    '最近7天浏览变少的客户有多少',
    {
      kind: 'number',
      who: { did: 'view', window: { last: { n: 7, unit: 'day' } }, change: 'less' },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'the rest',
    'top 3 cities by customers',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'customers' }],
      by: [{ tag: 'city' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 3,
    },
  ],
  [
    'the rest',
    'buyers under 25',
    {
      kind: 'customers',
      who: { all: [{ did: 'purchase' }, { tag: 'age', is: { range: { below: 25 } } }] },
      measures: [],
      by: [],
    },
  ],
  [
    'the rest',
    '今年的工单数按类型',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'tickets' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ field: 'kind' }],
    },
  ],
  [
    'counts stay counts',
    '下过一单的客户有多少',
    {
      kind: 'number',
      who: { did: 'order', much: [{ of: 'count', range: { min: 1, max: 1 } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
]
