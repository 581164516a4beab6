import type { Language } from '../../catalog/label.js'
import { formatValue, type NumberStyle, unknownValue } from '../format-value.js'
import type { Chart } from '../message.js'
import { oneLine } from '../plain.js'
import type { Paint } from './paint.js'
import { tableLines } from './table.js'
import { padEnd, padStart, truncate, width } from './width.js'

/** A line with more points than this is drawn as a spark line, not as one bar a point. */
const mostBars = 16
const sparks = '▁▂▃▄▅▆▇█'
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A chart in characters: bars, spark lines for long series, a table where neither would be true to the numbers (heat). */
export function plotLines(chart: Chart, language: Language, columns: number, paint: Paint, currency?: string): string[] {
  const head = [
    paint(truncate(oneLine(chart.title), columns), 'bold'),
    ...(chart.note ? [paint(oneLine(chart.note), 'dim')] : []),
  ]
  const style: NumberStyle = { place: 'cell', ...(currency ? { currency } : {}) }
  const say = (value: number | null) => formatValue(value, chart.unit, language, style)
  if (chart.categories.length === 0 || chart.series.length === 0)
    return [...head, language === 'zh' ? '（没有数据）' : '(no data)']
  const marks = (chart.annotations ?? []).map(({ category, text }) =>
    paint(`▲ ${oneLine(category)}: ${oneLine(text)}`, 'warning'),
  )
  return [...head, ...body(chart, language, columns, paint, say), ...marks]
}

/** Drawn as a course, which a table does not show. */
export const isSpark = (chart: Chart): boolean =>
  chart.chart === 'line' && (chart.categories.length > mostBars || chart.series.length > 1)

function body(chart: Chart, language: Language, columns: number, paint: Paint, say: (value: number | null) => string): string[] {
  if (chart.chart === 'heat' || chart.chart === 'stack') return gridLines(chart, language, columns, paint)
  if (isSpark(chart)) return sparkLines(chart, columns, paint, say)
  if (chart.series.length === 1) {
    return bars(chart.categories, chart.series[0]?.values ?? [], columns, paint, say)
  }
  const values = chart.series.flatMap(({ values }) => values)
  const most = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)))
  return chart.categories.flatMap((category, index) => [
    oneLine(category),
    ...bars(
      chart.series.map(({ name }) => `  ${name}`),
      chart.series.map(({ values }) => values[index] ?? null),
      columns,
      paint,
      say,
      most,
    ),
  ])
}

function bars(
  names: readonly string[],
  values: readonly (number | null)[],
  columns: number,
  paint: Paint,
  say: (value: number | null) => string,
  most = Math.max(0, ...values.map((value) => Math.abs(value ?? 0))),
): string[] {
  const labels = names.map((name) => name.replace(/\s+/g, ' ').trimEnd())
  const room = Math.min(Math.max(...labels.map(width)), Math.floor(columns / 3))
  const said = values.map(say)
  const numbers = Math.max(...said.map(width))
  const length = Math.max(4, Math.min(40, columns - room - numbers - 3))
  return labels.map((label, index) => {
    const value = values[index] ?? null
    const drawn = value === null ? '' : bar(most === 0 ? 0 : Math.abs(value) / most, length, value < 0)
    return `${padEnd(truncate(label, room), room)} ${padStart(said[index] ?? '', numbers)} ${paint(drawn, 'accent')}`.trimEnd()
  })
}

function bar(share: number, length: number, negative: boolean): string {
  const whole = Math.floor(share * length)
  if (negative) return '▒'.repeat(Math.max(1, whole))
  const rest = eighths[Math.floor((share * length - whole) * 8)] ?? ''
  return '█'.repeat(whole) + rest || (share > 0 ? '▏' : '')
}

function sparkLines(chart: Chart, columns: number, paint: Paint, say: (value: number | null) => string): string[] {
  const room = Math.min(Math.max(...chart.series.map(({ name }) => width(name))), Math.floor(columns / 4))
  const lines = chart.series.flatMap(({ name, values }) => {
    const known = values.filter((value) => value !== null)
    const shown = values.slice(-Math.max(8, columns - room - 2))
    const first = known[0] ?? null
    const last = known.at(-1) ?? null
    const range = known.length
      ? `${say(first)} → ${say(last)}  (${say(Math.min(...known))} … ${say(Math.max(...known))})`
      : unknownValue
    return [
      `${padEnd(truncate(name, room), room)} ${paint(spark(shown), 'accent')}`,
      `${' '.repeat(room)} ${paint(range, 'dim')}`,
    ]
  })
  return [...lines, paint(`${chart.categories[0]} … ${chart.categories.at(-1)}`, 'dim')]
}

/** One block a point, from the least to the greatest value; a gap where the value is unknown. */
export function spark(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null)
  const least = Math.min(...known)
  const most = Math.max(...known)
  return values
    .map((value) => {
      if (value === null) return ' '
      return sparks[most === least ? 3 : Math.round(((value - least) / (most - least)) * (sparks.length - 1))]
    })
    .join('')
}

function gridLines(chart: Chart, language: Language, columns: number, paint: Paint): string[] {
  const rows = chart.series.map(({ name, values }) => {
    const cells = chart.categories.map((_, index) => [`c${index}`, values[index] ?? null] as const)
    return { name, ...Object.fromEntries(cells) }
  })
  const numbers = chart.categories.map((category, index) => ({
    key: `c${index}`,
    label: category,
    type: 'number' as const,
    ...(chart.unit ? { unit: chart.unit } : {}),
  }))
  return tableLines({ kind: 'table', columns: [{ key: 'name', label: '' }, ...numbers], rows }, language, columns, paint)
}
