import type { RowReason } from './problem.js'
import { cellText, RecordScanner } from './record-scanner.js'

/** Well-formed rows, ready for the engine: CSV text whose first cell is the row's line number, then the file's cells, then added ones. */
export interface Batch {
  readonly text: Buffer
  readonly rows: number
  readonly misfits: readonly Misfit[]
  /** Bytes of the (decoded) file that were read so far. */
  readonly bytesRead: number
}

/** A row that is not even a row: its shape is wrong, so no cell of it can be trusted. */
export interface Misfit {
  readonly line: number
  readonly reason: RowReason
  /** The beginning of the line as it stands, for a person to find it by. */
  readonly excerpt: string
}

/** Turns one row's cells into the cells to store: personal data hashed or masked, columns added at the end. */
export type RowRewrite = (cells: string[]) => string[]

export interface SplitOptions {
  readonly delimiter: string
  /** Cells of a well-formed row. */
  readonly width: number
  /** The number of the first line. */
  readonly firstLine?: number
  readonly rewrite?: RowRewrite | undefined
  /** Records at the top that are not rows: the header. */
  readonly skip?: number
  /** How large a batch grows, in bytes. */
  readonly batchBytes?: number
}

/** The delimiter of the batches' text: the file's own, except the tab, which the engine does not take in CSV. */
export function writtenDelimiter(delimiter: string): string {
  return delimiter === '\t' ? ',' : delimiter
}

const batchBytes = 16 * 1024 * 1024
const excerptLength = 200
const comma = 0x2c
const quote = 0x22
const newline = 0x0a

/**
 * Cuts delimited text into batches of well-formed, numbered rows, and sets aside what has too few or too many cells.
 * Rows without any content are skipped. Without a `rewrite` the rows' bytes are copied as they stand.
 */
export async function* batches(source: AsyncIterable<Buffer>, options: SplitOptions): AsyncGenerator<Batch> {
  const splitter = new Splitter(options)
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let progress = splitter.take(bytes, from, false); ; progress = splitter.take(bytes, from, false)) {
      from = progress.consumed
      if (!progress.full) break
      yield splitter.batch()
    }
    rest = from < bytes.length ? Buffer.from(bytes.subarray(from)) : Buffer.alloc(0)
  }
  let from = 0
  for (let progress = splitter.take(rest, from, true); progress.full; progress = splitter.take(rest, from, true)) {
    from = progress.consumed
    yield splitter.batch()
  }
  const last = splitter.batch()
  if (last.rows > 0 || last.misfits.length > 0) yield last
}

class Splitter {
  readonly #options: SplitOptions
  readonly #scanner: RecordScanner
  readonly #delimiter: number
  readonly #written: number
  readonly #limit: number
  #out: Buffer
  #length = 0
  #rows = 0
  #misfits: Misfit[] = []
  #line: number
  #bytesRead = 0
  #skip: number

  constructor(options: SplitOptions) {
    this.#options = options
    this.#delimiter = options.delimiter.charCodeAt(0)
    this.#written = writtenDelimiter(options.delimiter).charCodeAt(0)
    this.#scanner = new RecordScanner(this.#delimiter)
    this.#limit = options.batchBytes ?? batchBytes
    this.#out = Buffer.allocUnsafe(this.#limit + 65_536)
    this.#line = options.firstLine ?? 1
    this.#skip = options.skip ?? 0
  }

