import { isAscii, isUtf8 } from 'node:buffer'
import { FileProblem } from './problem.js'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const newline = 0x0a
/** A line longer than this is no line of a table. */
const longestLine = 64 * 1024 * 1024

/**
 * The same text in UTF-8, cut at line ends, without a byte order mark. The encoding is decided at the first bytes that are not ASCII
 * and held to: a file that changes its encoding half way is stopped, with the line where it does.
 *
 * @throws FileProblem unknown_encoding, mixed_encoding or not_a_table
 */
export async function* asUtf8(
  source: AsyncIterable<Uint8Array>,
  told?: Encoding,
  found: (encoding: Encoding) => void = () => {},
): AsyncGenerator<Buffer> {
  const start = await peek(source)
  const bom = byteOrderMark(start.head)
  let encoding = bom?.encoding ?? told ?? withoutMark(start.head)
  if (encoding?.startsWith('utf-16')) {
    found(encoding)
    yield* lines(decoded(skip(start.all, bom?.length ?? 0), encoding))
    return
  }
  if (isBinary(start.head)) {
    throw new FileProblem('not_a_table', {
      zh: '这不是文本表格(里面有二进制内容,可能是图片或压缩包)。请导出为 CSV 或 XLSX。',
      en: 'This is not a text table (it holds binary data, perhaps an image or an archive). Export it as CSV or XLSX.',
    })
  }
  let line = 1
  if (encoding) found(encoding)
  for await (const block of lines(skip(start.all, bom?.length ?? 0))) {
    if (isAscii(block)) {
      yield block
    } else {
      if (!encoding) {
        encoding = settle(block)
        found(encoding)
      }
      yield checked(block, encoding, line)
    }
    line += newlines(block)
  }
}

/** By the first line that is not ASCII; a line too short to tell counts as what the rest of the block is. */
function settle(block: Buffer): Encoding {
  if (isUtf8(block)) return 'utf-8'
  const first = lineAt(block, lineThat(block, (line) => !isAscii(line)) ?? 0)
  return readsAsUtf8(first) ? 'utf-8' : 'gb18030'
}

function checked(block: Buffer, encoding: Encoding, line: number): Buffer {
  if (encoding === 'utf-8') {
    if (isUtf8(block)) return block
    throw strange(block, encoding, line)
  }
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(block)
    if (lineThat(block, readsAsUtf8) === undefined) return Buffer.from(text, 'utf8')
  } catch {
    // Which line it is says the error below.
  }
  throw strange(block, encoding, line)
}

/** The error for a block that does not fit the file's encoding, naming the line. */
function strange(block: Buffer, encoding: Encoding, firstLine: number): FileProblem {
  const other = encoding === 'utf-8' ? 'GBK' : 'UTF-8'
  const own = encoding === 'utf-8' ? 'UTF-8' : 'GBK'
  const fits = (bytes: Uint8Array) => (encoding === 'utf-8' ? isUtf8(bytes) : decodes(bytes) && !readsAsUtf8(bytes))
  const odd = lineThat(block, (bytes) => !fits(bytes)) ?? 0
  const bytes = lineAt(block, odd)
  const line = firstLine + odd
  const readable = encoding === 'utf-8' ? decodes(bytes) : isUtf8(bytes)
  const wellFormedBefore = odd > 0 || firstLine > 1
  if (readable && wellFormedBefore) {
    return new FileProblem(
      'mixed_encoding',
      {
        zh: `文件里有两种编码:前面是 ${own},第 ${line} 行像是 ${other}。请用一种编码(最好是 UTF-8)重新保存。`,
        en: `The file is in two encodings: ${own} at first, but line ${line} reads as ${other}. Save it in one encoding (UTF-8 is best).`,
      },
      line,
    )
  }
  return new FileProblem(
    'unknown_encoding',
    {
      zh: `第 ${line} 行既不是 UTF-8 也不是 GBK/GB18030。请另存为 UTF-8。`,
      en: `Line ${line} is neither UTF-8 nor GBK/GB18030. Save the file as UTF-8.`,
    },
    line,
  )
}

