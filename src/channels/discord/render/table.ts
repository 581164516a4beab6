import type { Language } from '../../../catalog/label.js'
import { cellText, headingText } from '../../../messages/cell-text.js'
import type { Cell, Column, Table } from '../../../messages/index.js'
import { oneLine } from '../../../messages/plain.js'
import { tableLines } from '../../../messages/text/table.js'
import { spreadsheetLine } from '../../../sources/csv-text.js'
import { cut, escapeCode, escapeText } from './escape.js'
import type { Piece } from './piece.js'

/** Columns of a code block that a desktop window shows without a scroll bar. */
const columns = 72
const mostRows = 25
const mostText = 1700

/** A table in aligned columns; a long one as its first rows, with all of it in a CSV file beside them. */
export function tableParts(table: Table, index: number, language: Language, currency: string): Piece[] {
  const { title, ...untitled } = table
  const shown = shownRows(untitled, language, currency)
  const heading: Piece[] = title ? [{ kind: 'text', text: `**${escapeText(oneLine(title))}**` }] : []
  const body: Piece[] = table.rows.length
    ? [{ kind: 'code', text: linesOf({ ...untitled, rows: table.rows.slice(0, shown) }, language, currency) }]
    : []
  if (shown >= table.rows.length) return [...heading, ...body]
  const name = `${fileWord(title) || `table-${index + 1}`}.csv`
  const more = {
    zh: `前 ${shown} 行，共 ${table.rows.length} 行，全部见附件。`,
    en: `The first ${shown} of ${table.rows.length} rows; all are in the file.`,
  }
  return [
    ...heading,
    ...body,
    { kind: 'text', text: `-# ${more[language]}` },
    { kind: 'file', file: { name, data: new TextEncoder().encode(csv(table, language)) } },
  ]
}

function shownRows(table: Table, language: Language, currency: string): number {
  let shown = Math.min(table.rows.length, table.rows.length > mostRows ? mostRows - 10 : mostRows)
  while (shown > 1 && linesOf({ ...table, rows: table.rows.slice(0, shown) }, language, currency).length > mostText)
    shown = Math.floor(shown * 0.8)
  return shown
}

const linesOf = (table: Table, language: Language, currency: string): string =>
  escapeCode(tableLines(clipped(table), language, columns, (text) => text, currency).join('\n'))

/** No cell is ever shown longer than a line; the rest need not be measured. The file has it whole. */
const clipped = (table: Table): Table => ({
  ...table,
  columns: table.columns.map((column) => ({ ...column, label: cut(column.label, columns) })),
  rows: table.rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, typeof cell === 'string' ? cut(cell, 2 * columns) : cell])),
  ),
})

/** For spreadsheets: begins with the mark that tells them UTF-8; cells that would be formulas are defused. */
function csv(table: Table, language: Language): string {
  const lines = [
    table.columns.map((column) => headingText(column, language)),
    ...table.rows.map((row) => table.columns.map((column) => csvCell(row[column.key], column, language))),
  ]
  return `\ufeff${lines.map((cells) => spreadsheetLine(cells)).join('\r\n')}\r\n`
}

/** Numbers with all their digits, for another program to count with. */
const csvCell = (cell: Cell | undefined, column: Column, language: Language): string =>
  typeof cell === 'number' ? String(cell) : cell === null || cell === undefined ? '' : cellText(cell, column, language)

const fileWord = (title: string | undefined): string =>
  oneLine(title ?? '')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
