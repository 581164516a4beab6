import { settleAttributes } from './attribute-catalog.js'
import { crowd } from './crowd.js'
import { exclusively } from './exclusive.js'
import { numbers } from './marks.js'
import { factVersion, readMeta, writeMeta } from './meta.js'
import { relinkItems } from './order-links.js'
import { settlePeople } from './people.js'
import { addPersons, settlePersons } from './persons.js'
import type { Warehouse } from './warehouse.js'

export interface SettleReport {
  /** False when nothing came since the last time. */
  readonly changed: boolean
  readonly factVersion: number
  /** Persons whose row was made again. */
  readonly people: number
  /** Persons known, and customer ids that are joined into somebody else's person. */
  readonly persons: number
  readonly joined: number
  /** Items whose order came later or changed. */
  readonly relinked: number
  /** Values that too many customers share to join them. */
  readonly crowded: readonly { readonly kind: string; readonly masked: string; readonly customers: number }[]
}

/**
 * After imports: joins customers into people, gives items their orders' links, learns unlisted columns, and counts the fact version up.
 * Looks only at what the imports touched, and can be run again after a kill at any point: what was touched is forgotten last.
 */
export async function settle(warehouse: Warehouse): Promise<SettleReport> {
  return exclusively(warehouse, () => settleAll(warehouse))
}

/** The same, without the report, and without a second look where nothing came. */
export async function settleIfChanged(warehouse: Warehouse): Promise<void> {
  if ((await readMeta(warehouse)).get('facts') === 'changed') await settle(warehouse)
}

async function settleAll(warehouse: Warehouse): Promise<SettleReport> {
  const changed = (await readMeta(warehouse)).get('facts') === 'changed'
  let people = 0
  let relinked = 0
  if (changed) {
    await settlePersons(warehouse)
    await addPersons(warehouse)
    relinked = await relinkItems(warehouse)
    people = await settlePeople(warehouse)
    await settleAttributes(warehouse)
    await writeMeta(warehouse, { fact_version: String((await factVersion(warehouse)) + 1) })
    await warehouse.run('TRUNCATE TABLE touched')
    await writeMeta(warehouse, { facts: 'settled' })
  }
  return { changed, factVersion: await factVersion(warehouse), people, relinked, ...(await standing(warehouse)) }
}

async function standing(warehouse: Warehouse): Promise<Pick<SettleReport, 'persons' | 'joined' | 'crowded'>> {
  const [{ persons = 0, joined = 0 } = {}] = await numbers(
    warehouse,
    `SELECT (SELECT count() FROM people) AS persons, countIf(canonical != customer_id) AS joined FROM persons`,
  )
  const crowded = await warehouse.rows<{ kind: string; masked: string; customers: string }>(
    {
      sql: `SELECT kind, value_masked AS masked, total AS customers FROM shared_identities WHERE total > {crowd:UInt32} ORDER BY total DESC, kind, value_hash LIMIT 100`,
      parameters: { crowd },
    },
    { lane: 'work' },
  )
  return { persons, joined, crowded: crowded.map((one) => ({ ...one, customers: Number(one.customers) })) }
}
