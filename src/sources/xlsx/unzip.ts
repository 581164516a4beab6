import { Unzip, UnzipInflate } from 'fflate'
import { FileProblem } from '../problem.js'

/** The wanted parts of a zip archive, unpacked chunk by chunk as the archive is read: nothing is held as a whole. */
export async function* unzipped(
  source: AsyncIterable<Uint8Array>,
  wanted: (name: string) => boolean,
): AsyncGenerator<{ name: string; chunk: Uint8Array; last: boolean }> {
  const ready: { name: string; chunk: Uint8Array; last: boolean }[] = []
  const unzip = new Unzip((part) => {
    if (!wanted(part.name)) return
    part.ondata = (error, chunk, last) => {
      if (error) throw error
      ready.push({ name: part.name, chunk, last })
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  let any = false
  try {
    for await (const bytes of source) {
      if (!any && !(bytes[0] === 0x50 && bytes[1] === 0x4b)) throw new Error('no zip archive')
      any = true
      unzip.push(bytes)
      yield* ready.splice(0)
    }
    unzip.push(new Uint8Array(0), true)
  } catch (error) {
    if (error instanceof FileProblem) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new FileProblem('broken_file', {
      zh: `XLSX 文件损坏或不完整(${why})。`,
      en: `The XLSX file is damaged or cut off (${why}).`,
    })
  }
  yield* ready.splice(0)
}
