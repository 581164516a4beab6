import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'

type Row = Readonly<Record<string, unknown>>

/** A few people and what they did, written straight into the warehouse's tables; every column not named is unknown. */
export interface History {
  readonly people?: readonly Row[]
  readonly orders?: readonly OrderRow[]
  readonly events?: readonly Row[]
  readonly reviews?: readonly Row[]
  readonly tickets?: readonly Row[]
  readonly posts?: readonly Row[]
  readonly campaigns?: readonly Row[]
  readonly texts?: readonly Row[]
  readonly opinions?: readonly Row[]
}

export interface OrderRow extends Row {
  readonly order_id: string
  readonly ordered_at: string
  readonly paid_at?: string | null
  readonly items?: readonly Row[]
}

export async function write(warehouse: Warehouse, history: History): Promise<void> {
  const { orders = [], ...others } = history
  for (const [table, rows] of Object.entries(others)) if (rows.length > 0) await warehouse.insert(table, rows as readonly Row[])
  const placed = orders.map(({ items: _, ...order }) => ({
    status: 'completed',
    discount: 0,
    amount: 100,
    paid_at: order.ordered_at,
    ...order,
  }))
  await warehouse.insert('orders', placed)
  const items = orders.flatMap((order, index) =>
    (order.items ?? []).map((item, line) => {
      const { order_id, person, ordered_at, paid_at, status, platform } = placed[index] as Row
      return { order_id, person, ordered_at, paid_at, status, platform, sku: `${line}`, product: 'p', quantity: 1, ...item }
    }),
  )
  if (items.length > 0) await warehouse.insert('order_items', items)
}
