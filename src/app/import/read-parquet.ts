import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects, type SchemaElement } from 'hyparquet'
import { rowBatches } from '../../sources/batches.js'
import { FileProblem } from '../../sources/problem.js'
import type { TableFile } from './find-files.js'
import type { SourceTable } from './source-table.js'

/** Rows taken at a time, so that a file of one huge row group is still read in pieces. */
const rowsAtATime = 20_000

/** A Parquet file, a part of a row group at a time; line numbers are row numbers, the first being 1. */
export async function readParquet(file: TableFile): Promise<SourceTable> {
  if (file.gzip)
    throw new FileProblem('not_a_table', {
      zh: 'Parquet 已经是压缩格式,请先解开 .gz。',
      en: 'Parquet is packed already; unpack the .gz first.',
    })
  const { compressors } = await import('hyparquet-compressors')
  const buffer = await asyncBufferFromFile(file.path)
  const metadata = await parquetMetadataAsync(buffer).catch((error: unknown) => {
    throw broken(error)
  })
  const columns = topColumns(metadata)
  const total = Number(metadata.num_rows)
  if (total === 0) throw new FileProblem('header_only', { zh: '文件里没有数据行。', en: 'The file holds no rows.' })
  let done = 0
  async function* rows() {
    for (const group of groups(metadata)) {
      for (let start = group.start; start < group.end; start += rowsAtATime) {
        const end = Math.min(group.end, start + rowsAtATime)
        const found = await parquetReadObjects({ file: buffer, metadata, compressors, rowStart: start, rowEnd: end }).catch(
          (error: unknown) => {
            throw broken(error)
          },
        )
        for (const [index, row] of found.entries())
          yield { line: start + index + 1, cells: columns.map((one) => cellOf(row[one.name], one)) }
        done = end
      }
    }
  }
  return {
    header: columns.map(({ name }) => name),
    delimiter: ',',
    batches: (rewrite) => rowBatches(rows(), { rewrite }),
    share: () => done / total,
    understood: () => ({}),
  }
}

function groups(metadata: FileMetaData): { start: number; end: number }[] {
  let start = 0
  return metadata.row_groups.map((group) => {
    const end = start + Number(group.num_rows)
    const found = { start, end }
    start = end
    return found
  })
}

/** The columns of the first level; what is nested in them becomes JSON. */
function topColumns({ schema }: FileMetaData): SchemaElement[] {
  const columns: SchemaElement[] = []
  const skip = (index: number): number => {
    let next = index + 1
    for (let child = 0; child < (schema[index]?.num_children ?? 0); child += 1) next = skip(next)
    return next
  }
  for (let index = 1; index < schema.length; index = skip(index)) columns.push(schema[index] as SchemaElement)
  return columns
}

function cellOf(value: unknown, column: SchemaElement): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value, column)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (typeof value === 'object') return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one))
  return String(value)
}

/** A moment keeps its zone; a "local" timestamp (a wall clock without a zone) is written as one. */
function dateText(value: Date, column: SchemaElement): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  const logical = column.logical_type
  if (logical?.type === 'DATE' || column.converted_type === 'DATE') return text.slice(0, 10)
  const wallClock = logical?.type === 'TIMESTAMP' && logical.isAdjustedToUTC === false
  return wallClock ? text.slice(0, 19).replace('T', ' ') : `${text.slice(0, 19)}Z`
}

function broken(error: unknown): FileProblem {
  const why = error instanceof Error ? error.message : String(error)
  return new FileProblem('broken_file', {
    zh: `Parquet 文件损坏或不完整(${why})。`,
    en: `The Parquet file is damaged or cut off (${why}).`,
  })
}
