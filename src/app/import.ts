import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type RecordKindName, recordKinds } from '../records/index.js'
import { nearest } from '../sources/header.js'
import { concealer } from '../sources/personal.js'
import { FileProblem } from '../sources/problem.js'
import { settle } from '../stores/warehouse/settle.js'
import { findFiles } from './import/find-files.js'
import { dropLeftovers, type Loaded, loadTable } from './import/load-table.js'
import { asFileProblem, inImportOrder, type PlannedFile, planFile } from './import/plan-file.js'
import { chosenMapping, shippedPresets } from './import/presets.js'
import { progressBar } from './import/progress.js'
import { RejectsFile } from './import/rejects-file.js'
import { type FileReport, type ImportReport, reportText } from './import/report.js'
import { homeSecret } from './import/secret.js'
import { eraseWhoCameBack } from './privacy/erased-again.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface ImportOptions {
  /** A shipped mapping (`taobao-orders`, `shopify-orders` …), by name. */
  readonly preset?: string
  /** A mapping file of one's own. */
  readonly mapping?: string
  /** What the files hold, where name and header do not tell. */
  readonly kind?: string
}

/** `zhiyin import PATH...`: prints what landed, what was set aside and why. */
export async function importCommand(
  workspace: Workspace,
  paths: readonly string[],
  options: ImportOptions & { json?: boolean },
): Promise<ExitCode> {
  const report = await importPaths(workspace, paths, options)
  workspace.output.result(options.json ? JSON.stringify(report) : reportText(report))
  return exitOf(report)
}

/**
 * Reads folders and files into the warehouse, each file all or nothing, and joins people when all have landed.
 *
 * @throws UserError for a wrong preset, mapping or kind; a file's own problems are part of the report
 */
export async function importPaths(
  workspace: Workspace,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const from = performance.now()
  const choice = { ...(await mappingOf(options)), kind: kindNamed(options.kind), presets: await shippedPresets() }
  const { files, others, problems } = await findFiles(paths)
  const reports: FileReport[] = problems.map(({ path, problem }) => stopped(path, problem, 0))
  const planned: PlannedFile[] = []
  for (const file of files) {
    try {
      planned.push(await planFile(file, choice))
    } catch (error) {
      reports.push(stopped(file.path, problemOf(error), 0))
    }
  }
  const id = importId()
  if (planned.length === 0) {
    if (reports.length === 0) throw new UserError(nothingFound(paths, others))
    return { id, files: reports, passedOver: others, seconds: since(from) }
  }
  const { home } = workspace.configuration
  const folder = join(home, 'imports', id)
  const warehouse = await workspace.warehouse()
  await mkdir(folder, { recursive: true })
  await dropLeftovers(warehouse, join(home, 'imports'))
  const conceal = concealer(await homeSecret(home))
  for (const [index, one] of inImportOrder(planned).entries()) {
    reports.push(await importFile(one, { workspace, folder, conceal, importId: `${id}_${index}` }))
  }
  const settled = await settle(warehouse)
  const erasedAgain = await eraseWhoCameBack(workspace, new Date())
  if (erasedAgain > 0)
    workspace.output.progress(
      `${erasedAgain} 位要求过删除的客户又出现在文件里，已再次删除 / ${erasedAgain} customers who had been erased came back with the files, and were erased again`,
    )
  const report = { id, files: reports, passedOver: others, settled, seconds: since(from) }
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  return report
}

async function importFile(
  planned: PlannedFile,
  {
    workspace,
    folder,
    conceal,
    importId,
  }: { workspace: Workspace; folder: string; conceal: ReturnType<typeof concealer>; importId: string },
): Promise<FileReport> {
  const from = performance.now()
  const { file, plan, table, by } = planned
  const personal = plan.treatments.some((one) => one.do !== 'guard')
  const rejects = new RejectsFile(
    join(folder, `${importId.split('_').at(-1)}-${file.name}.rejects.csv`),
    file.name,
    plan.header,
    personal,
  )
  const bar = await progressBar(workspace.output, file.name)
  const about = () => ({
    file: file.name,
    path: file.path,
    ...(by ? { by } : {}),
    setAside: rejects.rows,
    leftOut: rejects.leftOutRows,
    reasons: rejects.reasons.map(({ column, code, label, rows, line }) => ({
      column,
      code,
      reason: label,
      rows,
      firstLine: line,
    })),
    warnings: plan.warnings.map(({ code, label }) => ({ code, message: label })),
    ...(rejects.written ? { rejects: rejects.path } : {}),
    understood: table.understood(),
    seconds: since(from),
  })
  try {
    const warehouse = await workspace.warehouse()
    const loaded: Loaded = await loadTable(planned, { warehouse, conceal, importId, folder, rejects, onProgress: bar.update })
    return { ...about(), rows: loaded.rows, kinds: loaded.landed }
  } catch (error) {
    const problem = problemOf(error)
    return { ...stopped(file.path, problem, since(from)), understood: table.understood() }
  } finally {
    bar.done()
    await rejects.close()
  }
}

function exitOf(report: ImportReport): ExitCode {
  if (report.files.every((file) => file.problem)) return exit.wrongUse
  const whole = report.files.every((file) => !file.problem && file.reasons.length === 0)
  return whole ? exit.done : exit.partly
}

function stopped(path: string, problem: FileProblem, seconds: number): FileReport {
  return {
    file: basename(path),
    path,
    rows: 0,
    setAside: 0,
    leftOut: 0,
    kinds: [],
    reasons: [],
    warnings: [],
    problem: { code: problem.code, message: problem.label, ...(problem.line === undefined ? {} : { line: problem.line }) },
    seconds,
  }
}

/** A file's own problem; anything else is ours and is thrown on. */
function problemOf(error: unknown): FileProblem {
  const problem = asFileProblem(error)
  if (problem instanceof FileProblem) return problem
  throw error
}

async function mappingOf(options: ImportOptions) {
  try {
    return { mapping: await chosenMapping(options) }
  } catch (error) {
    if (error instanceof FileProblem) throw new UserError(`${error.label.zh}\n${error.label.en}`)
    throw error
  }
}

function kindNamed(kind: string | undefined): RecordKindName | undefined {
  if (kind === undefined) return undefined
  const names = Object.keys(recordKinds) as RecordKindName[]
  const found = names.find((name) => name === kind)
  if (found) return found
  const near = nearest(kind, names)
  throw new UserError(`没有 ${kind} 这种内容 / there is no kind ${kind}${near ? ` (${near}?)` : ''}: ${names.join(', ')}`)
}

function nothingFound(paths: readonly string[], others: readonly string[]): string {
  const where = paths.join(', ')
  const endings = [...new Set(others.map((name) => name.split('.').at(-1)))].slice(0, 8).join(', ')
  return others.length > 0
    ? `${where} 里没有表格,只有 ${others.length} 个其他文件(${endings})。能读的是 CSV、TSV、JSONL、XLSX、Parquet。\n${where} holds no tables, only ${others.length} other files (${endings}). CSV, TSV, JSONL, XLSX and Parquet can be read.`
    : `${where} 是空的。\n${where} is empty.`
}

/** Sorts by time; letters, digits and `_` only. */
function importId(): string {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  return `i${now}_${randomBytes(3).toString('hex')}`
}

function since(from: number): number {
  return Math.round(performance.now() - from) / 1000
}
