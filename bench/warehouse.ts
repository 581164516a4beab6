import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Session } from 'chdb'
import type { RecordKindName } from '../src/records/index.js'
import { commitImport } from '../src/stores/warehouse/landing.js'
import { openWarehouse } from '../src/stores/warehouse/open.js'
import { settle } from '../src/stores/warehouse/settle.js'
import { createStaging } from '../src/stores/warehouse/staging.js'
import type { Warehouse } from '../src/stores/warehouse/warehouse.js'
import { type BenchLine, type BenchOptions, spread, timed } from './harness.js'

/**
 * What the warehouse's face costs against the bare engine: rows in, a question out, an abort; and what landing and settling cost.
 */
export async function run(report: (line: BenchLine) => void, { size }: BenchOptions): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'zhiyin-bench-'))
  const warehouse = await openWarehouse({ home, timeZone: 'Asia/Shanghai' })
  const bare = new Session(join(home, 'warehouse'))
  bare.query('USE zhiyin')
  try {
    await insertion(report, warehouse, bare, size === 'full' ? 1_000_000 : 100_000)
    await lookup(report, warehouse, bare)
    await abort(report, warehouse)
    await landing(report, warehouse, size === 'full' ? 200_000 : 20_000)
  } finally {
    bare.close()
    await warehouse.close()
    await rm(home, { recursive: true, force: true })
  }
}

/** Rows from JavaScript objects, against the engine's own load of the same rows as ready JSON lines. */
async function insertion(report: (line: BenchLine) => void, warehouse: Warehouse, bare: Session, count: number): Promise<void> {
  for (const name of ['bench_ours', 'bench_bare']) {
    await warehouse.run(
      `CREATE TABLE ${name} (id UInt64, customer_id String, amount Float64, city LowCardinality(String)) ORDER BY id`,
    )
  }
  const row = (id: number) => ({ id, customer_id: `c${id % 5000}`, amount: id % 997, city: '上海' })
  function* rows() {
    for (let id = 0; id < count; id++) yield row(id)
  }
  const lines = Buffer.from([...rows()].map((one) => `${JSON.stringify(one)}\n`).join(''))
  const baseline = await timed(() => bare.insert({ table: 'bench_bare', values: lines, format: 'JSONEachRow' }))
  const ours = await timed(() => warehouse.insert('bench_ours', rows()))
  report({
    what: `insert ${count.toLocaleString('en')} row objects (bare: the same as ready JSON lines)`,
    ours,
    baseline,
    unit: 'ms',
  })
}

/** A bound question for one row, against the same question on a bare session. */
async function lookup(report: (line: BenchLine) => void, warehouse: Warehouse, bare: Session): Promise<void> {
  const sql = 'SELECT amount, city FROM bench_ours WHERE id = {id:UInt64}'
  const ours: number[] = []
  const baseline: number[] = []
  for (let id = 0; id < 400; id++) {
    ours.push(await timed(() => warehouse.rows({ sql, parameters: { id } })))
    baseline.push(await timed(async () => (await bare.queryBindAsync(sql, { id }, { format: 'JSONEachRow' })).text()))
  }
  const [a, b] = [spread(ours.slice(50)), spread(baseline.slice(50))]
  report({ what: 'look up one row, bound value, median', ours: a.median, baseline: b.median, unit: 'ms', aim: 2 })
  report({ what: 'look up one row, bound value, p95', ours: a.p95, baseline: b.p95, unit: 'ms' })
}

/** From the abort of a statement that would run for minutes to the next question's answer on the same lane. */
async function abort(report: (line: BenchLine) => void, warehouse: Warehouse): Promise<void> {
  const waits: number[] = []
  for (let round = 0; round < 5; round++) {
    const stop = new AbortController()
    const asked = warehouse
      .rows(
        { sql: 'SELECT sum(cityHash64(number, 1)) FROM numbers(1000000000000)', parameters: {} },
        { lane: 'work', signal: stop.signal },
      )
      .catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 200))
    stop.abort()
    waits.push(await timed(() => asked.then(() => warehouse.rows({ sql: 'SELECT 1', parameters: {} }, { lane: 'work' }))))
  }
  report({
    what: 'abort heavy work, then the next answer on that lane, median',
    ours: spread(waits).median,
    unit: 'ms',
  })
}

