import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerQuestion } from '../src/app/ask.js'
import { buildSnapshot } from '../src/app/build-snapshot.js'
import { tagMoment } from '../src/app/snapshots.js'
import { openWorkspace, type Workspace } from '../src/app/workspace.js'
import type { BoundSql } from '../src/catalog/sql.js'
import { type Answer, type AskCase, askCases } from './asking/cases.js'
import { coldStart } from './asking/cold-start.js'
import { makeFacts } from './asking/facts.js'
import { inSqlite } from './asking/sqlite.js'
import { type BenchLine, type BenchOptions, spread, timed } from './harness.js'

export const asOf = '2026-11-15'

/**
 * Questions as people type them (read, compiled, run, shaped, put into words) against hand-written SQL for the same answer in the same
 * process, turn by turn, and at the small size the same in SQLite; both answers must be equal. Then a new process from its start to the
 * answer, against one that opens the engine bare and runs the hand-written statement.
 */
export async function run(report: (line: BenchLine) => void, options: BenchOptions): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'zhiyin-bench-'))
  const workspace = openWorkspace(
    { home, timeZone: 'Asia/Shanghai', currency: 'CNY', brand: undefined, warehouseUrl: undefined, ledgerUrl: undefined },
    { result: () => undefined, progress: () => undefined, interactive: false },
  )
  try {
    await makeFacts(await workspace.warehouse(), options.size === 'full' ? 1_000_000 : 50_000)
    await refreshTags(workspace)
    await againstHandWritten(workspace, options, report)
    if (options.size === 'small')
      await inSqlite(await workspace.warehouse(), home, askCases, (question) => answered(workspace, question), report)
  } finally {
    await workspace.close()
  }
  try {
    const [, first] = askCases
    if (first) await coldStart(home, first.question, first.sql, asOf, report)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function againstHandWritten(
  workspace: Workspace,
  { size }: BenchOptions,
  report: (line: BenchLine) => void,
): Promise<void> {
  const ratios: number[] = []
  for (const one of askCases) {
    const { ours, baseline } = await turnByTurn(workspace, one, size === 'full' ? 7 : 11)
    ratios.push(ours / baseline)
    report({ what: `ask: ${one.question}`, ours, baseline, unit: 'ms', aim: 1.2 })
  }
  const { median, p95 } = spread(ratios)
  const over = `ask, parse and phrasing included: ratio to hand-written SQL over ${askCases.length} questions`
  report({ what: `${over}, median`, ours: median, unit: '×', aim: 1.2 })
  report({ what: `${over}, p95`, ours: p95, unit: '×', aim: 1.2 })
}

/** Medians of both, alternating so that a noisy machine is noisy for both. */
async function turnByTurn(workspace: Workspace, one: AskCase, times: number) {
  const warehouse = await workspace.warehouse()
  const hand: BoundSql = { sql: one.sql, parameters: {} }
  one.agree(await answered(workspace, one.question), await warehouse.rows(hand))
  const ours: number[] = []
  const baseline: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    baseline.push(await timed(() => warehouse.rows(hand)))
    ours.push(await timed(() => answerQuestion(workspace, one.question, { asOf })))
  }
  return { ours: spread(ours).median, baseline: spread(baseline).median }
}

/** @throws Error for a question that was not answered: a fast refusal is no figure. */
async function answered(workspace: Workspace, question: string): Promise<Answer> {
  const { answer } = await answerQuestion(workspace, question, { asOf })
  if (answer.kind === 'clarify' || answer.kind === 'refusal') throw new Error(`${question}: ${answer.summary}`)
  return answer
}

/** Tags as after a refresh: in a snapshot of this as-of date. */
async function refreshTags(workspace: Workspace): Promise<void> {
  await buildSnapshot(await workspace.warehouse(), await tagMoment(workspace, asOf), { now: 1 })
}
