import type { Warehouse } from './warehouse.js'

/** What a warehouse keeps about itself. */
export type MetaKey = 'schema_version' | 'time_zone' | 'fact_version' | 'identities' | 'facts' | 'relinking'

/** All notes, by key; empty in a warehouse without tables. */
export async function readMeta(warehouse: Warehouse): Promise<ReadonlyMap<string, string>> {
  const [found] = await warehouse
    .rows<{ there: number }>({ sql: 'EXISTS TABLE meta', parameters: {} })
    .then((rows) => rows.map((row) => ({ there: Number(Object.values(row)[0]) })))
  if (!found?.there) return new Map()
  const rows = await warehouse.rows<{ key: string; value: string }>({ sql: 'SELECT key, value FROM meta FINAL', parameters: {} })
  return new Map(rows.map(({ key, value }) => [key, value]))
}

export async function writeMeta(warehouse: Warehouse, notes: Readonly<Partial<Record<MetaKey, string>>>): Promise<void> {
  const rows = Object.entries(notes).map(([key, value]) => ({ key, value }))
  await warehouse.insert('meta', rows)
}

/** Counts up with each settle that changed anything: what was computed from facts is stale when this is greater. */
export async function factVersion(warehouse: Warehouse): Promise<number> {
  return Number((await readMeta(warehouse)).get('fact_version') ?? 0)
}
