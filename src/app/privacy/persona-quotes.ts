import type { Warehouse } from '../../stores/warehouse/warehouse.js'
import type { AboutSubject, boundSubject } from './warehouse-rows.js'

/** What personas may show of somebody: the ids of their texts and of their orders, and their own. */
export async function shownOf(
  warehouse: Warehouse,
  tables: readonly AboutSubject[],
  bound: ReturnType<typeof boundSubject>,
): Promise<readonly string[]> {
  const ids = [...bound.ids]
  for (const [name, column] of [
    ['texts', 'source_id'],
    ['orders', 'order_id'],
  ] as const) {
    const condition = tables.find(({ table }) => table === name)?.condition
    if (condition === undefined) continue
    const rows = await warehouse.rows<{ id: string }>({
      sql: `SELECT DISTINCT ${column} AS id FROM ${name} WHERE ${condition}`,
      parameters: bound,
    })
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}

/**
 * Takes quotes and orders out of the personas that were built of them. The statements that they stood for stay: those rest on numbers.
 * @returns how many builds were rewritten
 */
export async function eraseShown(warehouse: Warehouse, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const builds = await warehouse.rows<{ build: string; as_of: string; week: string; made: string; document: string }>({
    sql: `SELECT build, toString(as_of) AS as_of, week, toString(toUnixTimestamp(made_at)) AS made, document FROM persona_builds FINAL
      WHERE arrayExists(id -> position(document, concat('"', id, '"')) > 0, {ids:Array(String)})`,
    parameters: { ids },
  })
  const gone = new Set(ids)
  for (const { build, as_of, week, made, document } of builds) {
    // The new one first: a kill in between leaves two, of which the newer counts.
    await warehouse.run({
      sql: `INSERT INTO persona_builds (build, as_of, week, made_at, document)
        SELECT {build:String}, {as_of:Date}, {week:String}, toDateTime({made:UInt32}), {document:String}`,
      parameters: {
        build,
        as_of,
        week,
        made: Number(made) + 1,
        document: JSON.stringify(without(JSON.parse(document), gone)),
      },
    })
    await warehouse.run({
      sql: `ALTER TABLE persona_builds DELETE WHERE build = {build:String} AND toUnixTimestamp(made_at) <= {made:UInt32} SETTINGS mutations_sync = 2`,
      parameters: { build, made: Number(made) },
    })
  }
  return builds.length
}

/** The document without what leads to these texts, orders and customers, wherever it stands. */
function without(node: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(node)) return node.filter((one) => !leadsTo(one, gone)).map((one) => without(one, gone))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, child]) => (leadsTo(child, gone) ? [] : [[key, without(child, gone)]])),
  )
}

function leadsTo(node: unknown, gone: ReadonlySet<string>): boolean {
  if (typeof node === 'string') return gone.has(node)
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return false
  const { id, customer, customer_id } = node as { id?: unknown; customer?: unknown; customer_id?: unknown }
  return [id, customer, customer_id].some((one) => typeof one === 'string' && gone.has(one))
}
