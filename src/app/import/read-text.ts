import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { batches, writtenDelimiter } from '../../sources/batches.js'
import { delimiterOf } from '../../sources/delimiter.js'
import { asUtf8, type Encoding } from '../../sources/encoding.js'
import { FileProblem } from '../../sources/problem.js'
import { cellText, RecordScanner } from '../../sources/record-scanner.js'
import type { TableFile } from './find-files.js'
import type { FileHints, SourceTable } from './source-table.js'

const readBytes = 1024 * 1024

/** A delimited text file: its head is read for delimiter and header, then all of it once, in a stream. */
export async function readText(file: TableFile, hints: FileHints = {}): Promise<SourceTable> {
  let encoding: Encoding | undefined
  const head = await headOf(file, hints)
  if (head.trim() === '') throw new FileProblem('empty', { zh: '文件是空的。', en: 'The file is empty.' })
  const delimiter = hints.delimiter ?? delimiterOf(head)
  const header = hints.columns ?? headerOf(head, delimiter)
  const read = { bytes: 0 }
  return {
    header,
    delimiter: writtenDelimiter(delimiter),
    batches: (rewrite) =>
      batches(
        asUtf8(rawBytes(file, read), hints.encoding, (found) => {
          encoding = found
        }),
        { delimiter, width: header.length, rewrite, skip: hints.columns ? 0 : 1 },
      ),
    share: () => (file.bytes === 0 ? 1 : Math.min(1, read.bytes / file.bytes)),
    understood: () => ({ encoding: encoding ?? 'utf-8', delimiter: delimiter === '\t' ? 'tab' : delimiter }),
  }
}

/** The file's bytes, unpacked; `read` counts what was taken from the disk. */
export async function* rawBytes(file: TableFile, read: { bytes: number }): AsyncGenerator<Uint8Array> {
  const disk = createReadStream(file.path, { highWaterMark: readBytes })
  disk.on('data', (chunk) => {
    read.bytes += chunk.length
  })
  if (!file.gzip) {
    yield* disk as AsyncIterable<Uint8Array>
    return
  }
  const unpacked = createGunzip({ chunkSize: readBytes })
  disk.on('error', (error) => unpacked.destroy(error))
  try {
    yield* disk.pipe(unpacked) as AsyncIterable<Uint8Array>
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new FileProblem('broken_file', { zh: `压缩文件损坏或不完整:${why}`, en: `The archive is damaged or cut off: ${why}` })
  } finally {
    disk.destroy()
  }
}

async function headOf(file: TableFile, hints: FileHints): Promise<string> {
  for await (const block of asUtf8(rawBytes(file, { bytes: 0 }), hints.encoding)) {
    if (block.toString('utf8').trim() !== '') return block.toString('utf8')
  }
  return ''
}

function headerOf(head: string, delimiter: string): string[] {
  const bytes = Buffer.from(head, 'utf8')
  const scanner = new RecordScanner(delimiter.charCodeAt(0))
  scanner.over(bytes, 0)
  for (;;) {
    const found = scanner.next(true)
    if (found !== 'record') {
      throw new FileProblem(
        'not_a_table',
        { zh: '表头里的引号没有配对。', en: 'A quotation mark in the header is not closed.' },
        1,
      )
    }
    const cells: string[] = []
    let start = scanner.start
    for (let i = 0; i < scanner.cells; i += 1) {
      cells.push(cellText(bytes, start, scanner.cellEnds[i] ?? start))
      start = (scanner.cellEnds[i] ?? start) + 1
    }
    if (cells.some((cell) => cell.trim() !== '')) return cells
  }
}
