import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere } from './read-if-there.js'
import type { Workspace } from './workspace.js'

const pathOf = (workspace: Workspace) => join(workspace.configuration.home, 'latest-digest.md')

/** Keeps a digest as the last one, for pages that show it without composing it anew. */
export async function keepDigest(workspace: Workspace, markdown: string): Promise<void> {
  await mkdir(workspace.configuration.home, { recursive: true })
  await writeFile(`${pathOf(workspace)}.new`, markdown)
  await rename(`${pathOf(workspace)}.new`, pathOf(workspace))
}

/** The first lines of the last digest; undefined where none was made. */
export async function latestDigest(workspace: Workspace, lines = 12): Promise<string | undefined> {
  const kept = await readIfThere(pathOf(workspace))
  return kept
    ?.split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('|'))
    .slice(0, lines)
    .join('\n')
}
