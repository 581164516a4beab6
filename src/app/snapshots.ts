import type { TagLookup } from '../segments/tag-lookup.js'
import type { TagCatalog } from '../tags/catalog.js'
import { type TagMoment, tagLookup } from '../tags/lookup.js'
import { ownBrand } from './own-brand.js'
import { definitionsOf, factState, isFresh, snapshotsOf, tablesOf } from './snapshot-register.js'
import { loadTags, type WorkspaceTags } from './tag-catalog.js'
import type { Workspace } from './workspace.js'

/** All that a room needs to ask about tags at one as-of date. */
export interface TagSource {
  readonly catalog: TagCatalog
  readonly lookup: TagLookup
  readonly brand: string
  /** True where a snapshot answers; false where tags are computed from the facts. */
  readonly fresh: boolean
}

/**
 * Where the tags of this workspace stand at an as-of date: in a snapshot of these very facts, or computed from them inside each statement.
 * Never wrong after an import, a change of definition or a killed refresh; only slower.
 */
export async function tagSource(workspace: Workspace, asOf: string): Promise<TagSource> {
  const moment = await tagMoment(workspace, asOf)
  const warehouse = await workspace.warehouse()
  const [state, standing] = await Promise.all([factState(warehouse), snapshotsOf(warehouse, asOf)])
  const definitions = standing.length > 0 ? definitionsOf(moment) : ''
  const snapshot = standing.find((one) => isFresh(one, state, definitions))
  const lookup = tagLookup({ ...moment, snapshot: snapshot && tablesOf(snapshot) })
  return { catalog: moment.catalog, lookup, brand: moment.brand, fresh: snapshot !== undefined }
}

/** What tags mean in this workspace at an as-of date, wherever they are read from; and the lines of its own tags that make none. */
export async function tagMoment(workspace: Workspace, asOf: string): Promise<TagMoment & Pick<WorkspaceTags, 'problems'>> {
  const [{ catalog, problems }, brand, warehouse] = await Promise.all([
    loadTags(workspace, asOf),
    ownBrand(workspace),
    workspace.warehouse(),
  ])
  return { catalog, problems, asOf, brand, timeZone: warehouse.timeZone }
}
