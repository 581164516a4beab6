import type { Language, Unit } from '../catalog/label.js'
import {
  type Block,
  bold,
  type Cell,
  type Column,
  chart,
  choices,
  codeBlock,
  heading,
  type Message,
  message,
  muted,
  note,
  paragraph,
  quotes,
  say,
  type Table,
  table,
} from '../messages/index.js'
import { compactJson, laidOutSql } from './explain-text.js'

/** An answer as the command contract prints it (`ask --json`). */
export interface AnswerDocument {
  readonly question: string
  readonly asOf: string
  readonly language: Language
  readonly reading?: string | undefined
  readonly query?: unknown
  readonly sql?: string | undefined
  readonly parameters?: unknown
  readonly answer: {
    readonly kind: string
    readonly value?: number | null | undefined
    readonly unit?: Unit | undefined
    readonly total?: number | undefined
    readonly columns?:
      | readonly {
          readonly key: string
          readonly label: string
          readonly unit?: Unit | undefined
          /** How people say values that rows hold under their catalog name. */
          readonly labels?: Readonly<Record<string, string>> | undefined
        }[]
      | undefined
    readonly rows?: readonly Readonly<Record<string, unknown>>[] | undefined
    readonly options?: readonly (string | { readonly label: string; readonly value: string })[] | undefined
    readonly summary: string
  }
  readonly notes?: readonly string[] | undefined
  readonly followUps?: readonly string[] | undefined
}

/** Rows of a table in a conversation; the rest is counted. */
const mostRows = 20
/** Bars that can be read at a glance (the hours of a day): one measure over few groups is drawn, not tabled; and points of a line. */
const mostBars = 24
const mostPoints = 16

/** An answer as a message: the sentence, the numbers as table or chart, quotes, how it was read, notes, and what to ask next as choices. */
export function answerMessage(document: AnswerDocument): Message {
  const { answer, language, reading, notes = [], followUps = [] } = document
  const options = (answer.options ?? []).map((option) => (typeof option === 'string' ? { label: option, value: option } : option))
  const next = options.length ? options : followUps.map((question) => ({ label: question, value: question }))
  const prompt = options.length ? undefined : { zh: '接着问：', en: 'Go on:' }[language]
  return message(
    language,
    say`${bold(answer.summary)}`,
    ...numbers(document),
    reading ? say`${muted(`${{ zh: '口径', en: 'Read as' }[language]}: ${reading}`)}` : undefined,
    ...notes.map((text) => note(text)),
    next.length ? choices({ ...(prompt ? { prompt } : {}), choices: next }) : undefined,
  )
}

/** How the last answer came about: reading, typed query, SQL and its bound values. */
export function readingMessage(document: AnswerDocument | undefined, language: Language): Message {
  if (!document?.query) {
    const nothing = {
      zh: '还没有答过问题；先问一个，再说「口径」。',
      en: 'Nothing was answered yet: ask something, then say "how read".',
    }
    return message(language, paragraph(nothing[language]))
  }
  const title = (zh: string, en: string) => heading(language === 'zh' ? zh : en, 3)
  return message(
    language,
    title('理解', 'Reading'),
    paragraph(document.reading ?? ''),
    title('查询', 'Query'),
    codeBlock(compactJson(document.query), 'json'),
    ...(document.sql ? [title('SQL', 'SQL'), codeBlock(laidOutSql(document.sql), 'sql')] : []),
    ...(document.parameters ? [title('参数', 'Parameters'), codeBlock(compactJson(document.parameters), 'json')] : []),
  )
}

function numbers({ answer, language }: AnswerDocument): Block[] {
  const rows = (answer.rows ?? []).map((row) => cells(row, answer.columns))
  if (rows.length === 0) return []
  if (answer.kind === 'quotes') return [quotes(rows.slice(0, mostRows).map(quoteOf))]
  const columns = (answer.columns ?? Object.keys(rows[0] ?? {}).map((key) => ({ key, label: key }))).map(columnOf)
  // A single figure stands in the sentence already.
  if (answer.kind === 'number' && rows.length === 1 && columns.length === 1) return []
  const shown = table({ columns, rows: rows.slice(0, mostRows), total: answer.total ?? rows.length })
  if (answer.kind === 'customers') return [shown]
  const isMeasure = ({ unit, key }: Column) => unit !== undefined || rows.every((row) => typeof (row[key] ?? 0) === 'number')
  const [key, ...others] = columns
  const measures = others.filter((column) => isMeasure(column) && column.key !== baseKey)
  const based = columns.some((column) => column.key === baseKey)
  if (!key || measures.length === 0) return [shown]
  const [across, measure] = others
  if (answer.kind === 'table' && across && measure && !isMeasure(across) && measures.length === 1) {
    return [pivot(key, across, measure, rows) ?? shown]
  }
  if (others.some((column) => !isMeasure(column))) return [shown]
  if (answer.kind === 'series') return seriesBlocks(key, measures, rows, shown, language)
  if (answer.kind === 'table' && measures.length === 1 && !based && rows.length <= mostBars && rows.length > 1) {
    return [plot('bar', key, measures, rows)]
  }
  return [shown]
}

