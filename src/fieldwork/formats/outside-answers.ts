import type { DataCell, DataColumn, DataRow, Dataset } from './dataset-form.js'
import { type OutsideColumn, type OutsideQuestion, outsideQuestions } from './outside-header.js'

/** A dataset of answers that another tool collected, with the columns that were left out because they name people. */
export interface OutsideDataset {
  readonly dataset: Dataset
  readonly leftOut: readonly string[]
}

/**
 * The rows of a SurveyMonkey export (two header rows: question, then option or row), a SurveyGizmo one (`option:question`), or any table with
 * one question a column. What each question is follows from its answers: one value a column is a multiple choice, ranks are a ranking,
 * few values that come again are choices. Addresses, e-mails and names of people are left out.
 *
 * @param records the rows with their header rows, as text
 */
export function readSurveyMonkey(
  records: readonly (readonly string[])[],
  survey: { readonly id: string; readonly title: string },
): OutsideDataset {
  const { questions, about, leftOut, headerRows } = outsideQuestions(records)
  const rows = records.slice(headerRows).filter((row) => row.some((cell) => cell.trim() !== ''))
  const planned = questions.flatMap((question, index) => columnsOf(question, `q${index + 1}`, rows))
  const language = rows.some((row) => row.some((cell) => /[\u4e00-\u9fff]/.test(cell))) ? 'zh' : 'en'
  const width = String(rows.length).length
  return {
    leftOut,
    dataset: {
      survey,
      columns: planned.map(({ column }) => column),
      rows: rows.map((row, index): DataRow => {
        const known = (name: string) => cellOf(row, about.get(name))
        return {
          respondent: known('respondent') ?? `R${String(index + 1).padStart(width, '0')}`,
          language,
          outcome: known('outcome')?.toLowerCase() ?? 'completed',
          ...(known('startedAt') ? { startedAt: known('startedAt') ?? '' } : {}),
          ...(known('completedAt') ? { completedAt: known('completedAt') ?? '' } : {}),
          values: Object.fromEntries(planned.map(({ column, read }) => [column.name, read(row)])),
        }
      }),
    },
  }
}

type Row = readonly string[]
interface Planned {
  readonly column: DataColumn
  readonly read: (row: Row) => DataCell
}

function columnsOf({ title, items }: OutsideQuestion, name: string, rows: readonly Row[]): Planned[] {
  if (items.length === 1 && items[0]) return [plainColumn(items[0], { name, question: name, title }, rows)]
  const written = items.filter(({ label }) => /^other\b|其他|其它|please specify|write.?in/i.test(label))
  const choices = items.filter((item) => isChoice(item, written.includes(item), rows))
  const others = items.filter((item) => !choices.includes(item))
  // A tick says the option's own words (or the same mark) in each row; only "other" says something else.
  if (choices.length > 0 && others.every((item) => written.includes(item)))
    return [...multiple(name, title, choices, items, rows), ...others.map((item) => comment(name, title, item))]
  const main = items.find(({ label }) => label === '')
  if (main && items.length === 2) {
    const other = items.find((item) => item !== main)
    return [plainColumn(main, { name, question: name, title }, rows), ...(other ? [comment(name, title, other)] : [])]
  }
  const ranks = items.every(({ at }) =>
    rows.every((row) => /^\d{0,2}$/.test(row[at]?.trim() ?? '') && Number(row[at] ?? 0) <= items.length),
  )
  return items.map((item, index): Planned => {
    const part = {
      name: `${name}.${index + 1}`,
      question: `${name}.${index + 1}`,
      title: `${title} · ${item.label || index + 1}`,
    }
    if (ranks) return { column: { ...part, type: 'number', partOf: name }, read: (row) => numberIn(row, item.at) }
    return plainColumn(item, part, rows)
  })
}

function isChoice({ at, label }: OutsideColumn, written: boolean, rows: readonly Row[]): boolean {
  const values = new Set(rows.flatMap((row) => cellOf(row, at) ?? []))
  const [only = ''] = values
  if (values.size !== 1 || (written && only !== label)) return false
  return rows.some((row) => cellOf(row, at) === undefined) && !/^\d+$/.test(only)
}

function multiple(
  name: string,
  title: string,
  choices: readonly OutsideColumn[],
  items: readonly OutsideColumn[],
  rows: readonly Row[],
): Planned[] {
  const labelled = choices.map((item) => ({
    at: item.at,
    value: item.label || rows.map((row) => cellOf(row, item.at)).find(Boolean) || name,
  }))
  // Who ticked nothing was not asked, or skipped it: which one, such a table does not say.
  const answered = (row: Row) => items.some(({ at }) => cellOf(row, at) !== undefined)
  return [
    {
      column: {
        name,
        question: name,
        title,
        type: 'multiple',
        valueLabels: labelled.map(({ value }) => ({ value, label: value })),
      },
      read: (row) => (answered(row) ? labelled.flatMap(({ at, value }) => (cellOf(row, at) === undefined ? [] : [value])) : null),
    },
    ...labelled.map(
      ({ at, value }, index): Planned => ({
        column: {
          name: `${name}.${index + 1}`,
          question: name,
          title: `${title} · ${value}`,
          type: 'flag',
          valueLabels: [
            { value: 0, label: 'not chosen' },
            { value: 1, label: 'chosen' },
          ],
          partOf: name,
        },
        read: (row) => (answered(row) ? Number(cellOf(row, at) !== undefined) : null),
      }),
    ),
  ]
}

function comment(name: string, title: string, { at, label }: OutsideColumn): Planned {
  return {
    column: { name: `${name}-Comment`, question: name, title: `${title} · ${label}`, type: 'text' },
    read: (row) => cellOf(row, at) ?? null,
  }
}

/** Numbers, choices (few values that come again), or texts. */
function plainColumn(
  { at, label }: OutsideColumn,
  head: Pick<DataColumn, 'name' | 'question' | 'title'>,
  rows: readonly Row[],
): Planned {
  const cells = rows.flatMap((row) => cellOf(row, at) ?? [])
  const values = [...new Set(cells)]
  const open = /open.?ended/i.test(label)
  if (!open && cells.length > 0 && values.every((value) => /^-?\d+(\.\d+)?$/.test(value)))
    return { column: { ...head, type: 'number' }, read: (row) => numberIn(row, at) }
  const repeated = cells.length > 0 && values.length <= 40 && values.length <= cells.length / 2
  if (open || !(repeated || (/^response$/i.test(label) && values.length <= 10)))
    return { column: { ...head, type: 'text' }, read: (row) => cellOf(row, at) ?? null }
  return {
    column: { ...head, type: 'single', valueLabels: values.map((value) => ({ value, label: value })) },
    read: (row) => cellOf(row, at) ?? null,
  }
}

function cellOf(row: Row, at: number | undefined): string | undefined {
  const text = at === undefined ? '' : (row[at] ?? '').trim()
  return text === '' ? undefined : text
}

function numberIn(row: Row, at: number): number | null {
  const text = cellOf(row, at)
  return text === undefined ? null : Number(text)
}
