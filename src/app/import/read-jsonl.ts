import type { TableFile } from './find-files.js'
import type { FileHints, SourceTable } from './source-table.js'

export async function readJsonLines(file: TableFile, hints?: FileHints): Promise<SourceTable> {
  throw new Error(`${file.name} ${hints?.delimiter}`)
}