/** How many cases a row rests on, where the answer says so; bases below `enough` are worth a look at each. */
const baseKey = 'n'
const enough = 30
/** Values of the second breakdown that still fit side by side. */
const mostAcross = 7

/** A short series is drawn, with what it rests on in a line; a long one, several measures or thin bases have their numbers beside them. */
function seriesBlocks(key: Column, measures: readonly Column[], rows: Table['rows'], shown: Table, language: Language): Block[] {
  const bases = rows.flatMap((row) => (typeof row[baseKey] === 'number' ? [row[baseKey]] : []))
  const [least, most] = [Math.min(...bases), Math.max(...bases)].map((base) => base.toLocaleString('en-US'))
  const note = bases.length ? `${{ zh: '样本量', en: 'cases' }[language]} ${least}–${most}` : undefined
  const lines = measures.map((measure) => plot('line', key, [measure], rows, note))
  const plain = measures.length === 1 && rows.length <= mostPoints && bases.every((base) => base >= enough)
  if (plain) return lines
  const title = { zh: '明细', en: 'Details' }[language]
  return [...lines, { ...shown, title, rows: rows.slice(-mostRows) }]
}

/** Two breakdowns as rows and columns; undefined where they would be too many to stand side by side. */
function pivot(down: Column, across: Column, measure: Column, rows: Table['rows']): Table | undefined {
  const values = [...new Set(rows.map((row) => String(row[across.key] ?? '—')))]
  const names = [...new Set(rows.map((row) => String(row[down.key] ?? '—')))]
  if (values.length > mostAcross || names.length > mostRows) return undefined
  const columns = values.map((label, index) => columnOf({ key: `v${index}`, label, unit: measure.unit }))
  return table({
    title: measure.label,
    columns: [{ ...down, type: 'word' }, ...columns.map((column) => ({ ...column, type: 'number' as const }))],
    rows: names.map((name) => ({
      [down.key]: name,
      ...Object.fromEntries(
        values.map((value, index) => {
          const found = rows.find((row) => String(row[down.key] ?? '—') === name && String(row[across.key] ?? '—') === value)
          return [`v${index}`, numberOf(found?.[measure.key])]
        }),
      ),
    })),
  })
}

function plot(kind: 'bar' | 'line', key: Column, measures: readonly Column[], rows: Table['rows'], note?: string): Block {
  const unit = measures[0]?.unit
  return chart({
    chart: kind,
    title: measures.map(({ label }) => label).join(' · '),
    categories: rows.map((row) => String(row[key.key] ?? '—')),
    series: measures.map(({ label, key: name }) => ({ name: label, values: rows.map((row) => numberOf(row[name])) })),
    ...(unit ? { unit } : {}),
    ...(note ? { note } : {}),
  })
}

const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null)

const columnOf = ({ key, label, unit }: { key: string; label: string; unit?: Unit | undefined }): Column => ({
  key,
  label,
  ...(unit ? { unit } : {}),
  ...(/(^|_)id$/.test(key) ? { type: 'id' as const } : {}),
})

/** A row as people read it: words, periods and weekdays by their names in the answer's language. */
function cells(row: Readonly<Record<string, unknown>>, columns: AnswerDocument['answer']['columns']): Record<string, Cell> {
  const labels = new Map(columns?.map((column) => [column.key, column.labels]))
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, cell(value, labels.get(key))]))
}

function cell(value: unknown, labels: Readonly<Record<string, string>> = {}): Cell {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map((one) => labels[String(one)] ?? String(one)).join('、')
  const label = labels[String(value)]
  if (label !== undefined) return label
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : JSON.stringify(value)
}

/** The quote's text and where it lies, under the names that texts and opinions have in the warehouse. */
function quoteOf(row: Readonly<Record<string, Cell>>) {
  const text = row.quote ?? row.text ?? ''
  const about = [row.product, row.stars ? `${row.stars}★` : null, typeof row.at === 'string' ? row.at.slice(0, 10) : null]
    .filter(Boolean)
    .join(' · ')
  return {
    text: String(text),
    source: String(row.source ?? ''),
    id: String(row.source_id ?? row.id ?? ''),
    ...(about ? { about } : {}),
  }
}
