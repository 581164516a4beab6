import { type Binder, identifier } from '../catalog/sql.js'
import { personsOf } from '../segments/compile.js'
import type { Segment } from '../segments/form.js'
import type { TagLookup } from '../segments/tag-lookup.js'
import type { TagCatalog } from './catalog.js'
import { tagsSql } from './compile/compile.js'
import { withDependencies } from './compile/dependencies.js'

/** A snapshot's tables at one as-of date: a row a visible person, a column a tag. */
export interface SnapshotTables {
  /** Tags that depend on nobody else. */
  readonly own: { readonly table: string; readonly tags: ReadonlySet<string> }
  /** Tags that depend on other customers too. */
  readonly shared: { readonly table: string; readonly tags: ReadonlySet<string> }
}

export interface TagMoment {
  readonly catalog: TagCatalog
  /** `YYYY-MM-DD`; nothing after this day is visible. */
  readonly asOf: string
  readonly timeZone: string
  /** The workspace's own brand, '' where none is known. */
  readonly brand: string
  /** Where a snapshot of these very facts and definitions stands at this as-of date. */
  readonly snapshot?: SnapshotTables | undefined
}

/**
 * The values of tags at one as-of date, for segments and questions: read from the snapshot where one is fresh, else computed from facts
 * inside the statement. The answer is the same; the snapshot only makes it fast. Tags that no snapshot keeps (personas) are joined to it.
 */
export function tagLookup(moment: TagMoment): TagLookup {
  const { catalog, snapshot } = moment
  const lookup: TagLookup = {
    find: (name) => catalog.get(name),
    names: () => catalog.tags.map((tag) => tag.name),
    population: (names, values) => {
      if (snapshot && holds(snapshot, names)) return fromSnapshot(snapshot, names)
      const given = snapshot && standing(snapshot, names, catalog)
      return `(${tagsSql(names, { ...reading(moment, lookup), ...(given ? { given } : {}) }, values)})`
    },
  }
  return lookup
}

/** What a snapshot holds of some tags and of all that they are derived from. */
function standing(snapshot: SnapshotTables, names: readonly string[], catalog: TagCatalog) {
  const held = withDependencies(names, catalog)
    .map((tag) => tag.name)
    .filter((name) => holds(snapshot, [name]))
  return { sql: `SELECT * FROM ${fromSnapshot(snapshot, held)}`, columns: new Set(held) }
}

/** How tags are computed from facts, own tags' segments by way of this lookup. */
export function reading({ catalog, asOf, timeZone, brand }: TagMoment, tags: TagLookup) {
  const segment = (one: Segment, values: Binder) => personsOf(one, { asOf, timeZone, brand, values, tags })
  return { catalog, asOf, brand, segment }
}

function holds({ own, shared }: SnapshotTables, names: readonly string[]): boolean {
  return names.every((name) => own.tags.has(name) || shared.tags.has(name))
}

function fromSnapshot({ own, shared }: SnapshotTables, names: readonly string[]): string {
  const columns = (tags: ReadonlySet<string>) => names.filter((name) => tags.has(name)).map(identifier)
  const [mine, ranked] = [columns(own.tags), columns(shared.tags)]
  if (ranked.length === 0) return one(own.table, mine)
  if (mine.length === 0) return one(shared.table, ranked)
  return `(SELECT person, customer_id, ${[...mine, ...ranked].join(', ')} FROM ${one(own.table, mine)} AS own INNER JOIN (SELECT person, ${ranked.join(', ')} FROM ${shared.table}) AS shared USING (person))`
}

const one = (table: string, columns: readonly string[]) =>
  `(SELECT ${['person', 'customer_id', ...columns].join(', ')} FROM ${table})`
