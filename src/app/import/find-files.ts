import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { FileProblem } from '../../sources/problem.js'

export type TableFormat = 'text' | 'jsonl' | 'xlsx' | 'parquet'

export interface TableFile {
  readonly path: string
  readonly name: string
  readonly format: TableFormat
  readonly gzip: boolean
  readonly bytes: number
  /** When it was last written, in milliseconds; a file that is written while it is read is stopped. */
  readonly writtenAt: number
}

/** What a file's ending says; its first bytes overrule it ({@link formatOf}). */
const formats: Readonly<Record<string, TableFormat>> = {
  csv: 'text',
  tsv: 'text',
  txt: 'text',
  tab: 'text',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'jsonl',
  xlsx: 'xlsx',
  xls: 'xlsx',
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
  const found = { files: [] as TableFile[], others: [] as string[], problems: [] as { path: string; problem: FileProblem }[] }
  for (const path of paths) {
    const about = await stat(path).catch(() => undefined)
    if (!about) found.problems.push({ path, problem: missing(path) })
    else if (about.isDirectory()) await walk(path, found)
    else if (!(await take(path, found))) found.problems.push({ path, problem: noTable })
  }
  return found
}

type Found = { readonly [name in keyof FoundFiles]: FoundFiles[name][number][] }

/** Files of a folder and of those below it. Links to folders are not followed: they may lead in a circle. */
async function walk(folder: string, found: Found): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    found.problems.push({ path: folder, problem: unreadable(error) })
    return []
  })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await walk(path, found)
    else if (!(await take(path, found))) found.others.push(path)
  }
}

/** Puts a path among the files or the problems; false where its name is no table's. */
async function take(path: string, { files, problems }: Found): Promise<boolean> {
  const name = basename(path)
  const format = formats[name.replace(/\.gz$/i, '').split('.').at(-1)?.toLowerCase() ?? '']
  if (!format) return false
  try {
    const about = await stat(path)
    if (!about.isFile()) return false
    files.push({
      path,
      name,
      bytes: about.size,
      writtenAt: about.mtimeMs,
      ...formatOf(await firstBytes(path), format, /\.gz$/i.test(name)),
    })
  } catch (error) {
    problems.push({ path, problem: error instanceof FileProblem ? error : unreadable(error) })
  }
  return true
}

/** How a file is written. Shops' exports often bear another ending than their content: a workbook named `.csv`, a text named `.xls`. */
function formatOf(head: Buffer, named: TableFormat, gzip: boolean): Pick<TableFile, 'format' | 'gzip'> {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw oldExcel
  if (starts(0x50, 0x4b, 0x03, 0x04)) return { format: 'xlsx', gzip: false }
  if (starts(0x50, 0x41, 0x52, 0x31)) return { format: 'parquet', gzip: false }
  if (starts(0x1f, 0x8b)) return { format: named === 'jsonl' ? 'jsonl' : 'text', gzip: true }
  if (named === 'xlsx' && /^[\t\r\n\x20-\x7e\x80-\xff]+$/.test(head.toString('latin1'))) return { format: 'text', gzip: false }
  return { format: named, gzip }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function missing(path: string): FileProblem {
  return new FileProblem('unreadable', { zh: `没有这个文件或文件夹:${path}`, en: `There is no file or folder ${path}` })
}

/** @throws FileProblem when the file was written to since it was found: half a file must not pass for a whole one */
export async function requireUnchanged({ path, bytes, writtenAt }: TableFile): Promise<void> {
  const now = await stat(path)
  if (now.size === bytes && now.mtimeMs === writtenAt) return
  throw new FileProblem('unreadable', {
    zh: '读的时候这个文件还在被写入,什么都没有导入。等它写完再导入。',
    en: 'The file was being written while it was read; nothing of it was imported. Import it again when it is complete.',
  })
}

/** What the file system says of a path that cannot be read. */
export function unreadable(error: unknown): FileProblem {
  const why = error instanceof Error ? error.message : String(error)
  return new FileProblem('unreadable', { zh: `读不了这个文件:${why}`, en: `The file cannot be read: ${why}` })
}

const noTable = new FileProblem('not_a_table', {
  zh: '只能读 CSV、TSV、JSONL、XLSX、Parquet(也可以是 .gz)。',
  en: 'Only CSV, TSV, JSONL, XLSX and Parquet files can be read (.gz too).',
})

const oldExcel = new FileProblem('not_a_table', {
  zh: '旧版 Excel(.xls)读不了,请另存为 .xlsx 或 CSV。',
  en: 'Old Excel files (.xls) cannot be read; save it as .xlsx or CSV.',
})
