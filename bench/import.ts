import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importPaths } from '../src/app/import.js'
import { openWorkspace } from '../src/app/workspace.js'
import { type BenchLine, type BenchOptions, timed } from './harness.js'

/**
 * Order rows through the program (every cell checked, all or nothing, people joined) against the engine's own load of the same file into a
 * typed table in the same process. Memory is the process's peak, the engine included.
 */
export async function run(report: (line: BenchLine) => void, options: BenchOptions): Promise<void> {
  const sizes = options.size === 'full' ? [1_000_000, 10_000_000] : [200_000]
  for (const size of sizes) await ofSize(size, report)
}

async function ofSize(size: number, report: (line: BenchLine) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyin-bench-'))
  const path = join(folder, 'orders.csv')
  await writeOrders(path, size)
  const workspace = openWorkspace(
    {
      home: join(folder, 'home'),
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
      brand: undefined,
      warehouseUrl: undefined,
      ledgerUrl: undefined,
    },
    { result: () => undefined, progress: () => undefined, interactive: false },
  )
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 50)
  try {
    const warehouse = await workspace.warehouse()
    await warehouse.run(`CREATE TABLE baseline (order_id String, customer_id String, platform LowCardinality(String), ordered_at DateTime('Asia/Shanghai'),
      paid_at Nullable(DateTime('Asia/Shanghai')), status LowCardinality(String), amount Decimal(18, 4), discount Decimal(18, 4),
      payment_method LowCardinality(String), city LowCardinality(String)) ENGINE = MergeTree ORDER BY (ordered_at, order_id)`)
    const load = { sql: `INSERT INTO baseline SELECT * FROM file({path:String}, 'CSVWithNames')`, parameters: { path } }
    const baseline = await timed(() => warehouse.run(load))
    await warehouse.run('DROP TABLE baseline')
    peak = 0
    let landed = 0
    const ours = await timed(async () => {
      const { files } = await importPaths(workspace, [path])
      landed = files[0]?.kinds[0]?.landed ?? 0
    })
    if (landed !== size) throw new Error(`${landed} of ${size} rows landed`)
    const millions = `${size / 1_000_000}M`
    report({
      what: `import ${millions} orders, against the engine's own load`,
      ours,
      baseline,
      unit: 'ms',
      aim: 3,
      note: `${Math.round(size / (ours / 1000))} rows/s`,
    })
    report({ what: `import ${millions} orders, peak memory`, ours: Math.round(peak / 1e6), unit: 'MB' })
    const again = await timed(() => importPaths(workspace, [path]))
    report({ what: `import the same ${millions} orders again (nothing changes)`, ours: again, baseline, unit: 'ms' })
  } finally {
    clearInterval(watch)
    await workspace.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeOrders(path: string, size: number): Promise<void> {
  const file = createWriteStream(path)
  const platforms = ['天猫', '抖音', '京东', '小红书']
  const statuses = ['paid', 'shipped', 'completed', 'cancelled', 'refunded']
  const cities = ['上海', '北京', '杭州', '成都', '深圳']
  const two = (number: number) => String(number).padStart(2, '0')
  let text = 'order_id,customer_id,platform,ordered_at,paid_at,status,amount,discount,payment_method,city\n'
  for (let i = 0; i < size; i += 1) {
    const at = `2025-${two(1 + (i % 12))}-${two(1 + (i % 28))} ${two(i % 24)}:${two(i % 60)}:${two((i * 7) % 60)}`
    text += `O${i},C${(i * 7919) % 200_000},${platforms[i % 4]},${at},${i % 9 ? at : ''},${statuses[i % 5]},${(i % 1000) + 0.5},${i % 3 ? 0 : 10},支付宝,${cities[i % 5]}\n`
    if (text.length > 1_000_000) {
      if (!file.write(text)) await once(file, 'drain')
      text = ''
    }
  }
  file.end(text)
  await once(file, 'finish')
}
