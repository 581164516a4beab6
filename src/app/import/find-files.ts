import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { FileProblem } from '../../sources/problem.js'

export type TableFormat = 'text' | 'jsonl' | 'xlsx' | 'parquet'

export interface TableFile {
  readonly path: string
  readonly name: string
  readonly format: TableFormat
  readonly gzip: boolean
  readonly bytes: number
}

const formats: Readonly<Record<string, TableFormat>> = {
  csv: 'text',
  tsv: 'text',
  txt: 'text',
  tab: 'text',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'jsonl',
  xlsx: 'xlsx',
  parquet: 'parquet',
}

export interface FoundFiles {
  readonly files: readonly TableFile[]
  /** Files in folders that are no tables; they are passed over. */
  readonly others: readonly string[]
  /** Paths that a person named and that cannot be read as tables. */
  readonly problems: readonly { readonly path: string; readonly problem: FileProblem }[]
}

/** The tables among the paths, folders searched through; in name order, so that two runs do the same. */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files: TableFile[] = []
  const others: string[] = []
  const problems: { path: string; problem: FileProblem }[] = []
  for (const path of paths) {
    const about = await stat(path).catch(() => undefined)
    if (!about) {
      problems.push({ path, problem: missing(path) })
    } else if (about.isDirectory()) {
      for (const inside of await walk(path)) {
        const file = await tableFile(inside)
        if (file) files.push(file)
        else others.push(inside)
      }
    } else {
      const file = await tableFile(path)
      if (file) files.push(file)
      else problems.push({ path, problem: noTable(path) })
    }
  }
  return { files, others, problems }
}

async function tableFile(path: string): Promise<TableFile | undefined> {
  const name = basename(path)
  const gzip = /\.gz$/i.test(name)
  const format = formats[name.replace(/\.gz$/i, '').split('.').at(-1)?.toLowerCase() ?? '']
  if (!format) return undefined
  return { path, name, format, gzip, bytes: (await stat(path)).size }
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await walk(path)))
    else found.push(path)
  }
  return found
}

function missing(path: string): FileProblem {
  return new FileProblem('unreadable', { zh: `没有这个文件或文件夹:${path}`, en: `There is no file or folder ${path}` })
}

function noTable(path: string): FileProblem {
  const old = /\.xls$/i.test(path)
  return new FileProblem('not_a_table', {
    zh: old ? '旧版 Excel(.xls)读不了,请另存为 .xlsx 或 CSV。' : '只能读 CSV、TSV、JSONL、XLSX、Parquet(也可以是 .gz)。',
    en: old
      ? 'Old Excel files (.xls) cannot be read; save it as .xlsx or CSV.'
      : 'Only CSV, TSV, JSONL, XLSX and Parquet files can be read (.gz too).',
  })
}
