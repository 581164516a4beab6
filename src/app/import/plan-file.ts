import { importOrder, type RecordKindName } from '../../records/index.js'
import { kindOf, presetOf } from '../../sources/detect.js'
import { checkedHeader } from '../../sources/header.js'
import type { Mapping } from '../../sources/mapping.js'
import { type Plan, planByContract, planByMapping } from '../../sources/plan.js'
import { FileProblem } from '../../sources/problem.js'
import { type TableFile, unreadable } from './find-files.js'
import { readText } from './read-text.js'
import type { FileHints, SourceTable } from './source-table.js'

export interface Choice {
  readonly mapping?: Mapping | undefined
  readonly kind?: RecordKindName | undefined
  /** Presets that are recognised by their columns. */
  readonly presets: readonly Mapping[]
}

/** A file whose reading is settled: nothing is guessed after this. */
export interface PlannedFile {
  readonly file: TableFile
  readonly table: SourceTable
  readonly plan: Plan
  /** The preset or mapping that reads it. */
  readonly by?: string
}

/** @throws FileProblem */
export async function planFile(file: TableFile, choice: Choice): Promise<PlannedFile> {
  const table = await openTable(file, choice.mapping?.file)
  const header = checkedHeader(table.header)
  if (choice.mapping) return { file, table, plan: planByMapping(choice.mapping, header), by: choice.mapping.name }
  const preset = choice.kind ? undefined : presetOf(header, choice.presets)
  if (preset) return { file, table, plan: planByMapping(preset, header), by: preset.name }
  return { file, table, plan: planByContract(kindOf(header, file.name, choice.kind), header) }
}

/** Who first, then what they did, then what they said. */
export function inImportOrder(files: readonly PlannedFile[]): readonly PlannedFile[] {
  const rank = ({ plan }: PlannedFile) => Math.min(...plan.targets.map(({ kind }) => importOrder.indexOf(kind.name)))
  return [...files].sort((a, b) => rank(a) - rank(b))
}

async function openTable(file: TableFile, hints: FileHints | undefined): Promise<SourceTable> {
  try {
    if (file.format === 'text') return await readText(file, hints)
    if (file.format === 'jsonl') return await (await import('./read-jsonl.js')).readJsonLines(file)
    if (file.format === 'xlsx') return await (await import('./read-xlsx.js')).readXlsx(file, hints)
    return await (await import('./read-parquet.js')).readParquet(file)
  } catch (error) {
    throw asFileProblem(error)
  }
}

/** What the file system says, as a problem of this file. Anything else is ours and stays as it is. */
export function asFileProblem(error: unknown): unknown {
  if (error instanceof FileProblem || !(error instanceof Error) || !('code' in error)) return error
  if (!['EACCES', 'EISDIR', 'ENOENT', 'EIO', 'EPERM', 'EBUSY'].includes(String(error.code))) return error
  return unreadable(error)
}
