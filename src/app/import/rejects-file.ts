import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Label } from '../../catalog/label.js'
import { maskPersonalData } from '../../language/masking/mask-personal-data.js'
import type { Misfit } from '../../sources/batches.js'
import { spreadsheetLine } from '../../sources/csv-text.js'
import { guarded } from '../../sources/personal.js'
import { type RowReason, rowReasons } from '../../sources/problem.js'

export interface ReasonCount {
  readonly column: string
  readonly code: string
  readonly label: Label
  rows: number
  /** The first line with this reason, to look at. */
  readonly line: number
}

/**
 * The rows of one file that did not land, each with its line, column and reason, as a CSV that a spreadsheet opens safely. Made only when
 * there is such a row. Personal cells are masked already; of rows whose shape is broken only as much is shown as is surely not personal.
 */
export class RejectsFile {
  readonly path: string
  readonly #source: string
  readonly #header: readonly string[]
  /** The file has personal columns: a broken row may hold them anywhere. */
  readonly #personal: boolean
  #stream: WriteStream | undefined
  readonly #reasons = new Map<string, ReasonCount>()
  /** Rows set aside; rows overridden by a later one of the same file. */
  rows = 0
  overridden = 0
  leftOutRows = 0

  constructor(path: string, source: string, header: readonly string[], personal: boolean) {
    this.path = path
    this.#source = source
    this.#header = header
    this.#personal = personal
  }

  async misfit({ line, reason, excerpt }: Misfit): Promise<void> {
    this.rows += 1
    this.#count('', reason, rowReasons[reason], line)
    await this.#write(line, '', [rowReasons[reason]], [this.#personal ? '…' : maskPersonalData(excerpt)])
  }

  async refused(
    line: number,
    reasons: readonly (readonly [column: string, code: string])[],
    cells: readonly string[],
  ): Promise<void> {
    this.rows += 1
    const labels = reasons.map(([, code]) => rowReasons[code as RowReason] ?? { zh: code, en: code })
    reasons.forEach(([column, code], index) => {
      this.#count(column, code, labels[index] ?? { zh: code, en: code }, line)
    })
    await this.#write(line, [...new Set(reasons.map(([column]) => column))].join(' '), labels, cells.map(guarded))
  }

  async leftOut(line: number, column: string, because: Label, cells: readonly string[]): Promise<void> {
    this.rows += 1
    this.leftOutRows += 1
    this.#count(column, 'left_out', because, line)
    await this.#write(line, column, [because], cells.map(guarded))
  }

  async superseded(kind: string, line: number, winner: number): Promise<void> {
    this.overridden += 1
    this.#count(kind, 'superseded', rowReasons.superseded, line)
    const label = { zh: `${rowReasons.superseded.zh}(第 ${winner} 行)`, en: `${rowReasons.superseded.en} (line ${winner})` }
    await this.#write(line, kind, [label], [])
  }

  /** Every reason with its rows, most frequent first. */
  get reasons(): readonly ReasonCount[] {
    return [...this.#reasons.values()].sort((a, b) => b.rows - a.rows)
  }

  get written(): boolean {
    return this.#stream !== undefined
  }

  async close(): Promise<void> {
    if (!this.#stream) return
    this.#stream.end()
    await finished(this.#stream)
  }

  #count(column: string, code: string, label: Label, line: number): void {
    const key = `${column} ${code} ${label.en}`
    const known = this.#reasons.get(key)
    if (known) known.rows += 1
    else this.#reasons.set(key, { column, code, label, rows: 1, line })
  }

  async #write(line: number, column: string, reasons: readonly Label[], cells: readonly string[]): Promise<void> {
    if (!this.#stream) {
      this.#stream = createWriteStream(this.path)
      // With a byte order mark spreadsheets know that it is UTF-8.
      this.#stream.write(`\ufeff${spreadsheetLine(['file', 'line', 'column', '原因', 'reason', ...this.#header])}\n`)
    }
    const zh = reasons.map((one) => one.zh).join(';')
    const en = reasons.map((one) => one.en).join('; ')
    if (!this.#stream.write(`${spreadsheetLine([this.#source, String(line), column, zh, en, ...cells])}\n`))
      await once(this.#stream, 'drain')
  }
}