  /** Takes records from `from` on, until the bytes end or the batch is full. */
  take(bytes: Buffer, from: number, final: boolean): { consumed: number; full: boolean } {
    const scanner = this.#scanner
    scanner.over(bytes, from)
    let consumed = from
    const zeros = bytes.includes(0, from)
    for (;;) {
      const found = scanner.next(final)
      if (found === 'none' || found === 'more') break
      consumed = scanner.after
      if (this.#skip > 0) {
        if (!blank(bytes, scanner.start, scanner.end, this.#delimiter)) this.#skip -= 1
      } else if (found === 'broken') this.#setAside(bytes, 'broken_quote')
      else if (zeros && bytes.subarray(scanner.start, scanner.end).includes(0)) this.#setAside(bytes, 'binary')
      else if (scanner.cells === this.#options.width) this.#keep(bytes)
      else if (!blank(bytes, scanner.start, scanner.end, this.#delimiter)) {
        this.#setAside(bytes, scanner.cells < this.#options.width ? 'too_few_cells' : 'too_many_cells')
      }
      this.#line += scanner.lines
      if (this.#length >= this.#limit || this.#misfits.length >= 10_000) {
        this.#bytesRead += consumed - from
        return { consumed, full: true }
      }
    }
    this.#bytesRead += consumed - from
    return { consumed, full: false }
  }

  batch(): Batch {
    const done = {
      text: this.#out.subarray(0, this.#length),
      rows: this.#rows,
      misfits: this.#misfits,
      bytesRead: this.#bytesRead,
    }
    // The engine may still be reading this one: the next batch gets its own memory.
    if (this.#length > 0) this.#out = Buffer.allocUnsafe(this.#limit + 65_536)
    this.#length = 0
    this.#rows = 0
    this.#misfits = []
    return done
  }

  #keep(bytes: Buffer): void {
    const { start, end } = this.#scanner
    if (this.#options.width > 0 && blank(bytes, start, end, this.#delimiter)) return
    const { rewrite } = this.#options
    if (rewrite || this.#scanner.stray) {
      const cells = this.#cells(bytes)
      this.#writeCells(rewrite ? rewrite(cells) : cells)
    } else {
      this.#copy(bytes, start, end)
    }
    this.#rows += 1
  }

  #copy(bytes: Buffer, start: number, end: number): void {
    this.#room(end - start + 24)
    const from = this.#length
    this.#number(this.#line)
    this.#out[this.#length++] = this.#written
    bytes.copy(this.#out, this.#length, start, end)
    if (this.#written !== this.#delimiter && !this.#respelt(this.#length, this.#length + end - start)) {
      this.#length = from
      this.#writeCells(this.#cells(bytes))
      return
    }
    this.#length += end - start
    this.#out[this.#length++] = newline
  }

  /** Changes the delimiter in a copied row; false where a cell holds the new one or quotes. */
  #respelt(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      const byte = this.#out[at]
      if (byte === this.#delimiter) this.#out[at] = this.#written
      else if (byte === this.#written || byte === quote) return false
    }
    return true
  }

  #cells(bytes: Buffer): string[] {
    const cells: string[] = []
    let start = this.#scanner.start
    for (let i = 0; i < this.#scanner.cells; i += 1) {
      const end = this.#scanner.cellEnds[i] ?? start
      cells.push(cellText(bytes, start, end))
      start = end + 1
    }
    return cells
  }

  #writeCells(cells: readonly string[]): void {
    const delimiter = String.fromCharCode(this.#written)
    let text = String(this.#line)
    for (const cell of cells) {
      text += delimiter
      if (cell !== '') text += cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : `"${cell}"`
    }
    text += '\n'
    this.#room(text.length * 3)
    this.#length += this.#out.write(text, this.#length, 'utf8')
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#out.length) return
    const wider = Buffer.allocUnsafe(this.#out.length + bytes + this.#limit)
    this.#out.copy(wider, 0, 0, this.#length)
    this.#out = wider
  }

  #number(value: number): void {
    const digits = String(value)
    for (let i = 0; i < digits.length; i += 1) this.#out[this.#length++] = digits.charCodeAt(i)
  }

  #setAside(bytes: Buffer, reason: RowReason): void {
    const { start, end } = this.#scanner
    this.#misfits.push({
      line: this.#line,
      reason,
      excerpt: bytes.toString('utf8', start, Math.min(end, start + excerptLength)).replaceAll(/[\ufffd\0]/g, ''),
    })
  }
}

/** Nothing but delimiters, spaces and empty quotes: the rows that spreadsheets leave at the end of a sheet. */
function blank(bytes: Buffer, start: number, end: number, delimiter: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]
    if (byte !== delimiter && byte !== 0x20 && byte !== quote && byte !== 0x0d && byte !== 0x09 && byte !== comma) return false
  }
  return true
}

/** The same batches from rows that were read some other way (JSON lines, sheets, Parquet): each with its line or row number. */
export async function* rowBatches(
  rows: AsyncIterable<{ line: number; cells: string[] } | Misfit>,
  options: { readonly rewrite?: RowRewrite | undefined; readonly batchBytes?: number; readonly bytesRead?: () => number },
): AsyncGenerator<Batch> {
  let parts: string[] = []
  let size = 0
  let misfits: Misfit[] = []
  const batch = (): Batch => {
    const done = { text: Buffer.from(parts.join(''), 'utf8'), rows: parts.length, misfits, bytesRead: options.bytesRead?.() ?? 0 }
    parts = []
    size = 0
    misfits = []
    return done
  }
  for await (const row of rows) {
    if ('reason' in row) {
      misfits.push(row)
    } else if (row.cells.some((cell) => cell.includes('\0'))) {
      misfits.push({ line: row.line, reason: 'binary', excerpt: '' })
    } else if (row.cells.some((cell) => cell !== '')) {
      let text = String(row.line)
      for (const cell of options.rewrite ? options.rewrite(row.cells) : row.cells) {
        text += ','
        if (cell !== '') text += cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : `"${cell}"`
      }
      parts.push(`${text}\n`)
      size += text.length
    }
    if (size >= (options.batchBytes ?? batchBytes / 2) || misfits.length >= 10_000) yield batch()
  }
  if (parts.length > 0 || misfits.length > 0) yield batch()
}
