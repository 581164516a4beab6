import type { RecordKindName } from '../../src/records/index.js'
import { commitImport } from '../../src/stores/warehouse/landing.js'
import { settle } from '../../src/stores/warehouse/settle.js'
import { createStaging } from '../../src/stores/warehouse/staging.js'
import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'

/** A row as a test speaks of it: contract columns (`phone: '138…'` and an identity's `value` in the clear), the rest by default. */
export type GivenRow = Readonly<Record<string, string | number | null | Readonly<Record<string, string>>>>

let imports = 0
let named = 0

/**
 * Puts facts into a warehouse the way an import does: staged, landed, settled.
 *
 * @example
 * await given(warehouse, {
 *   customers: [{ customer_id: 'c1', gender: 'female', attributes: { skin_type: '油皮' } }],
 *   orders: [{ customer_id: 'c1', ordered_at: '2026-11-01 10:00:00', amount: 120 }], // paid at once, unless `paid_at: null`
 * })
 */
export async function given(
  warehouse: Warehouse,
  facts: Readonly<Partial<Record<RecordKindName, readonly GivenRow[]>>>,
): Promise<void> {
  for (const kind of Object.keys(facts) as RecordKindName[]) await landRows(warehouse, kind, facts[kind] ?? [])
  await settle(warehouse)
}

/** Lands rows as one file, without settling. */
export async function landRows(warehouse: Warehouse, kind: RecordKindName, rows: readonly GivenRow[]) {
  imports += 1
  const staging = await createStaging(warehouse, kind, `given_${process.pid}_${imports}`, `${kind}.csv`)
  await warehouse.insert(
    staging.table,
    rows.map((row, index) => ({ line: index + 2, ...stored({ ...defaults(kind, row), ...row }) })),
  )
  return commitImport(warehouse, staging)
}

function defaults(kind: RecordKindName, row: GivenRow): GivenRow {
  named += 1
  const id = `${kind}-${named}`
  const at = '2026-01-15 12:00:00'
  switch (kind) {
    case 'customers':
      return { customer_id: id }
    case 'orders':
      return { order_id: id, customer_id: 'c1', ordered_at: at, paid_at: row.ordered_at ?? at, status: 'completed', amount: 100 }
    case 'order_items':
      return { order_id: 'o1', sku: id, product: '面霜' }
    case 'events':
      return { event_id: id, customer_id: 'c1', at, event: 'view' }
    case 'reviews':
      return { review_id: id, text: '很好用', at }
    case 'tickets':
      return { ticket_id: id, at }
    case 'campaigns':
      return { campaign_id: id, customer_id: 'c1', sent_at: at }
    case 'identities':
      return { customer_id: 'c1', kind: 'openid', value: id }
    case 'posts':
      return { post_id: id, text: '分享一下', at }
  }
}

/** Personal values as they are stored: hashed and masked. */
function stored(row: GivenRow): GivenRow {
  const { phone, email, value, ...rest } = row
  const hashed = Object.entries({ phone, email, value }).filter(([, one]) => typeof one === 'string' && one !== '')
  return {
    ...rest,
    ...Object.fromEntries(
      hashed.flatMap(([name, one]) => [
        [`${name}_hash`, `hash of ${one}`],
        [`${name}_masked`, `${String(one).slice(0, 3)}***`],
      ]),
    ),
  }
}
