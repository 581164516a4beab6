import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of public check data, or undefined where it is not at hand: checks on it then skip and say so. */
export function sharedData(): string | undefined {
  const folder = process.env.ZHIYIN_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))
  return existsSync(folder) ? folder : undefined
}
