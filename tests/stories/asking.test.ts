import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerQuestion, askCommand } from '../../src/app/ask.js'
import { importCommand } from '../../src/app/import.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const asOf = '2026-11-15'
const cities = ['上海', '北京', '成都', '杭州']
const skins = ['油性', '干性', '敏感肌']
const categories = ['面膜', '精华', '面霜']
const platforms = ['天猫', '抖音']

/** A brand small enough to count by hand: 60 customers, 150 orders over two years, a viewing and a cart here and there. */
function files(): Record<string, string> {
  const day = (back: number) => new Date(Date.UTC(2026, 10, 15) - back * 86_400_000).toISOString().slice(0, 10)
  const customers = ['customer_id,gender,birth_year,city,source_channel,member_level,registered_at,skin_type']
  const orders = ['order_id,customer_id,platform,ordered_at,paid_at,status,amount,payment_method']
  const items = ['order_id,sku,product,category,quantity,price']
  const events = ['event_id,customer_id,at,event,category']
  const reviews = ['review_id,customer_id,category,stars,text,at']
  for (let i = 0; i < 60; i += 1) {
    customers.push(
      `c${i},${i % 3 === 0 ? '男' : '女'},${1980 + (i % 28)},${cities[i % 4]},${platforms[i % 2]},${i % 5 === 0 ? '金卡' : '普通'},${day(700 - i)},${skins[i % 3]}`,
    )
  }
  for (let i = 0; i < 150; i += 1) {
    const customer = (i * 7) % 50
    const at = `${day((i * 11) % 640)} 10:00:00`
    const status = i % 13 === 0 ? 'cancelled' : i % 17 === 0 ? 'refunded' : 'completed'
    const paid = i % 19 === 0 ? '' : at
    const price = 50 + ((i * 37) % 400)
    orders.push(
      `o${i},c${customer},${platforms[i % 2]},${at},${paid},${status},${price * 2},${i % 3 === 0 ? '支付宝' : '微信支付'}`,
    )
    items.push(`o${i},s${i},产品${i % 6},${categories[i % 3]},2,${price}`)
  }
  for (let i = 0; i < 200; i += 1) {
    events.push(
      `e${i},c${(i * 3) % 60},${day((i * 5) % 120)} 12:00:00,${['view', 'view', 'cart', 'favorite'][i % 4]},${categories[i % 3]}`,
    )
  }
  for (let i = 0; i < 30; i += 1)
    reviews.push(`r${i},c${(i * 2) % 50},${categories[i % 3]},${(i % 5) + 1},内容${i},${day(i * 3)} 09:00:00`)
  return Object.fromEntries(
    Object.entries({ customers, orders, order_items: items, events, reviews }).map(([name, lines]) => [
      `${name}.csv`,
      lines.join('\n'),
    ]),
  )
}

const bought = `status != 'cancelled' AND paid_at IS NOT NULL AND paid_at < '2026-11-16 00:00:00'`
const ordered = `status != 'cancelled' AND ordered_at < '2026-11-16 00:00:00'`
const last = (column: string, days: number) =>
  `${column} >= toDateTime('2026-11-16 00:00:00', 'Asia/Shanghai') - toIntervalDay(${days})`
const thisYear = (column: string) => `${column} >= '2026-01-01 00:00:00'`
const lastYear = (column: string) => `${column} >= '2025-01-01 00:00:00' AND ${column} < '2026-01-01 00:00:00'`
const people = (where: string) => `SELECT count() AS value FROM people WHERE ${where}`
const buyersOf = (category: string, and = '1') =>
  `SELECT person FROM order_items WHERE category = '${category}' AND ${bought} AND ${and}`