/** Ten orders and fifty events a customer through staging, keys, marks, landing and settling, against a plain copy of the same rows. */
async function landing(report: (line: BenchLine) => void, warehouse: Warehouse, customers: number): Promise<void> {
  let imports = 0
  const land = async (kind: RecordKindName, fill: string) => {
    imports += 1
    const staging = await createStaging(warehouse, kind, `bench_${imports}`, kind)
    await warehouse.run(`INSERT INTO ${staging.table} ${fill}`)
    await commitImport(warehouse, staging)
  }
  await land('customers', customersSql(0, customers, customers))
  const orders = await timed(() => land('orders', ordersSql(0, customers * 10, customers)))
  await warehouse.run('CREATE TABLE bench_orders AS orders')
  const plain = await timed(() =>
    warehouse.run(
      `INSERT INTO bench_orders (${ordersSql(0, customers * 10, customers)
        .replace(', line)', ')')
        .replace(', number AS line', '')
        .slice(1)}`,
    ),
  )
  report({
    what: `land ${(customers * 10).toLocaleString('en')} orders whole or not at all (bare: the same rows straight into a table)`,
    ours: orders,
    baseline: plain,
    unit: 'ms',
  })
  await land('order_items', itemsSql(0, customers * 20))
  await land('events', eventsSql(0, customers * 50, customers))
  const full = await timed(() => settle(warehouse))
  report({
    what: `settle ${customers.toLocaleString('en')} customers with ${(customers * 80).toLocaleString('en')} facts`,
    ours: full,
    unit: 'ms',
  })
  const more = async () => {
    await land('customers', customersSql(customers, customers / 100, customers))
    await land('orders', ordersSql(customers * 10, customers / 10, customers))
    await land('order_items', itemsSql(customers * 20, customers / 5))
    await land('events', eventsSql(customers * 50, customers / 2, customers))
  }
  const landed = await timed(more)
  report({ what: 'land 1 % more of each (bare: the first load of orders)', ours: landed, baseline: orders, unit: 'ms' })
  report({
    what: 'settle after 1 % more (bare: the first settle)',
    ours: await timed(() => settle(warehouse)),
    baseline: full,
    unit: 'ms',
  })
  const again = await timed(() => land('orders', ordersSql(0, customers * 10, customers)))
  report({
    what: 'the same orders file again: nothing changes (bare: its first landing)',
    ours: again,
    baseline: orders,
    unit: 'ms',
  })
  report({ what: 'peak memory', ours: Math.round(process.resourceUsage().maxRSS / 1024), unit: 'MB' })
}

function customersSql(from: number, count: number, all: number): string {
  return `(customer_id, gender, city, registered_at, phone_hash, phone_masked, attributes, line) SELECT concat('c', toString(number)), ['female', 'male', 'unknown'][number % 3 + 1],
    concat('city', toString(number % 200)), toDateTime('2023-01-01 00:00:00') + number * 37 % 60000000, toString(if(number % 20 = 0, intDiv(number, 40), number + ${all * 10})), '1**',
    map('skin_type', ['油皮', '干皮', '敏感肌'][number % 3 + 1]), number AS line FROM numbers(${from}, ${count})`
}

function ordersSql(from: number, count: number, customers: number): string {
  return `(order_id, customer_id, platform, ordered_at, paid_at, status, amount, discount, city, line) SELECT concat('2024', toString(number)), concat('c', toString(cityHash64(number) % ${customers})),
    ['天猫', '抖音', '京东'][number % 3 + 1], toDateTime('2023-01-01 00:00:00') + intDiv(number * 94000000, ${customers * 11}) AS placed, if(number % 10 = 0, NULL, placed + 600),
    if(number % 10 = 0, 'cancelled', 'completed'), number % 500 + 1, number % 7, concat('city', toString(number % 200)), number AS line FROM numbers(${from}, ${count})`
}

function itemsSql(from: number, count: number): string {
  return `(order_id, sku, product, category, quantity, price, line) SELECT concat('2024', toString(intDiv(number, 2))), concat('sku', toString(number % 300)), concat('商品', toString(number % 300)),
    concat('类', toString(number % 12)), 1, number % 300, number AS line FROM numbers(${from}, ${count})`
}

function eventsSql(from: number, count: number, customers: number): string {
  return `(customer_id, at, event, product, category, session_id, line) SELECT concat('c', toString(cityHash64(number, 1) % ${customers})), toDateTime('2025-01-01 00:00:00') + intDiv(number * 60000000, ${customers * 55}),
    ['view', 'view', 'view', 'cart', 'favorite', 'search'][number % 6 + 1], concat('商品', toString(number % 300)), concat('类', toString(number % 12)), toString(cityHash64(number, 2) % 10000000),
    number AS line FROM numbers(${from}, ${count})`
}
