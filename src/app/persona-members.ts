import { Binder } from '../catalog/sql.js'
import { assign } from '../math/clusters.js'
import type { Points } from '../math/points.js'
import { type FeatureSpace, knownShare, placeAll, type TagRow } from '../personas/features.js'
import type { TagLookup } from '../segments/tag-lookup.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import type { Member } from './persona-store.js'

/** Of a customer of whom less of the features is known, no persona is claimed. */
export const leastKnown = 0.4

export interface Placing {
  readonly build: string
  readonly space: FeatureSpace
  readonly centroids: Points
  readonly ids: readonly string[]
  readonly step: number
}

export type PlacedRow = TagRow & { readonly person: string; readonly customer_id: string }

/** Places customers among the personas, in a stream: memory does not grow with their number. How many were placed, and how many got one. */
export async function placeMembers(
  warehouse: Warehouse,
  tags: TagLookup,
  placing: Placing,
  only?: { readonly sql: string; readonly parameters: Readonly<Record<string, string>> },
): Promise<{ customers: number; assigned: number }> {
  const count = { customers: 0, assigned: 0 }
  const names = [...new Set(placing.space.columns.map(({ tag }) => tag))]
  const binder = new Binder()
  const sql = `SELECT person, ${names.join(', ')} FROM ${tags.population(names, binder)} ${only ? `WHERE person IN (${only.sql})` : ''}`
  const rows = warehouse.stream<PlacedRow>({ sql, parameters: { ...binder.parameters, ...only?.parameters } })
  await warehouse.insert('persona_members', members(rows, placing, count))
  return count
}

async function* members(
  rows: AsyncIterable<PlacedRow>,
  placing: Placing,
  count: { customers: number; assigned: number },
): AsyncGenerator<Member> {
  let batch: PlacedRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < 5_000) continue
    yield* placed(batch, placing, count)
    batch = []
  }
  yield* placed(batch, placing, count)
}

function* placed(
  rows: readonly PlacedRow[],
  { build, space, centroids, ids, step }: Placing,
  count: { customers: number; assigned: number },
): Generator<Member> {
  const { assignment, distances } = assign(placeAll(space, rows), centroids)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const known = knownShare(space, row) >= leastKnown
    count.customers += 1
    if (known) count.assigned += 1
    yield { build, person: row.person, persona: known ? ids[assignment[i]!]! : '', distance: distances[i]!, step }
  }
}
