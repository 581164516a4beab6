import type { Language } from '../../catalog/label.js'
import { periodsWithin } from '../../catalog/periods.js'
import type { CompiledColumn, CompiledQuery } from '../compile/compiled.js'
import { defaultLimit } from '../compile/customers.js'
import type { Query } from '../query.js'
import type { Cell, Column, Row, ShapedAnswer } from './answer.js'
import { withDifferences } from './differences.js'
import { columnLabels } from './labels.js'

type RawRow = Readonly<Record<string, unknown>>

/**
 * The statement's rows as an answer: figures as numbers, unknown keys named, periods without data filled in (0 for counts and sums,
 * null for ratios and averages).
 */
export function shapeAnswer(
  query: Query,
  compiled: Pick<CompiledQuery, 'columns' | 'days'>,
  raw: readonly RawRow[],
  language: Language,
): ShapedAnswer {
  const { columns } = compiled
  const shown = raw.map((row) => shapeRow(row, columns, language))
  const named = columns.map(
    (column): Column => ({ key: column.key, label: column.label[language], ...(column.unit ? { unit: column.unit } : {}) }),
  )
  const answer = shapeKind(query, compiled, raw, shown, named, language)
  const labelled = answer.columns.map((column) => {
    const compiledAs = columns.find(({ key }) => key === column.key)
    const labels = compiledAs && columnLabels(compiledAs, answer.rows, language)
    return labels ? { ...column, labels } : column
  })
  return { ...answer, columns: labelled }
}

function shapeKind(
  query: Query,
  compiled: Pick<CompiledQuery, 'columns' | 'days'>,
  raw: readonly RawRow[],
  shown: readonly Row[],
  named: readonly Column[],
  language: Language,
): ShapedAnswer {
  const { columns } = compiled
  switch (query.kind) {
    case 'number':
      return number(columns, named, shown)
    case 'share':
      return query.by.length === 0
        ? number(columns, named, shown)
        : { kind: 'table', total: shown.length, columns: named, rows: shown }
    case 'customers':
      return customers(query, columns, named, shown, figure(raw[0]?.total) ?? 0)
    case 'quotes':
      return { kind: query.kind, total: figure(raw[0]?.total) ?? 0, columns: named, rows: shown }
    case 'series':
      return { kind: 'series', columns: named, rows: query.having || query.limit ? shown : filled(query, compiled, shown) }
    case 'compare':
      return withDifferences(query, columns, named, shown, language)
    case 'table':
      return { kind: 'table', total: figure(raw[0]?.groups) ?? 0, columns: named, rows: shown }
  }
}

/** The compiler asks for one customer more than wanted: whether it has the same figure as the last one is all that is told of it. */
function customers(
  query: Query,
  columns: readonly CompiledColumn[],
  named: readonly Column[],
  shown: readonly Row[],
  total: number,
): ShapedAnswer {
  const wanted = query.limit ?? defaultLimit
  const measure = columns.filter(({ role }) => role === 'measure')[query.order?.at ?? 0]
  const [last, next] = [shown[wanted - 1], shown[wanted]]
  const ties = measure && next && last?.[measure.key] === next[measure.key] && query.order?.by !== 'key'
  return {
    kind: 'customers',
    total,
    ...(ties ? { moreTies: true } : {}),
    columns: named,
    rows: shown.slice(0, wanted),
  }
}

function number(columns: readonly CompiledColumn[], named: readonly Column[], rows: readonly Row[]): ShapedAnswer {
  const measure = columns.find(({ role }) => role === 'measure')
  const [row] = rows
  const value = measure && row ? figure(row[measure.key]) : null
  const n = row ? figure(row.n) : null
  return {
    kind: 'number',
    value,
    ...(measure?.unit ? { unit: measure.unit } : {}),
    ...(n === null ? {} : { n }),
    columns: named,
    rows: row ? [row] : [],
  }
}

function shapeRow(raw: RawRow, columns: readonly CompiledColumn[], language: Language): Row {
  return Object.fromEntries(columns.map((column) => [column.key, shapeCell(raw[column.key], column, language)]))
}

function shapeCell(value: unknown, column: CompiledColumn, language: Language): Cell {
  if (column.role === 'measure' || column.role === 'base') return exact(figure(value), column)
  if (column.key === 'side') return figure(value)
  if (column.values === 'list') return Array.isArray(value) ? value.map(String) : []
  if (column.role === 'shown') {
    if (value === null || value === undefined) return null
    if (column.values === 'number') return figure(value)
    return column.values === 'flag' ? figure(value) === 1 : String(value)
  }
  const unknown = language === 'zh' ? '未知' : 'unknown'
  if (value === null || value === undefined || value === '') return unknown
  if (column.bands) return bandWords(Number(value), column.bands, language)
  if (column.values === 'flag') return Number(value) === 1
  return column.values === 'number' || column.values === 'clock' ? figure(value) : String(value)
}

/** 18 and 25: under 18, 18 to under 25, 25 and over. */
function bandWords(index: number, bands: readonly number[], language: Language): string {
  const [from, to] = [bands[index - 1], bands[index]]
  if (from === undefined) return language === 'zh' ? `${to}以下` : `under ${to}`
  if (to === undefined) return language === 'zh' ? `${from}及以上` : `${from} and over`
  const whole = Number.isInteger(from) && Number.isInteger(to)
  return whole ? `${from}–${to - 1}` : `${from}–<${to}`
}

function figure(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** Money has four decimals in the store; what a sum of binary fractions adds beyond six is noise. */
function exact(value: number | null, column: CompiledColumn): number | null {
  if (value === null) return column.zero ? 0 : null
  return column.money ? Math.round(value * 1e6) / 1e6 : value
}

/** One row a period, also for those in which nothing happened; with a second key, for each of its values. */
function filled(query: Query, { columns, days }: Pick<CompiledQuery, 'columns' | 'days'>, rows: readonly Row[]): Row[] {
  const period = query.by.find((one) => 'period' in one)
  const starts = rows.map((row) => String(row.period)).filter((start) => /^\d{4}-/.test(start))
  const from =
    days.from ??
    starts.reduce<string | undefined>((least, start) => (least === undefined || start < least ? start : least), undefined)
  if (!period || !('period' in period) || from === undefined || days.to < from) return [...rows]
  const other = columns.find((column) => column.role === 'key' && column.key !== 'period')
  const values = other ? [...new Set(rows.map((row) => row[other.key] ?? null))] : [null]
  const known = new Map(rows.map((row) => [JSON.stringify([row.period, other ? row[other.key] : null]), row]))
  const dated = periodsWithin(from, days.to, period.period).flatMap((start) =>
    values.map((value) => known.get(JSON.stringify([start, value])) ?? empty(columns, start, other?.key, value)),
  )
  return [...dated, ...rows.filter((row) => !/^\d{4}-/.test(String(row.period)))]
}

function empty(columns: readonly CompiledColumn[], period: string, other: string | undefined, value: Cell): Row {
  return Object.fromEntries(
    columns.map(({ key, role, zero }) => {
      if (key === 'period') return [key, period]
      if (key === other) return [key, value]
      return [key, zero || role === 'base' ? 0 : null]
    }),
  )
}
