import { numbers } from './marks.js'
import { readMeta, writeMeta } from './meta.js'
import { factColumns, orderLinks } from './schema.js'
import type { Warehouse } from './warehouse.js'

/**
 * Items take their order's time, state and person; an item whose order has not come yet waits with none.
 *
 * @param orders a condition that holds for the orders of these items: the fewer orders it lets through, the less memory the join takes
 */
export function withOrder(items: string, timeZone: string, orders: string): string {
  const links = linkNames(timeZone)
  return `SELECT staged.*, ${links.map((name) => `placed.${name} AS ${name}`).join(', ')}
      FROM (${items}) AS staged
      LEFT ANY JOIN (SELECT order_id, ${links.join(', ')} FROM orders WHERE ${orders}) AS placed USING (order_id)`
}

/**
 * Keeps the links of items true when their orders came later or changed. The new rows are written beside the table first; from then on a
 * kill is made good by {@link finishRelinking}, because deleting the old and inserting the new can both be done again.
 */
export async function relinkItems(warehouse: Warehouse): Promise<number> {
  await finishRelinking(warehouse)
  const columns = factColumns('order_items', warehouse.timeZone).map((column) => column.name)
  const own = columns.filter((name) => !linkNames(warehouse.timeZone).includes(name))
  const concerned = `order_id IN (SELECT id FROM touched WHERE kind = 'order')`
  const items = `SELECT ${own.join(', ')}, ${linkHash(warehouse.timeZone)} AS old_links FROM order_items WHERE ${concerned}`
  await warehouse.run('DROP TABLE IF EXISTS relinked')
  await warehouse.run('CREATE TABLE relinked AS order_items')
  await warehouse.run(`INSERT INTO relinked (${columns.join(', ')}) SELECT ${columns.join(', ')}
    FROM (${withOrder(items, warehouse.timeZone, concerned)}) WHERE ${linkHash(warehouse.timeZone)} != old_links`)
  const [{ rows = 0 } = {}] = await numbers(warehouse, 'SELECT count() AS rows FROM relinked')
  if (rows > 0) await writeMeta(warehouse, { relinking: 'written' })
  else await warehouse.run('DROP TABLE relinked')
  await finishRelinking(warehouse)
  return rows
}

/** Puts written links in place; does nothing when none are waiting. */
export async function finishRelinking(warehouse: Warehouse): Promise<void> {
  if ((await readMeta(warehouse)).get('relinking') !== 'written') return
  const links = linkHash(warehouse.timeZone)
  await warehouse.run(`DELETE FROM order_items WHERE row_key IN (SELECT row_key FROM relinked)
    AND (row_key, ${links}) NOT IN (SELECT row_key, ${links} FROM relinked)`)
  await warehouse.run(`INSERT INTO order_items SELECT * FROM relinked
    WHERE row_key NOT IN (SELECT row_key FROM order_items WHERE row_key IN (SELECT row_key FROM relinked))`)
  await writeMeta(warehouse, { relinking: 'done' })
  await warehouse.run('DROP TABLE IF EXISTS relinked')
}

function linkNames(timeZone: string): readonly string[] {
  return [...orderLinks(timeZone).map((column) => column.name), 'person']
}

function linkHash(timeZone: string): string {
  return `sipHash64(${linkNames(timeZone)
    .map((name) => (name === 'paid_at' ? 'ifNull(paid_at, toDateTime(0))' : name))
    .join(', ')})`
}
