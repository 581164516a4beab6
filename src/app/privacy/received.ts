import { rm } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { Workspace } from '../workspace.js'

/** Files that people sent and that documents (answers, deliveries) speak of: those in the home's folder of received files, nothing else. */
export function receivedIn(workspace: Workspace, documents: readonly (string | null)[]): readonly string[] {
  const folder = resolve(join(workspace.configuration.home, 'received'))
  const found = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one)
    else if (typeof node === 'object' && node !== null) for (const one of Object.values(node)) visit(one)
    else if (typeof node === 'string' && node.includes(sep) && resolve(node).startsWith(folder + sep)) found.add(resolve(node))
  }
  for (const document of documents) if (document) visit(parsed(document))
  return [...found]
}

/** Removes them; one that is gone already is no fault. */
export async function removeReceived(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true })
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    return document
  }
}
