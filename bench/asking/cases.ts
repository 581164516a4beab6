import type { AnswerDocument } from '../../src/app/chat-answer.js'

export type Answer = AnswerDocument['answer']

export interface AskCase {
  /** As a person asks it: what is read, compiled, run and put into words. */
  readonly question: string
  /** Hand-written for the same answer, as of 2026-11-15. */
  readonly sql: string
  /** The same for SQLite, where it is compared there too. */
  readonly sqlite?: string
  /** @throws Error where the answers differ: a fast wrong answer is no figure. */
  agree(answer: Answer, expected: readonly unknown[]): void
}

const paid = "status != 'cancelled' AND paid_at IS NOT NULL"
const days = (column: string, from: string, to = '2026-11-16') =>
  `${column} >= '${from} 00:00:00' AND ${column} < '${to} 00:00:00'`

const upwards = (a: number, b: number) => a - b

/** Whether a number, or a column's numbers in any order, are those of the hand-written statement. */
function equal(answer: Answer, expected: readonly unknown[], figures: (answer: Answer) => readonly unknown[]) {
  const wanted = expected.flatMap((row) => Object.values(row as Record<string, unknown>).map(Number)).sort(upwards)
  const given = figures(answer).map(Number).sort(upwards)
  const same =
    wanted.length === given.length &&
    wanted.every((figure, index) => Math.abs(figure - (given[index] ?? Number.NaN)) <= 1e-6 * Math.max(1, Math.abs(figure)))
  if (!same) throw new Error(`answers differ: ${given.slice(0, 6)} against hand-written ${wanted.slice(0, 6)}`)
}

const value = (answer: Answer, expected: readonly unknown[]) => equal(answer, expected, (one) => [one.value])
const column = (key: string) => (answer: Answer, expected: readonly unknown[]) =>
  equal(answer, expected, (one) => (one.rows ?? []).map((row) => row[key]))
const total = (answer: Answer, expected: readonly unknown[]) => equal(answer, expected, (one) => [one.total])

