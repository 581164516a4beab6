import type { Language } from '../../catalog/label.js'
import { cellText, headingText, isNumeric } from '../cell-text.js'
import type { Table } from '../message.js'
import type { Paint } from './paint.js'
import { padEnd, padStart, truncate, width, wrap } from './width.js'

const gap = '  '
const narrowest = 4

/**
 * A table in aligned columns. Where it is too wide, first headings are broken over lines, then words are cut short, the longest first (never numbers
 * and ids); where even that does not fit, each row becomes a few lines "label: value".
 */
export function tableLines(table: Table, language: Language, columns: number, paint: Paint, currency?: string): string[] {
  const headings = table.columns.map((column) => headingText(column, language))
  const cells = table.rows.map((row) => table.columns.map((column) => cellText(row[column.key], column, language, currency)))
  const sides = table.columns.map((column, index): Side => {
    const numeric = isNumeric(column, table.rows)
    const heading = width(headings[index] ?? '')
    const widest = Math.max(0, ...cells.map((row) => width(row[index] ?? '')))
    return { heading, widest, numeric, whole: numeric || column.type === 'id' }
  })
  const widths = columnWidths(sides, columns - gap.length * (sides.length - 1))
  const title = table.title ? [paint(truncate(table.title, columns), 'bold')] : []
  const rest = moreLine(table, language)
  const more = rest ? [paint(rest, 'dim')] : []
  if (!widths) return [...title, ...records(headings, cells, columns, paint), ...more]

  const line = (row: readonly string[]) =>
    row
      .map((text, index) => {
        const shown = truncate(text, widths[index] ?? 0)
        return sides[index]?.numeric ? padStart(shown, widths[index] ?? 0) : padEnd(shown, widths[index] ?? 0)
      })
      .join(gap)
      .trimEnd()
  const rule = widths.map((size) => '─'.repeat(size)).join(gap)
  const head = headingLines(headings, widths).map((row) => paint(line(row), 'bold'))
  return [...title, ...head, paint(rule, 'dim'), ...cells.map(line), ...more]
}

/** What a column needs: columns of its heading and of its widest cell, and whether its cells may be cut. */
interface Side {
  readonly heading: number
  readonly widest: number
  readonly numeric: boolean
  readonly whole: boolean
}

/** Headings broken over as many lines as their columns ask for, standing on the rule. */
function headingLines(headings: readonly string[], widths: readonly number[]): string[][] {
  const broken = headings.map((heading, index) => wrap(heading, widths[index] ?? 0))
  const height = Math.max(...broken.map((lines) => lines.length))
  return Array.from({ length: height }, (_, row) => broken.map((lines) => lines[row - height + lines.length] ?? ''))
}

/** "… 共 345 行", where not all rows are shown. */
export function moreLine(table: Table, language: Language): string | undefined {
  if (table.total === undefined || table.total <= table.rows.length) return undefined
  const counts = [table.rows.length, table.total].map((count) => count.toLocaleString('en-US'))
  return language === 'zh' ? `显示 ${counts[0]} 行，共 ${counts[1]} 行` : `${counts[0]} of ${counts[1]} rows`
}

/** Widths that sum to at most the room there is, or none. */
function columnWidths(sides: readonly Side[], room: number): number[] | undefined {
  const widths = sides.map(({ heading, widest }) => Math.max(heading, widest))
  const shrink = (least: (side: Side) => number): boolean => {
    for (let excess = sum(widths) - room; excess > 0; excess--) {
      const able = sides.flatMap((side, index) => ((widths[index] ?? 0) > least(side) ? [index] : []))
      const widest = able.reduce<number | undefined>(
        (best, index) => (best === undefined || widths[index]! > widths[best]! ? index : best),
        undefined,
      )
      if (widest === undefined) return false
      widths[widest]! -= 1
    }
    return true
  }
  // A heading reads well in two lines, and badly in four.
  const brokenHeading = ({ heading, widest }: Side) => Math.max(widest, Math.ceil(heading / 2), narrowest)
  const cutWords = (side: Side) => (side.whole ? brokenHeading(side) : narrowest)
  return shrink(brokenHeading) || shrink(cutWords) ? widths : undefined
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

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
