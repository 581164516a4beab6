const all = { all: [] }
const discounted = [{ field: 'discount', is: { range: { above: 0 } } }]
const days = (n: number) => ({ last: { n, unit: 'day' } })

const month = (offset: number) => ({ period: { unit: 'month', offset } })

/** Laws with a question on each side of their border, on the words of `vocabulary.ts`, asked on 2026-11-15. */
export const bothWays: readonly (readonly [law: string, question: string, query: object])[] = [
  ...['使用优惠的订单占比', '有优惠的订单占比', 'percentage of orders with a discount'].map(
    (question) =>
      [
        'having an amount is more than none of it',
        question,
        { kind: 'number', who: all, measures: [{ measure: 'orders', where: discounted, as: 'share' }], by: [] },
      ] as const,
  ),
  [
    'marks of few steps make groups',
    '按星级看评价数',
    { kind: 'table', who: all, measures: [{ measure: 'reviews' }], by: [{ field: 'stars' }] },
  ],
  [
    'a count of the first behaviour makes two of them',
    '加购3次以上但没买的客户有多少',
    {
      kind: 'number',
      who: { all: [{ did: 'cart', much: [{ of: 'count', range: { min: 3 } }] }, { not: { did: 'purchase' } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'an order is no purchase, so carting and not ordering are two behaviours, in the one period named',
    '最近30天加购3次以上但没下单的客户有多少',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'cart', window: days(30), much: [{ of: 'count', range: { min: 3 } }] },
          { not: { did: 'order', window: days(30) } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  ...[
    '加购没买的客户有多少',
    '加购未购的客户有多少',
    '加购过但是没有购买的客户有多少',
    'how many customers carted but did not buy',
  ].map(
    (question) =>
      [
        'without a count, carted and not bought is of the same product',
        question,
        { kind: 'number', who: { did: 'cart', withoutLater: 'purchase' }, measures: [{ measure: 'customers' }], by: [] },
      ] as const,
  ),
  ...['新客复购率 近90天', '近90天新客复购率'].map(
    (question) =>
      [
        'the period named holds for new buyers as well',
        question,
        {
          kind: 'number',
          who: { did: 'purchase', window: days(90), first: true },
          measures: [{ measure: 'repeat_purchase_rate' }],
          window: days(90),
          by: [],
        },
      ] as const,
  ),
  [
    'new buyers with a period of their own keep it',
    '最近30天的新客今年的销售额',
    {
      kind: 'number',
      who: { did: 'purchase', window: days(30), first: true },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  ...['复购的客户有多少', '购买两次以上的客户有多少'].map(
    (question) =>
      [
        'bought again is twice in all',
        question,
        {
          kind: 'number',
          who: { did: 'purchase', much: [{ of: 'count', range: { min: 2 } }] },
          measures: [{ measure: 'customers' }],
          by: [],
        },
      ] as const,
  ),
  ...['五星好评占比', '五星占比', '5星评价占比'].map(
    (question) =>
      [
        'five stars of all reviews',
        question,
        {
          kind: 'number',
          who: all,
          measures: [{ measure: 'reviews', where: [{ field: 'stars', is: { range: { min: 5, max: 5 } } }], as: 'share' }],
          by: [],
        },
      ] as const,
  ),
  ['a rate by itself stands', '好评占比', { kind: 'number', who: all, measures: [{ measure: 'positive_rate' }], by: [] }],
  ...['注册7天内下单的客户占比', '注册后7天内下单的客户占比'].map(
    (question) =>
      [
        'days between two behaviours count from the first',
        question,
        {
          kind: 'share',
          who: { did: 'registration', followedBy: { did: 'order', days: 7 } },
          base: { did: 'registration' },
          measures: [],
          by: [],
        },
      ] as const,
  ),
  [
    'days between two behaviours count from the first',
    '今年注册一个月内购买的女性有多少',
    {
      kind: 'number',
      who: {
        all: [
          {
            did: 'registration',
            window: { period: { unit: 'year', offset: 0 } },
            followedBy: { did: 'purchase', days: 30 },
          },
          { tag: 'gender', is: { oneOf: ['female'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'days before one behaviour are the last ones',
    '7天内下单的客户有多少',
    { kind: 'number', who: { did: 'order', window: days(7) }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    'new buyers are those of each period compared',
    '本月和上月的新客复购率',
    {
      kind: 'compare',
      who: all,
      measures: [{ measure: 'repeat_purchase_rate' }],
      by: [],
      sides: [
        { label: '本月', who: { did: 'purchase', window: month(0), first: true }, window: month(0) },
        { label: '上月', who: { did: 'purchase', window: month(-1), first: true }, window: month(-1) },
      ],
    },
  ],
  ...['5分评价占比', '5星评价占比'].map(
    (question) =>
      [
        'the points of a review are its stars',
        question,
        {
          kind: 'number',
          who: all,
          measures: [{ measure: 'reviews', where: [{ field: 'stars', is: { range: { min: 5, max: 5 } } }], as: 'share' }],
          by: [],
        },
      ] as const,
  ),
  [
    'points of no review are those of a member',
    '积分大于100的客户有多少',
    {
      kind: 'number',
      who: { tag: 'points', is: { range: { above: 100 } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'which things have the most, not what is said of them',
    '哪个商品差评最多',
    {
      kind: 'table',
      who: all,
      measures: [{ measure: 'reviews', where: [{ field: 'polarity', is: { oneOf: ['negative'] } }] }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 1,
    },
  ],
  [
    '各 behind what it divides by',
    '男女各有多少客户',
    { kind: 'table', who: all, measures: [{ measure: 'customers' }], by: [{ tag: 'gender' }] },
  ],
  [
    'only once is exactly once',
    '只买过一次的客户有多少',
    {
      kind: 'number',
      who: { did: 'purchase', much: [{ of: 'count', range: { min: 1, max: 1 } }] },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  ...['金额大于200元的订单数', '订单金额大于200的订单数'].map(
    (question) =>
      [
        'an amount with a bound limits what is counted',
        question,
        {
          kind: 'number',
          who: all,
          measures: [{ measure: 'orders', where: [{ field: 'amount', is: { range: { above: 200 } } }] }],
          by: [],
        },
      ] as const,
  ),
]

/** The other side of the border: asked back. */
export const askedBack: readonly (readonly [law: string, question: string])[] = [
  ['an amount makes no groups of its single values', '按优惠金额看订单数'],
  ['an amount makes no groups of its single values', 'orders by discount'],
  ['an amount that is not had is asked back', '没有优惠的订单占比'],
  ['an amount that is not had is asked back', 'percentage of orders without a discount'],
  ['a rate of stars is not limited by stars', '5星的差评率'],
  ['a rate of stars is not limited by stars', 'positive review rate of 5-star reviews'],
  ['days between two behaviours, one of them denied or with an object', '注册7天内未下单的客户有多少'],
  ['days between two behaviours, one of them denied or with an object', '注册30天内购买面膜的客户有多少'],
  ['days between two behaviours, one of them denied or with an object', '浏览面膜7天内购买的客户有多少'],
  ['days between two behaviours, said after both', 'customers who registered and ordered within 7 days'],
  ['only these and no others is not said by a query', '只买过面膜的客户'],
  ['after, without so many days', '注册后下单的客户有多少'],
  ['after, without so many days', '注册后最近7天下单的客户有多少'],
  ['an amount of orders says nothing of people', '金额大于200元的客户'],
  ['so many times again, or in all?', '复购两次以上的客户'],
]
