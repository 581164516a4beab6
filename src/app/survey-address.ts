import { exit, UserError } from './workspace.js'

export const isAddress = (path: string): boolean => /^https?:\/\//i.test(path)

/**
 * The text behind an address.
 * @throws UserError with exit code 3 where the other side fails, or sends more than `largest` bytes
 */
export async function textAt(address: string, largest: number): Promise<string> {
  let response: Response
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(30_000), headers: { accept: 'application/json, text/*, */*' } })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    throw new UserError(`${address}: 连不上 / cannot be reached: ${cause}`, exit.outside)
  }
  if (!response.ok) throw new UserError(`${address}: HTTP ${response.status} ${response.statusText}`.trim(), exit.outside)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > largest) throw new UserError(`${address}: larger than ${largest / 1024 / 1024} MB; that is no questionnaire`)
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
