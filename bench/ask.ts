import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSnapshot } from '../src/app/build-snapshot.js'
import { snapshotsOf, tablesOf } from '../src/app/snapshot-register.js'
import { Binder, type BoundSql } from '../src/catalog/sql.js'
import type { ShapedAnswer } from '../src/questions/answer/answer.js'
import { shapeAnswer } from '../src/questions/answer/shape.js'
import { compileQuery } from '../src/questions/compile/compile.js'
import { type Query, queryForm } from '../src/questions/query.js'
import { queryReading } from '../src/questions/reading/reading.js'
import type { TagLookup } from '../src/segments/tag-lookup.js'
import { openWarehouse } from '../src/stores/warehouse/open.js'
import type { Warehouse } from '../src/stores/warehouse/warehouse.js'
import { builtInTags, tagCatalog } from '../src/tags/catalog.js'
import { tagLookup } from '../src/tags/lookup.js'
import { type AskCase, askCases } from './asking/cases.js'
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
    const tags = await freshTags(warehouse)
    const answer = answering(warehouse, tags)
    const ratios: number[] = []
    for (const one of askCases) {
      const { ours, baseline } = await turnByTurn(warehouse, one, answer, options.size === 'full' ? 7 : 11)
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
    if (options.size === 'small') await inSqlite(warehouse, home, askCases, answer, report)
  } finally {
    await warehouse.close()
    await rm(home, { recursive: true, force: true })
  }
}

/** Medians of both, alternating so that a noisy machine is noisy for both. */
async function turnByTurn(warehouse: Warehouse, one: AskCase, answer: Answering, times: number) {
  const hand: BoundSql = { sql: one.sql, parameters: {} }
  const [expected, given] = [await warehouse.rows(hand), await answer(one.query)]
  one.agree(given, expected)
  const ours: number[] = []
  const baseline: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    baseline.push(await timed(() => warehouse.rows(hand)))
    ours.push(await timed(() => answer(one.query)))
  }
  return { ours: spread(ours).median, baseline: spread(baseline).median }
}

type Answering = (query: Partial<Query>) => Promise<ShapedAnswer>

/** What `ask` does after reading the question: check, compile, run, shape, and say it back in words. */
function answering(warehouse: Warehouse, tags: TagLookup): Answering {
  return async (part) => {
    const query = queryForm.parse({ kind: 'number', who: { all: [] }, measures: [], by: [], ...part })
    const compiled = compileQuery(query, { asOf, timeZone, values: new Binder(), tags, brand: '' })
    const rows = await warehouse.rows(compiled.bound)
    queryReading(query, { language: 'zh', asOf, tags })
    return shapeAnswer(query, compiled, rows, 'zh')
  }
}

/** Tags as after a refresh: in a snapshot of this as-of date. */
async function freshTags(warehouse: Warehouse): Promise<TagLookup> {
  const moment = { catalog: tagCatalog(builtInTags()), asOf, timeZone, brand: '' }
  await buildSnapshot(warehouse, moment, { now: 1 })
  const [snapshot] = await snapshotsOf(warehouse, asOf)
  return tagLookup({ ...moment, snapshot: snapshot && tablesOf(snapshot) })
}
