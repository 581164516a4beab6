import type { Language } from '../../catalog/label.js'
import { cellText, headingText, isNumeric } from '../cell-text.js'
import type { Table } from '../message.js'
import type { Paint } from './paint.js'
import { padEnd, padStart, truncate, width } from './width.js'

const gap = '  '
const narrowest = 4

/** A table in aligned columns; where even shortened columns do not fit, each row becomes a few lines "label: value". */
export function tableLines(table: Table, language: Language, columns: number, paint: Paint, currency?: string): string[] {
  const headings = table.columns.map((column) => headingText(column, language))
  const cells = table.rows.map((row) => table.columns.map((column) => cellText(row[column.key], column, language, currency)))
  const numeric = table.columns.map((column) => isNumeric(column, table.rows))
  const natural = headings.map((heading, index) => Math.max(width(heading), ...cells.map((row) => width(row[index] ?? ''))))
  const widths = columnWidths(natural, numeric, columns - gap.length * (natural.length - 1))
  const title = table.title ? [paint(truncate(table.title, columns), 'bold')] : []
  const rest = moreLine(table, language)
  const more = rest ? [paint(rest, 'dim')] : []
  if (!widths) return [...title, ...records(headings, cells, columns, paint), ...more]

  const line = (row: readonly string[]) =>
    row
      .map((text, index) => {
        const shown = truncate(text, widths[index] ?? 0)
        return numeric[index] ? padStart(shown, widths[index] ?? 0) : padEnd(shown, widths[index] ?? 0)
      })
      .join(gap)
      .trimEnd()
  const rule = widths.map((size) => '─'.repeat(size)).join(gap)
  return [...title, paint(line(headings), 'bold'), paint(rule, 'dim'), ...cells.map(line), ...more]
}

/** "… 共 345 行", where not all rows are shown. */
export function moreLine(table: Table, language: Language): string | undefined {
  if (table.total === undefined || table.total <= table.rows.length) return undefined
  const counts = [table.rows.length, table.total].map((count) => count.toLocaleString('en-US'))
  return language === 'zh' ? `显示 ${counts[0]} 行，共 ${counts[1]} 行` : `${counts[0]} of ${counts[1]} rows`
}

/** Widths that sum to at most the room there is: the widest word column gives way first; numbers are never cut. */
function columnWidths(natural: readonly number[], numeric: readonly boolean[], room: number): number[] | undefined {
  const widths = [...natural]
  let excess = widths.reduce((sum, size) => sum + size, 0) - room
  while (excess > 0) {
    const widest = widths.reduce((best, size, index) => (!numeric[index] && size > (widths[best] ?? 0) ? index : best), -1)
    const at = widest === -1 ? widths.findIndex((size, index) => !numeric[index] && size > narrowest) : widest
    const size = widths[at]
    if (size === undefined || size <= narrowest) return undefined
    widths[at] = size - 1
    excess -= 1
  }
  return widths
}

function records(headings: readonly string[], cells: readonly string[][], columns: number, paint: Paint): string[] {
  const label = Math.min(Math.max(...headings.map(width)), Math.floor(columns / 2))
  return cells.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...row.map((text, at) => {
      const heading = padEnd(truncate(headings[at] ?? '', label), label)
      return `${paint(heading, 'bold')}${gap}${truncate(text, Math.max(narrowest, columns - label - gap.length))}`
    }),
  ])
}
