import { createReadStream } from 'node:fs'
import { delimiterOf } from '../../sources/delimiter.js'
import { asUtf8 } from '../../sources/encoding.js'
import { FileProblem } from '../../sources/problem.js'
import { RecordScanner } from '../../sources/record-scanner.js'
import { UserError } from '../workspace.js'

export interface ListRow {
  /** In the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * The rows of a small table that the team made (contacts, customer ids): any usual delimiter and encoding, blank lines left out.
 * @throws UserError where the file cannot be read
 */
export async function readRows(path: string): Promise<readonly ListRow[]> {
  const bytes = await readAll(path)
  const scanner = new RecordScanner(delimiterOf(bytes.toString('utf8')).charCodeAt(0))
  scanner.over(bytes, 0)
  const rows: ListRow[] = []
  let line = 1
  for (let found = scanner.next(true); found !== 'none'; found = scanner.next(true)) {
    const cells =
      found === 'broken'
        ? [bytes.toString('utf8', scanner.start, scanner.end)]
        : Array.from({ length: scanner.cells }, (_, index) => {
            const start = index === 0 ? scanner.start : (scanner.cellEnds[index - 1] ?? 0) + 1
            return unquoted(bytes.toString('utf8', start, scanner.cellEnds[index]))
          })
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
    line += scanner.lines
  }
  return rows
}

/** Customer ids of a file: its column `customer_id`, or the first cell of each line. */
export async function readCustomerIds(path: string): Promise<readonly string[]> {
  const rows = await readRows(path)
  const header = rows[0]?.cells.map((cell) => cell.toLowerCase()) ?? []
  const column = header.findIndex((name) => idNames.has(name))
  const ids = (column < 0 ? rows : rows.slice(1)).map(({ cells }) => cells[Math.max(0, column)] ?? '')
  return [...new Set(ids.filter((id) => id !== ''))]
}

/** What a column of customer ids may be called, in lower case. */
export const idNames: ReadonlySet<string> = new Set([
  'customer_id',
  'customer',
  '客户编号',
  '客户id',
  '会员编号',
  '会员id',
  '用户编号',
  '用户id',
])

async function readAll(path: string): Promise<Buffer> {
  try {
    const blocks: Buffer[] = []
    for await (const block of asUtf8(createReadStream(path))) blocks.push(block)
    return Buffer.concat(blocks)
  } catch (error) {
    const why = error instanceof FileProblem || error instanceof Error ? error.message : String(error)
    throw new UserError(`读不了文件 ${path}：${why}\nThe file ${path} cannot be read: ${why}`)
  }
}

function unquoted(cell: string): string {
  const trimmed = cell.trim()
  return trimmed.startsWith('"') && trimmed.endsWith('"') && trimmed.length > 1
    ? trimmed.slice(1, -1).replaceAll('""', '"').trim()
    : trimmed
}
