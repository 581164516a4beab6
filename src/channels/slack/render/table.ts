import type { types } from '@slack/bolt'
import type { Language } from '../../../catalog/label.js'
import { cellText, headingText, isNumeric } from '../../../messages/cell-text.js'
import { renderText, type Table } from '../../../messages/index.js'
import { escapeMarkup, literal } from './escape.js'
import { cut, limits } from './limits.js'
import type { Piece } from './piece.js'
import { preformatted, richText } from './rich-text.js'
import { words } from './words.js'

const shownRows = 20

/** A table as Slack's own, where it fits; of a longer one the first rows, and the whole as a CSV file. */
export function tablePieces(table: Table, language: Language, currency: string): Piece[] {
  const fits =
    table.rows.length < limits.tableRows &&
    table.columns.length <= limits.tableColumns &&
    size(table, language, currency) <= limits.tableText
  const shown = fits
    ? table
    : fitting(
        { ...table, columns: table.columns.slice(0, limits.tableColumns), rows: table.rows.slice(0, shownRows) },
        language,
        currency,
      )
  const title = table.title ? richText([{ text: table.title, mark: 'bold' }]) : []
  const total = table.total && table.total > table.rows.length ? words(language).more(table.total) : ''
  const rest = fits ? total : [words(language).inFile(shown.rows.length), total].filter(Boolean).join(' ')
  const piece: Piece = {
    kind: 'blocks',
    blocks: [
      ...title,
      ...(shown.rows.length ? [tableBlock(shown, language, currency)] : [preformatted('—')]),
      ...(rest ? [context(rest)] : []),
    ],
    text: escapeMarkup(renderText({ language, blocks: [shown] }, { width: 100, colour: false, currency })),
  }
  if (fits) return [piece]
  const name = `${fileName(table.title)}.csv`
  return [
    piece,
    {
      kind: 'file',
      name,
      title: table.title ?? name,
      content: { text: csv(table, language, currency) },
      instead: words(language).noFile(name),
    },
  ]
}

function tableBlock(table: Table, language: Language, currency: string): types.TableBlock {
  const cell = (text: string): types.RawTextElement => ({ type: 'raw_text', text: cut(literal(text), 500) || ' ' })
  return {
    type: 'table',
    column_settings: table.columns.map((column) =>
      isNumeric(column, table.rows) ? { align: 'right' } : { align: 'left', is_wrapped: true },
    ),
    rows: [
      table.columns.map((column) => cell(headingText(column, language))),
      ...table.rows.map((row) => table.columns.map((column) => cell(cellText(row[column.key], column, language, currency)))),
    ],
  }
}

const context = (text: string): types.ContextBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text, emoji: false }],
})

const cells = (table: Table, language: Language, currency: string): string[][] => [
  table.columns.map((column) => headingText(column, language)),
  ...table.rows.map((row) => table.columns.map((column) => cellText(row[column.key], column, language, currency))),
]

const size = (table: Table, language: Language, currency: string): number =>
  cells(table, language, currency)
    .flat()
    .reduce((sum, text) => sum + Math.max(1, text.length), 0)

/** Fewer rows until they fit. */
function fitting(table: Table, language: Language, currency: string): Table {
  if (table.rows.length <= 1 || size(table, language, currency) <= limits.tableText) return table
  return fitting({ ...table, rows: table.rows.slice(0, Math.ceil(table.rows.length / 2)) }, language, currency)
}

/** With a mark that lets spreadsheets read Chinese; what a spreadsheet would take for a formula is kept text. */
function csv(table: Table, language: Language, currency: string): string {
  const field = (text: string): string => {
    const kept = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,]+%?$/.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(kept) ? `"${kept.replaceAll('"', '""')}"` : kept
  }
  return `\ufeff${cells(table, language, currency)
    .map((row) => row.map(field).join(','))
    .join('\r\n')}\r\n`
}

export const fileName = (title: string | undefined): string =>
  (title ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'table'
