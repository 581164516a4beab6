/** Rows and bytes of one insert: large enough for the engine to make few parts, small enough to hold in memory. */
const rowsPerBatch = 50_000
const bytesPerBatch = 8 * 1024 * 1024

/** Rows as JSON lines, in batches; each batch is made only when the one before was taken (back-pressure). */
export async function* jsonBatches(rows: Iterable<object> | AsyncIterable<object>): AsyncGenerator<Uint8Array> {
  let lines: string[] = []
  let size = 0
  for await (const row of rows) {
    const line = JSON.stringify(row)
    lines.push(line)
    size += line.length
    if (lines.length >= rowsPerBatch || size >= bytesPerBatch) {
      yield encoded(lines)
      lines = []
      size = 0
    }
  }
  if (lines.length > 0) yield encoded(lines)
}

function encoded(lines: readonly string[]): Uint8Array {
  return Buffer.from(`${lines.join('\n')}\n`, 'utf8')
}
