import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Batch, batches, type SplitOptions, writtenDelimiter } from '../../src/sources/batches.js'
import { csvLine } from '../../src/sources/csv-text.js'

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text, 'utf8')
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function split(text: string, options: Partial<SplitOptions> & { piece?: number } = {}) {
  const found: Batch[] = []
  for await (const one of batches(inPieces(text, options.piece ?? 1 << 20), { delimiter: ',', width: 2, ...options }))
    found.push(one)
  const rows = parse(Buffer.concat(found.map((one) => Buffer.from(one.text))), {
    delimiter: writtenDelimiter(options.delimiter ?? ','),
    relax_quotes: true,
  }) as string[][]
  return { rows, misfits: found.flatMap((one) => [...one.misfits]), batches: found.length }
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom('a,b', 'she said "hi"', 'two\nlines', 'crlf\r\nin it', '="123"', "'138", '面霜,很好', '""', ' spaced '),
)
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))
const written = (rows: readonly string[][], lineEnd: string) => rows.map((row) => csvLine(row)).join(lineEnd) + lineEnd

describe('splitting text into rows', () => {
  it('sees the rows that csv-parse sees, in any table, whatever the line ends', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, lineEnd) => {
        const text = written(rows, lineEnd)
        const filled = rows.filter((row) => row.some((one) => /[^\s",]/.test(one)))
        const { rows: seen, misfits } = await split(text, { width: rows[0]?.length ?? 0 })
        const expected = parse(text) as string[][]
        const sure = seen.map((row) => row.slice(1)).filter((row) => row.some((one) => /[^\s",]/.test(one)))
        expect(misfits).toEqual([])
        expect(sure).toEqual(expected.filter((row) => row.some((one) => /[^\s",]/.test(one))))
        expect(sure).toHaveLength(filled.length)
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 64 }),
        async (rows, piece, batchBytes) => {
          const text = written(rows, '\n')
          const width = rows[0]?.length ?? 0
          const whole = await split(text, { width })
          const cut = await split(text, { width, piece, batchBytes })
          expect({ rows: cut.rows, misfits: cut.misfits }).toEqual({ rows: whole.rows, misfits: whole.misfits })
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each([
    [
      'half a row',
      'a,1\nb\nc,3\n',
      [
        ['1', 'a', '1'],
        ['3', 'c', '3'],
      ],
      [[2, 'too_few_cells']],
    ],
    [
      'a zero byte',
      'a,1\nb\0,2\nc,3\n',
      [
        ['1', 'a', '1'],
        ['3', 'c', '3'],
      ],
      [[2, 'binary']],
    ],
    ['a cell too many', 'a,1\nb,2,3\n', [['1', 'a', '1']], [[2, 'too_many_cells']]],
    [
      'a quote that is never closed',
      'a,1\n"b,2\nc,3\n',
      [
        ['1', 'a', '1'],
        ['3', 'c', '3'],
      ],
      [[2, 'broken_quote']],
    ],
    [
      'something behind a closing quote',
      'a,1\n"b"x,2\nc,3\n',
      [
        ['1', 'a', '1'],
        ['3', 'c', '3'],
      ],
      [[2, 'broken_quote']],
    ],
    [
      'a quoted line end: lines are those of the file',
      '"a\nb",1\nc,3\n',
      [
        ['1', 'a\nb', '1'],
        ['3', 'c', '3'],
      ],
      [],
    ],
    [
      'no line end at the end',
      'a,1\nb,2',
      [
        ['1', 'a', '1'],
        ['2', 'b', '2'],
      ],
      [],
    ],
    [
      'empty last cell without a line end',
      'a,1\nb,',
      [
        ['1', 'a', '1'],
        ['2', 'b', ''],
      ],
      [],
    ],
    [
      'blank rows',
      'a,1\n\n,\n , \nb,2\n',
      [
        ['1', 'a', '1'],
        ['5', 'b', '2'],
      ],
      [],
    ],
    ['a carriage return inside a cell', 'a\rb,1\n', [['1', 'a\rb', '1']], []],
    ['an id in a formula', '="0123",1\n', [['1', '="0123"', '1']], []],
  ])('%s', async (_, text, rows, misfits) => {
    const seen = await split(text)
    expect(seen.rows).toEqual(rows)
    expect(seen.misfits.map(({ line, reason }) => [line, reason])).toEqual(misfits)
  })

  it('writes tabs as commas, which the engine wants, and quotes what holds one', async () => {
    const { rows } = await split('a\t1\nb,c\t2\n"d\te"\t3\n', { delimiter: '\t' })
    expect(rows).toEqual([
      ['1', 'a', '1'],
      ['2', 'b,c', '2'],
      ['3', 'd\te', '3'],
    ])
  })

  it('numbers the lines behind the header', async () => {
    const { rows } = await split('x,y\na,1\n', { skip: 1 })
    expect(rows).toEqual([['2', 'a', '1']])
  })

  it('lets a rewrite change and add cells', async () => {
    const { rows } = await split('a,1\n', { rewrite: ([first = '', second = '']) => [first.toUpperCase(), second, 'new, "one"'] })
    expect(rows).toEqual([['1', 'A', '1', 'new, "one"']])
  })
})
