import type { ShapedAnswer } from '../../src/questions/answer/answer.js'
import type { Query } from '../../src/questions/query.js'

export interface AskCase {
  readonly what: string
  readonly query: Partial<Query>
  /** Hand-written for the same answer, as of 2026-11-15. */
  readonly sql: string
  /** The same for SQLite, where it is compared there too. */
  readonly sqlite?: string
  /** @throws Error where the answers differ: a fast wrong answer is no figure. */
  agree(answer: ShapedAnswer, expected: readonly unknown[]): void
}

const last = (n: number) => ({ last: { n, unit: 'day' } }) as const
const paid = "status != 'cancelled' AND paid_at IS NOT NULL"
const days = (column: string, from: string, to = '2026-11-16') =>
  `${column} >= '${from} 00:00:00' AND ${column} < '${to} 00:00:00'`

/** Whether a number, or the first row's numbers in order, are those of the hand-written statement. */
function equal(answer: ShapedAnswer, expected: readonly unknown[], figures: (answer: ShapedAnswer) => readonly unknown[]) {
  const wanted = expected.flatMap((row) => Object.values(row as Record<string, unknown>).map(Number))
  const given = figures(answer).map(Number)
  const same =
    wanted.length === given.length &&
    wanted.every((figure, index) => Math.abs(figure - (given[index] ?? Number.NaN)) <= 1e-6 * Math.max(1, Math.abs(figure)))
  if (!same) throw new Error(`answers differ: ${given.slice(0, 6)} against hand-written ${wanted.slice(0, 6)}`)
}

const value = (answer: ShapedAnswer, expected: readonly unknown[]) => equal(answer, expected, (one) => [one.value])
const column = (key: string) => (answer: ShapedAnswer, expected: readonly unknown[]) =>
  equal(answer, expected, (one) => one.rows.map((row) => row[key]))
const total = (answer: ShapedAnswer, expected: readonly unknown[]) => equal(answer, expected, (one) => [one.total])

