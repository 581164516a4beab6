import { readFile } from 'node:fs/promises'

/** The text of a file that a home may have, or undefined where it has none; any other trouble with it is thrown. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
