import { createReadStream } from 'node:fs'
import { basename, extname } from 'node:path'
import { type OutsideDataset, readSurveyMonkey } from '../fieldwork/formats/outside-answers.js'
import { asUtf8 } from '../sources/encoding.js'
import { FileProblem } from '../sources/problem.js'
import { cellText, RecordScanner } from '../sources/record-scanner.js'
import { UserError } from './workspace.js'

/**
 * Answers that another tool collected, from its CSV export, as a dataset for cross-tabs and weighting.
 * @throws UserError where the file is no table of answers
 */
export async function readOutsideAnswers(path: string): Promise<OutsideDataset> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of asUtf8(createReadStream(path))) chunks.push(chunk)
  } catch (error) {
    if (error instanceof FileProblem) throw new UserError(`${path}: ${error.label.zh}\n${error.label.en}`)
    const { code } = error as NodeJS.ErrnoException
    if (code) throw new UserError(`${path}: ${code === 'ENOENT' ? '没有这个文件 / there is no such file' : code}`)
    throw error
  }
  const records = recordsOf(Buffer.concat(chunks))
  if (records.length < 2) throw new UserError(`${path}: 没有答卷 / holds no answers`)
  const title = basename(path, extname(path))
  return readSurveyMonkey(records, { id: title, title })
}

function recordsOf(bytes: Buffer): string[][] {
  const scanner = new RecordScanner(0x2c)
  scanner.over(bytes, 0)
  const records: string[][] = []
  for (let seen = scanner.next(true); seen !== 'none'; seen = scanner.next(true)) {
    // A record with an unclosed quotation mark is no answer that could be trusted to its column.
    if (seen !== 'record') continue
    let from = scanner.start
    const cells: string[] = []
    for (let cell = 0; cell < scanner.cells; cell += 1) {
      const end = scanner.cellEnds[cell] ?? from
      cells.push(cellText(bytes, from, end))
      from = end + 1
    }
    records.push(cells)
  }
  return records
}
