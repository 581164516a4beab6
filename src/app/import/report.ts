import stringWidth from 'string-width'
import type { Label } from '../../catalog/label.js'
import type { LandingCounts } from '../../stores/warehouse/journal.js'
import type { SettleReport } from '../../stores/warehouse/settle.js'

/** What became of one file. */
export interface FileReport {
  readonly file: string
  readonly path: string
  /** The preset or mapping that read it. */
  readonly by?: string
  /** Rows that were read, and rows that were set aside (those that a mapping leaves out among them). */
  readonly rows: number
  readonly setAside: number
  readonly leftOut: number
  readonly kinds: readonly (LandingCounts & { readonly kind: string })[]
  readonly reasons: readonly {
    readonly column: string
    readonly code: string
    readonly reason: Label
    readonly rows: number
    readonly firstLine: number
  }[]
  readonly warnings: readonly { readonly code: string; readonly message: Label }[]
  /** The file with the rows set aside, where there are any. */
  readonly rejects?: string
  /** Why the whole file was stopped; then nothing of it was imported. */
  readonly problem?: { readonly code: string; readonly message: Label; readonly line?: number }
  readonly understood?: { readonly encoding?: string; readonly delimiter?: string; readonly sheet?: string }
  readonly seconds: number
}

export interface ImportReport {
  readonly id: string
  readonly files: readonly FileReport[]
  /** Files in the folders that are no tables. */
  readonly passedOver: readonly string[]
  readonly settled?: SettleReport
  readonly seconds: number
}

/** The report as a person reads it, Chinese first, English behind. */
export function reportText(report: ImportReport): string {
  const lines: string[] = []
  const table = [
    ['文件 file', '内容 kind', '读入 read', '新增 new', '更新 updated', '已有 unchanged', '重复 repeated', '搁置 set aside'],
    ...report.files.filter((file) => !file.problem).flatMap(rowsOf),
  ]
  if (table.length > 1) lines.push(...aligned(table))
  for (const file of report.files) lines.push(...notesOf(file))
  if (report.passedOver.length > 0) {
    const some = report.passedOver.slice(0, 5).join(', ')
    lines.push(
      `略过不是表格的文件 ${report.passedOver.length} 个 / passed over ${report.passedOver.length} files that are no tables: ${some}${report.passedOver.length > 5 ? ' …' : ''}`,
    )
  }
  if (report.settled) {
    const { persons, joined, relinked } = report.settled
    lines.push(
      `现有 ${persons} 人(${joined} 个编号并入他人) / ${persons} people now (${joined} ids joined into another's file)${relinked > 0 ? `, ${relinked} items linked to their orders` : ''}`,
    )
  }
  return lines.join('\n')
}

function rowsOf(file: FileReport): string[][] {
  return file.kinds.map((one, index) => [
    index === 0 ? file.file : '',
    file.by && index === 0 ? `${one.kind} (${file.by})` : one.kind,
    index === 0 ? String(file.rows) : '',
    String(one.landed),
    String(one.replaced),
    String(one.unchanged),
    String(one.duplicates + one.superseded),
    index === 0 ? String(file.setAside) : '',
  ])
}

function notesOf(file: FileReport): string[] {
  const lines: string[] = []
  if (file.problem) {
    lines.push(`✗ ${file.file}: ${file.problem.message.zh}`, `  ${file.problem.message.en}`)
  }
  for (const { message } of file.warnings) lines.push(`! ${file.file}: ${message.zh}`, `  ${message.en}`)
  for (const { column, reason, rows, firstLine } of file.reasons.slice(0, 8)) {
    lines.push(
      `  ${file.file}: ${rows} 行/rows ${column ? `[${column}] ` : ''}${reason.zh} / ${reason.en} (第 ${firstLine} 行起 / from line ${firstLine})`,
    )
  }
  if (file.reasons.length > 8) lines.push(`  … +${file.reasons.length - 8}`)
  if (file.rejects) lines.push(`  → ${file.rejects}`)
  return lines
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - stringWidth(cell))
        return column < 2 ? cell + space : space + cell
      })
      .join('  ')
      .trimEnd(),
  )
}
