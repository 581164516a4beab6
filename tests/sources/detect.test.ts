import { describe, expect, it } from 'vitest'
import { delimiterOf } from '../../src/sources/delimiter.js'
import { kindByName, kindOf } from '../../src/sources/detect.js'
import { checkedHeader, nearest } from '../../src/sources/header.js'
import { readMapping } from '../../src/sources/mapping.js'
import { attributeName, planByContract } from '../../src/sources/plan.js'
import { FileProblem } from '../../src/sources/problem.js'

const problemOf = (task: () => unknown) => {
  try {
    task()
  } catch (error) {
    if (error instanceof FileProblem) return error
    throw error
  }
  throw new Error('no problem')
}

describe('what a file is', () => {
  it.each([
    ['customers.csv', 'customers'],
    ['orders-2026.csv.gz', 'orders'],
    ['order_items.parquet', 'order_items'],
    ['2026年订单.xlsx', 'orders'],
    ['订单商品明细.csv', 'order_items'],
    ['Reviews (1).CSV', 'reviews'],
    ['客户.csv', 'customers'],
    ['reorders.csv', undefined],
    ['data.csv', undefined],
  ])('%s is %s by its name', (name, kind) => expect(kindByName(name)).toBe(kind))

  it.each([
    ['order_id,customer_id,ordered_at,amount', 'x.csv', 'orders'],
    ['订单编号,客户编号,下单时间,实付金额', 'x.csv', 'orders'],
    ['用户id,事件类型,event_time', 'x.csv', 'events'],
    ['customer_id,gender,city', 'x.csv', 'customers'],
    ['post_id,text,likes', 'x.csv', 'posts'],
  ])('%s in %s is %s', (header, name, kind) => expect(kindOf(header.split(','), name)).toBe(kind))

  it('is not guessed', () => {
    expect(problemOf(() => kindOf(['a', 'b', 'c'], 'x.csv')).code).toBe('unknown_kind')
  })

  it('names the column that was perhaps meant', () => {
    const problem = problemOf(() => kindOf(['order_id', 'customer_id', 'orderd_at', 'amount'], 'orders.csv'))
    expect(problem.code).toBe('missing_column')
    expect(problem.label.en).toContain('ordered_at (did you mean "orderd_at"?)')
  })

  it('takes a title above the header for what it is', () => {
    const problem = problemOf(() => kindOf(['2026 订单报表'], 'orders.csv'))
    expect(problem.label.zh).toContain('如果那是标题,请删掉它')
  })

  it('stops at two columns of one name', () => {
    expect(problemOf(() => checkedHeader(['order_id', 'Order ID'])).code).toBe('duplicate_header')
  })

  it.each([
    ['a,b,c\n1,2,3', ','],
    ['a\tb\tc\n1\t2,5\t3', '\t'],
    ['a;b;c\n1,5;2;3', ';'],
    ['a|b\n1|2', '|'],
    ['"a,b";c\n"d,e";f', ';'],
    ['only', ','],
  ])('%j is cut by %j', (head, delimiter) => expect(delimiterOf(head)).toBe(delimiter))

  it.each([
    ['Skin Type', 'skin_type'],
    ['skinType', 'skin_type'],
    ['肤质', '肤质'],
    ['肤质 (自报)', '肤质_自报'],
  ])('the column %s is asked about as %s', (column, name) => expect(attributeName(column)).toBe(name))

  it('leaves out columns that name a person, and says so', () => {
    const plan = planByContract('customers', ['customer_id', '姓名', '收货地址', 'skin_type'])
    expect(plan.targets[0]?.attributes).toEqual([{ name: 'skin_type', column: 3 }])
    expect(plan.warnings.map(({ code }) => code)).toEqual(['personal_left_out'])
  })

  it('does not find what is far away', () => expect(nearest('amount', ['city', 'province'])).toBeUndefined())
})

describe('mapping files', () => {
  const base = { name: 'x', title: { zh: '', en: '' } }
  it.each([
    ['no JSON', '{', 'is not JSON'],
    [
      'an unknown field',
      JSON.stringify({ ...base, makes: [{ kind: 'posts', fields: { post_id: 'a', text: 'b', colour: 'c' } }] }),
      'no field colour',
    ],
    [
      'a missing required field',
      JSON.stringify({ ...base, makes: [{ kind: 'posts', fields: { post_id: 'a' } }] }),
      'needs the field text',
    ],
    ['an unknown kind', JSON.stringify({ ...base, makes: [{ kind: 'post', fields: {} }] }), 'makes.0.kind'],
    [
      'SQL',
      JSON.stringify({ ...base, makes: [{ kind: 'posts', fields: { post_id: { sql: '1' }, text: 'b' } }] }),
      'makes.0.fields.post_id',
    ],
  ])('%s is refused, saying where', (_, text, said) => {
    const problem = problemOf(() => readMapping(text, 'm.json'))
    expect(problem.code).toBe('bad_mapping')
    expect(problem.label.en).toContain(said)
  })
})

describe('what a file is not', () => {
  it('an orders file without its amount is not a list of customers', () => {
    const header = ['order_id', 'customer_id', 'ordered_at', 'city', 'province']
    expect(problemOf(() => kindOf(header, 'orders.csv')).code).toBe('missing_column')
    expect(problemOf(() => kindOf(header, 'x.csv')).code).toBe('unknown_kind')
  })
  it('the columns outweigh a word in the name', () => {
    expect(kindOf(['order_id', 'customer_id', 'ordered_at', 'amount', 'city'], 'customers_orders.csv')).toBe('orders')
  })
})
