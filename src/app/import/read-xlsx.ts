import { createReadStream } from 'node:fs'
import { type Misfit, rowBatches } from '../../sources/batches.js'
import { FileProblem } from '../../sources/problem.js'
import { type SheetRow, sheetRows } from '../../sources/xlsx/sheet.js'
import { readWorkbook } from '../../sources/xlsx/workbook.js'
import type { TableFile } from './find-files.js'
import type { FileHints, SourceTable } from './source-table.js'

/**
 * The first visible sheet of a workbook, streamed: the archive is read once for names and shared texts and once for the rows, so that
 * memory grows with the number of different texts only.
 */
export async function readXlsx(file: TableFile, hints: FileHints = {}): Promise<SourceTable> {
  if (file.gzip)
    throw new FileProblem('not_a_table', {
      zh: 'XLSX 已经是压缩格式,请先解开 .gz。',
      en: 'XLSX is packed already; unpack the .gz first.',
    })
  const read = { bytes: 0 }
  const workbook = await readWorkbook(bytes(file, { bytes: 0 }))
  const [sheet] = workbook.sheets
  if (!sheet) throw new FileProblem('not_a_table', { zh: '没有工作表。', en: 'There is no sheet.' })
  const rows = () => sheetRows(bytes(file, read), workbook, sheet.part)
  const header = hints.columns ?? (await headerOf(rows()))
  read.bytes = 0
  return {
    header,
    delimiter: ',',
    batches: (rewrite) => rowBatches(fitted(rows(), header.length, hints.columns === undefined), { rewrite }),
    share: () => Math.min(1, read.bytes / Math.max(1, file.bytes)),
    understood: () => ({ sheet: workbook.sheets.length > 1 ? `${sheet.name} (1/${workbook.sheets.length})` : sheet.name }),
  }
}

async function headerOf(rows: AsyncIterable<SheetRow>): Promise<readonly string[]> {
  for await (const { cells } of rows) {
    const last = cells.findLastIndex((cell) => cell?.trim())
    if (last >= 0) return Array.from({ length: last + 1 }, (_, index) => cells[index] ?? '')
  }
  throw new FileProblem('empty', { zh: '工作表是空的。', en: 'The sheet is empty.' })
}

/** Rows as wide as the header: spreadsheets leave empty cells out at the end. The first row with content is the header. */
async function* fitted(rows: AsyncIterable<SheetRow>, width: number, withHeader: boolean): AsyncGenerator<SheetRow | Misfit> {
  let headerSeen = !withHeader
  for await (const { line, cells } of rows) {
    if (!cells.some((cell) => cell?.trim())) continue
    if (!headerSeen) headerSeen = true
    else if (cells.slice(width).some((cell) => cell?.trim())) yield { line, reason: 'too_many_cells', excerpt: '' }
    else yield { line, cells: Array.from({ length: width }, (_, index) => cells[index] ?? '') }
  }
}

async function* bytes(file: TableFile, read: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file.path, { highWaterMark: 65_536 })) {
    read.bytes += chunk.length
    yield chunk as Uint8Array
  }
}
