import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RecordKindName, recordKinds } from '../../src/records/index.js'
import { rowBatches } from '../../src/sources/batches.js'
import type { CellSource } from '../../src/sources/mapping.js'
import { planByMapping } from '../../src/sources/plan.js'
import { landedSelect, rawColumns, refusedSelect, typedSelect } from '../../src/sources/statements.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'

let at: TemporaryWarehouse
beforeAll(async () => {
  at = await temporaryWarehouse()
})
afterAll(() => at.close())

const filler: Partial<Record<string, string>> = {
  order_id: '1',
  customer_id: 'c',
  ordered_at: '2026-01-01 00:00:00',
  amount: '1',
  product: 'p',
  event: 'view',
  at: '2026-01-01 00:00:00',
  text: 't',
  post_id: '1',
  ticket_id: '1',
}

/** Reads one column's cells as one field of one kind: what each becomes, or why it is refused. */
async function read(kind: RecordKindName, field: string, cells: readonly string[], source?: (column: string) => CellSource) {
  const { warehouse } = at
  const others = recordKinds[kind].fields.filter((one) => one.required && one.name !== field).map((one) => one.name)
  const header = ['tested', ...others]
  const fields = { ...Object.fromEntries(others.map((name) => [name, name])), [field]: source?.('tested') ?? 'tested' }
  const plan = planByMapping({ name: 'test', title: { zh: '', en: '' }, makes: [{ kind, fields }] }, header)
  async function* rows() {
    for (const [index, cell] of cells.entries())
      yield { line: index + 1, cells: [cell, ...others.map((name) => filler[name] ?? '')] }
  }
  const columns = rawColumns(plan)
  for (const name of ['cells_raw', 'cells_lean', 'cells_full']) await warehouse.run(`DROP TABLE IF EXISTS ${name}`)
  await warehouse.run(
    `CREATE TABLE cells_raw (${columns.map((name, index) => `${name} ${index ? 'String' : 'UInt64'}`).join(', ')}) ENGINE = Memory`,
  )
  for await (const batch of rowBatches(rows(), {})) {
    await warehouse.insertText('cells_raw', columns, 'CSV', batch.text, {
      settings: { input_format_csv_trim_whitespaces: 0, input_format_null_as_default: 0 },
    })
  }
  const options = { plan, timeZone: warehouse.timeZone }
  const make = async (name: string, lean: boolean) => {
    const typed = typedSelect(options, 'cells_raw', lean)
    await warehouse.run({ sql: `CREATE TABLE ${name} ENGINE = Memory AS ${typed.sql}`, parameters: typed.parameters })
  }
  await make('cells_full', false)
  await make('cells_lean', true)
  const values = new Map<number, unknown>()
  for (const table of ['cells_lean', 'cells_full']) {
    const { select } = landedSelect(plan, 0, table)
    for (const row of await warehouse.rows<Record<string, unknown>>(select)) {
      const value = row[`out_${field}`]
      const before = values.get(Number(row.out_line))
      // What the lean reading takes, the full one must take the same way.
      if (before !== undefined)
        expect([cells[Number(row.out_line) - 1], value]).toEqual([cells[Number(row.out_line) - 1], before])
      values.set(Number(row.out_line), value)
    }
  }
  for (const row of await warehouse.rows<{ line: string; reasons: string[] }>(
    refusedSelect(options, 'cells_raw', 'cells_full'),
  )) {
    expect(values.has(Number(row.line))).toBe(false)
    values.set(Number(row.line), row.reasons.map((one) => `✗ ${one.split('\t')[1]}`).join())
  }
  return cells.map((_, index) => values.get(index + 1))
}

type Cases = readonly (readonly [cell: string, becomes: unknown])[]
const check = async (kind: RecordKindName, field: string, cases: Cases, source?: (column: string) => CellSource) => {
  const found = await read(
    kind,
    field,
    cases.map(([cell]) => cell),
    source,
  )
  expect(cases.map(([cell], index) => [cell, found[index]])).toEqual(cases.map(([cell, becomes]) => [cell, becomes]))
}

