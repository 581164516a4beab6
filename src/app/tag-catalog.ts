import { type AttributeRow, attributeTags } from '../tags/attributes/attributes.js'
import { wordsTaken } from '../tags/attributes/taken.js'
import { builtInTags, type TagCatalog, tagCatalog } from '../tags/catalog.js'
import { personaTags } from '../tags/families/persona.js'
import type { OwnTagProblem } from '../tags/own/own-tags.js'
import type { Tag } from '../tags/tag.js'
import { readOwnTags } from './own-tags.js'
import { standingPersonas } from './persona-store.js'
import { readTagSettings } from './tag-settings.js'
import type { Workspace } from './workspace.js'

/** Every tag of the workspace, and the lines of its own tags that make none. */
export interface WorkspaceTags {
  readonly catalog: TagCatalog
  readonly problems: readonly OwnTagProblem[]
}

/** The tags that ship, the personas that stand, those of the workspace's own columns, and its own lines, as these read on an as-of date. */
export async function loadTags(workspace: Workspace, asOf: string): Promise<WorkspaceTags> {
  const personas = personaTags(await standingPersonas(await workspace.warehouse(), asOf))
  const builtIn = [...builtInTags(await readTagSettings(workspace)), ...personas]
  const standing = tagCatalog(builtIn, await columnsAsTags(workspace, builtIn))
  const { tags, problems } = await readOwnTags(workspace, standing, asOf)
  return { catalog: tags.length > 0 ? tagCatalog(standing.tags, tags) : standing, problems }
}

async function columnsAsTags(workspace: Workspace, builtIn: readonly Tag[]): Promise<readonly Tag[]> {
  const warehouse = await workspace.warehouse()
  const rows = await warehouse.rows<Omit<AttributeRow, 'customers' | 'distinct'> & { customers: string; distinct: string }>({
    sql: `SELECT name, toString(type) AS type, customers, distinct, values FROM attributes WHERE kind = 'customers' AND customers > 0 ORDER BY name`,
    parameters: {},
  })
  return attributeTags(
    rows.map((row) => ({ ...row, customers: Number(row.customers), distinct: Number(row.distinct) })),
    wordsTaken(builtIn),
  )
}
