import type { Language } from '../../catalog/label.js'
import type { DataCell, DataColumn, Dataset, DataValue } from './dataset-form.js'

/** A dataset as rows of plain cells: what is known of the respondent first, then the answers. */
export interface DataTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly TableCell[])[]
}

export type TableCell = string | number | null

/**
 * @param say `codes`: values as they are stored; `labels`: choices by their words
 * @param heads `names`: the columns' names; `titles`: what was asked
 */
export function tableOf(
  dataset: Dataset,
  { say = 'codes', heads = 'names' }: { say?: 'codes' | 'labels'; heads?: 'names' | 'titles' } = {},
): DataTable {
  const about = aboutColumns(dataset)
  const labels = new Map(dataset.columns.map((column) => [column.name, say === 'labels' ? labelsOf(column) : undefined]))
  return {
    header: [
      ...about.map(({ name }) => name),
      ...dataset.columns.map((column) => (heads === 'titles' ? column.title : column.name)),
    ],
    rows: dataset.rows.map((row) => [
      ...about.map(({ read }) => read(row)),
      ...dataset.columns.map(({ name }) => cellOf(row.values[name] ?? null, labels.get(name))),
    ]),
  }
}

/** What each column is, each of its values on a row of its own. */
export function codebookOf(dataset: Dataset, language: Language): DataTable {
  const header =
    language === 'zh'
      ? ['列名', '题目路径', '题目', '类型', '属于', '编码', '标签', '缺失值']
      : ['column', 'question', 'title', 'type', 'part of', 'value', 'label', 'missing']
  const rows = dataset.columns.flatMap(({ name, question, title, type, partOf, valueLabels, missing }) => {
    const own: TableCell[] = [name, question, title, type, partOf ?? null]
    if (!valueLabels || valueLabels.length === 0) return [[...own, null, null, null]]
    return valueLabels.map(({ value, label }) => [...own, value, label, missing?.includes(value) ? 1 : null])
  })
  return { header, rows }
}

interface AboutColumn {
  readonly name: string
  readonly read: (row: Dataset['rows'][number]) => TableCell
}

/** Only those that somebody has: an anonymous study has no customers and no times. */
export function aboutColumns({ rows }: Dataset): AboutColumn[] {
  const all: AboutColumn[] = [
    { name: 'respondent', read: ({ respondent }) => respondent },
    { name: 'customer_id', read: ({ customer }) => customer ?? null },
    { name: 'language', read: ({ language }) => language },
    { name: 'outcome', read: ({ outcome }) => outcome },
    { name: 'started_at', read: ({ startedAt }) => startedAt ?? null },
    { name: 'completed_at', read: ({ completedAt }) => completedAt ?? null },
    { name: 'quality_score', read: ({ quality }) => quality?.score ?? null },
    { name: 'doubtful', read: ({ quality }) => (quality ? Number(quality.doubtful) : null) },
    { name: 'quality_reasons', read: ({ quality }) => quality?.reasons.join('; ') || null },
    { name: 'weight', read: ({ weight }) => weight ?? null },
  ]
  return all.filter(({ name, read }) => name === 'respondent' || rows.some((row) => read(row) !== null))
}

function labelsOf({ valueLabels = [] }: DataColumn): ReadonlyMap<string, string> {
  return new Map(valueLabels.map(({ value, label }) => [String(value), label]))
}

/** Several values are joined by semicolons; where a value holds one, the flags beside it tell them apart. */
function cellOf(cell: DataCell, labels: ReadonlyMap<string, string> | undefined): TableCell {
  const said = (value: DataValue) => labels?.get(String(value)) ?? value
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell === null ? null : said(cell)
  return cell.map(said).join('; ')
}
