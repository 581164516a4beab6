import { SaxesParser } from 'saxes'
import { FileProblem } from '../problem.js'
import { unzipped } from './unzip.js'

/** What must be known of a workbook before its rows can be read. */
export interface Workbook {
  /** The visible sheets, in order, with the part of the archive that holds each. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly strings: readonly string[]
  /** Cell styles (by number) that show a date. */
  readonly dateStyles: ReadonlySet<number>
  /** Days are counted from 1904, as old Macintosh workbooks do. */
  readonly from1904: boolean
}

const parts = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml)$/

/** Reads everything but the sheets: names, shared texts, which styles are dates. The texts are the only part that grows with the file. */
export async function readWorkbook(source: AsyncIterable<Uint8Array>): Promise<Workbook> {
  const found = {
    sheets: [] as { name: string; id: string; hidden: boolean }[],
    targets: new Map<string, string>(),
    strings: [] as string[],
    from1904: false,
  }
  const styles = new StyleReader()
  const readers = new Map<string, XmlReader>()
  for await (const { name, chunk, last } of unzipped(source, (one) => parts.test(one))) {
    let reader = readers.get(name)
    if (!reader) {
      reader = new XmlReader(handlerOf(name, found, styles))
      readers.set(name, reader)
    }
    reader.write(chunk, last)
  }
  if (readers.size === 0)
    throw new FileProblem('not_a_table', {
      zh: '这是压缩包(zip),不是 Excel 工作簿。请先解压,再导入里面的文件。',
      en: 'This is a zip archive, not an Excel workbook. Unpack it and import the files inside.',
    })
  const sheets = found.sheets
    .filter((sheet) => !sheet.hidden)
    .map(({ name, id }) => ({ name, part: partPath(found.targets.get(id) ?? '') }))
  if (sheets.length === 0)
    throw new FileProblem('not_a_table', { zh: '工作簿里没有可见的工作表。', en: 'The workbook has no visible sheet.' })
  return { sheets, strings: found.strings, dateStyles: styles.dates, from1904: found.from1904 }
}

export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** XML in chunks of bytes; element names without their namespace prefix. */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: false })
  readonly #decoder = new TextDecoder('utf-8')

  constructor(handler: XmlHandler) {
    this.#parser.on('opentag', ({ name, attributes }) => handler.open?.(local(name), attributes))
    this.#parser.on('text', (text) => handler.text?.(text))
    this.#parser.on('closetag', ({ name }) => handler.close?.(local(name)))
    this.#parser.on('error', (error) => {
      throw new FileProblem('broken_file', {
        zh: `XLSX 里的 XML 有误(${error.message})。`,
        en: `The XML inside the XLSX file is broken (${error.message}).`,
      })
    })
  }

  write(chunk: Uint8Array, last: boolean): void {
    this.#parser.write(this.#decoder.decode(chunk, { stream: !last }))
    if (last) this.#parser.close()
  }
}

function handlerOf(
  part: string,
  found: {
    sheets: { name: string; id: string; hidden: boolean }[]
    targets: Map<string, string>
    strings: string[]
    from1904: boolean
  },
  styles: StyleReader,
): XmlHandler {
  if (part.endsWith('sharedStrings.xml')) return sharedStrings(found.strings)
  if (part.endsWith('styles.xml')) return styles
  if (part.endsWith('.rels')) {
    return { open: (name, of) => void (name === 'Relationship' && found.targets.set(of.Id ?? '', of.Target ?? '')) }
  }
  return {
    open(name, of) {
      if (name === 'sheet')
        found.sheets.push({ name: of.name ?? '', id: of['r:id'] ?? '', hidden: (of.state ?? 'visible') !== 'visible' })
      else if (name === 'workbookPr') found.from1904 = of.date1904 === '1' || of.date1904 === 'true'
    },
  }
}

/** Each `<si>` is one text; its runs are joined, phonetic hints (`<rPh>`) left out. */
function sharedStrings(strings: string[]): XmlHandler {
  let text = ''
  let inside = false
  let phonetic = false
  return {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inside = !phonetic
    },
    text(more) {
      if (inside) text += more
    },
    close(name) {
      if (name === 'si') strings.push(text)
      else if (name === 'rPh') phonetic = false
      else if (name === 't') inside = false
    },
  }
}

/** Which cell styles are dates: built-in formats by number, own ones by the letters of their pattern. */
class StyleReader implements XmlHandler {
  readonly dates = new Set<number>()
  readonly #own = new Map<number, boolean>()
  #inCells = false
  #style = 0

  open(name: string, of: Readonly<Record<string, string>>): void {
    if (name === 'numFmt') this.#own.set(Number(of.numFmtId), isDatePattern(of.formatCode ?? ''))
    else if (name === 'cellXfs') this.#inCells = true
    else if (name === 'xf' && this.#inCells) {
      const format = Number(of.numFmtId ?? 0)
      if (this.#own.get(format) ?? isBuiltInDate(format)) this.dates.add(this.#style)
      this.#style += 1
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCells = false
  }
}

function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  )
}

/** @example isDatePattern('yyyy"年"m"月"d"日"') // true */
export function isDatePattern(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_./gi, '')
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare)
}

function partPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
