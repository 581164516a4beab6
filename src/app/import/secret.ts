import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The home's secret, under which phones and addresses are hashed; made at the first import and never shown. Whoever loses it cannot join
 * new files to old customers any more, so it stands in the home beside the data and is copied with it.
 */
export async function homeSecret(home: string): Promise<string> {
  const path = join(home, 'secret')
  const known = await readFile(path, 'utf8').catch(() => undefined)
  if (known) return known.trim()
  await mkdir(home, { recursive: true })
  const made = randomBytes(32).toString('hex')
  // Two programs that start together must end with one secret: the first to write wins.
  await writeFile(path, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return (await readFile(path, 'utf8')).trim()
}
