/** Questions in English and the query that each one means, on the words of `vocabulary.ts`, asked on 2026-11-15. */
export const cases: readonly (readonly [question: string, query: object])[] = [
  [
    'Who are our most valuable customers and what do they complain about?',
    {
      kind: 'table',
      who: { tag: 'high_value', is: { oneOf: [true] } },
      measures: [{ measure: 'negative_mentions' }],
      by: [{ field: 'pain_point' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    'How many people carted lipstick last week but did not buy?',
    {
      kind: 'number',
      who: {
        did: 'cart',
        where: [{ field: 'category', is: { oneOf: ['口红'] } }],
        window: { period: { unit: 'week', offset: -1 } },
        withoutLater: 'purchase',
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'revenue by city tier this year',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ tag: 'city_tier' }],
    },
  ],
  [
    'compare repeat purchase rate of coupon users and the rest',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'repeat_purchase_rate' }],
      by: [],
      sides: [
        { label: 'coupon users', who: { did: 'coupon_claim' } },
        { label: 'rest', who: { not: { did: 'coupon_claim' } } },
      ],
    },
  ],
  [
    'show me quotes about packaging from dry-skin customers',
    {
      kind: 'quotes',
      who: { tag: 'skin_type', is: { oneOf: ['干性'] } },
      measures: [{ measure: 'mentions', where: [{ field: 'aspect', is: { oneOf: ['包装'] } }] }],
      by: [],
      limit: 10,
    },
  ],
  [
    'top 10 products among students',
    {
      kind: 'table',
      who: { tag: 'occupation', is: { oneOf: ['学生'] } },
      measures: [{ measure: 'revenue' }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    'did sentiment about the sunscreen change after July?',
    {
      kind: 'compare',
      who: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['防晒'] } }] },
      measures: [{ measure: 'average_sentiment' }],
      by: [],
      sides: [
        { label: 'now', window: { from: '2026-08-01' } },
        { label: 'the period before', window: { before: { by: 'period', of: { from: '2026-08-01' } } } },
      ],
    },
  ],
  [
    'compare revenue of 天猫 and 京东 this year',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'platform', is: { oneOf: ['天猫', '京东'] } }] }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ field: 'platform' }],
    },
  ],
  [
    'average age of customers in Shanghai',
    { kind: 'number', who: { tag: 'city', is: { oneOf: ['上海'] } }, measures: [{ tag: 'age', statistic: 'average' }], by: [] },
  ],
  [
    'how many women aged 25 to 34 bought masks in the last 30 days',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'gender', is: { oneOf: ['female'] } },
          { tag: 'age', is: { range: { min: 25, max: 34 } } },
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }], window: { last: { n: 30, unit: 'day' } } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'customers who bought masks but not serums in the last 30 days',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }], window: { last: { n: 30, unit: 'day' } } },
          {
            not: {
              did: 'purchase',
              where: [{ field: 'category', is: { oneOf: ['精华'] } }],
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
    'students who never bought anything',
    {
      kind: 'customers',
      who: { all: [{ tag: 'occupation', is: { oneOf: ['学生'] } }, { not: { did: 'purchase' } }] },
      measures: [],
      by: [],
    },
  ],
  [
    'how many customers have not bought in the last 90 days',
    {
      kind: 'number',
      who: { not: { did: 'purchase', window: { last: { n: 90, unit: 'day' } } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'revenue from douyin',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'platform', is: { oneOf: ['抖音'] } }] }],
      by: [],
    },
  ],
  [
    'AOV of douyin customers',
    {
      kind: 'number',
      who: { tag: 'source_channel', is: { oneOf: ['抖音'] } },
      measures: [{ measure: 'average_order_value' }],
      by: [],
    },
  ],
  [
    'how many times did women buy masks in 2026',
    {
      kind: 'number',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [{ measure: 'purchases', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }],
      window: { from: '2026-01-01', to: '2026-12-31' },
      by: [],
    },
  ],
  [
    'how much did students spend on masks this year',
    {
      kind: 'number',
      who: { tag: 'occupation', is: { oneOf: ['学生'] } },
      measures: [{ measure: 'revenue', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    'how many customers bought each category',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'buyers' }], by: [{ field: 'category' }] },
  ],
  [
    'which products do students buy most',
    {
      kind: 'table',
      who: { tag: 'occupation', is: { oneOf: ['学生'] } },
      measures: [{ measure: 'units' }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    'which city has the most customers',
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
    'which cities have the highest revenue this year',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ tag: 'city' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    'weekly orders in the last 3 months',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'orders' }],
      window: { last: { n: 3, unit: 'month' } },
      by: [{ period: 'week' }],
    },
  ],
  [
    'is revenue per buyer higher for women than men',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [],
      sides: [
        { label: 'women', who: { tag: 'gender', is: { oneOf: ['female'] } } },
        { label: 'men', who: { tag: 'gender', is: { oneOf: ['male'] } } },
      ],
    },
  ],
  [
    'women vs men repeat purchase rate this year',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'repeat_purchase_rate' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
      sides: [
        { label: 'women', who: { tag: 'gender', is: { oneOf: ['female'] } } },
        { label: 'men', who: { tag: 'gender', is: { oneOf: ['male'] } } },
      ],
    },
  ],
  [
    'compare this month and last month revenue',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      by: [],
      sides: [
        { label: 'this month', window: { period: { unit: 'month', offset: 0 } } },
        { label: 'last month', window: { period: { unit: 'month', offset: -1 } } },
      ],
    },
  ],
  [
    'compared to last month, did orders increase',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'orders' }],
      by: [],
      sides: [
        { label: 'now', window: { period: { unit: 'month', offset: 0 } } },
        { label: 'then', window: { period: { unit: 'month', offset: -1 } } },
      ],
    },
  ],
  [
    'how many orders did we get yesterday',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders' }],
      window: { period: { unit: 'day', offset: -1 } },
      by: [],
    },
  ],
  ['how many customers are there', { kind: 'number', who: { all: [] }, measures: [{ measure: 'customers' }], by: [] }],
  [
    'number of customers in tier 1 cities',
    { kind: 'number', who: { tag: 'city_tier', is: { oneOf: ['一线'] } }, measures: [{ measure: 'customers' }], by: [] },
  ],
  [
    'female students in Chengdu',
    {
      kind: 'customers',
      who: {
        all: [
          { tag: 'gender', is: { oneOf: ['female'] } },
          { tag: 'occupation', is: { oneOf: ['学生'] } },
          { tag: 'city', is: { oneOf: ['成都'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'list customers who spent more than 1000 yuan this year',
    {
      kind: 'customers',
      who: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } }, much: [{ of: 'amount', range: { above: 1000 } }] },
      measures: [],
      by: [],
    },
  ],
  [
    'customers with at least 3 orders in 2026',
    {
      kind: 'customers',
      who: { did: 'order', window: { from: '2026-01-01', to: '2026-12-31' }, much: [{ of: 'count', range: { min: 3 } }] },
      measures: [],
      by: [],
    },
  ],
  ['customers with no orders', { kind: 'customers', who: { not: { did: 'order' } }, measures: [], by: [] }],
  ['customers without reviews', { kind: 'customers', who: { not: { did: 'review' } }, measures: [], by: [] }],
  [
    'people who viewed masks in the last 14 days but never bought them',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'view', where: [{ field: 'category', is: { oneOf: ['面膜'] } }], window: { last: { n: 14, unit: 'day' } } },
          { not: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'people who viewed masks but did not cart in the last 14 days',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'view', where: [{ field: 'category', is: { oneOf: ['面膜'] } }], window: { last: { n: 14, unit: 'day' } } },
          {
            not: {
              did: 'cart',
              where: [{ field: 'category', is: { oneOf: ['面膜'] } }],
              window: { last: { n: 14, unit: 'day' } },
            },
          },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'who favorited 面霜 last month',
    {
      kind: 'customers',
      who: {
        did: 'favorite',
        where: [{ field: 'category', is: { oneOf: ['面霜'] } }],
        window: { period: { unit: 'month', offset: -1 } },
      },
      measures: [],
      by: [],
    },
  ],
  [
    'who spent the most this year',
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
    'top 5 cities by revenue this year',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ tag: 'city' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 5,
    },
  ],
  [
    'top 20 customers by revenue last year',
    {
      kind: 'customers',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'year', offset: -1 } },
      by: [],
      order: { by: 'measure', direction: 'desc' },
      limit: 20,
    },
  ],
  ['share of women', { kind: 'share', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [], by: [] }],
  [
    'what percentage of customers are women',
    { kind: 'share', who: { tag: 'gender', is: { oneOf: ['female'] } }, measures: [], by: [] },
  ],
  [
    'what share of women bought masks this year',
    {
      kind: 'share',
      who: {
        did: 'purchase',
        where: [{ field: 'category', is: { oneOf: ['面膜'] } }],
        window: { period: { unit: 'year', offset: 0 } },
      },
      base: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [],
      by: [],
    },
  ],
  [
    'percentage of buyers in 2026 who bought twice or more',
    {
      kind: 'share',
      who: { did: 'purchase', window: { from: '2026-01-01', to: '2026-12-31' }, much: [{ of: 'count', range: { min: 2 } }] },
      base: { did: 'purchase', window: { from: '2026-01-01', to: '2026-12-31' } },
      measures: [],
      by: [],
    },
  ],
  [
    'share of price-sensitive customers among students',
    {
      kind: 'share',
      who: { tag: 'price_sensitive', is: { oneOf: [true] } },
      base: { tag: 'occupation', is: { oneOf: ['学生'] } },
      measures: [],
      by: [],
    },
  ],
  [
    'people who viewed masks but never bought anything',
    {
      kind: 'customers',
      who: { all: [{ did: 'view', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }, { not: { did: 'purchase' } }] },
      measures: [],
      by: [],
    },
  ],
  [
    'viewed or favorited masks in the last 30 days',
    {
      kind: 'customers',
      who: {
        any: [
          { did: 'view', where: [{ field: 'category', is: { oneOf: ['面膜'] } }], window: { last: { n: 30, unit: 'day' } } },
          { did: 'favorite', where: [{ field: 'category', is: { oneOf: ['面膜'] } }], window: { last: { n: 30, unit: 'day' } } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'how many customers bought in the last 30 days',
    {
      kind: 'number',
      who: { did: 'purchase', window: { last: { n: 30, unit: 'day' } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'how many women bought masks but never bought serums',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'gender', is: { oneOf: ['female'] } },
          { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] },
          { not: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['精华'] } }] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'number of active users in the last 7 days',
    {
      kind: 'number',
      who: { did: 'active', window: { last: { n: 7, unit: 'day' } } },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'list women in Shanghai who ordered at least twice this year',
    {
      kind: 'customers',
      who: {
        all: [
          { tag: 'gender', is: { oneOf: ['female'] } },
          { tag: 'city', is: { oneOf: ['上海'] } },
          { did: 'order', window: { period: { unit: 'year', offset: 0 } }, much: [{ of: 'count', range: { min: 2 } }] },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'which customers spent more than 500 yuan in the last 90 days',
    {
      kind: 'customers',
      who: { did: 'purchase', window: { last: { n: 90, unit: 'day' } }, much: [{ of: 'amount', range: { above: 500 } }] },
      measures: [],
      by: [],
    },
  ],
  [
    'customers who registered this month but have not ordered',
    {
      kind: 'customers',
      who: {
        all: [
          { did: 'registration', window: { period: { unit: 'month', offset: 0 } } },
          { not: { did: 'order', window: { period: { unit: 'month', offset: 0 } } } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'average order value by month this year',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'average_order_value' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ period: 'month' }],
    },
  ],
  [
    'revenue by platform and category in 2026',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { from: '2026-01-01', to: '2026-12-31' },
      by: [{ field: 'platform' }, { field: 'category' }],
    },
  ],
  [
    'new buyers per month this year',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'new_buyers' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ period: 'month' }],
    },
  ],
  [
    'orders per week in the last 8 weeks',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'orders' }],
      window: { last: { n: 8, unit: 'week' } },
      by: [{ period: 'week' }],
    },
  ],
  ['gender distribution', { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'gender' }] }],
  [
    'age distribution of customers in Beijing',
    {
      kind: 'table',
      who: { tag: 'city', is: { oneOf: ['北京'] } },
      measures: [{ measure: 'customers' }],
      by: [{ tag: 'age_band' }],
    },
  ],
  [
    'customers by member level',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'customers' }], by: [{ tag: 'member_level' }] },
  ],
  [
    'revenue per buyer by age group last year',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue_per_buyer' }],
      window: { period: { unit: 'year', offset: -1 } },
      by: [{ tag: 'age_band' }],
    },
  ],
  [
    'top 5 categories by units sold this year',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'units' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ field: 'category' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 5,
    },
  ],
  [
    'top 3 products by revenue on Tmall',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'revenue', where: [{ field: 'platform', is: { oneOf: ['天猫'] } }] }],
      by: [{ field: 'product' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 3,
    },
  ],
  [
    'which category has the highest refund rate',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'refund_rate' }],
      by: [{ field: 'category' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 1,
    },
  ],
  [
    'how many reviews did we get last month',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'reviews' }],
      window: { period: { unit: 'month', offset: -1 } },
      by: [],
    },
  ],
  [
    'how many negative reviews did face cream get this year',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'negative_reviews', where: [{ field: 'category', is: { oneOf: ['面霜'] } }] }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    'negative review rate of masks',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'negative_rate', where: [{ field: 'category', is: { oneOf: ['面膜'] } }] }],
      by: [],
    },
  ],
  [
    'average rating of serums',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'average_stars', where: [{ field: 'category', is: { oneOf: ['精华'] } }] }],
      by: [],
    },
  ],
  [
    'positive review rate by category',
    { kind: 'table', who: { all: [] }, measures: [{ measure: 'positive_rate' }], by: [{ field: 'category' }] },
  ],
  [
    'what share of students are women',
    {
      kind: 'share',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      base: { tag: 'occupation', is: { oneOf: ['学生'] } },
      measures: [],
      by: [],
    },
  ],
  [
    'what percentage of orders were paid with alipay',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'orders', where: [{ field: 'payment_method', is: { oneOf: ['支付宝'] } }], as: 'share' }],
      by: [],
    },
  ],
  [
    'compare women and men average order value',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'average_order_value' }],
      by: [],
      sides: [
        { label: 'women', who: { tag: 'gender', is: { oneOf: ['female'] } } },
        { label: 'men', who: { tag: 'gender', is: { oneOf: ['male'] } } },
      ],
    },
  ],
  [
    'did revenue grow last month',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      by: [],
      sides: [
        { label: 'now', window: { period: { unit: 'month', offset: -1 } } },
        { label: 'the period before', window: { before: { by: 'period', of: { period: { unit: 'month', offset: -1 } } } } },
      ],
    },
  ],
  [
    'revenue growth year on year this month',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'revenue', as: 'growth', against: 'year' }],
      window: { period: { unit: 'month', offset: 0 } },
      by: [],
    },
  ],
  [
    'compare 618 and double 11 revenue',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      by: [],
      sides: [
        { label: '618', window: { festival: { name: '618' } } },
        { label: 'double 11', window: { festival: { name: '双11' } } },
      ],
    },
  ],
  [
    'repeat purchase rate of gold members',
    {
      kind: 'number',
      who: { tag: 'member_level', is: { oneOf: ['金卡'] } },
      measures: [{ measure: 'repeat_purchase_rate' }],
      by: [],
    },
  ],
  [
    'how many high-value customers are in tier 1 cities',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'high_value', is: { oneOf: [true] } },
          { tag: 'city_tier', is: { oneOf: ['一线'] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'price-sensitive women in Chengdu',
    {
      kind: 'customers',
      who: {
        all: [
          { tag: 'price_sensitive', is: { oneOf: [true] } },
          { tag: 'gender', is: { oneOf: ['female'] } },
          { tag: 'city', is: { oneOf: ['成都'] } },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'customers aged between 25 and 34 who bought sunscreen in June',
    {
      kind: 'customers',
      who: {
        all: [
          { tag: 'age', is: { range: { min: 25, max: 34 } } },
          {
            did: 'purchase',
            where: [{ field: 'category', is: { oneOf: ['防晒'] } }],
            window: { from: '2026-06-01', to: '2026-06-30' },
          },
        ],
      },
      measures: [],
      by: [],
    },
  ],
  [
    'how many customers from xiaohongshu bought this year',
    {
      kind: 'number',
      who: {
        all: [
          { tag: 'source_channel', is: { oneOf: ['小红书'] } },
          { did: 'purchase', window: { period: { unit: 'year', offset: 0 } } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'lost customers by city',
    {
      kind: 'table',
      who: { tag: 'lifecycle', is: { oneOf: ['流失'] } },
      measures: [{ measure: 'customers' }],
      by: [{ tag: 'city' }],
    },
  ],
  [
    'inactive customers in the last 30 days',
    { kind: 'customers', who: { not: { did: 'active', window: { last: { n: 30, unit: 'day' } } } }, measures: [], by: [] },
  ],
  [
    'customers who viewed more than 10 times in the last 30 days',
    {
      kind: 'customers',
      who: { did: 'view', window: { last: { n: 30, unit: 'day' } }, much: [{ of: 'count', range: { above: 10 } }] },
      measures: [],
      by: [],
    },
  ],
  [
    'people who claimed a coupon but did not order in the last 30 days',
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
    'visitors yesterday',
    { kind: 'customers', who: { did: 'view', window: { period: { unit: 'day', offset: -1 } } }, measures: [], by: [] },
  ],
  [
    'dau over the last 30 days',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'dau' }],
      window: { last: { n: 30, unit: 'day' } },
      by: [{ period: 'day' }],
    },
  ],
  [
    'monthly revenue trend for the last 6 months',
    {
      kind: 'series',
      who: { all: [] },
      measures: [{ measure: 'revenue' }],
      window: { last: { n: 6, unit: 'month' } },
      by: [{ period: 'month' }],
    },
  ],
  [
    'conversion rate this week vs last week',
    {
      kind: 'compare',
      who: { all: [] },
      measures: [{ measure: 'conversion_rate' }],
      by: [],
      sides: [
        { label: 'this week', window: { period: { unit: 'week', offset: 0 } } },
        { label: 'last week', window: { period: { unit: 'week', offset: -1 } } },
      ],
    },
  ],
  [
    'how much did women spend last quarter',
    {
      kind: 'number',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [{ measure: 'revenue' }],
      window: { period: { unit: 'quarter', offset: -1 } },
      by: [],
    },
  ],
  ['median age of buyers', { kind: 'number', who: { did: 'purchase' }, measures: [{ tag: 'age', statistic: 'median' }], by: [] }],
  [
    'average points of gold members',
    {
      kind: 'number',
      who: { tag: 'member_level', is: { oneOf: ['金卡'] } },
      measures: [{ tag: 'points', statistic: 'average' }],
      by: [],
    },
  ],
  [
    'customers with more than 1000 points',
    { kind: 'customers', who: { tag: 'points', is: { range: { above: 1000 } } }, measures: [], by: [] },
  ],
  [
    'refund rate by category this year',
    {
      kind: 'table',
      who: { all: [] },
      measures: [{ measure: 'refund_rate' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [{ field: 'category' }],
    },
  ],
  [
    'units per order this year',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'units_per_order' }],
      window: { period: { unit: 'year', offset: 0 } },
      by: [],
    },
  ],
  [
    'how many units of 玻尿酸补水面膜 were sold this month',
    {
      kind: 'number',
      who: { all: [] },
      measures: [{ measure: 'units', where: [{ field: 'product', is: { oneOf: ['玻尿酸补水面膜'] } }] }],
      window: { period: { unit: 'month', offset: 0 } },
      by: [],
    },
  ],
  [
    'most viewed pages',
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
    'what do oily-skin customers complain about',
    {
      kind: 'table',
      who: { tag: 'skin_type', is: { oneOf: ['油性'] } },
      measures: [{ measure: 'negative_mentions' }],
      by: [{ field: 'pain_point' }],
      order: { by: 'measure', direction: 'desc' },
      limit: 10,
    },
  ],
  [
    'quotes about delivery',
    {
      kind: 'quotes',
      who: { all: [] },
      measures: [{ measure: 'mentions', where: [{ field: 'aspect', is: { oneOf: ['物流'] } }] }],
      by: [],
      limit: 10,
    },
  ],
  [
    'what do customers say about face cream',
    {
      kind: 'quotes',
      who: { all: [] },
      measures: [{ measure: 'reviews', where: [{ field: 'category', is: { oneOf: ['面霜'] } }] }],
      by: [],
      limit: 10,
    },
  ],
  [
    'customers who complained about delivery',
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
    'customers who mentioned packaging',
    { kind: 'customers', who: { did: 'opinion', where: [{ field: 'aspect', is: { oneOf: ['包装'] } }] }, measures: [], by: [] },
  ],
  ['ios users', { kind: 'customers', who: { tag: 'device', is: { oneOf: ['iOS'] } }, measures: [], by: [] }],
  [
    'customers who paid with wechat pay',
    {
      kind: 'customers',
      who: { did: 'purchase', where: [{ field: 'payment_method', is: { oneOf: ['微信支付'] } }] },
      measures: [],
      by: [],
    },
  ],
  [
    'buyers on douyin last month',
    {
      kind: 'customers',
      who: {
        did: 'purchase',
        where: [{ field: 'platform', is: { oneOf: ['抖音'] } }],
        window: { period: { unit: 'month', offset: -1 } },
      },
      measures: [],
      by: [],
    },
  ],
  [
    'how many customers bought on douyin but not on tmall',
    {
      kind: 'number',
      who: {
        all: [
          { did: 'purchase', where: [{ field: 'platform', is: { oneOf: ['抖音'] } }] },
          { not: { did: 'purchase', where: [{ field: 'platform', is: { oneOf: ['天猫'] } }] } },
        ],
      },
      measures: [{ measure: 'customers' }],
      by: [],
    },
  ],
  [
    'customers who bought exactly once',
    { kind: 'customers', who: { did: 'purchase', much: [{ of: 'count', range: { min: 1, max: 1 } }] }, measures: [], by: [] },
  ],
  [
    'one-time buyers',
    { kind: 'customers', who: { did: 'purchase', much: [{ of: 'count', range: { min: 1, max: 1 } }] }, measures: [], by: [] },
  ],
  [
    'customers who bought masks or serums since May',
    {
      kind: 'customers',
      who: { did: 'purchase', where: [{ field: 'category', is: { oneOf: ['面膜', '精华'] } }], window: { from: '2026-05-01' } },
      measures: [],
      by: [],
    },
  ],
  [
    'customers who bought masks between 2026-05-01 and 2026-05-07',
    {
      kind: 'customers',
      who: {
        did: 'purchase',
        where: [{ field: 'category', is: { oneOf: ['面膜'] } }],
        window: { from: '2026-05-01', to: '2026-05-07' },
      },
      measures: [],
      by: [],
    },
  ],
]
