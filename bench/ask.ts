import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Binder, type BoundSql } from '../src/catalog/sql.js'
import { shapeAnswer } from '../src/questions/answer/shape.js'
import { compileQuery } from '../src/questions/compile/compile.js'
import { type Query, queryForm } from '../src/questions/query.js'
import { queryReading } from '../src/questions/reading/reading.js'
import { openWarehouse } from '../src/stores/warehouse/open.js'
import type { Warehouse } from '../src/stores/warehouse/warehouse.js'
import { builtInTags, tagCatalog } from '../src/tags/catalog.js'
import { tagLookup } from '../src/tags/lookup.js'
import { askCases } from './asking/cases.js'
import { makeFacts } from './asking/facts.js'
import { inSqlite } from './asking/sqlite.js'
import { type BenchLine, type BenchOptions, spread, timed } from './harness.js'

const timeZone = 'Asia/Shanghai'
export const asOf = '2026-11-15'

/**
 * Typical questions as compiled from their typed query (checked, compiled, run, shaped, said in words) against hand-written SQL for the
 * same answer in the same process, turn by turn; at the small size the same in SQLite, too. Both answers must be equal.
 */
export async function run(report: (line: BenchLine) => void, options: BenchOptions): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'zhiyin-bench-'))
  const warehouse = await openWarehouse({ home, timeZone })
  try {
    const customers = options.size === 'full' ? 1_000_000 : 50_000
    await makeFacts(warehouse, customers)
    const ratios: number[] = []
    for (const one of askCases) {
      const { ours, baseline } = await turnByTurn(warehouse, one, options.size === 'full' ? 7 : 11)
      ratios.push(ours / baseline)
      report({ what: `ask: ${one.what}`, ours, baseline, unit: 'ms', aim: 1.2 })
    }
    const { median, p95 } = spread(ratios)
    report({
      what: `ask: ratio to hand-written SQL over ${askCases.length} questions, median`,
      ours: median,
      unit: '×',
      aim: 1.2,
    })
    report({ what: `ask: ratio to hand-written SQL over ${askCases.length} questions, p95`, ours: p95, unit: '×', aim: 1.2 })
    if (options.size === 'small') await inSqlite(warehouse, home, askCases, (query) => answer(warehouse, query), report)
  } finally {
    await warehouse.close()
    await rm(home, { recursive: true, force: true })
  }
}

/** Medians of both, alternating so that a noisy machine is noisy for both. */
async function turnByTurn(warehouse: Warehouse, one: (typeof askCases)[number], times: number) {
  const hand: BoundSql = { sql: one.sql, parameters: {} }
  const [expected, given] = [await warehouse.rows(hand), await answer(warehouse, one.query)]
  one.agree(given, expected)
  const ours: number[] = []
  const baseline: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    baseline.push(await timed(() => warehouse.rows(hand)))
    ours.push(await timed(() => answer(warehouse, one.query)))
  }
  return { ours: spread(ours).median, baseline: spread(baseline).median }
}

async function answer(warehouse: Warehouse, part: Partial<Query>) {
  const query = queryForm.parse({ kind: 'number', who: { all: [] }, measures: [], by: [], ...part })
  const tags = tagLookup({ catalog: tagCatalog(builtInTags()), asOf, timeZone, brand: '' })
  const compiled = compileQuery(query, { asOf, timeZone, values: new Binder(), tags, brand: '' })
  const rows = await warehouse.rows(compiled.bound)
  queryReading(query, { language: 'zh', asOf, tags })
  return shapeAnswer(query, compiled, rows, 'zh')
}
