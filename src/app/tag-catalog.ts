import { type AttributeRow, attributeTags } from '../tags/attributes/attributes.js'
import { builtInTags, type TagCatalog, tagCatalog } from '../tags/catalog.js'
import type { Tag } from '../tags/tag.js'
import type { Workspace } from './workspace.js'

/** Every tag of the workspace: those that ship, those of its own columns, its own lines. */
export async function loadTagCatalog(workspace: Workspace): Promise<TagCatalog> {
  const builtIn = builtInTags()
  return tagCatalog(builtIn, await columnsAsTags(workspace, builtIn))
}

async function columnsAsTags(workspace: Workspace, builtIn: readonly Tag[]): Promise<readonly Tag[]> {
  const warehouse = await workspace.warehouse()
  const rows = await warehouse.rows<Omit<AttributeRow, 'customers' | 'distinct'> & { customers: string; distinct: string }>({
    sql: `SELECT name, toString(type) AS type, customers, distinct, values FROM attributes WHERE kind = 'customers' AND customers > 0 ORDER BY name`,
    parameters: {},
  })
  const standing = tagCatalog(builtIn)
  const taken = (word: string) => standing.find(word) !== undefined
  return attributeTags(
    rows.map((row) => ({ ...row, customers: Number(row.customers), distinct: Number(row.distinct) })),
    taken,
  )
}
