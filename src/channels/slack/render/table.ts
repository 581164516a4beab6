import type { types } from '@slack/bolt'
import type { Language } from '../../../catalog/label.js'
import { cellText, headingText, isNumeric } from '../../../messages/cell-text.js'
import type { Table } from '../../../messages/index.js'
import { literal } from './escape.js'
import { cut, limits } from './limits.js'
import type { Piece } from './piece.js'
import { preformatted, richText } from './rich-text.js'
import { words } from './words.js'

/** Rows that stay to be seen where the whole goes into a file. */
const seenRows = 20
/** Characters of one cell; what people read in a table is shorter. */
const mostInCell = 500

/** Heading and rows as they are printed. */
type Grid = readonly (readonly string[])[]

/** A table as Slack's own, where it fits; of a longer one the first rows, and the whole as a CSV file. */
export function tablePieces(table: Table, language: Language, currency: string): Piece[] {
  const grid: Grid = [
    table.columns.map((column) => headingText(column, language)),
    ...table.rows.map((row) => table.columns.map((column) => cellText(row[column.key], column, language, currency))),
  ]
  const fits = grid.length <= limits.tableRows && table.columns.length <= limits.tableColumns && size(grid) <= limits.tableText
  const shown = fits ? grid : fitting(grid.slice(0, seenRows + 1).map((row) => row.slice(0, limits.tableColumns)))
  const numeric = table.columns.slice(0, limits.tableColumns).map((column) => isNumeric(column, table.rows))
  const title = table.title ? richText([{ text: table.title, mark: 'bold' }]) : []
  const more = table.total && table.total > table.rows.length ? [words(language).more(table.total)] : []
  const rest = [...(fits ? [] : [words(language).inFile(shown.length - 1)]), ...more].join(' ')
  const piece: Piece = {
    kind: 'blocks',
    blocks: [
      ...title,
      shown.length > 1 ? tableBlock(shown, numeric) : preformatted((grid[0] ?? []).join('  ')),
      ...(rest ? [context(rest)] : []),
    ],
  }
  if (fits) return [piece]
  const name = `${fileName(table.title)}.csv`
  return [
    piece,
    { kind: 'file', name, title: table.title ?? name, content: { text: csv(grid) }, instead: words(language).noFile(name) },
  ]
}

function tableBlock(grid: Grid, numeric: readonly boolean[]): types.TableBlock {
  return {
    type: 'table',
    column_settings: numeric.map((number) => (number ? { align: 'right' } : { align: 'left', is_wrapped: true })),
    rows: grid.map((row) => row.map((text) => ({ type: 'raw_text', text: cut(literal(text), mostInCell) || ' ' }))),
  }
}

const context = (text: string): types.ContextBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text, emoji: false }],
})

const size = (grid: Grid): number =>
  grid.reduce((sum, row) => row.reduce((inner, text) => inner + Math.min(mostInCell, text.length) + 1, sum), 0)

/** Fewer rows until they fit; at last only the heading. */
function fitting(grid: Grid): Grid {
  if (grid.length <= 1 || size(grid) <= limits.tableText) return size(grid) <= limits.tableText ? grid : []
  return fitting(grid.slice(0, Math.ceil(grid.length / 2)))
}

/** With a mark that lets spreadsheets read Chinese; what a spreadsheet would take for a formula is kept text. */
function csv(grid: Grid): string {
  const field = (text: string): string => {
    const kept = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,]+%?$/.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(kept) ? `"${kept.replaceAll('"', '""')}"` : kept
  }
  return `\ufeff${grid.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

export const fileName = (title: string | undefined): string =>
  (title ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'table'