export const askCases: readonly AskCase[] = [
  {
    question: '最近7天活跃但未下单的95后女性有哪些？',
    sql: `SELECT any(total) AS total FROM (SELECT customer_id, city, count() OVER () AS total FROM people WHERE gender = 'female' AND birth_year BETWEEN 1995 AND 1999
      AND person IN (SELECT person FROM events WHERE ${days('at', '2026-11-09')}) AND person NOT IN (SELECT person FROM orders WHERE ${days('ordered_at', '2026-11-09')} AND status != 'cancelled') ORDER BY customer_id LIMIT 1000)`,
    agree: total,
  },
  {
    question: '最近30天的销售额',
    sql: `SELECT sum(amount) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-10-17')}`,
    sqlite: `SELECT sum(amount) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-10-17')}`,
    agree: value,
  },
  {
    question: '今年各城市的销售额',
    sql: `SELECT r FROM (SELECT p.town, toFloat64(sum(amount)) AS r FROM orders ANY LEFT JOIN (SELECT person, city AS town FROM people) AS p USING (person) WHERE ${paid} AND ${days('paid_at', '2026-01-01')} GROUP BY p.town ORDER BY r DESC)`,
    sqlite: `SELECT sum(amount) AS r FROM orders JOIN people USING (person) WHERE ${paid} AND ${days('paid_at', '2026-01-01')} GROUP BY people.city ORDER BY r DESC`,
    agree: column('revenue'),
  },
  {
    question: '2026-06-01以来每月的客单价',
    sql: `SELECT toFloat64(sum(amount)) / uniqExact(person) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-06-01')} GROUP BY toStartOfMonth(paid_at) AS m ORDER BY m`,
    sqlite: `SELECT sum(amount) / count(DISTINCT person) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-06-01')} GROUP BY substr(paid_at, 1, 7) ORDER BY substr(paid_at, 1, 7)`,
    agree: column('revenue_per_buyer'),
  },
  {
    question: '各平台的复购率',
    sql: `SELECT countIf(n >= 2) / count() FROM (SELECT platform, person, count() AS n FROM orders WHERE ${paid} AND ${days('paid_at', '2000-01-01')} GROUP BY platform, person) GROUP BY platform ORDER BY toString(platform)`,
    agree: column('repeat_purchase_rate'),
  },
  {
    question: '今年的复购率',
    sql: `SELECT countIf(n >= 2) / count() FROM (SELECT person, count() AS n FROM orders WHERE ${paid} AND ${days('paid_at', '2026-01-01')} GROUP BY person)`,
    sqlite: `SELECT avg(n >= 2) FROM (SELECT person, count(*) AS n FROM orders WHERE ${paid} AND ${days('paid_at', '2026-01-01')} GROUP BY person)`,
    agree: value,
  },
  {
    question: '最近30天各城市的转化率',
    sql: `SELECT b / v FROM (SELECT city, uniqExact(person) AS v FROM events ANY LEFT JOIN (SELECT person, city FROM people) AS p USING (person) WHERE event = 'view' AND ${days('at', '2026-10-17')} GROUP BY city) AS x
      LEFT JOIN (SELECT town AS city, uniqExact(person) AS b FROM orders ANY LEFT JOIN (SELECT person, city AS town FROM people) AS p USING (person) WHERE ${paid} AND ${days('paid_at', '2026-10-17')} GROUP BY town) AS y USING (city) ORDER BY toString(city)`,
    agree: column('conversion_rate'),
  },
  {
    question: '最近30天加购未购的有多少人',
    sql: `SELECT uniqExact(person) FROM (SELECT person, product, max(at) AS carted FROM events WHERE event = 'cart' AND ${days('at', '2026-10-17')} GROUP BY person, product) AS c
      LEFT JOIN (SELECT person, product, max(paid_at) AS bought FROM order_items WHERE ${paid} AND ${days('paid_at', '2026-10-17')} GROUP BY person, product) AS b USING (person, product) WHERE bought IS NULL OR carted > bought`,
    agree: value,
  },
  {
    question: '女性最近90天销售额前10的商品',
    sql: `SELECT toFloat64(sum(price * quantity)) AS r FROM order_items WHERE ${paid} AND ${days('paid_at', '2026-08-18')} AND person IN (SELECT person FROM people WHERE gender = 'female') GROUP BY product ORDER BY r DESC LIMIT 10`,
    sqlite: `SELECT sum(price * quantity) AS r FROM order_items WHERE ${paid} AND ${days('paid_at', '2026-08-18')} AND person IN (SELECT person FROM people WHERE gender = 'female') GROUP BY product ORDER BY r DESC LIMIT 10`,
    agree: column('revenue'),
  },
  {
    question: '今年的买家中，今年买过护肤两次以上的占多少',
    sql: `SELECT (SELECT count() FROM (SELECT person FROM order_items WHERE ${paid} AND ${days('paid_at', '2026-01-01')} AND category = '护肤' GROUP BY person HAVING uniqExact(order_id) >= 2)) / (SELECT uniqExact(person) FROM orders WHERE ${paid} AND ${days('paid_at', '2026-01-01')})`,
    agree: value,
  },
  {
    question: '双11的新客数和老客数',
    sql: `SELECT countIf(first >= '2026-11-01 00:00:00') FROM (SELECT person, min(paid_at) AS first, max(paid_at) AS last FROM orders WHERE ${paid} AND ${days('paid_at', '2000-01-01', '2026-11-12')} GROUP BY person)`,
    agree: value,
  },
  {
    question: '最近30天每天的活跃客户数',
    sql: `SELECT uniqExact(person) FROM events WHERE ${days('at', '2026-10-17')} GROUP BY toDate(at) AS d ORDER BY d`,
    agree: column('active_customers'),
  },
  {
    question: 'how many customers bought in the last 365 days?',
    sql: `SELECT uniqExact(person) FROM orders WHERE ${paid} AND ${days('paid_at', '2025-11-16')}`,
    sqlite: `SELECT count(DISTINCT person) FROM orders WHERE ${paid} AND ${days('paid_at', '2025-11-16')}`,
    agree: value,
  },
  {
    question: '上海客户平均多久买一次',
    sql: `SELECT sum(dateDiff('day', toDate(f), toDate(l))) / sum(n - 1) FROM (SELECT person, min(paid_at) AS f, max(paid_at) AS l, count() AS n FROM orders WHERE ${paid} AND ${days('paid_at', '2000-01-01')} AND person IN (SELECT person FROM people WHERE city = '上海') GROUP BY person)`,
    agree: value,
  },
]