/** Questions, and the SQL that somebody who knows the glossary would write for them. */
const asked: readonly (readonly [question: string, sql: string])[] = [
  ['一共有多少客户', people('1')],
  ['上海的女性客户有多少', people(`city = '上海' AND gender = 'female'`)],
  ['how many men are from Chengdu', people(`city = '成都' AND gender = 'male'`)],
  ['95后有多少人', people('birth_year BETWEEN 1995 AND 1999')],
  ['25到34岁的女性有多少', people(`gender = 'female' AND 2026 - birth_year BETWEEN 25 AND 34`)],
  ['敏感肌的金卡会员有多少', people(`attributes['skin_type'] = '敏感肌' AND member_level = '金卡'`)],
  ['最近30天有多少人下单', `SELECT uniqExact(person) AS value FROM orders WHERE ${ordered} AND ${last('ordered_at', 30)}`],
  [
    '最近30天活跃但未下单的客户有多少',
    people(
      `person IN (SELECT person FROM events WHERE ${last('at', 30)}) AND person NOT IN (SELECT person FROM orders WHERE ${ordered} AND ${last('ordered_at', 30)})`,
    ),
  ],
  ['买过面膜但没买过精华的客户有多少', people(`person IN (${buyersOf('面膜')}) AND person NOT IN (${buyersOf('精华')})`)],
  ['how many women bought 面霜 this year', people(`gender = 'female' AND person IN (${buyersOf('面霜', thisYear('paid_at'))})`)],
  [
    '去年买过但今年没买的客户有多少',
    people(
      `person IN (SELECT person FROM orders WHERE ${bought} AND ${lastYear('paid_at')}) AND person NOT IN (SELECT person FROM orders WHERE ${bought} AND ${thisYear('paid_at')})`,
    ),
  ],
  [
    '购买两次以上的客户有多少',
    people(`person IN (SELECT person FROM orders WHERE ${bought} GROUP BY person HAVING count() >= 2)`),
  ],
  [
    '今年消费超过1000元的客户有多少',
    people(
      `person IN (SELECT person FROM orders WHERE ${bought} AND ${thisYear('paid_at')} GROUP BY person HAVING sum(amount) > 1000)`,
    ),
  ],
  ['今年的销售额', `SELECT toFloat64(sum(amount)) AS value FROM orders WHERE ${bought} AND ${thisYear('paid_at')}`],
  [
    '今年抖音平台的订单数',
    `SELECT count() AS value FROM orders WHERE ${ordered} AND ${thisYear('ordered_at')} AND platform = '抖音'`,
  ],
  [
    '去年的客单价',
    `SELECT toFloat64(sum(amount)) / uniqExact(person) AS value FROM orders WHERE ${bought} AND ${lastYear('paid_at')}`,
  ],
  [
    'average order value last year',
    `SELECT toFloat64(sum(amount)) / count() AS value FROM orders WHERE ${bought} AND ${lastYear('paid_at')}`,
  ],
  [
    '今年的复购率',
    `SELECT countIf(n >= 2) / count() AS value FROM (SELECT person, count() AS n FROM orders WHERE ${bought} AND ${thisYear('paid_at')} GROUP BY person)`,
  ],
  [
    '今年的退款率',
    `SELECT countIf(status = 'refunded') / count() AS value FROM orders WHERE ${bought} AND ${thisYear('paid_at')}`,
  ],
  [
    '今年有多少新客',
    `SELECT count() AS value FROM (SELECT person, min(paid_at) AS first FROM orders WHERE ${bought} GROUP BY person) WHERE ${thisYear('first')}`,
  ],
  [
    '女性客户里买过面霜的占多少',
    `SELECT countIf(person IN (${buyersOf('面霜')})) / count() AS value FROM people WHERE gender = 'female'`,
  ],
  [
    'what share of women bought 面膜 this year',
    `SELECT countIf(person IN (${buyersOf('面膜', thisYear('paid_at'))})) / count() AS value FROM people WHERE gender = 'female'`,
  ],
  ['平均年龄', `SELECT avg(2026 - birth_year) AS value FROM people`],
  ['面膜的差评率', `SELECT countIf(stars <= 2) / count() AS value FROM reviews WHERE category = '面膜'`],
  [
    '最近90天用支付宝付款的订单占比',
    `SELECT countIf(payment_method = '支付宝') / count() AS value FROM orders WHERE ${ordered} AND ${last('ordered_at', 90)}`,
  ],
]

