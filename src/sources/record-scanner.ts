const quote = 0x22
const newline = 0x0a
const carriageReturn = 0x0d

/** A quoted cell longer than this is a quotation mark that was never closed. */
const longestRecord = 1024 * 1024

/**
 * Walks over the records of delimited text, byte by byte, once. After `next()` says `record`, the fields below describe it:
 * where it starts and ends (line end left out), where each cell ends, how many physical lines it took.
 *
 * Law: for well-formed text it sees the records that RFC 4180 describes (a quote opens a cell only as its first byte; `""` is one quote).
 */
export class RecordScanner {
  readonly #delimiter: number
  #bytes: Buffer = Buffer.alloc(0)
  start = 0
  /** The end of the record's cells; its line end is not part of it. */
  end = 0
  /** Where the next record starts. */
  after = 0
  cells = 0
  /** Ends of the cells, as offsets into the bytes. */
  cellEnds = new Int32Array(256)
  /** Physical lines of the record. */
  lines = 1
  /** A carriage return stands inside a cell without quotes: engines would end the line there. */
  stray = false

  constructor(delimiter: number) {
    this.#delimiter = delimiter
  }

  /** Starts on new bytes; the next record begins at `from`. */
  over(bytes: Buffer, from: number): void {
    this.#bytes = bytes
    this.after = from
  }

  /**
   * - `record`: a whole record
   * - `more`: the bytes end inside a record (give more, or say that this is all with `final`)
   * - `broken`: a quotation mark is not closed, or something follows a closing one; `end` and `after` describe the first line only
   * - `none`: nothing is left
   */
  next(final: boolean): 'record' | 'more' | 'broken' | 'none' {
    const bytes = this.#bytes
    const length = bytes.length
    const delimiter = this.#delimiter
    let at = this.after
    this.start = at
    this.cells = 0
    this.lines = 1
    this.stray = false
    if (at >= length) return 'none'
    for (;;) {
      if (bytes[at] === quote) {
        at = this.#closing(at + 1)
        if (at < 0) {
          if (!final && length - this.start < longestRecord) return 'more'
          return this.#firstLine()
        }
        const byte = bytes[at]
        if (at >= length) {
          if (!final) return 'more'
        } else if (byte === carriageReturn && at + 1 >= length && !final) {
          return 'more'
        } else if (
          byte !== delimiter &&
          byte !== newline &&
          !(byte === carriageReturn && (bytes[at + 1] === newline || at + 1 === length))
        ) {
          return this.#firstLine()
        }
      } else {
        let byte = bytes[at]
        while (at < length && byte !== delimiter && byte !== newline) {
          if (byte === carriageReturn && bytes[at + 1] !== newline) this.stray = true
          at += 1
          byte = bytes[at]
        }
        if (at >= length && !final) return 'more'
      }
      if (bytes[at] === delimiter && at < length) {
        this.#cell(at)
        at += 1
        if (at >= length) {
          if (!final) return 'more'
          this.#cell(at)
          this.end = at
          this.after = at
          return 'record'
        }
        continue
      }
      // The end of the line, or of everything.
      this.after = Math.min(at + 1, length)
      let end = Math.min(at, length)
      if (bytes[end] === carriageReturn && bytes[end + 1] === newline) this.after = end + 2
      else if (end > this.start && bytes[end - 1] === carriageReturn) end -= 1
      this.#cell(end)
      this.end = end
      return 'record'
    }
  }

  /** The offset behind the closing quote of a cell whose opening quote stands before `from`; −1 where there is none. */
  #closing(from: number): number {
    const bytes = this.#bytes
    const length = bytes.length
    let at = from
    for (;;) {
      while (at < length && bytes[at] !== quote) {
        if (bytes[at] === newline) this.lines += 1
        at += 1
      }
      if (at >= length) return -1
      if (bytes[at + 1] !== quote) return at + 1
      at += 2
    }
  }

  #cell(end: number): void {
    if (this.cells === this.cellEnds.length) {
      const wider = new Int32Array(this.cellEnds.length * 2)
      wider.set(this.cellEnds)
      this.cellEnds = wider
    }
    this.cellEnds[this.cells] = end
    this.cells += 1
  }

  #firstLine(): 'broken' {
    const end = this.#bytes.indexOf(newline, this.start)
    this.end = end < 0 ? this.#bytes.length : end
    this.after = end < 0 ? this.#bytes.length : end + 1
    this.lines = 1
    return 'broken'
  }
}

/** The text of one cell: quotes taken off, `""` made one. */
export function cellText(bytes: Buffer, start: number, end: number): string {
  if (bytes[start] !== quote) return bytes.toString('utf8', start, end)
  return bytes.toString('utf8', start + 1, end - 1).replaceAll('""', '"')
}
