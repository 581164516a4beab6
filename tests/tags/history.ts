import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'
import { builtInTags, type TagCatalog, tagCatalog } from '../../src/tags/catalog.js'
import { compileTags } from '../../src/tags/compile/compile.js'
import { reading, type TagMoment, tagLookup } from '../../src/tags/lookup.js'

export type TagRow = Readonly<Record<string, unknown>>

export function momentOf(asOf: string, more: Partial<TagMoment> = {}): TagMoment {
  return { catalog: tagCatalog(builtInTags()), asOf, brand: '', timeZone: 'Asia/Shanghai', ...more }
}

/** The tags of every visible customer, computed from facts, by customer id. */
export async function tagsAt(
  warehouse: Warehouse,
  asOf: string,
  names?: readonly string[],
  catalog: TagCatalog = tagCatalog(builtInTags()),
): Promise<ReadonlyMap<string, TagRow>> {
  const moment = momentOf(asOf, { catalog })
  const wanted = names ?? catalog.tags.map((tag) => tag.name)
  const rows = await warehouse.rows<TagRow & { customer_id: string }>(compileTags(wanted, reading(moment, tagLookup(moment))))
  return new Map(rows.map(({ person: _, ...row }) => [row.customer_id, row]))
}
