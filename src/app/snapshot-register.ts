import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { compileTags } from '../tags/compile/compile.js'
import { isGlobal } from '../tags/compile/dependencies.js'
import { keptTags } from '../tags/kept.js'
import type { SnapshotTables, TagMoment } from '../tags/lookup.js'
import { reading, tagLookup } from '../tags/lookup.js'

/** What a snapshot was made of and where it stands; the `detail` of its row in `snapshots`. */
const detailForm = z.object({
  own: z.string(),
  shared: z.string(),
  marks: z.string(),
  /** The table of the persons computed again; '' where that was everyone. */
  touched: z.string(),
  ownTags: z.array(z.string()).readonly(),
  sharedTags: z.array(z.string()).readonly(),
  definitions: z.string(),
  imports: z.array(z.string()),
  texts: z.number(),
  opinions: z.number(),
  readings: z.string(),
})
export type SnapshotDetail = z.infer<typeof detailForm>

export interface Snapshot {
  readonly asOf: string
  readonly factVersion: number
  readonly customers: number
  readonly detail: SnapshotDetail
}

/** What stands in the warehouse now: a snapshot is fresh while nothing of this has moved on. */
export interface FactState {
  readonly factVersion: number
  /** Imports have landed that no settle has seen yet. */
  readonly unsettled: boolean
  /** Texts and opinions other than of survey answers: those arrive by the minute, and tags wait for the next refresh to see them. */
  readonly texts: number
  readonly opinions: number
  /** What was read in which texts by which model; a look at every text, so only builds ask for it. */
  readonly readings?: string
}

/** The state of the facts; asked for again only where something may have been written since. */
export async function factState(warehouse: Warehouse, options: { readonly readings?: boolean } = {}): Promise<FactState> {
  const { writes } = warehouse
  if (writes === undefined || options.readings) return readState(warehouse, options)
  const found = states.get(warehouse)
  if (found?.writes === writes) return found.state
  const state = readState(warehouse, options)
  states.set(warehouse, { writes, state })
  state.catch(() => states.delete(warehouse))
  return state
}

const states = new WeakMap<Warehouse, { readonly writes: number; readonly state: Promise<FactState> }>()

async function readState(warehouse: Warehouse, options: { readonly readings?: boolean }): Promise<FactState> {
  const note = (key: string) => `(SELECT value FROM meta FINAL WHERE key = '${key}')`
  const readings = options.readings
    ? `, (SELECT toString(sum(cityHash64(source, source_id, person, text_hash, model))) FROM texts) AS readings`
    : ''
  const [row] = await warehouse.rows<{ version: string; facts: string; texts: string; opinions: string; readings?: string }>({
    sql: `SELECT ${note('fact_version')} AS version, ${note('facts')} AS facts, (SELECT count() FROM texts WHERE source != 'answers') AS texts, (SELECT count() FROM opinions WHERE source != 'answers') AS opinions${readings}`,
    parameters: {},
  })
  return {
    factVersion: Number(row?.version ?? 0),
    unsettled: row?.facts === 'changed',
    texts: Number(row?.texts ?? 0),
    opinions: Number(row?.opinions ?? 0),
    ...(row?.readings === undefined ? {} : { readings: row.readings }),
  }
}

/** All registered tag snapshots, the newest first. A row whose detail this program cannot read is none. */
export async function snapshotsOf(warehouse: Warehouse, asOf?: string): Promise<readonly Snapshot[]> {
  const rows = await warehouse.rows<{ asOf: string; version: string; customers: string; detail: string }>({
    sql: `SELECT toString(as_of) AS asOf, fact_version AS version, customers, detail FROM snapshots FINAL
      WHERE name = 'tags' ${asOf ? 'AND as_of = {asOf:Date}' : ''} ORDER BY made_at DESC, fact_version DESC`,
    parameters: asOf ? { asOf } : {},
  })
  return rows.flatMap((row) => {
    const detail = readDetail(row.detail)
    return detail ? [{ asOf: row.asOf, factVersion: Number(row.version), customers: Number(row.customers), detail }] : []
  })
}

function readDetail(text: string): SnapshotDetail | undefined {
  try {
    return detailForm.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Whether a snapshot says what computing from the facts would say. */
export function isFresh({ factVersion, detail }: Snapshot, state: FactState, definitions: string): boolean {
  return (
    !state.unsettled &&
    factVersion === state.factVersion &&
    detail.definitions === definitions &&
    detail.texts === state.texts &&
    detail.opinions === state.opinions &&
    (state.readings === undefined || detail.readings === state.readings)
  )
}

/** A fingerprint of how all tags of a snapshot are computed: a changed definition, attribute, own tag or brand makes snapshots stale. */
export function definitionsOf(moment: TagMoment): string {
  const names = keptTags(moment.catalog)
  const inline = { ...moment, snapshot: undefined }
  const compiled = compileTags(names, reading(inline, tagLookup(inline)))
  return createHash('sha256').update(JSON.stringify(compiled)).digest('hex').slice(0, 32)
}

export function tablesOf({ detail }: Snapshot): SnapshotTables {
  return {
    own: { table: detail.own, tags: new Set(detail.ownTags) },
    shared: { table: detail.shared, tags: new Set(detail.sharedTags) },
  }
}

/** The names of the tags that each of a snapshot's two tables holds. */
export function divided({ catalog }: TagMoment): { readonly ownTags: readonly string[]; readonly sharedTags: readonly string[] } {
  const shared = new Set(catalog.tags.filter((tag) => isGlobal(tag, catalog)).map((tag) => tag.name))
  const names = keptTags(catalog)
  return { ownTags: names.filter((name) => !shared.has(name)), sharedTags: names.filter((name) => shared.has(name)) }
}