describe('a brand asks', () => {
  let temporary: TemporaryWorkspace
  beforeAll(async () => {
    temporary = await temporaryWorkspace()
    const folder = join(temporary.home, 'files')
    await mkdir(folder)
    for (const [name, text] of Object.entries(files())) await writeFile(join(folder, name), text)
    await importCommand(temporary.workspace, [folder], { json: true })
  })
  afterAll(async () => temporary.close())

  it.each(asked)('%s', async (question, sql) => {
    const document = await answerQuestion(temporary.workspace, question, { asOf })
    expect(document.answer.kind, document.answer.summary).toBe('number')
    const warehouse = await temporary.workspace.warehouse()
    const [row] = await warehouse.rows<{ value: number | string }>({ sql, parameters: {} })
    expect(document.answer.value).toBeCloseTo(Number(row?.value), 5)
    expect(Number(row?.value)).toBeGreaterThan(0)
    expect(document.reading).not.toBe('')
    expect(document.answer.summary).not.toBe('')
  })

  it('breaks down by a column that the contract does not list', async () => {
    const { answer } = await answerQuestion(temporary.workspace, '各skin_type的客户数', { asOf })
    expect(answer.kind).toBe('table')
    expect(answer.rows).toHaveLength(3)
    expect((answer.rows ?? []).reduce((sum, row) => sum + Number(row.customers), 0)).toBe(60)
  })

  it('draws a series whose periods add up to the whole', async () => {
    const series = await answerQuestion(temporary.workspace, '今年每月的销售额', { asOf })
    const whole = await answerQuestion(temporary.workspace, '今年的销售额', { asOf })
    expect(series.answer.kind).toBe('series')
    expect(series.answer.rows).toHaveLength(11)
    expect((series.answer.rows ?? []).reduce((sum, row) => sum + Number(row.revenue), 0)).toBeCloseTo(
      Number(whole.answer.value),
      6,
    )
  })

  it('goes on in a thread, and forgets nothing in another process', async () => {
    const thread = 'thread:story'
    await answerQuestion(temporary.workspace, '今年女性的客单价', { asOf, thread })
    const workspace = await temporary.reopen()
    const men = await answerQuestion(workspace, '那男生呢?', { asOf, thread })
    const alone = await answerQuestion(workspace, '今年男性的客单价', { asOf })
    expect(men.answer.value).toBe(alone.answer.value)
  })

  it('understands every next question that it offers', async () => {
    for (const [question] of asked.slice(0, 12)) {
      const thread = `thread:offers ${question}`
      const document = await answerQuestion(temporary.workspace, question, { asOf, thread })
      for (const next of document.followUps ?? []) {
        const { answer } = await answerQuestion(temporary.workspace, next, { asOf, previous: document.query as never })
        expect(answer.kind, `${question} → ${next}: ${answer.summary}`).not.toMatch(/clarify|refusal/)
      }
    }
  })

  it('prints one document and says by its exit code that a question was not answered', async () => {
    const before = temporary.printed.length
    expect(await askCommand(temporary.workspace, '左撇子的销售额', { asOf, json: true })).toBe(1)
    expect(await askCommand(temporary.workspace, '一共有多少客户', { asOf, json: true })).toBe(0)
    const [refused, answered] = temporary.printed.slice(before).map((text) => JSON.parse(text))
    expect(refused).toMatchObject({
      question: '左撇子的销售额',
      asOf,
      language: 'zh',
      answer: { kind: expect.stringMatching(/clarify|refusal/) },
    })
    expect(answered).toMatchObject({
      answer: { kind: 'number', value: 60, unit: 'customers' },
      query: { kind: 'number' },
      sql: expect.any(String),
    })
  })
})
