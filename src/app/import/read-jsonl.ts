import { type Misfit, rowBatches } from '../../sources/batches.js'
import { asUtf8 } from '../../sources/encoding.js'
import { cellsOf, jsonCells, jsonRows, linesOf } from '../../sources/json-lines.js'
import { FileProblem } from '../../sources/problem.js'
import type { TableFile } from './find-files.js'
import { rawBytes } from './read-text.js'
import type { SourceTable } from './source-table.js'

/** A JSON list is read as a whole; larger ones should be JSON lines. */
const largestList = 128 * 1024 * 1024

/** One JSON object a line. Any line may bring a new field, so the names are gathered in a first pass over the whole file. */
export async function readJsonLines(file: TableFile): Promise<SourceTable> {
  const read = { bytes: 0 }
  const lines = () => linesOf(asUtf8(rawBytes(file, read)))
  const names = new Set<string>()
  let any = false
  for await (const line of lines()) {
    if (line.trim() === '') continue
    if (!any && line.trim().startsWith('[')) return readList(file)
    any = true
    for (const name of jsonCells(line)?.keys() ?? []) names.add(name)
  }
  if (!any) throw new FileProblem('empty', { zh: '文件是空的。', en: 'The file is empty.' })
  if (names.size === 0) {
    throw new FileProblem('not_a_table', { zh: '没有一行是 JSON 对象。', en: 'Not one line is a JSON object.' })
  }
  const header = [...names]
  read.bytes = 0
  return {
    header,
    delimiter: ',',
    batches: (rewrite) => rowBatches(jsonRows(lines(), header), { rewrite }),
    share: () => Math.min(1, read.bytes / Math.max(1, file.bytes)),
    understood: () => ({}),
  }
}

async function readList(file: TableFile): Promise<SourceTable> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of asUtf8(rawBytes(file, { bytes: 0 }))) {
    chunks.push(chunk)
    size += chunk.length
    if (size > largestList) {
      throw new FileProblem('not_a_table', {
        zh: 'JSON 列表太大,请改成每行一个对象(JSONL)。',
        en: 'The JSON list is too large; write one object a line (JSONL).',
      })
    }
  }
  const items = parsedList(Buffer.concat(chunks).toString('utf8'))
  const rows = items.map((item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item) ? cellsOf(item) : undefined,
  )
  const header = [...new Set(rows.flatMap((row) => [...(row?.keys() ?? [])]))]
  if (header.length === 0)
    throw new FileProblem('not_a_table', { zh: '列表里没有 JSON 对象。', en: 'The list holds no JSON objects.' })
  async function* numbered(): AsyncGenerator<{ line: number; cells: string[] } | Misfit> {
    for (const [index, row] of rows.entries()) {
      if (row) yield { line: index + 1, cells: header.map((name) => row.get(name) ?? '') }
      else yield { line: index + 1, reason: 'bad_json', excerpt: '' }
    }
  }
  return {
    header,
    delimiter: ',',
    batches: (rewrite) => rowBatches(numbered(), { rewrite }),
    share: () => 1,
    understood: () => ({}),
  }
}

function parsedList(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value
  } catch {
    // Said below.
  }
  throw new FileProblem('not_a_table', { zh: '不是 JSON 列表,也不是 JSON 行。', en: 'Neither a JSON list nor JSON lines.' })
}