/**
 * Chinese UTF-8 often happens to decode as GBK too (as nonsense). A line that is valid UTF-8 as a whole and holds two or more common
 * Chinese characters is UTF-8: by chance a GBK line of that length is so once in tens of thousands.
 */
function readsAsUtf8(bytes: Uint8Array): boolean {
  if (isAscii(bytes) || !isUtf8(bytes)) return false
  const chinese = Buffer.from(bytes)
    .toString('utf8')
    .match(/[\u4e00-\u9fff]/g)
  return (chinese?.length ?? 0) >= 2
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The index (0 = first) of the first line of the block for which the test holds. */
function lineThat(block: Buffer, test: (line: Uint8Array) => boolean): number | undefined {
  let from = 0
  for (let index = 0; from < block.length; index += 1) {
    const end = block.indexOf(newline, from)
    const line = block.subarray(from, end < 0 ? block.length : end)
    if (test(line)) return index
    if (end < 0) return undefined
    from = end + 1
  }
  return undefined
}

function lineAt(block: Buffer, index: number): Uint8Array {
  let from = 0
  for (let i = 0; i < index; i += 1) from = block.indexOf(newline, from) + 1
  const end = block.indexOf(newline, from)
  return block.subarray(from, end < 0 ? block.length : end)
}

function newlines(block: Buffer): number {
  let count = 0
  for (let at = block.indexOf(newline); at >= 0; at = block.indexOf(newline, at + 1)) count += 1
  return count
}

/** UTF-16 without its mark: a header begins with letters of which every second byte is zero. */
function withoutMark(head: Buffer): Encoding | undefined {
  const letters = (from: number) => [0, 2, 4].every((at) => head[at + from] === 0 && (head[at + 1 - from] ?? 0) >= 0x20)
  if (head.length < 6) return undefined
  if (letters(1)) return 'utf-16le'
  return letters(0) ? 'utf-16be' : undefined
}

/** More control characters than a slip explains, or one in the header. A zero byte in one row is that row's fault. */
function isBinary(head: Buffer): boolean {
  const end = head.indexOf(newline)
  if (head.subarray(0, end < 0 ? head.length : end).includes(0)) return true
  let controls = 0
  for (const byte of head) if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls += 1
  return controls > Math.max(3, head.length / 100)
}

function byteOrderMark(head: Buffer): { encoding: Encoding; length: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

/** The first bytes, and the whole stream once more. */
async function peek(source: AsyncIterable<Uint8Array>): Promise<{ head: Buffer; all: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]()
  const first = await iterator.next()
  const head = first.done ? Buffer.alloc(0) : Buffer.from(first.value.buffer, first.value.byteOffset, first.value.byteLength)
  async function* all() {
    try {
      if (first.done) return
      yield first.value
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head: head.subarray(0, 65_536), all: all() }
}

async function* skip(source: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes
  for await (const chunk of source) {
    yield left > 0 ? chunk.subarray(left) : chunk
    left = Math.max(0, left - chunk.length)
  }
}

async function* decoded(source: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8')
  yield Buffer.from(decoder.decode(), 'utf8')
}

/** Blocks that end at a line end (the last one may not). Old Macintosh line ends become newlines. */
async function* lines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  let onlyReturns: boolean | undefined
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    onlyReturns ??= bytes.includes(0x0d) && !bytes.includes(newline) ? true : bytes.includes(newline) ? false : undefined
    const block = onlyReturns ? Buffer.from(bytes.map((byte) => (byte === 0x0d ? newline : byte))) : bytes
    const end = block.lastIndexOf(newline) + 1
    if (end === 0) {
      rest = Buffer.concat([rest, block])
      if (rest.length > longestLine) {
        throw new FileProblem('not_a_table', {
          zh: '有一行长得不像表格(超过 64 MB 没有换行)。',
          en: 'A line is too long for a table (over 64 MB without a line end).',
        })
      }
      continue
    }
    yield rest.length > 0 ? Buffer.concat([rest, block.subarray(0, end)]) : block.subarray(0, end)
    rest = Buffer.from(block.subarray(end))
  }
  if (rest.length > 0) yield rest
}
