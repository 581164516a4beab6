import type { TagCatalog } from '../catalog.js'
import type { Tag } from '../tag.js'

/**
 * The tags named and everything that they are derived from, each after what it needs.
 *
 * @throws Error when a tag is not in the catalog, or is derived from itself: both are mistakes in a declaration.
 */
export function withDependencies(names: readonly string[], catalog: TagCatalog): readonly Tag[] {
  const done = new Map<string, Tag>()
  const open = new Set<string>()
  const visit = (name: string) => {
    if (done.has(name)) return
    if (open.has(name)) throw new Error(`The tag ${name} is derived from itself`)
    const tag = catalog.get(name)
    if (!tag) throw new Error(`There is no tag ${name}`)
    open.add(name)
    if (tag.compute.kind === 'derived') for (const from of tag.compute.from) visit(from)
    open.delete(name)
    done.set(name, tag)
  }
  for (const name of names) visit(name)
  return [...done.values()]
}

/**
 * Whether a tag depends on other customers: it ranks them, is true of a segment, or is derived from such a tag. Then one customer's new
 * facts can change everyone's value, and it is computed for all at once.
 */
export function isGlobal(tag: Tag, catalog: TagCatalog): boolean {
  return withDependencies([tag.name], catalog).some(
    ({ compute }) => compute.kind === 'segment' || (compute.kind === 'derived' && compute.population),
  )
}
