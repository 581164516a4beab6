import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { keptFacts } from './kept-facts.js'
import type { FactState } from './snapshot-register.js'
import type { Workspace } from './workspace.js'

export interface FactDays {
  readonly first: string
  readonly last: string
}

/** The first and the last day on which anything is known to have happened; undefined where nothing is. */
export async function factDays(workspace: Workspace, state?: FactState): Promise<FactDays | undefined> {
  const read = async (warehouse: Warehouse) => {
    const moments = Object.entries(times).map(
      ([table, time]) => `SELECT toDate(min(${time})) AS first, toDate(max(${time})) AS last, count(${time}) AS n FROM ${table}`,
    )
    const sql = `SELECT toString(min(first)) AS first, toString(max(last)) AS last, count() AS tables FROM (${moments.join(' UNION ALL ')}) WHERE n > 0`
    const [row] = await warehouse.rows<{ first: string; last: string; tables: string }>({ sql, parameters: {} })
    return row && Number(row.tables) > 0 ? { first: row.first, last: row.last } : null
  }
  return (await keptFacts(workspace, 'days', read, state)) ?? undefined
}

/** The moment of each fact. */
const times = {
  orders: 'ordered_at',
  events: 'at',
  reviews: 'at',
  tickets: 'at',
  posts: 'at',
  campaigns: 'sent_at',
} as const
