import { unzipped } from './unzip.js'
import { type Workbook, XmlReader } from './workbook.js'

export interface SheetRow {
  /** The row's number in the sheet, 1 first. */
  readonly line: number
  readonly cells: string[]
}

/**
 * The rows of one sheet as they are unpacked. A cell is its text; a date cell `2026-01-31 20:15:00`; of a formula the value that the
 * spreadsheet kept counts, and where it kept none the formula's own text does, as data: nothing is computed here.
 */
export async function* sheetRows(source: AsyncIterable<Uint8Array>, workbook: Workbook, part: string): AsyncGenerator<SheetRow> {
  const rows: SheetRow[] = []
  const reader = new XmlReader(rowHandler(workbook, rows))
  for await (const { chunk, last } of unzipped(source, (name) => name === part)) {
    reader.write(chunk, last)
    yield* rows.splice(0)
  }
}

function rowHandler(workbook: Workbook, rows: SheetRow[]) {
  let line = 0
  let cells: string[] = []
  let column = -1
  let type = ''
  let style = 0
  let value: string | undefined
  let formula: string | undefined
  let inside: 'v' | 't' | 'f' | undefined
  return {
    open(name: string, of: Readonly<Record<string, string>>) {
      if (name === 'row') {
        line = of.r ? Number(of.r) : line + 1
        cells = []
        column = -1
      } else if (name === 'c') {
        column = of.r ? columnOf(of.r) : column + 1
        type = of.t ?? 'n'
        style = Number(of.s ?? 0)
        value = undefined
        formula = undefined
      } else if (name === 'v' || name === 't' || name === 'f') inside = name
    },
    text(text: string) {
      if (inside === 'f') formula = (formula ?? '') + text
      else if (inside) value = (value ?? '') + text
    },
    close(name: string) {
      if (name === 'v' || name === 't' || name === 'f') inside = undefined
      else if (name === 'c') {
        const text = value === undefined ? (formula ? `=${formula}` : '') : cellText(value, type, style, workbook)
        while (cells.length < column) cells.push('')
        cells[column] = text
      } else if (name === 'row') rows.push({ line, cells })
    },
  }
}

function cellText(value: string, type: string, style: number, workbook: Workbook): string {
  if (type === 's') return workbook.strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type !== 'n') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (workbook.dateStyles.has(style)) return serialDate(number, workbook.from1904)
  // 1.3812345678E10 is a telephone number, 0.30000000000000004 is 0.3.
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(Number(number.toPrecision(15)))
}

/**
 * A spreadsheet's day number as text; day 60, the 29th of February 1900 that never was, shifts the days before it.
 *
 * @example serialDate(46053.5, false) // '2026-01-31 12:00:00'
 */
export function serialDate(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const seconds = Math.round((days - 25_569) * 86_400)
  const text = new Date(seconds * 1000).toISOString()
  const time = text.slice(11, 19)
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`
}

function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const code = letter.charCodeAt(0)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}
