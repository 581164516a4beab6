import { keptFacts } from './kept-facts.js'
import type { Workspace } from './workspace.js'

/** The workspace's own brand: the configured one, else the one with most items sold; '' where neither is known. */
export async function ownBrand(workspace: Workspace): Promise<string> {
  if (workspace.configuration.brand) return workspace.configuration.brand
  return keptFacts(workspace, 'brand', async (warehouse) => {
    const sql = `SELECT toString(brand) AS brand FROM order_items WHERE brand != '' GROUP BY brand ORDER BY count() DESC, brand LIMIT 1`
    const [found] = await warehouse.rows<{ brand: string }>({ sql, parameters: {} })
    return found?.brand ?? ''
  })
}
