import { settle } from '../stores/warehouse/settle.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { readAsOf } from './as-of.js'
import { buildSnapshot, type SnapshotReport } from './build-snapshot.js'
import { carryAnswers } from './carry-answers.js'
import { progressBar } from './import/progress.js'
import { languageAtHand } from './load-language.js'
import { ownTagProblemText } from './own-tags.js'
import { type PersonasRefreshed, refreshPersonas } from './personas.js'
import { readPendingTexts } from './read-texts.js'
import { tagMoment } from './snapshots.js'
import { type ExitCode, exit, type Workspace } from './workspace.js'

export interface RefreshOptions {
  /** `YYYY-MM-DD`; today in the workspace's time zone without it. */
  readonly asOf?: string | undefined
  /** Compute everything again, whatever stands. */
  readonly full?: boolean | undefined
}

export interface RefreshReport {
  readonly asOf: string
  /** Texts that language read anew. */
  readonly texts: number
  readonly tags: Omit<SnapshotReport, 'touched'>
  /** `built` anew (a new week, or `full`), `placed`: who is new or was touched found a place; `none`: too few customers. */
  readonly personas: { readonly how: PersonasRefreshed['how']; readonly placed: number }
  readonly seconds: { readonly settle: number; readonly language: number; readonly tags: number; readonly personas: number }
}

/** `zhiyin refresh`: recomputes what new facts and a new day changed, and says what it did. */
export async function refreshCommand(workspace: Workspace, options: RefreshOptions & { json?: boolean }): Promise<ExitCode> {
  const report = await refresh(workspace, options)
  workspace.output.result(options.json ? JSON.stringify(report) : reportText(report))
  return exit.done
}

/**
 * Brings everything that is computed from facts up to date: people, language results, tags. Incremental: texts are read once, and at the
 * same as-of date only customers whom new facts touched are computed again. Killed at any point, it leaves what was there before.
 *
 * @throws UserError when the as-of date is no calendar day
 */
export async function refresh(workspace: Workspace, options: RefreshOptions = {}): Promise<RefreshReport> {
  const asOf = readAsOf(workspace, options.asOf)
  const warehouse = await workspace.warehouse()
  const progress = (line: string) => workspace.output.progress(line)
  const clock = stopwatch()
  await settle(warehouse)
  await carryAnswers(workspace)
  const settled = clock()
  const texts = await readTexts(workspace, warehouse)
  const language = clock()
  progress(`tags as of ${asOf}`)
  const moment = await tagMoment(workspace, asOf)
  for (const problem of moment.problems) progress(ownTagProblemText(problem))
  const { touched, ...tags } = await buildSnapshot(warehouse, moment, { full: options.full === true, now: Date.now(), progress })
  const tagged = clock()
  progress('personas')
  const full = options.full === true
  const { how, placed } = await refreshPersonas(workspace, { asOf, full, ...(touched ? { touched } : {}) })
  const seconds = { settle: settled, language, tags: tagged, personas: clock() }
  return { asOf, texts, tags, personas: { how, placed }, seconds }
}

async function readTexts(workspace: Workspace, warehouse: Warehouse): Promise<number> {
  const bar = await progressBar(workspace.output, '读文本 / reading texts')
  try {
    return await readPendingTexts(warehouse, await languageAtHand(), {
      onProgress: (done, total) => bar.update(done, done / total),
    })
  } finally {
    bar.done()
  }
}

/** Seconds since it was asked last. */
function stopwatch(): () => number {
  let from = performance.now()
  return () => {
    const seconds = (performance.now() - from) / 1000
    from = performance.now()
    return Math.round(seconds * 1000) / 1000
  }
}

function reportText({ asOf, texts, tags, personas, seconds }: RefreshReport): string {
  const total = Object.values(seconds)
    .reduce((sum, one) => sum + one, 0)
    .toFixed(1)
  const how = {
    fresh: '标签已是最新 / tags were up to date',
    incremental: `重算了 ${tags.recomputed} 位客户的标签，排名类标签全部重排 / tags of ${tags.recomputed} customers recomputed, ranks for all`,
    full: `为 ${tags.customers} 位客户计算了 ${tags.tags} 个标签 / ${tags.tags} tags of ${tags.customers} customers computed`,
  }[tags.how]
  const people = {
    built: `重建了人群画像，归入 ${personas.placed} 位客户 / personas built anew, ${personas.placed} customers placed`,
    placed: `${personas.placed} 位客户重新归入画像 / ${personas.placed} customers placed in personas`,
    none: '客户太少，未生成画像 / too few customers for personas',
  }[personas.how]
  return [`截至 / as of ${asOf}`, `读了 ${texts} 条文本 / ${texts} texts read`, how, people, `用时 / took ${total} s`].join('\n')
}
