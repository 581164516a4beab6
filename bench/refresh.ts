import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RefreshReport, refresh } from '../src/app/refresh.js'
import { openWorkspace, type Workspace } from '../src/app/workspace.js'
import { factVersion, writeMeta } from '../src/stores/warehouse/meta.js'
import type { Warehouse } from '../src/stores/warehouse/warehouse.js'
import { makeFacts } from './asking/facts.js'
import type { BenchLine, BenchOptions } from './harness.js'

const asOf = '2026-11-15'
/** Reviews to write for each order: the demo brand's customers review one order in four, other shops' fewer. */
const reviewShare = 0.1
/** The customers who bring the new rows: about as many as are active in the week that 1 % of two years is. */
const activeShare = 0.03

/**
 * A full refresh (language, tags, personas) of ten orders, fifty events and one review a customer; then another one after
 * 1 % more of each kind of rows; then the full one at ten times the customers.
 */
export async function run(report: (line: BenchLine) => void, options: BenchOptions): Promise<void> {
  const customers = options.size === 'full' ? 1_000_000 : 50_000
  const tenth = await measured(customers / 10)
  const { full, after } = await measured(customers)
  const people = `${customers.toLocaleString('en')} customers`
  for (const part of ['language', 'tags', 'personas'] as const)
    report({ what: `full refresh at ${people}: ${part}`, ours: full.seconds[part], unit: 's' })
  const more = `${after.texts} texts read, ${after.tags.recomputed.toLocaleString('en')} customers touched (${after.tags.how})`
  report({
    what: 'refresh after 1 % new rows, to a full one',
    ours: total(after),
    baseline: total(full),
    unit: 's',
    aim: 0.05,
    note: more,
  })
  report({ what: 'the same in processor time', ours: after.processor, baseline: full.processor, unit: 's', aim: 0.05 })
  report({ what: 'the same, tags alone', ours: after.seconds.tags, baseline: full.seconds.tags, unit: 's' })
  report({ what: 'full refresh at 10× the customers', ours: total(full), baseline: total(tenth.full), unit: 's', aim: 10 })
  report({ what: 'the same in processor time', ours: full.processor, baseline: tenth.full.processor, unit: 's', aim: 10 })
  report({ what: 'peak memory so far', ours: process.resourceUsage().maxRSS / 1024, unit: 'MB' })
}

/** A refresh, and the processor seconds it took: what a busy machine cannot change. */
type Measured = RefreshReport & { readonly processor: number }

const reviewsOf = (customers: number) => customers * 10 * reviewShare

const total = ({ seconds }: RefreshReport) => Object.values(seconds).reduce((sum, one) => sum + one, 0)

async function measured(customers: number): Promise<{ full: Measured; after: Measured }> {
  const home = await mkdtemp(join(tmpdir(), 'zhiyin-bench-'))
  const workspace = openBench(home)
  try {
    const warehouse = await workspace.warehouse()
    await makeFacts(warehouse, customers)
    await writeReviews(warehouse, customers, 'first', reviewsOf(customers))
    const full = await refreshed(workspace)
    await onePercentMore(warehouse, customers)
    return { full, after: await refreshed(workspace) }
  } finally {
    await workspace.close()
    await rm(home, { recursive: true, force: true })
  }
}

async function refreshed(workspace: Workspace): Promise<Measured> {
  const from = process.cpuUsage()
  const report = await refresh(workspace, { asOf })
  const { user, system } = process.cpuUsage(from)
  return { ...report, processor: (user + system) / 1e6 }
}

function openBench(home: string): Workspace {
  const configuration = {
    home,
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    brand: undefined,
    warehouseUrl: undefined,
    ledgerUrl: undefined,
  }
  return openWorkspace(configuration, { result: () => undefined, progress: () => undefined, interactive: false })
}

/** As many more rows of each kind as an import brings: later moments, an import of their own, the journal's line, the next fact version. */
async function onePercentMore(warehouse: Warehouse, customers: number): Promise<void> {
  const active = Math.max(1, Math.floor(customers * activeShare))
  const who = (seed: string) => `toUInt64(1 + (cityHash64('new', ${seed}) % ${active}) * ${Math.floor(customers / active)})`
  const moment = `toDateTime('2026-11-09 00:00:00', 'Asia/Shanghai') + number % 600000`
  const statements = {
    orders: `INSERT INTO orders (order_id, customer_id, person, platform, ordered_at, paid_at, status, amount, discount, row_key, row_hash, import_id)
      SELECT concat('n', toString(number)), concat('c', toString(${who('number')})), ${who('number')}, '天猫', ${moment}, ${moment}, 'paid', 100, 5,
        number + 1e12, number, 'new-orders' FROM numbers(${customers / 10})`,
    order_items: `INSERT INTO order_items (order_id, sku, product, category, quantity, price, ordered_at, paid_at, status, platform, person, row_key, import_id)
      SELECT order_id, '1', '商品7', '护肤', 1, 100, ordered_at, paid_at, status, platform, person, row_key, 'new-order_items' FROM orders WHERE import_id = 'new-orders'`,
    events: `INSERT INTO events (customer_id, person, at, event, product, category, channel, row_key, import_id)
      SELECT concat('c', toString(${who("'e', number")})), ${who("'e', number")}, ${moment}, 'view', '商品7', '护肤', 'app', number + 1e12, 'new-events' FROM numbers(${customers / 2})`,
  }
  for (const [kind, sql] of Object.entries(statements)) {
    await warehouse.run(sql)
    await noteImport(warehouse, kind)
  }
  await writeReviews(warehouse, active, 'new', reviewsOf(customers) / 100, Math.floor(customers / active))
  await noteImport(warehouse, 'reviews')
  await writeMeta(warehouse, { fact_version: String((await factVersion(warehouse)) + 1) })
}

async function noteImport(warehouse: Warehouse, kind: string): Promise<void> {
  await warehouse.run(
    `INSERT INTO imports (id, file, kind, state, at, step) VALUES ('new-${kind}', '${kind}.csv', '${kind}', 'done', now(), 3)`,
  )
}

/** Reviews of every `step`th customer, put together from phrases, few of them alike. */
async function writeReviews(warehouse: Warehouse, customers: number, importId: string, rows: number, step = 1): Promise<void> {
  const who = `(number % ${customers}) * ${step} + 1`
  const phrase = (words: readonly string[], seed: string) =>
    `[${words.map((word) => `'${word}'`).join(', ')}][cityHash64('${seed}', '${importId}', number) % ${words.length} + 1]`
  const text = [
    phrase(['面霜很滋润', '精华太油了', '防晒不搓泥', '口红颜色好看', '面膜有点干', '洗发水味道好闻'], 'a'),
    phrase(['物流很快', '包装破了', '客服态度差', '客服很耐心', '价格有点贵', '活动很划算'], 'b'),
    phrase(['会回购', '不会再买了', '推荐给闺蜜', '送妈妈的礼物', '希望有小样', '用了三天才来评价'], 'c'),
    `concat('第', toString(number), '次购买')`,
  ].join(`, '，', `)
  await warehouse.run(`INSERT INTO reviews (review_id, customer_id, person, product, category, stars, text, at, row_key, row_hash, import_id)
    SELECT concat('${importId}', toString(number)), concat('c', toString(${who})), ${who}, '商品7', '护肤',
      1 + cityHash64('s', number) % 5, concat(${text}), toDateTime('2026-06-01 00:00:00', 'Asia/Shanghai') + number % 12000000,
      cityHash64('${importId}', number), cityHash64('${importId}', number), '${importId}' FROM numbers(${Math.max(1, Math.floor(rows))})`)
}