export const askCases: readonly AskCase[] = [
  {
    what: 'women born 1995–1999, active in 7 days, no order in 7 days: list',
    query: {
      kind: 'customers',
      show: ['city'],
      who: {
        all: [
          { tag: 'gender', is: { oneOf: ['female'] } },
          { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } },
          { did: 'active', window: last(7) },
          { not: { did: 'order', window: last(7) } },
        ],
      },
    },
    sql: `SELECT any(total) AS total FROM (SELECT customer_id, city, count() OVER () AS total FROM people WHERE gender = 'female' AND birth_year BETWEEN 1995 AND 1999
      AND person IN (SELECT person FROM events WHERE ${days('at', '2026-11-09')}) AND person NOT IN (SELECT person FROM orders WHERE ${days('ordered_at', '2026-11-09')} AND status != 'cancelled') ORDER BY customer_id LIMIT 1000)`,
    agree: total,
  },
  {
    what: 'revenue of the last 30 days',
    query: { measures: [{ measure: 'revenue' }], window: last(30) },
    sql: `SELECT sum(amount) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-10-17')}`,
    sqlite: `SELECT sum(amount) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-10-17')}`,
    agree: value,
  },
  {
    what: 'revenue of this year by city of the customer',
    query: {
      kind: 'table',
      measures: [{ measure: 'revenue' }],
      by: [{ tag: 'city' }],
      window: { period: { unit: 'year', offset: 0 } },
    },
    sql: `SELECT r FROM (SELECT p.town, toFloat64(sum(amount)) AS r FROM orders ANY LEFT JOIN (SELECT person, city AS town FROM people) AS p USING (person) WHERE ${paid} AND ${days('paid_at', '2026-01-01')} GROUP BY p.town ORDER BY r DESC)`,
    sqlite: `SELECT sum(amount) AS r FROM orders JOIN people USING (person) WHERE ${paid} AND ${days('paid_at', '2026-01-01')} GROUP BY people.city ORDER BY r DESC`,
    agree: column('revenue'),
  },
  {
    what: 'revenue per buyer by month, half a year',
    query: {
      kind: 'series',
      measures: [{ measure: 'revenue_per_buyer' }],
      by: [{ period: 'month' }],
      window: { from: '2026-06-01' },
    },
    sql: `SELECT toFloat64(sum(amount)) / uniqExact(person) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-06-01')} GROUP BY toStartOfMonth(paid_at) AS m ORDER BY m`,
    sqlite: `SELECT sum(amount) / count(DISTINCT person) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-06-01')} GROUP BY substr(paid_at, 1, 7) ORDER BY substr(paid_at, 1, 7)`,
    agree: column('revenue_per_buyer'),
  },
  {
    what: 'repeat purchase rate by platform, all time',
    query: {
      kind: 'table',
      measures: [{ measure: 'repeat_purchase_rate' }],
      by: [{ field: 'platform' }],
      order: { by: 'key', direction: 'asc' },
    },
    sql: `SELECT countIf(n >= 2) / count() FROM (SELECT platform, person, count() AS n FROM orders WHERE ${paid} AND ${days('paid_at', '2000-01-01')} GROUP BY platform, person) GROUP BY platform ORDER BY toString(platform)`,
    agree: column('repeat_purchase_rate'),
  },
  {
    what: 'repeat purchase rate of the year',
    query: { measures: [{ measure: 'repeat_purchase_rate' }], window: { period: { unit: 'year', offset: 0 } } },
    sql: `SELECT countIf(n >= 2) / count() FROM (SELECT person, count() AS n FROM orders WHERE ${paid} AND ${days('paid_at', '2026-01-01')} GROUP BY person)`,
    sqlite: `SELECT avg(n >= 2) FROM (SELECT person, count(*) AS n FROM orders WHERE ${paid} AND ${days('paid_at', '2026-01-01')} GROUP BY person)`,
    agree: value,
  },
  {
    what: 'conversion rate of the last 30 days by city',
    query: {
      kind: 'table',
      measures: [{ measure: 'conversion_rate' }],
      by: [{ tag: 'city' }],
      window: last(30),
      order: { by: 'key', direction: 'asc' },
    },
    sql: `SELECT b / v FROM (SELECT city, uniqExact(person) AS v FROM events ANY LEFT JOIN (SELECT person, city FROM people) AS p USING (person) WHERE event = 'view' AND ${days('at', '2026-10-17')} GROUP BY city) AS x
      LEFT JOIN (SELECT town AS city, uniqExact(person) AS b FROM orders ANY LEFT JOIN (SELECT person, city AS town FROM people) AS p USING (person) WHERE ${paid} AND ${days('paid_at', '2026-10-17')} GROUP BY town) AS y USING (city) ORDER BY toString(city)`,
    agree: column('conversion_rate'),
  },
  {
    what: 'carted, not bought in 30 days: how many',
    query: { measures: [{ measure: 'customers' }], who: { did: 'cart', window: last(30), withoutLater: 'purchase' } },
    sql: `SELECT uniqExact(person) FROM (SELECT person, product, max(at) AS carted FROM events WHERE event = 'cart' AND ${days('at', '2026-10-17')} GROUP BY person, product) AS c
      LEFT JOIN (SELECT person, product, max(paid_at) AS bought FROM order_items WHERE ${paid} AND ${days('paid_at', '2026-10-17')} GROUP BY person, product) AS b USING (person, product) WHERE bought IS NULL OR carted > bought`,
    agree: value,
  },
  {
    what: 'top 10 products by revenue among women, last 90 days',
    query: {
      kind: 'table',
      who: { tag: 'gender', is: { oneOf: ['female'] } },
      measures: [{ measure: 'revenue' }],
      by: [{ field: 'product' }],
      window: last(90),
      limit: 10,
    },
    sql: `SELECT toFloat64(sum(price * quantity)) AS r FROM order_items WHERE ${paid} AND ${days('paid_at', '2026-08-18')} AND person IN (SELECT person FROM people WHERE gender = 'female') GROUP BY product ORDER BY r DESC LIMIT 10`,
    sqlite: `SELECT sum(price * quantity) AS r FROM order_items WHERE ${paid} AND ${days('paid_at', '2026-08-18')} AND person IN (SELECT person FROM people WHERE gender = 'female') GROUP BY product ORDER BY r DESC LIMIT 10`,
    agree: column('revenue'),
  },
  {
    what: 'share of the buyers of the year who bought skin care twice or more',
    query: {
      kind: 'share',
      who: {
        did: 'purchase',
        where: [{ field: 'category', is: { oneOf: ['护肤'] } }],
        much: [{ of: 'count', range: { min: 2 } }],
        window: { period: { unit: 'year', offset: 0 } },
      },
      base: { did: 'purchase', window: { period: { unit: 'year', offset: 0 } } },
    },
    sql: `SELECT (SELECT count() FROM (SELECT person FROM order_items WHERE ${paid} AND ${days('paid_at', '2026-01-01')} AND category = '护肤' GROUP BY person HAVING uniqExact(order_id) >= 2)) / (SELECT uniqExact(person) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-01-01')})`,
    agree: value,
  },
  {
    what: 'new and returning buyers in 双11',
    query: { measures: [{ measure: 'new_buyers' }, { measure: 'returning_buyers' }], window: { festival: { name: '双11' } } },
    sql: `SELECT countIf(first >= '2026-11-01 00:00:00') FROM (SELECT person, min(paid_at) AS first, max(paid_at) AS last FROM orders WHERE ${paid} AND ${days('paid_at', '2000-01-01', '2026-11-12')} GROUP BY person)`,
    agree: value,
  },
  {
    what: 'daily active customers of the last 30 days',
    query: { kind: 'series', measures: [{ measure: 'dau' }], by: [{ period: 'day' }], window: last(30) },
    sql: `SELECT uniqExact(person) FROM events WHERE ${days('at', '2026-10-17')} GROUP BY toDate(at) AS d ORDER BY d`,
    agree: column('dau'),
  },
  {
    what: 'how many customers bought in the last year',
    query: { measures: [{ measure: 'customers' }], who: { did: 'purchase', window: last(365) } },
    sql: `SELECT uniqExact(person) FROM orders WHERE ${paid} AND ${days('paid_at', '2025-11-16')}`,
    sqlite: `SELECT count(DISTINCT person) FROM orders WHERE ${paid} AND ${days('paid_at', '2025-11-16')}`,
    agree: value,
  },
  {
    what: 'average days between purchases of customers in 上海',
    query: { measures: [{ measure: 'purchase_interval' }], who: { tag: 'city', is: { oneOf: ['上海'] } } },
    sql: `SELECT sum(dateDiff('day', toDate(f), toDate(l))) / sum(n - 1) FROM (SELECT person, min(paid_at) AS f, max(paid_at) AS l, count() AS n FROM orders WHERE ${paid} AND ${days('paid_at', '2000-01-01')} AND person IN (SELECT person FROM people WHERE city = '上海') GROUP BY person)`,
    agree: value,
  },
]
