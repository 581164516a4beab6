import type { Language } from '../../../catalog/label.js'
import { type Block, type Column, chart, heading, table } from '../../../messages/index.js'
import type { ChoiceResult, ScaleResult } from '../question-result.js'
import type { Shown } from './question-blocks.js'
import { nameOf } from './titles.js'

type Row = ScaleResult | ChoiceResult

/** The rows of one matrix in one table: shares of each answer, base, and on a scale mean and top two; a second table without the doubtful ones. */
export function matrixBlocks(shown: readonly Shown[], language: Language, charts: boolean): Block[] {
  const zh = language === 'zh'
  const rows = shown.map(({ one }) => one as Row)
  const sure = shown.flatMap(({ other }) => (other ? [other as Row] : []))
  const first = rows[0]!
  const title = first.within?.title[language] ?? ''
  return [
    heading(title, 3),
    rowsTable(rows, language),
    ...(sure.length > 0 ? [rowsTable(sure, language, zh ? '去除存疑答卷' : 'Without the doubtful ones')] : []),
    ...(charts
      ? [
          chart({
            chart: 'stack',
            name: nameOf(first.within?.name ?? first.path),
            title,
            categories: rows.map((row) => row.title[language]),
            series: first.shares.map(({ label }, index) => ({
              name: label[language],
              values: rows.map((row) => row.shares[index]?.share ?? 0),
            })),
            unit: 'ratio',
          }),
        ]
      : []),
  ]
}

function rowsTable(rows: readonly Row[], language: Language, title?: string): Block {
  const zh = language === 'zh'
  const scaled = rows.every((row) => row.kind === 'scale')
  const columns: Column[] = [
    { key: 'row', label: zh ? '项目' : 'item' },
    ...rows[0]!.shares.map(({ label }, index): Column => ({ key: `c${index}`, label: label[language], unit: 'ratio' })),
    ...(scaled
      ? ([
          { key: 'mean', label: zh ? '均值' : 'mean', type: 'number' },
          { key: 'top', label: zh ? '前两档' : 'top two', unit: 'ratio' },
        ] as Column[])
      : []),
    { key: 'base', label: zh ? '人数' : 'base', type: 'number' },
  ]
  return table({
    ...(title ? { title } : {}),
    columns,
    rows: rows.map((row) => ({
      row: row.title[language],
      ...Object.fromEntries(row.shares.map(({ share }, index) => [`c${index}`, share])),
      ...(row.kind === 'scale'
        ? { mean: Number.isFinite(row.mean) ? Math.round(row.mean * 100) / 100 : null, top: row.topTwo?.share ?? null }
        : {}),
      base: row.base,
    })),
  })
}
