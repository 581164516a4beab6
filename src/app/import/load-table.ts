import { readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { BoundSql } from '../../catalog/sql.js'
import type { Batch } from '../../sources/batches.js'
import type { Concealer } from '../../sources/personal.js'
import type { Plan } from '../../sources/plan.js'
import { FileProblem } from '../../sources/problem.js'
import {
  countsSelect,
  incompleteSelect,
  landedSelect,
  rawColumns,
  refusedSelect,
  typedNames,
  typedSelect,
} from '../../sources/statements.js'
import { rowTreatment } from '../../sources/treat.js'
import type { LandingCounts } from '../../stores/warehouse/journal.js'
import { commitImports } from '../../stores/warehouse/landing.js'
import { createStaging, dropStaging, type Staging } from '../../stores/warehouse/staging.js'
import type { Warehouse } from '../../stores/warehouse/warehouse.js'
import { requireUnchanged } from './find-files.js'
import type { PlannedFile } from './plan-file.js'
import type { RejectsFile } from './rejects-file.js'

export interface LoadOptions {
  readonly warehouse: Warehouse
  readonly conceal: Concealer
  /** Letters, digits and `_`; unique over all files ever imported. */
  readonly importId: string
  /** A folder of this import's own, for what must stand on the disk for a moment. */
  readonly folder: string
  readonly rejects: RejectsFile
  readonly onProgress?: (rows: number, share: number) => void
}

export interface Loaded {
  readonly rows: number
  readonly landed: readonly (LandingCounts & { readonly kind: string })[]
}

/**
 * One file into the warehouse, all or nothing: batches of text become typed rows, good ones are staged, bad ones written to the rejects;
 * when all is read, each kind lands at once. Whatever goes wrong before that, nothing remains.
 *
 * @throws FileProblem when the file turns out to be unreadable half way
 */
export async function loadTable({ file, table, plan }: PlannedFile, options: LoadOptions): Promise<Loaded> {
  const { warehouse, importId } = options
  const tables = new WorkTables(warehouse, importId)
  const stagings: Staging[] = []
  try {
    for (const [index, target] of plan.targets.entries()) {
      stagings.push(await createStaging(warehouse, target.kind.name, `${importId}_${index}`, file.name))
    }
    await tables.make({ file, table, plan })
    const rows = await readAll({ file, table, plan }, options, tables, stagings)
    if (rows === 0)
      throw new FileProblem('header_only', { zh: '文件只有表头,没有数据行。', en: 'The file has a header and no rows.' })
    for (const [index, target] of plan.targets.entries()) {
      if (!target.onePer) continue
      await land({ file, table, plan }, index, tables.lines(index), stagings[index] as Staging, warehouse)
      const incomplete = incompleteSelect(plan, index, tables.lines(index))
      if (!incomplete) continue
      for await (const row of warehouse.stream<{ line: string; reasons: string[] }>(incomplete)) {
        await options.rejects.refused(
          Number(row.line),
          row.reasons.map((one) => one.split(':') as [string, string]),
          [],
        )
      }
    }
    await requireUnchanged(file)
    // Once the landing has begun only the next start may clean up after it: it knows how far it came.
    const complete = stagings.splice(0)
    const counts = await commitImports(warehouse, complete, {
      onSuperseded: async (superseded, { kind }) => {
        for await (const { line, winner } of superseded) await options.rejects.superseded(kind, line, winner)
      },
    })
    const landed = counts.map((one, index) => ({ kind: plan.targets[index]?.kind.name ?? '', ...one }))
    return { rows, landed }
  } finally {
    for (const staging of stagings) await dropStaging(warehouse, staging)
    await tables.drop()
    await rm(chunkPath(options.folder), { force: true })
  }
}

async function readAll(
  planned: PlannedFile,
  options: LoadOptions,
  tables: WorkTables,
  stagings: readonly Staging[],
): Promise<number> {
  const { plan, table } = planned
  let rows = 0
  for await (const batch of ahead(table.batches(rowTreatment(plan, options.conceal)))) {
    rows += batch.rows + batch.misfits.length
    for (const misfit of batch.misfits) await options.rejects.misfit(misfit)
    if (batch.rows > 0) await takeBatch(batch, planned, options, tables, stagings)
    options.onProgress?.(rows, table.share())
  }
  return rows
}

async function takeBatch(
  batch: Batch,
  planned: PlannedFile,
  { warehouse, rejects, folder }: LoadOptions,
  tables: WorkTables,
  stagings: readonly Staging[],
): Promise<void> {
  const { plan, table } = planned
  await tables.fill(batch.text, rawColumns(plan), table.delimiter, chunkPath(folder))
  const counts = await tables.type(plan)
  for (const [index, target] of plan.targets.entries()) {
    if (counts[`good_${index}`] === '0') continue
    if (target.onePer) {
      const names = ['line', ...typedNames(plan, index, warehouse.timeZone), `ok_${index}`].join(', ')
      await warehouse.run(
        `INSERT INTO ${tables.lines(index)} (${names}) SELECT ${names} FROM ${tables.typed} WHERE ok_${index} = 1`,
      )
    } else {
      await land(planned, index, tables.typed, stagings[index] as Staging, warehouse)
    }
  }
  if (counts.refused !== '0') {
    const refused = refusedSelect({ plan, timeZone: warehouse.timeZone }, tables.raw, tables.typed)
    for (const row of await warehouse.rows<RefusedRow>(refused, { lane: 'work' })) {
      const rule = plan.leaveOut[row.left_out - 1]
      if (rule) await rejects.leftOut(Number(row.line), plan.header[rule.column] ?? '', rule.because, row.cells)
      else
        await rejects.refused(
          Number(row.line),
          row.reasons.map((one) => one.split('\t') as [string, string]),
          row.cells,
        )
    }
  }
  await tables.empty()
}

interface RefusedRow {
  readonly line: string
  readonly left_out: number
  readonly reasons: readonly string[]
  readonly cells: readonly string[]
}

async function land({ plan }: PlannedFile, index: number, from: string, staging: Staging, warehouse: Warehouse): Promise<void> {
  const { columns, select } = landedSelect(plan, index, from)
  const statement = { sql: `INSERT INTO ${staging.table} (${columns.join(', ')}) ${select.sql}`, parameters: select.parameters }
  await warehouse.run(statement, { settings: inParallel })
}

/** The tables of one import's work, all in memory except the lines that groups are made of; gone when the file is done. */
class WorkTables {
  readonly #warehouse: Warehouse
  readonly #prefix: string
  readonly #lines = new Set<number>()
  #lean = true

  constructor(warehouse: Warehouse, importId: string) {
    this.#warehouse = warehouse
    this.#prefix = `${workPrefix}${importId}`
  }

  get raw(): string {
    return `${this.#prefix}_raw`
  }

  get typed(): string {
    return `${this.#prefix}_typed`
  }

  lines(index: number): string {
    return `${this.#prefix}_lines_${index}`
  }

  async make({ plan }: PlannedFile): Promise<void> {
    const [line, ...cells] = rawColumns(plan)
    await this.#warehouse.run(
      `CREATE TABLE ${this.raw} (${line} UInt64, ${cells.map((cell) => `${cell} String`).join(', ')}) ENGINE = Memory`,
    )
    const typed = typedSelect({ plan, timeZone: this.#warehouse.timeZone }, this.raw)
    await this.#warehouse.run({
      sql: `CREATE TABLE ${this.typed} ENGINE = Memory AS ${typed.sql} LIMIT 0`,
      parameters: typed.parameters,
    })
    for (const [index, target] of plan.targets.entries()) {
      if (!target.onePer) continue
      this.#lines.add(index)
      const names = ['line', ...typedNames(plan, index, this.#warehouse.timeZone), `ok_${index}`].join(', ')
      await this.#warehouse.run(
        `CREATE TABLE ${this.lines(index)} ENGINE = MergeTree ORDER BY tuple() AS SELECT ${names} FROM ${this.typed} LIMIT 0`,
      )
    }
  }

  /**
   * The engine in this process reads a file three times as fast as text handed to it inside a statement; a server does not see our disk
   * and is sent the text. What stands on the disk for that moment was concealed before.
   */
  async fill(text: Buffer, columns: readonly string[], delimiter: string, path: string): Promise<void> {
    const settings = { ...csvSettings, format_csv_delimiter: delimiter }
    if (this.#warehouse.engine === 'clickhouse') {
      await this.#warehouse.insertText(this.raw, columns, 'CSV', text, { settings })
      return
    }
    await writeFile(path, text)
    const structure = columns.map((column) => `${column} ${column === 'line' ? 'UInt64' : 'String'}`).join(', ')
    await this.#warehouse.run(
      {
        sql: `INSERT INTO ${this.raw} SELECT * FROM file({path:String}, 'CSV', {structure:String})`,
        parameters: { path: resolve(path), structure },
      },
      { settings },
    )
  }

  /** Types the raw rows: lean expressions first, the full ones for what those do not know. Returns the counts of `countsSelect`. */
  async type(plan: Plan): Promise<Readonly<Record<string, string>>> {
    const options = { plan, timeZone: this.#warehouse.timeZone }
    const insert = async ({ sql, parameters }: BoundSql) =>
      this.#warehouse.run({ sql: `INSERT INTO ${this.typed} ${sql}`, parameters }, { settings: inParallel })
    const count = async () =>
      (await this.#warehouse.rows<Record<string, string>>(countsSelect(plan, this.typed), { lane: 'work' }))[0] ?? {}
    await insert(typedSelect(options, this.raw, this.#lean))
    const counts = await count()
    const again = Number(counts.again)
    if (again === 0) return counts
    await insert(
      typedSelect(options, `(SELECT * FROM ${this.raw} WHERE line IN (SELECT line FROM ${this.typed} WHERE again = 1))`),
    )
    // A file that mostly spells in another way is not tried twice.
    this.#lean = again < 10_000
    return count()
  }

  async empty(): Promise<void> {
    await this.#warehouse.run(`TRUNCATE TABLE ${this.raw}`)
    await this.#warehouse.run(`TRUNCATE TABLE ${this.typed}`)
  }

  async drop(): Promise<void> {
    for (const name of [this.raw, this.typed, ...[...this.#lines].map((index) => this.lines(index))]) {
      await this.#warehouse.run(`DROP TABLE IF EXISTS ${name}`)
    }
  }
}

const inParallel = { max_insert_threads: 2 }

export const workPrefix = 'importing_'

/** Cells are taken exactly as the scanner cut them: nothing trimmed, no other quote than `"`. */
const csvSettings = {
  input_format_csv_trim_whitespaces: 0,
  format_csv_allow_single_quotes: 0,
  format_csv_allow_double_quotes: 1,
  input_format_csv_empty_as_default: 1,
  input_format_null_as_default: 0,
  input_format_csv_detect_header: 0,
  input_format_csv_skip_first_lines: 0,
  input_format_csv_allow_variable_number_of_columns: 0,
  input_format_csv_use_best_effort_in_schema_inference: 0,
}

/** What a killed import left: tables in the engine, and in `imports` the batch that it was handing over. */
export async function dropLeftovers(warehouse: Warehouse, imports: string): Promise<void> {
  // The engine in this process is ours alone, so nobody else is handing over a batch.
  if (warehouse.engine === 'chdb') {
    for (const name of await readdir(imports)) await rm(chunkPath(join(imports, name)), { force: true })
  }
  const left = await warehouse.rows<{ name: string }>({
    sql: `SELECT name FROM system.tables WHERE database = currentDatabase() AND (startsWith(name, {prefix:String}) OR startsWith(name, '_tmp_replace_'))
      AND (metadata_modification_time < now() - INTERVAL {hours:UInt8} HOUR OR {hours:UInt8} = 0)`,
    parameters: { prefix: workPrefix, hours: warehouse.engine === 'chdb' ? 0 : 24 },
  })
  for (const { name } of left) if (/^\w+$/.test(name)) await warehouse.run(`DROP TABLE IF EXISTS ${name}`)
}

function chunkPath(folder: string): string {
  return join(folder, 'chunk.csv')
}

/** The next batch is made while the engine works on this one. */
async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  let next = iterator.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = iterator.next()
      // Should the consumer fail first, this one's failure must not go unheard.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}
