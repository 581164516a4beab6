import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { Language } from '../catalog/label.js'
import type { Dataset } from '../fieldwork/formats/dataset.js'
import { codebookOf, type DataTable, tableOf } from '../fieldwork/formats/table.js'

/** A workbook: answers in words under the questions, the same in codes under the column names, and the codebook. */
export async function xlsxOf(dataset: Dataset, language: Language): Promise<Uint8Array> {
  const names = language === 'zh' ? ['答卷', '编码', '编码簿'] : ['Answers', 'Codes', 'Codebook']
  const tables = [tableOf(dataset, { say: 'labels', heads: 'titles' }), tableOf(dataset), codebookOf(dataset, language)]
  const sheets = tables.map((table, index) => ({
    data: sheetOf(table),
    sheet: names[index] ?? `Sheet${index + 1}`,
    stickyRowsCount: 1,
  }))
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer())
}

/** A spreadsheet holds no longer text in a cell. */
const longestCell = 32_767

/** Texts are typed as texts, so that none of them can be a formula; characters that XML does not know are left out. */
function sheetOf({ header, rows }: DataTable): SheetData {
  const clean = (text: string) =>
    text
      .replace(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
        '',
      )
      .slice(0, longestCell)
  return [
    header.map((text) => ({ value: clean(text), type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((cell) =>
        cell === null ? null : typeof cell === 'number' ? { value: cell, type: Number } : { value: clean(cell), type: String },
      ),
    ),
  ]
}
