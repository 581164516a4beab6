import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { type BrandOptions, brandRows, type DemoRow, demoColumns } from '../demo/brand.js'
import { phrasesForm } from '../demo/phrases.js'

export interface DemoBrandOptions extends BrandOptions {
  readonly onProgress?: (customersDone: number) => void
}

/**
 * Writes the demo brand: the contract's nine files into `folder`, and beside it, in `folder-truth/truth.csv`, which persona was
 * planted in each account (never imported; discovery is measured against it).
 */
export async function writeDemoBrand(
  folder: string,
  options: DemoBrandOptions,
): Promise<{ folder: string; truth: string; rows: Record<string, number> }> {
  const truthFolder = `${folder.replace(/[\\/]+$/, '')}-truth`
  await Promise.all([mkdir(folder, { recursive: true }), mkdir(truthFolder, { recursive: true })])
  const phrases = phrasesForm.parse(JSON.parse(await readFile(new URL('../../data/demo/phrases.json', import.meta.url), 'utf8')))
  const names = Object.keys(demoColumns) as (keyof typeof demoColumns)[]
  const files = names.map((name) => new CsvFile(join(name === 'truth' ? truthFolder : folder, `${name}.csv`), demoColumns[name]))
  let done = 0
  for (const rows of brandRows(options, phrases)) {
    names.forEach((name, i) => {
      for (const row of rows[name]) files[i]!.add(row)
    })
    done += 1
    if (done % 500 === 0) {
      for (const file of files) await file.drain()
      options.onProgress?.(done)
    }
  }
  await Promise.all(files.map((file) => file.close()))
  options.onProgress?.(done)
  return {
    folder,
    truth: join(truthFolder, 'truth.csv'),
    rows: Object.fromEntries(names.map((name, i) => [name, files[i]!.rows])),
  }
}

/** A CSV file that is written a chunk at a time; `drain` waits for the disk, so that memory stays flat. */
class CsvFile {
  readonly #stream: WriteStream
  #text: string
  rows = 0

  constructor(path: string, columns: readonly string[]) {
    this.#stream = createWriteStream(path)
    this.#text = `${columns.join(',')}\n`
  }

  add(row: DemoRow): void {
    let line = ''
    for (let i = 0; i < row.length; i++) {
      const cell = row[i]!
      if (i > 0) line += ','
      line += typeof cell === 'string' ? quoted(cell) : cell
    }
    this.#text += `${line}\n`
    this.rows += 1
  }

  async drain(): Promise<void> {
    if (this.#text.length < 1 << 18) return
    const free = this.#stream.write(this.#text)
    this.#text = ''
    if (!free) await once(this.#stream, 'drain')
  }

  async close(): Promise<void> {
    this.#stream.end(this.#text)
    await finished(this.#stream)
  }
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
