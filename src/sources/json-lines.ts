import type { Misfit } from './batches.js'

/** One line's object as named cells, or undefined where the line is none. */
export function jsonCells(line: string): Map<string, string> | undefined {
  let value: unknown
  try {
    value = JSON.parse(exactNumbers(line))
  } catch {
    return undefined
  }
  return isObject(value) ? cellsOf(value) : undefined
}

/** An object's fields as cells: text as it is, nothing for null, lists and objects as JSON. */
export function cellsOf(value: object): Map<string, string> {
  return new Map(Object.entries(value).map(([name, one]) => [name, cellOf(one)]))
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whole numbers too long for JavaScript (order ids) become text, so that they keep their digits. */
function exactNumbers(line: string): string {
  if (!/[:[,]\s*-?\d{16,}/.test(line)) return line
  return line.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (found) => (found.startsWith('"') ? found : `"${found}"`))
}

/** The rows of JSON lines in the order of the header; a line that is no object is a misfit. */
export async function* jsonRows(
  lines: AsyncIterable<string>,
  header: readonly string[],
): AsyncGenerator<{ line: number; cells: string[] } | Misfit> {
  let line = 0
  for await (const text of lines) {
    line += 1
    if (text.trim() === '') continue
    const found = jsonCells(text)
    if (found) yield { line, cells: header.map((name) => found.get(name) ?? '') }
    else yield { line, reason: 'bad_json', excerpt: text.slice(0, 200) }
  }
}

/** Lines of text blocks that end at line ends. */
export async function* linesOf(blocks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  for await (const block of blocks) {
    const lines = block.toString('utf8').split('\n')
    if (lines.at(-1) === '') lines.pop()
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
}