describe('cells, typed by the engine', () => {
  it('times', () =>
    check('orders', 'paid_at', [
      ['2026-01-31 20:15:00', '2026-01-31 20:15:00'],
      ['2026-01-31T20:15:00', '2026-01-31 20:15:00'],
      ['2026-01-31 20:15', '2026-01-31 20:15:00'],
      ['2026-01-31 20:15:00.123', '2026-01-31 20:15:00'],
      ['2026-01-31T12:15:00Z', '2026-01-31 20:15:00'],
      ['2026-01-31T20:15:00+08:00', '2026-01-31 20:15:00'],
      ['2026-01-31 07:15:00 -0500', '2026-01-31 20:15:00'],
      ['2026/1/2 3:04', '2026-01-02 03:04:00'],
      ['2026.01.02', '2026-01-02 00:00:00'],
      ['2026年1月2日', '2026-01-02 00:00:00'],
      ['2026年1月2日 3时4分', '2026-01-02 03:04:00'],
      ['２０２６－０１－０２', '2026-01-02 00:00:00'],
      ['20260131', '2026-01-31 00:00:00'],
      ['20260131201500', '2026-01-31 20:15:00'],
      ['1990-05-06 00:00:00', '1990-05-06 00:00:00'],
      [' 2026-01-02 ', '2026-01-02 00:00:00'],
      ['', null],
      ['NULL', null],
      ['2026-02-30 10:00:00', '✗ no_such_day'],
      ['2026/2/30', '✗ no_such_day'],
      ['2025-02-29', '✗ no_such_day'],
      ['2026-13-01', '✗ no_such_day'],
      ['2026-01-01 25:00:00', '✗ no_such_day'],
      ['1969-12-31 10:00:00', '✗ out_of_range'],
      ['2206-01-01', '✗ out_of_range'],
      ['03/04/2026', '✗ ambiguous_day'],
      ['25/12/2026 10:00', '✗ ambiguous_day'],
      ['yesterday', '✗ bad_time'],
      ['1770000000', '✗ bad_time'],
    ]))

  it('times in the order and unit that a mapping names', async () => {
    await check(
      'orders',
      'paid_at',
      [
        ['03/04/2026', '2026-04-03 00:00:00'],
        ['31/12/2026 20:15', '2026-12-31 20:15:00'],
        ['13/13/2026', '✗ no_such_day'],
        ['2026-01-02', '2026-01-02 00:00:00'],
      ],
      (column) => ({ column, time: 'dmy' }),
    )
    await check('orders', 'paid_at', [['03/04/2026', '2026-03-04 00:00:00']], (column) => ({ column, time: 'mdy' }))
    await check(
      'orders',
      'paid_at',
      [
        ['1511544070', '2017-11-25 01:21:10'],
        ['x', '✗ bad_time'],
        ['99999999999', '✗ out_of_range'],
      ],
      (column) => ({ column, time: 'unix_seconds' }),
    )
    await check('orders', 'paid_at', [['1511544070999', '2017-11-25 01:21:10']], (column) => ({ column, time: 'unix_millis' }))
  })

  it('days', () =>
    check('customers', 'birth_date', [
      ['1996-02-29', '1996-02-29'],
      ['1996/2/9', '1996-02-09'],
      ['1949-10-01', '1949-10-01'],
      ['1996-02-09 00:00:00', '1996-02-09'],
      ['1995-02-29', '✗ no_such_day'],
      ['1850-01-01', '✗ out_of_range'],
      ['96-02-09', '✗ ambiguous_day'],
      ['-', null],
    ]))

  it('years', () =>
    check('customers', 'birth_year', [
      ['1996', 1996],
      ['1996年', 1996],
      ['1996.0', 1996],
      ['96', '✗ bad_year'],
      ['1889', '✗ bad_year'],
      ['', null],
    ]))

  it('money', () =>
    check('orders', 'amount', [
      ['199', 199],
      ['199.99', 199.99],
      ['0', 0],
      ['¥1,234.50', 1234.5],
      ['￥１９９', 199],
      ['99元', 99],
      ['1,234,567.8', 1234567.8],
      ['+5', 5],
      ['1,5', '✗ bad_money'],
      ['NaN', '✗ empty_required'],
      ['inf', '✗ bad_money'],
      ['1e5', '✗ bad_money'],
      ['-5', '✗ negative'],
      ['abc', '✗ bad_money'],
      ['', '✗ empty_required'],
    ]))

  it('what an empty figure means', async () => {
    await check('orders', 'discount', [
      ['', 0],
      ['5', 5],
    ])
    await check('order_items', 'quantity', [
      ['', 1],
      ['3', 3],
      ['1.5', 1.5],
      ['-1', '✗ negative'],
      ['two', '✗ bad_number'],
    ])
  })

  it('counts', () =>
    check('posts', 'likes', [
      ['12', '12'],
      ['12.0', '12'],
      ['-1', '✗ bad_count'],
      ['1.5', '✗ bad_count'],
      ['', null],
    ]))

  it('stars', () =>
    check('reviews', 'stars', [
      ['5', 5],
      ['5.0', 5],
      ['4星', 4],
      ['五星', 5],
      ['3 stars', 3],
      ['4/5', 4],
      ['0', '✗ bad_stars'],
      ['9', '✗ bad_stars'],
      ['4.5', '✗ bad_stars'],
      ['', null],
    ]))

  it('ids keep every letter', () =>
    check('orders', 'order_id', [
      ['="0012345678901234567"', '0012345678901234567'],
      ["'0012", '0012'],
      [' A-1 ', 'A-1'],
      ['None', 'None'],
      ['1.0', '1.0'],
      ['1E5', '1E5'],
      ['1.89E+18', '✗ cut_id'],
      ['C\u200b1', 'C1'],
      ['\u202dC1\u202c', 'C1'],
      ['👩‍👧', '👩‍👧'],
      ['', '✗ empty_required'],
      ['\u3000', '✗ empty_required'],
    ]))

  it('statuses, however a marketplace says them', () =>
    check('orders', 'status', [
      ['交易成功', 'completed'],
      ['买家已付款，等待卖家发货', 'paid'],
      ['买家已付款,等待卖家发货', 'paid'],
      ['SHIPPED', 'shipped'],
      ['交易关闭', 'cancelled'],
      ['', 'placed'],
      ['lost', '✗ unknown_word'],
    ]))

  it('words', async () => {
    await check('customers', 'gender', [
      ['女', 'female'],
      ['M', 'male'],
      ['?', 'unknown'],
      ['', 'unknown'],
    ])
    await check('customers', 'city', [
      ['\u3000上海 ', '上海'],
      ['NULL', ''],
      ["x'); DROP TABLE orders --", "x'); DROP TABLE orders --"],
    ])
    await check('events', 'event', [
      ['pv', 'view'],
      ['加购', 'cart'],
      ['unboxing', 'unboxing'],
      ['', '✗ empty_required'],
    ])
    await check(
      'events',
      'event',
      [
        ['抱怨', 'complain'],
        ['pv', 'view'],
      ],
      (column) => ({ column, values: { 抱怨: 'complain' } }),
    )
  })
})
