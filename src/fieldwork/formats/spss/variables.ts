import type { DataColumn, Dataset, DataValue } from '../dataset-form.js'
import { aboutColumns, type TableCell } from '../table.js'
import { bytesOf, cut, oneLine } from './literal.js'
import { variableNames } from './variable-name.js'

/** One SPSS variable, with how to read it from a row. */
export interface SpssVariable {
  readonly name: string
  readonly label: string
  /** `F8.2`, `A120`, `SDATE10`. */
  readonly format: string
  readonly level: 'NOMINAL' | 'ORDINAL' | 'SCALE'
  readonly valueLabels: readonly { readonly code: number; readonly label: string }[]
  readonly missing: readonly number[]
  /** Of a flag: the multiple choice it belongs to. */
  readonly partOf: string | undefined
  readonly read: (row: Dataset['rows'][number]) => TableCell
}

/** SPSS holds no longer text. */
const longestText = 32_767

/** All variables of a dataset: what is known of the respondent, then the answers; a multiple choice by its flags alone. */
export function spssVariables(dataset: Dataset): SpssVariable[] {
  const about = aboutColumns(dataset).map(({ name, read }): Unnamed => {
    const cells = dataset.rows.map(read)
    const numeric = cells.every((cell) => typeof cell !== 'string')
    return {
      wanted: name,
      label: name,
      partOf: undefined,
      missing: [],
      ...(numeric ? numbersOf(read, cells, []) : textsOf(read, cells)),
    }
  })
  const answers = dataset.columns
    .filter(({ name, type }) => type !== 'multiple' || !dataset.columns.some(({ partOf }) => partOf === name))
    .map((column) => answerOf(column, dataset))
  const all = [...about, ...answers]
  const names = variableNames(all.map(({ wanted }) => wanted))
  return all.map(({ wanted: _, ...variable }, index) => ({ name: names[index] ?? `v${index + 1}`, ...variable }))
}

type Unnamed = Omit<SpssVariable, 'name'> & { readonly wanted: string }
type Measured = Pick<SpssVariable, 'format' | 'level' | 'valueLabels' | 'read'>

function answerOf(column: DataColumn, dataset: Dataset): Unnamed {
  const raw = (row: Dataset['rows'][number]): TableCell => {
    const cell = row.values[column.name] ?? null
    return Array.isArray(cell) ? cell.join('; ') : (cell as TableCell)
  }
  const cells = dataset.rows.map(raw)
  const common = { wanted: column.name, label: column.title, partOf: column.type === 'flag' ? column.partOf : undefined }
  const labels = column.valueLabels ?? []
  const given = [...labels.map(({ value }) => value), ...cells].filter((value) => value !== null)
  if (column.type === 'single' && !given.every((value) => typeof value === 'number'))
    return { ...common, ...codedOf(column, raw, cells) }
  if (column.type === 'single' || column.type === 'number' || column.type === 'flag') {
    const level = column.type === 'number' ? 'SCALE' : 'NOMINAL'
    const missing = (column.missing ?? []).filter((value) => typeof value === 'number')
    return { ...common, missing, ...numbersOf(raw, cells, labels), level }
  }
  if (column.type === 'date' && cells.every((cell) => cell === null || /^\d{4}-\d\d-\d\d$/.test(String(cell))))
    return { ...common, missing: [], format: 'SDATE10', level: 'SCALE', valueLabels: [], read: raw }
  return { ...common, missing: [], ...textsOf(raw, cells) }
}

/** Choices with values that are words are numbered from 1 in the order of the survey; their words are the value labels. */
function codedOf(
  { valueLabels = [], missing = [] }: DataColumn,
  raw: SpssVariable['read'],
  cells: readonly TableCell[],
): Measured & Pick<SpssVariable, 'missing'> {
  const listed = new Map<string, { code: number; label: string }>()
  const list = (value: DataValue, label: string) => {
    if (!listed.has(String(value))) listed.set(String(value), { code: listed.size + 1, label })
  }
  for (const { value, label } of valueLabels) list(value, label)
  for (const cell of cells) if (cell !== null) list(cell, String(cell))
  return {
    format: 'F8.0',
    level: 'NOMINAL',
    valueLabels: [...listed.values()],
    missing: missing.flatMap((value) => listed.get(String(value))?.code ?? []),
    read: (row) => {
      const cell = raw(row)
      return cell === null ? null : (listed.get(String(cell))?.code ?? null)
    },
  }
}

function numbersOf(
  read: SpssVariable['read'],
  cells: readonly TableCell[],
  labels: NonNullable<DataColumn['valueLabels']>,
): Measured {
  const decimals = Math.max(0, ...cells.map((cell) => (/\.(\d+)$/.exec(String(cell))?.[1] ?? '').length))
  return {
    format: `F${decimals > 0 ? 16 : 8}.${Math.min(decimals, 15)}`,
    level: 'SCALE',
    valueLabels: labels.flatMap(({ value, label }) => (typeof value === 'number' ? [{ code: value, label }] : [])),
    read,
  }
}

/** Each case stands on one line of the data file, so that line ends inside a text become `⏎`. */
function textsOf(read: SpssVariable['read'], cells: readonly TableCell[]): Measured {
  const clean = (cell: TableCell) =>
    cell === null ? null : cut(oneLine(String(cell).replace(/\r\n|[\r\n]/g, ' ⏎ ')), longestText)
  const width = Math.max(1, ...cells.map((cell) => bytesOf(clean(cell) ?? '')))
  return { format: `A${width}`, level: 'NOMINAL', valueLabels: [], read: (row) => clean(read(row)) }
}
