/** Questions in Chinese and the query that each one means, on the words of `vocabulary.ts`, asked on 2026-11-15. */
export const cases: readonly (readonly [question: string, query: object])[] = [
  [
    '最近7天活跃但未下单的95后女性有哪些?',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'active', window: { last: { n: 7, unit: 'day' } } },
          { not: { did: 'order', window: { last: { n: 7, unit: 'day' } } } },
          { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '最近30天加购未购的有多少人',
    {
      kind: 'number',
      who: { did: 'cart', window: { last: { n: 30, unit: 'day' } }, withoutLater: 'purchase' },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '上海的高价值客户平均多久买一次',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'city', is: { oneOf: ['上海'] } },
          { tag: 'high_value', is: { oneOf: [true] } },
        ],
      },
      measures: [{ measure: 'purchase_interval' }],
      by: [],
    },
  ],
  [
    '各肤质的复购率',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'repeat_purchase_rate' }], by: [{ tag: 'skin_type' }] },
  ],
  [
    '敏感肌客户最常抱怨什么',
    {
      kind: 'table',
      who: { tag: 'skin_type', is: { oneOf: ['敏感肌'] } },
      measures: [{ measure: 'negative_mentions' }],
      by: [{ field: 'pain_point' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '面霜的差评主要集中在哪些方面',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'negative_mentions', where: [{ field: 'category', is: { oneOf: ['面霜'] } }] }],
      by: [{ field: 'aspect' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '最近一个月差评率有没有变高',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'negative_rate' }],
      by: [],
      sides: [
        { label: '本期', window: { last: { n: 1, unit: 'month' } } },
        { label: '上一期', window: { before: { by: 'period', of: { last: { n: 1, unit: 'month' } } } } },
      ],
    },
  ],
  [
    '近半年每月的客单价走势',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { last: { n: 6, unit: 'month' } },
      by: [{ period: 'month' }],
    },
  ],
  ['价格敏感的人占多少', { kind: 'share', who: { tag: 'price_sensitive', is: { oneOf: [true] } }, measures: [], by: [] }],
  [
    '最近7天有多少人下单',
    {
      kind: 'number',
      who: { did: 'order', window: { last: { n: 7, unit: 'day' } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '去年买过但今年没买的客户有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'purchase', window: { period: { unit: 'year', offset: -1 } } },
          { not: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } } } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '买过面膜但没买过精华的上海女性有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
          { not: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['精华'] } }] } },
          { tag: 'city', is: { oneOf: ['上海'] } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '消费超过500元的客户有哪些',
    { kind: 'customers', who: { did: 'purchase', much: [{ of: 'amount', range: { above: 500 } }] }, measures: [], by: [] },
  ],
  [
    '下单两次以上的95后有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'order', much: [{ of: 'count', range: { min: 2 } }] },
          { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '今年客单价大于300的城市有哪些',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ tag: 'city' }],
      having: [{ range: { above: 300 } }],
    },
  ],
  ['各城市的客户数', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'city' }] }],
  [
    '按性别和年龄段看客户数',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'gender' }, { tag: 'age_band' }] },
  ],
  [
    '今年销售额最高的10个商品',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '哪个城市的客户最多',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'customers' }],
      by: [{ tag: 'city' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 1,
    },
  ],
  [
    '卖得最好的商品',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'units' }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '女性和男性的复购率',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'repeat_purchase_rate' }],
      by: [],
      sides: [
        { label: '女性', who: { tag: 'gender', is: { oneOf: ['female'] } } },
        { label: '男性', who: { tag: 'gender', is: { oneOf: ['male'] } } },
      ],
    },
  ],
  ['平均年龄', { kind: 'number', who: { all: [] }, measures: [{ tag: 'age', statistic: 'average' }], by: [] }],
  [
    '25到34岁的女性有多少',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'age', is: { range: { min: 25, max: 34 } } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '本月和上月的销售额对比',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      by: [],
      sides: [
        { label: '本月', window: { period: { unit: 'month', offset: 0 } } },
        { label: '上月', window: { period: { unit: 'month', offset: -1 } } },
      ],
    },
  ],
  [
    '今年销售额同比增长多少',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', as: 'growth', against: 'year' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    '抖音的销售额占比',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'platform', is: { oneOf: ['抖音'] } }], as: 'share' }],
      by: [],
    },
  ],
  ['每月新客数', { kind: 'series', who: { all: [] }, measures: [{ measure: 'new_buyers' }], by: [{ period: 'month' }] }],
  [
    '最近90天没购买的会员有多少',
    {
      kind: 'number',
      who: { not: { did: 'purchase', window: { last: { n: 90, unit: 'day' } } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '超过90天没下单的客户',
    { kind: 'customers', who: { not: { did: 'order', window: { last: { n: 91, unit: 'day' } } } }, measures: [], by: [] },
  ],
  [
    '消费金额前20%的客户有多少',
    { kind: 'number', who: { tag: 'revenue_total', is: { top: 0.2 } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    '累计消费最高的10个客户',
    {
      kind: 'customers',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      by: [],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '上个月抖音下单的客户有多少',
    {
      kind: 'number',
      who: {
        did: 'order',
        where: [{ field: 'platform', is: { oneOf: ['抖音'] } }],
        window: { period: { unit: 'month', offset: -1 } },
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '上海有多少会员',
    { kind: 'number', who: { tag: 'city', is: { oneOf: ['上海'] } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    '消费最多的前10名客户',
    {
      kind: 'customers',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      by: [],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '今年消费金额最高的10个客户',
    {
      kind: 'customers',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '买过面膜或精华的客户有多少',
    {
      kind: 'number',
      who: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜', '精华'] } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '买过面膜和精华的客户有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['精华'] } }] },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '上海和北京的客户分别有多少',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'customers' }],
      by: [],
      sides: [
        { label: '上海', who: { tag: 'city', is: { oneOf: ['上海'] } } },
        { label: '北京', who: { tag: 'city', is: { oneOf: ['北京'] } } },
      ],
    },
  ],
  [
    '上海或北京的女性有多少',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'city', is: { oneOf: ['上海', '北京'] } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '既买过面膜又买过精华的人有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['精华'] } }] },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '在抖音买过面膜的人有多少',
    {
      kind: 'number',
      who: {
        did: 'purchase',
        where: [
          { field: 'platform', is: { oneOf: ['抖音'] } },
          { field: 'category', is: { oneOf: ['面膜'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '从抖音来的客户有多少',
    { kind: 'number', who: { tag: 'source_channel', is: { oneOf: ['抖音'] } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  ['各平台的销售额', { kind: 'table', who: { all: [] }, measures: [{ measure: 'revenue' }], by: [{ field: 'platform' }] }],
  ['各渠道的客户数', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'source_channel' }] }],
  [
    '最近30天各品类的销售额',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { last: { n: 30, unit: 'day' } },
      by: [{ field: 'category' }],
    },
  ],
  [
    '面膜的销售额',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }],
      by: [],
    },
  ],
  [
    '今年面膜卖了多少钱',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    '今年卖了多少件面膜',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'units', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    '双11期间的销售额是多少',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'revenue' }], window: { festival: { name: '双11' } }, by: [] },
  ],
  [
    '去年双11的GMV',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { festival: { name: '双11', year: 2025 } },
      by: [],
    },
  ],
  [
    '2026年3月的订单数',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders' }],
      window: { from: '2026-03-01', to: '2026-03-31' },
      by: [],
    },
  ],
  [
    '5月1日到5月7日的访客数',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'visitors' }],
      window: { from: '2026-05-01', to: '2026-05-07' },
      by: [],
    },
  ],
  [
    '第三季度的复购率',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'repeat_purchase_rate' }],
      window: { from: '2026-07-01', to: '2026-09-30' },
      by: [],
    },
  ],
  [
    '最近30天的转化率',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'conversion_rate' }],
      window: { last: { n: 30, unit: 'day' } },
      by: [],
    },
  ],
  [
    '本月有多少新客',
    {
      kind: 'number',
      who: { did: 'purchase', window: { period: { unit: 'month', offset: 0 } }, first: true },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '本月新客的客单价',
    {
      kind: 'number',
      who: { did: 'purchase', window: { period: { unit: 'month', offset: 0 } }, first: true },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { period: { unit: 'month', offset: 0 } },
      by: [],
    },
  ],
  [
    '今年老客的客单价',
    {
      kind: 'number',
      who: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } }, returning: true },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    '女性客户里买过口红的占多少',
    {
      kind: 'share',
      who: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['口红'] } }] },
      base: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [],
      by: [],
    },
  ],
  ['金卡会员占比', { kind: 'share', who: { tag: 'member_level', is: { oneOf: ['金卡'] } }, measures: [], by: [] }],
  [
    '上海女性的占比',
    {
      kind: 'share',
      who: {
        all: [
          { tag: 'city', is: { oneOf: ['上海'] } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '各城市客户占比',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers', as: 'share' }], by: [{ tag: 'city' }] },
  ],
  [
    '没有评价过的买家有多少',
    {
      kind: 'number',
      who: { all: [{ not: { did: 'review' } }, { did: 'purchase' }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '从来没下过单的注册用户有多少',
    {
      kind: 'number',
      who: { all: [{ not: { did: 'order' } }, { did: 'registration' }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '今年注册的客户有多少',
    {
      kind: 'number',
      who: { did: 'registration', window: { period: { unit: 'year', offset: 0 } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '今年注册但没下单的客户有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'registration', window: { period: { unit: 'year', offset: 0 } } },
          { not: { did: 'order', window: { period: { unit: 'year', offset: 0 } } } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '最近30天浏览超过10次的客户有多少',
    {
      kind: 'number',
      who: { did: 'view', window: { last: { n: 30, unit: 'day' } }, much: [{ of: 'count', range: { above: 10 } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '最近30天浏览过面膜但没加购的人有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'view', where: [{ field: 'category', is: { oneOf: ['面膜'] } }], window: { last: { n: 30, unit: 'day' } } },
          {
            not: {
              did: 'cart',
              where: [{ field: 'category', is: { oneOf: ['面膜'] } }],
              window: { last: { n: 30, unit: 'day' } },
            },
          },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '给过差评的客户有多少',
    {
      kind: 'number',
      who: { did: 'review', where: [{ field: 'polarity', is: { oneOf: ['negative'] } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '差评最多的商品',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'reviews', where: [{ field: 'polarity', is: { oneOf: ['negative'] } }] }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '今年退款率最高的品类',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'refund_rate' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ field: 'category' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  ['退款过的客户名单', { kind: 'customers', who: { did: 'refund' }, measures: [], by: [] }],
  [
    '最近7天每天的活跃用户数',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'active_customers' }],
      window: { last: { n: 7, unit: 'day' } },
      by: [{ period: 'day' }],
    },
  ],
  [
    '近30天日活走势',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'dau' }],
      window: { last: { n: 30, unit: 'day' } },
      by: [{ period: 'day' }],
    },
  ],
  [
    '最近一周的订单量趋势',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'orders' }],
      window: { last: { n: 1, unit: 'week' } },
      by: [{ period: 'day' }],
    },
  ],
  [
    '单笔超过500元的订单有多少',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'amount', is: { range: { above: 500 } } }] }],
      by: [],
    },
  ],
  [
    '下过单笔超过500元订单的客户有多少',
    {
      kind: 'number',
      who: { did: 'order', where: [{ field: 'amount', is: { range: { above: 500 } } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '不是上海的客户有多少',
    { kind: 'number', who: { not: { tag: 'city', is: { oneOf: ['上海'] } } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    '除了上海以外的客户有多少',
    { kind: 'number', who: { not: { tag: 'city', is: { oneOf: ['上海'] } } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    '一线城市的女性客户有多少',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'city_tier', is: { oneOf: ['一线'] } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '会员等级为金卡的95后',
    {
      kind: 'customers',
      who: {
        all: [
          { tag: 'member_level', is: { oneOf: ['金卡'] } },
          { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '积分超过1000的客户有多少',
    { kind: 'number', who: { tag: 'points', is: { range: { above: 1000 } } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  ['客户的平均积分', { kind: 'number', who: { all: [] }, measures: [{ tag: 'points', statistic: 'average' }], by: [] }],
  [
    '上海客户的平均年龄是多少',
    { kind: 'number', who: { tag: 'city', is: { oneOf: ['上海'] } }, measures: [{ tag: 'age', statistic: 'average' }], by: [] },
  ],
  ['年龄中位数', { kind: 'number', who: { all: [] }, measures: [{ tag: 'age', statistic: 'median' }], by: [] }],
  [
    '重要价值客户有多少',
    { kind: 'number', who: { tag: 'rfm_tier', is: { oneOf: ['重要价值'] } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    '沉睡客户有多少',
    { kind: 'number', who: { tag: 'lifecycle', is: { oneOf: ['沉默'] } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  ['各RFM分层的客户数', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'rfm_tier' }] }],
  [
    '油皮和干皮的客单价对比',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [],
      sides: [
        { label: '油皮', who: { tag: 'skin_type', is: { oneOf: ['油性'] } } },
        { label: '干皮', who: { tag: 'skin_type', is: { oneOf: ['干性'] } } },
      ],
    },
  ],
  [
    '买了两次面膜的人',
    {
      kind: 'customers',
      who: {
        did: 'purchase',
        where: [{ field: 'category', is: { oneOf: ['面膜'] } }],
        much: [{ of: 'count', range: { min: 2, max: 2 } }],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '最近30天领过券但没下单的人',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'coupon_claim', window: { last: { n: 30, unit: 'day' } } },
          { not: { did: 'order', window: { last: { n: 30, unit: 'day' } } } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '使用支付宝付款的客户有多少',
    {
      kind: 'number',
      who: { did: 'purchase', where: [{ field: 'payment_method', is: { oneOf: ['支付宝'] } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '支付宝支付的订单数',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'payment_method', is: { oneOf: ['支付宝'] } }] }],
      by: [],
    },
  ],
  [
    '各支付方式的订单数',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'orders' }], by: [{ field: 'payment_method' }] },
  ],
  [
    '哪个平台的退款率最高',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'refund_rate' }],
      by: [{ field: 'platform' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 1,
    },
  ],
  [
    '销售额排名前5的城市',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      by: [{ tag: 'city' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 5,
    },
  ],
  [
    '近12个月每月的销售额',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { last: { n: 12, unit: 'month' } },
      by: [{ period: 'month' }],
    },
  ],
  [
    '今年每个月的新客数和老客数',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'new_buyers' }, { measure: 'returning_buyers' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ period: 'month' }],
    },
  ],
  [
    '各城市各性别的客户数',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'city' }, { tag: 'gender' }] },
  ],
  [
    '女性最喜欢买什么品类',
    {
      kind: 'table',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [{ measure: 'units' }],
      by: [{ field: 'category' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '学生买得最多的品类是什么',
    {
      kind: 'table',
      who: { tag: 'occupation', is: { oneOf: ['学生'] } },
      measures: [{ measure: 'units' }],
      by: [{ field: 'category' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '上周下单的客户昨天又下单了吗',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'order', window: { period: { unit: 'week', offset: -1 } } },
          { did: 'order', window: { period: { unit: 'day', offset: -1 } } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '买过面膜的女性的复购率',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'repeat_purchase_rate' }],
      by: [],
    },
  ],
  [
    '买过面膜的客户今年的客单价',
    {
      kind: 'number',
      who: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  ['上海的销售额', { kind: 'number', who: { tag: 'city', is: { oneOf: ['上海'] } }, measures: [{ measure: 'revenue' }], by: [] }],
  [
    '2026年抖音平台的销售额',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'platform', is: { oneOf: ['抖音'] } }] }],
      window: { from: '2026-01-01', to: '2026-12-31' },
      by: [],
    },
  ],
  [
    '女性今年买了多少次',
    {
      kind: 'number',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [{ measure: 'purchases' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    '今年女性下单多少次',
    {
      kind: 'number',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [{ measure: 'orders' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  ['各品类有多少人买过', { kind: 'table', who: { all: [] }, measures: [{ measure: 'buyers' }], by: [{ field: 'category' }] }],
  [
    '每个月有多少人下单',
    { kind: 'series', who: { all: [] }, measures: [{ measure: 'ordering_customers' }], by: [{ period: 'month' }] },
  ],
  [
    '用户最常浏览的页面',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'page_views' }],
      by: [{ field: 'page' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '浏览最多的商品前5',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'page_views' }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 5,
    },
  ],
  [
    '按城市等级看今年的销售额',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ tag: 'city_tier' }],
    },
  ],
  [
    '近90天各年龄段的客单价',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { last: { n: 90, unit: 'day' } },
      by: [{ tag: 'age_band' }],
    },
  ],
  [
    '今年各季度销售额',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ period: 'quarter' }],
    },
  ],
  [
    '95后和00后的客单价',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [],
      sides: [
        { label: '95后', who: { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } } },
        { label: '00后', who: { tag: 'birth_year', is: { range: { min: 2000, max: 2009 } } } },
      ],
    },
  ],
  [
    '抖音和天猫客户的复购率',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'repeat_purchase_rate' }],
      by: [],
      sides: [
        { label: '抖音', who: { tag: 'source_channel', is: { oneOf: ['抖音'] } } },
        { label: '天猫', who: { tag: 'source_channel', is: { oneOf: ['天猫'] } } },
      ],
    },
  ],
  [
    '抖音和天猫的销售额谁高',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'platform', is: { oneOf: ['抖音', '天猫'] } }] }],
      by: [{ field: 'platform' }],
    },
  ],
  [
    '女性的客单价比男性高吗',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [],
      sides: [
        { label: '女性', who: { tag: 'gender', is: { oneOf: ['female'] } } },
        { label: '男性', who: { tag: 'gender', is: { oneOf: ['male'] } } },
      ],
    },
  ],
  [
    '高价值客户和价格敏感客户的客单价对比',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [],
      sides: [
        { label: '高价值客户', who: { tag: 'high_value', is: { oneOf: [true] } } },
        { label: '价格敏感客户', who: { tag: 'price_sensitive', is: { oneOf: [true] } } },
      ],
    },
  ],
  [
    '今年新客和老客的客单价对比',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
      sides: [
        { label: '新客', who: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } }, first: true } },
        { label: '老客', who: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } }, returning: true } },
      ],
    },
  ],
  [
    '销售额环比',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', as: 'growth', against: 'period' }],
      window: { last: { n: 30, unit: 'day' } },
      by: [],
    },
  ],
  [
    '本月销售额环比增长率',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', as: 'growth', against: 'period' }],
      window: { period: { unit: 'month', offset: 0 } },
      by: [],
    },
  ],
  [
    '上月销售额同比',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', as: 'growth', against: 'year' }],
      window: { period: { unit: 'month', offset: -1 } },
      by: [],
    },
  ],
  [
    '差评率有没有上升',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'negative_rate' }],
      by: [],
      sides: [
        { label: '本期', window: { last: { n: 30, unit: 'day' } } },
        { label: '上一期', window: { before: { by: 'period', of: { last: { n: 30, unit: 'day' } } } } },
      ],
    },
  ],
  [
    '昨天的订单量',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders' }],
      window: { period: { unit: 'day', offset: -1 } },
      by: [],
    },
  ],
  [
    '今天有多少访客',
    {
      kind: 'number',
      who: { did: 'view', window: { period: { unit: 'day', offset: 0 } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '本周活跃用户',
    { kind: 'customers', who: { did: 'active', window: { period: { unit: 'week', offset: 0 } } }, measures: [], by: [] },
  ],
  [
    '上周的UV',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'visitors' }],
      window: { period: { unit: 'week', offset: -1 } },
      by: [],
    },
  ],
  ['下单人数', { kind: 'number', who: { all: [] }, measures: [{ measure: 'ordering_customers' }], by: [] }],
  [
    '最近7天加购人数和下单人数',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'carting_customers' }, { measure: 'ordering_customers' }],
      window: { last: { n: 7, unit: 'day' } },
      by: [],
    },
  ],
  [
    '最近30天加购率',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'cart_rate' }], window: { last: { n: 30, unit: 'day' } }, by: [] },
  ],
  [
    '今年连带率',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'units_per_order' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  ['退款率', { kind: 'number', who: { all: [] }, measures: [{ measure: 'refund_rate' }], by: [] }],
  [
    '今年的退款率和去年比',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'refund_rate' }],
      by: [],
      sides: [
        { label: '今年', window: { period: { unit: 'year', offset: 0 } } },
        { label: '去年', window: { period: { unit: 'year', offset: -1 } } },
      ],
    },
  ],
  ['商品数', { kind: 'number', who: { all: [] }, measures: [{ measure: 'products_sold' }], by: [] }],
  ['客户总数', { kind: 'number', who: { all: [] }, measures: [{ measure: 'customers' }], by: [] }],
  ['一共有多少客户', { kind: 'number', who: { all: [] }, measures: [{ measure: 'customers' }], by: [] }],
  ['什么比例的客户是女性', { kind: 'share', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [], by: [] }],
  ['女性占多少', { kind: 'share', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [], by: [] }],
  ['女性占比是多少', { kind: 'share', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [], by: [] }],
  [
    '买过面膜的人中买过精华的比例',
    {
      kind: 'share',
      who: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['精华'] } }] },
      base: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
      measures: [],
      by: [],
    },
  ],
  [
    '今年买家里学生占几成',
    {
      kind: 'share',
      who: { tag: 'occupation', is: { oneOf: ['学生'] } },
      base: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } } },
      measures: [],
      by: [],
    },
  ],
  [
    '上海客户里女性有多少人',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'city', is: { oneOf: ['上海'] } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '最近30天的买家里复购的占多少',
    {
      kind: 'share',
      who: { did: 'purchase', window: { last: { n: 30, unit: 'day' } }, much: [{ of: 'count', range: { min: 2 } }] },
      base: { did: 'purchase', window: { last: { n: 30, unit: 'day' } } },
      measures: [],
      by: [],
    },
  ],
  [
    '本月订单数比上月多吗',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'orders' }],
      by: [],
      sides: [
        { label: '本月', window: { period: { unit: 'month', offset: 0 } } },
        { label: '上月', window: { period: { unit: 'month', offset: -1 } } },
      ],
    },
  ],
  [
    '订单数和上月比',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'orders' }],
      by: [],
      sides: [
        { label: '本期', window: { period: { unit: 'month', offset: 0 } } },
        { label: '对比期', window: { period: { unit: 'month', offset: -1 } } },
      ],
    },
  ],
  [
    '最近30天浏览过面膜但没买的人',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'view', where: [{ field: 'category', is: { oneOf: ['面膜'] } }], window: { last: { n: 30, unit: 'day' } } },
          {
            not: {
              did: 'purchase',
              where: [{ field: 'category', is: { oneOf: ['面膜'] } }],
              window: { last: { n: 30, unit: 'day' } },
            },
          },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '昨天的日活',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'dau' }], window: { period: { unit: 'day', offset: -1 } }, by: [] },
  ],
  [
    '多少差评',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'reviews', where: [{ field: 'polarity', is: { oneOf: ['negative'] } }] }],
      by: [],
    },
  ],
  [
    '今年面霜有多少差评',
    {
      kind: 'number',
      who: { all: [] },
      measures: [
        {
          measure: 'reviews',
          where: [
            { field: 'category', is: { oneOf: ['面霜'] } },
            { field: 'polarity', is: { oneOf: ['negative'] } },
          ],
        },
      ],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  ['有多少条评价', { kind: 'number', who: { all: [] }, measures: [{ measure: 'reviews' }], by: [] }],
  [
    '女用户一共有几个',
    { kind: 'number', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    '一共有多少女性客户',
    { kind: 'number', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    '2026年10月购买过的客户数量',
    {
      kind: 'number',
      who: { did: 'purchase', window: { from: '2026-10-01', to: '2026-10-31' } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '10月份的销售额',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { from: '2026-10-01', to: '2026-10-31' },
      by: [],
    },
  ],
  [
    '上个月的GMV是多少',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'month', offset: -1 } },
      by: [],
    },
  ],
  [
    '今年Q2的复购率是多少',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'repeat_purchase_rate' }],
      window: { from: '2026-04-01', to: '2026-06-30' },
      by: [],
    },
  ],
  [
    '过去三个月的笔单价',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'average_order_value' }],
      window: { last: { n: 3, unit: 'month' } },
      by: [],
    },
  ],
  [
    '最近两周加入购物车的用户有多少',
    {
      kind: 'number',
      who: { did: 'cart', window: { last: { n: 2, unit: 'week' } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '半年内没有购买的金卡会员',
    {
      kind: 'customers',
      who: {
        all: [
          { not: { did: 'purchase', window: { last: { n: 6, unit: 'month' } } } },
          { tag: 'member_level', is: { oneOf: ['金卡'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '近一年消费满1000元的女性有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'purchase', window: { last: { n: 1, unit: 'year' } }, much: [{ of: 'amount', range: { min: 1000 } }] },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '购买次数大于等于3次的客户',
    { kind: 'customers', who: { tag: 'purchase_count', is: { range: { min: 3 } } }, measures: [], by: [] },
  ],
  [
    '购买过3次及以上的客户占比',
    { kind: 'share', who: { did: 'purchase', much: [{ of: 'count', range: { min: 3 } }] }, measures: [], by: [] },
  ],
  [
    '消费金额在500到1000元之间的客户有多少',
    {
      kind: 'number',
      who: { did: 'purchase', much: [{ of: 'amount', range: { min: 500, max: 1000 } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '年龄大于30岁的男性客户',
    {
      kind: 'customers',
      who: {
        all: [
          { tag: 'age', is: { range: { above: 30 } } },
          { tag: 'gender', is: { oneOf: ['male'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '30岁以上的男性有多少',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'age', is: { range: { min: 30 } } },
          { tag: 'gender', is: { oneOf: ['male'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  ['不到25岁的客户占多少', { kind: 'share', who: { tag: 'age', is: { range: { below: 25 } } }, measures: [], by: [] }],
  [
    '杭州和成都的学生有多少',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'city', is: { oneOf: ['杭州', '成都'] } },
          { tag: 'occupation', is: { oneOf: ['学生'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '浙江的客户数',
    { kind: 'number', who: { tag: 'province', is: { oneOf: ['浙江'] } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    '广东省的女性客户',
    {
      kind: 'customers',
      who: {
        all: [
          { tag: 'province', is: { oneOf: ['广东'] } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '新一线城市的客单价',
    {
      kind: 'number',
      who: { tag: 'city_tier', is: { oneOf: ['新一线'] } },
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [],
    },
  ],
  ['每个省份的销售额', { kind: 'table', who: { all: [] }, measures: [{ measure: 'revenue' }], by: [{ tag: 'province' }] }],
  [
    '各职业的平均年龄',
    { kind: 'table', who: { all: [] }, measures: [{ tag: 'age', statistic: 'average' }], by: [{ tag: 'occupation' }] },
  ],
  [
    '各会员等级的客单价和复购率',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }, { measure: 'repeat_purchase_rate' }],
      by: [{ tag: 'member_level' }],
    },
  ],
  [
    '按月看今年的订单数和销售额',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'orders' }, { measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ period: 'month' }],
    },
  ],
  [
    '2025年每个季度的新客数',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'new_buyers' }],
      window: { from: '2025-01-01', to: '2025-12-31' },
      by: [{ period: 'quarter' }],
    },
  ],
  [
    '按平台和品类看销售额',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'revenue' }], by: [{ field: 'platform' }, { field: 'category' }] },
  ],
  [
    '不同年龄段女性的客单价',
    {
      kind: 'table',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [{ tag: 'age_band' }],
    },
  ],
  [
    '天猫平台上卖得最好的5个商品',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'units', where: [{ field: 'platform', is: { oneOf: ['天猫'] } }] }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 5,
    },
  ],
  [
    '购买人数最多的品类',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'buyers' }],
      by: [{ field: 'category' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '差评率最高的3个商品',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'negative_rate' }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 3,
    },
  ],
  [
    '评价数最多的商品是哪个',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'reviews' }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 1,
    },
  ],
  [
    '平均评分最低的商品',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'average_stars' }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'asc' },
      limit: 10,
    },
  ],
  ['各工单类型的工单数', { kind: 'table', who: { all: [] }, measures: [{ measure: 'tickets' }], by: [{ field: 'kind' }] }],
  [
    '各渠道来源的客户占比',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'customers', as: 'share' }],
      by: [{ tag: 'source_channel' }, { tag: 'source_channel' }],
    },
  ],
  [
    '抖音渠道新客的客单价',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'source_channel', is: { oneOf: ['抖音'] } },
          { did: 'purchase', window: { last: { n: 30, unit: 'day' } }, first: true },
        ],
      },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { last: { n: 30, unit: 'day' } },
      by: [],
    },
  ],
  [
    '今年从小红书来的新客有多少',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'source_channel', is: { oneOf: ['小红书'] } },
          { did: 'purchase', window: { period: { unit: 'year', offset: 0 } }, first: true },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '今年小红书来的客户的销售额',
    {
      kind: 'number',
      who: { tag: 'source_channel', is: { oneOf: ['小红书'] } },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    '上个月天猫的支付买家数',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'buyers', where: [{ field: 'platform', is: { oneOf: ['天猫'] } }] }],
      window: { period: { unit: 'month', offset: -1 } },
      by: [],
    },
  ],
  [
    '支付方式是支付宝的订单有多少',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'payment_method', is: { oneOf: ['支付宝'] } }] }],
      by: [],
    },
  ],
  [
    '用微信支付的订单占比',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'payment_method', is: { oneOf: ['微信支付'] } }], as: 'share' }],
      by: [],
    },
  ],
  [
    '退款金额最高的品类',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'refund_amount' }],
      by: [{ field: 'category' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '今年退款单数',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'refunds' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    '女性的退款率',
    { kind: 'number', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [{ measure: 'refund_rate' }], by: [] },
  ],
  [
    '95后的客单价是多少',
    {
      kind: 'number',
      who: { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } },
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [],
    },
  ],
  [
    '90后男性最喜欢的品类',
    {
      kind: 'table',
      who: {
        all: [
          { tag: 'birth_year', is: { range: { min: 1990, max: 1999 } } },
          { tag: 'gender', is: { oneOf: ['male'] } },
        ],
      },
      measures: [{ measure: 'revenue' }],
      by: [{ field: 'category' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '00后有多少人',
    {
      kind: 'number',
      who: { tag: 'birth_year', is: { range: { min: 2000, max: 2009 } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  ['把客户按生命周期分组', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'lifecycle' }] }],
  ['生命周期分布', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'lifecycle' }] }],
  [
    '流失客户有多少',
    { kind: 'number', who: { tag: 'lifecycle', is: { oneOf: ['流失'] } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    '流失预警的金卡会员名单',
    {
      kind: 'customers',
      who: {
        all: [
          { tag: 'lifecycle', is: { oneOf: ['流失预警'] } },
          { tag: 'member_level', is: { oneOf: ['金卡'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '重要价值客户的客单价',
    {
      kind: 'number',
      who: { tag: 'rfm_tier', is: { oneOf: ['重要价值'] } },
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [],
    },
  ],
  [
    '高价值客户里女性占比',
    {
      kind: 'share',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      base: { tag: 'high_value', is: { oneOf: [true] } },
      measures: [],
      by: [],
    },
  ],
  [
    '沉默客户中有多少买过面膜',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'lifecycle', is: { oneOf: ['沉默'] } },
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '价格敏感客户的城市分布',
    {
      kind: 'table',
      who: { tag: 'price_sensitive', is: { oneOf: [true] } },
      measures: [{ measure: 'customers' }],
      by: [{ tag: 'city' }],
    },
  ],
  ['客户的性别分布', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'gender' }] }],
  ['年龄分布', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'age_band' }] }],
  ['性别比例', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers', as: 'share' }], by: [{ tag: 'gender' }] }],
  ['会员等级构成', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'member_level' }] }],
  [
    '最近30天下单的客户里新客占多少',
    {
      kind: 'share',
      who: { did: 'purchase', window: { last: { n: 30, unit: 'day' } }, first: true },
      base: { did: 'order', window: { last: { n: 30, unit: 'day' } } },
      measures: [],
      by: [],
    },
  ],
  [
    '本月新客占比',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'new_buyer_share' }],
      window: { period: { unit: 'month', offset: 0 } },
      by: [],
    },
  ],
  [
    '提到包装的客户有多少',
    {
      kind: 'number',
      who: { did: 'opinion', where: [{ field: 'aspect', is: { oneOf: ['包装'] } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '抱怨物流的客户有哪些',
    {
      kind: 'customers',
      who: {
        did: 'opinion',
        where: [
          { field: 'polarity', is: { oneOf: ['negative'] } },
          { field: 'aspect', is: { oneOf: ['物流'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '给过5星评价的客户',
    {
      kind: 'customers',
      who: { did: 'review', where: [{ field: 'stars', is: { range: { min: 5, max: 5 } } }] },
      measures: [],
      by: [],
    },
  ],
  [
    '面膜的好评率',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'positive_rate', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }],
      by: [],
    },
  ],
  [
    '最近30天面霜的差评率',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'negative_rate', where: [{ field: 'category', is: { oneOf: ['面霜'] } }] }],
      window: { last: { n: 30, unit: 'day' } },
      by: [],
    },
  ],
  [
    '精华的平均星级',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'average_stars', where: [{ field: 'category', is: { oneOf: ['精华'] } }] }],
      by: [],
    },
  ],
  [
    '抱怨最多的方面是什么',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'negative_mentions' }],
      by: [{ field: 'aspect' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '面膜的主要痛点有哪些',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'negative_mentions', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }],
      by: [{ field: 'pain_point' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '干皮客户抱怨面霜什么',
    {
      kind: 'table',
      who: { tag: 'skin_type', is: { oneOf: ['干性'] } },
      measures: [{ measure: 'negative_mentions', where: [{ field: 'category', is: { oneOf: ['面霜'] } }] }],
      by: [{ field: 'pain_point' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '看看面霜的差评原话',
    {
      kind: 'quotes',
      who: { all: [] },
      measures: [
        {
          measure: 'mentions',
          where: [
            { field: 'category', is: { oneOf: ['面霜'] } },
            { field: 'polarity', is: { oneOf: ['negative'] } },
          ],
        },
      ],
      by: [],
      limit: 10,
    },
  ],
  [
    '上海客户的评价原文',
    { kind: 'quotes', who: { tag: 'city', is: { oneOf: ['上海'] } }, measures: [{ measure: 'reviews' }], by: [], limit: 10 },
  ],
  ['领券人数', { kind: 'number', who: { did: 'coupon_claim' }, measures: [{ measure: 'customers' }], by: [] }],
  [
    '最近30天分享过的用户',
    { kind: 'customers', who: { did: 'share', window: { last: { n: 30, unit: 'day' } } }, measures: [], by: [] },
  ],
  [
    '看过直播但没下单的人',
    { kind: 'customers', who: { all: [{ did: 'live_watch' }, { not: { did: 'order' } }] }, measures: [], by: [] },
  ],
  [
    '看直播次数最多的客户',
    {
      kind: 'customers',
      who: { all: [] },
      measures: [{ measure: 'live_watches' }],
      by: [],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    '浏览次数超过20次的客户',
    { kind: 'customers', who: { did: 'view', much: [{ of: 'count', range: { above: 20 } }] }, measures: [], by: [] },
  ],
  [
    '最近30天登录过3次以上的客户',
    {
      kind: 'customers',
      who: { did: 'login', window: { last: { n: 30, unit: 'day' } }, much: [{ of: 'count', range: { min: 3 } }] },
      measures: [],
      by: [],
    },
  ],
  [
    '近7天收藏过精华的00后女性',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'favorite', where: [{ field: 'category', is: { oneOf: ['精华'] } }], window: { last: { n: 7, unit: 'day' } } },
          { tag: 'birth_year', is: { range: { min: 2000, max: 2009 } } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '每周下单人数走势',
    { kind: 'series', who: { all: [] }, measures: [{ measure: 'ordering_customers' }], by: [{ period: 'week' }] },
  ],
  [
    '近30天每天的销售额',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { last: { n: 30, unit: 'day' } },
      by: [{ period: 'day' }],
    },
  ],
  [
    '今年每月客单价变化',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ period: 'month' }],
    },
  ],
  [
    '去年双11和今年双11的销售额对比',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      by: [],
      sides: [
        { label: '去年双11', window: { festival: { name: '双11', year: 2025 } } },
        { label: '今年双11', window: { festival: { name: '双11', year: 2026 } } },
      ],
    },
  ],
  [
    '618的新客数',
    { kind: 'number', who: { all: [] }, measures: [{ measure: 'new_buyers' }], window: { festival: { name: '618' } }, by: [] },
  ],
  [
    '双11买过面霜的客户有多少',
    {
      kind: 'number',
      who: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面霜'] } }], window: { festival: { name: '双11' } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '双11期间下单的客户里有多少是新客',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'order', window: { festival: { name: '双11' } } },
          { did: 'purchase', window: { festival: { name: '双11' } }, first: true },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '今年买过面膜,没买过精华,且在上海的女性',
    {
      kind: 'customers',
      who: {
        all: [
          {
            did: 'purchase',
            where: [{ field: 'category', is: { oneOf: ['面膜'] } }],
            window: { period: { unit: 'year', offset: 0 } },
          },
          {
            not: {
              did: 'purchase',
              where: [{ field: 'category', is: { oneOf: ['精华'] } }],
              window: { period: { unit: 'year', offset: 0 } },
            },
          },
          { tag: 'city', is: { oneOf: ['上海'] } },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '既没有下单也没有浏览的客户',
    { kind: 'customers', who: { all: [{ not: { did: 'order' } }, { not: { did: 'view' } }] }, measures: [], by: [] },
  ],
  [
    '浏览过或者收藏过面膜的客户',
    {
      kind: 'customers',
      who: {
        any: [
          { did: 'view', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
          { did: 'favorite', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    '买过玻尿酸补水面膜的人',
    {
      kind: 'customers',
      who: { did: 'purchase', where: [{ field: 'product', is: { oneOf: ['玻尿酸补水面膜'] } }] },
      measures: [],
      by: [],
    },
  ],
  [
    '玻尿酸补水面膜的销量',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'units', where: [{ field: 'product', is: { oneOf: ['玻尿酸补水面膜'] } }] }],
      by: [],
    },
  ],
  [
    '水光精华液今年卖了多少',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'product', is: { oneOf: ['水光精华液'] } }] }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  ['消费总额', { kind: 'number', who: { all: [] }, measures: [{ measure: 'revenue' }], by: [] }],
  ['人均消费', { kind: 'number', who: { all: [] }, measures: [{ measure: 'revenue_per_buyer' }], by: [] }],
  ['人均订单数', { kind: 'number', who: { all: [] }, measures: [{ measure: 'purchases_per_buyer' }], by: [] }],
  ['客户平均购买次数', { kind: 'number', who: { all: [] }, measures: [{ measure: 'purchases_per_buyer' }], by: [] }],
  ['平均订单金额', { kind: 'number', who: { all: [] }, measures: [{ measure: 'average_order_value' }], by: [] }],
  ['最大订单金额', { kind: 'number', who: { all: [] }, measures: [{ measure: 'largest_order' }], by: [] }],
  [
    '首次购买是在今年的客户',
    {
      kind: 'customers',
      who: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } }, first: true },
      measures: [],
      by: [],
    },
  ],
  [
    '今年首次购买的客户',
    {
      kind: 'customers',
      who: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } }, first: true },
      measures: [],
      by: [],
    },
  ],
  [
    'iOS用户的客单价',
    { kind: 'number', who: { tag: 'device', is: { oneOf: ['iOS'] } }, measures: [{ measure: 'revenue_per_buyer' }], by: [] },
  ],
  [
    '首页的访问量',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'page_views', where: [{ field: 'page', is: { oneOf: ['首页'] } }] }],
      by: [],
    },
  ],
  [
    '会员中心的访客数',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'visitors', where: [{ field: 'page', is: { oneOf: ['会员中心'] } }] }],
      by: [],
    },
  ],
  [
    '今年购买次数超过3次的客户',
    {
      kind: 'customers',
      who: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } }, much: [{ of: 'count', range: { above: 3 } }] },
      measures: [],
      by: [],
    },
  ],
  [
    '浏览并加购过面膜的客户有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'view', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
          { did: 'cart', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    '买过面膜或者收藏过精华的女性有多少',
    {
      kind: 'number',
      who: {
        all: [
          {
            any: [
              { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
              { did: 'favorite', where: [{ field: 'category', is: { oneOf: ['精华'] } }] },
            ],
          },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
]
