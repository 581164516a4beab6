import type { TagCatalog } from './catalog.js'
import { tagsOf } from './own/references.js'
import type { Tag } from './tag.js'

/**
 * The names of the tags that a snapshot keeps: all but those that a later placing of customers among personas would change without any
 * new fact, which are `placed` and whatever is derived from them or true of a segment that tests them.
 */
export function keptTags(catalog: TagCatalog): readonly string[] {
  const known = new Map<string, boolean>()
  const kept = (name: string): boolean => {
    const found = known.get(name)
    if (found !== undefined) return found
    // Tags never lead back to themselves; whoever asks again on the way is not what decides.
    known.set(name, true)
    const tag = catalog.get(name)
    const stays = tag === undefined || (tag.compute.kind !== 'placed' && standsOn(tag).every(kept))
    known.set(name, stays)
    return stays
  }
  return catalog.tags.map((tag) => tag.name).filter(kept)
}

function standsOn({ compute }: Tag): readonly string[] {
  if (compute.kind === 'derived') return compute.from
  return compute.kind === 'segment' ? tagsOf(compute.segment) : []
}
