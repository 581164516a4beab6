import { findFirstFacts, firstFact, forgetFirstFacts } from './first-facts.js'
import { numbers } from './marks.js'
import { type Column, contentColumns } from './schema.js'
import type { Warehouse } from './warehouse.js'

/**
 * Rebuilds `people` for the touched persons: written beside the table and exchanged with it in one step, so a reader sees the old or the new.
 * Each column is the first known value, the canonical customer first, then by registration; attributes are merged the same way;
 * `registered_at` is the earliest. Who has no row of their own in `customers` is seen first with their first fact.
 */
export async function settlePeople(warehouse: Warehouse): Promise<number> {
  const run = async (sql: string) => warehouse.run(sql)
  await run('DROP TABLE IF EXISTS touched_persons')
  await run('CREATE TABLE touched_persons (person UInt64) ENGINE = MergeTree ORDER BY person')
  await run(`INSERT INTO touched_persons SELECT person FROM persons WHERE customer_id IN (SELECT id FROM touched WHERE kind = 'customer')
    UNION DISTINCT SELECT toUInt64(id) FROM touched WHERE kind = 'person'`)
  const strangers = await findFirstFacts(warehouse)
  const [{ rows = 0 } = {}] = await numbers(warehouse, 'SELECT count() AS rows FROM touched_persons')
  if (rows > 0) {
    const columns = contentColumns('customers', warehouse.timeZone).filter((column) => column.name !== 'customer_id')
    await run('DROP TABLE IF EXISTS people_next')
    await run('CREATE TABLE people_next AS people')
    await run(`INSERT INTO people_next SELECT * FROM people WHERE person NOT IN (SELECT person FROM touched_persons)`)
    await run(alone(columns))
    if (strangers) await run(seenOnlyInFacts())
    await run(joined(columns))
    await run('EXCHANGE TABLES people AND people_next')
    await run('DROP TABLE people_next')
  }
  await forgetFirstFacts(warehouse)
  await run('DROP TABLE touched_persons')
  return rows
}

const several = `(SELECT person FROM persons WHERE canonical != customer_id)`
const touched = `(SELECT person FROM touched_persons)`

function alone(columns: readonly Column[]): string {
  const names = [...columns.map((column) => column.name), 'attributes'].join(', ')
  return `INSERT INTO people_next (person, customer_id, customer_ids, ${names}) SELECT person, customer_id, [customer_id], ${names}
    FROM customers WHERE person IN ${touched} AND person NOT IN ${several}`
}

function seenOnlyInFacts(): string {
  return `INSERT INTO people_next (person, customer_id, customer_ids, gender, first_seen) SELECT person, customer_id, [customer_id], 'unknown', ${firstFact}
    FROM persons WHERE person IN ${touched} AND person NOT IN ${several} AND customer_id NOT IN (SELECT customer_id FROM customers)`
}

function joined(columns: readonly Column[]): string {
  const merged = columns.map((column) => `${firstKnown(column)} AS ${column.name}`)
  return `INSERT INTO people_next (person, customer_id, customer_ids, first_seen, ${columns.map((column) => column.name).join(', ')}, attributes)
    SELECT person, any(canonical), arraySort(groupUniqArray(customer_id)), coalesce(registered_at, ${firstFact}), ${merged.join(', ')},
      arrayFold((all, one) -> mapUpdate(all, one.2), arrayReverseSort(one -> one.1, groupArray((rank, CAST(attributes, 'Map(String, String)')))), CAST(map(), 'Map(String, String)'))
    FROM (
      SELECT persons.person AS person, persons.canonical AS canonical, persons.customer_id AS customer_id, customers.* EXCEPT (customer_id, person),
        (persons.customer_id != canonical, ifNull(toUnixTimestamp(customers.registered_at), 4294967295), persons.customer_id) AS rank
      FROM (SELECT * FROM persons WHERE person IN ${touched} AND person IN ${several}) AS persons
      LEFT ANY JOIN (SELECT * FROM customers WHERE person IN ${touched} AND person IN ${several}) AS customers USING (customer_id)
    ) GROUP BY person`
}

function firstKnown({ name, type }: Column): string {
  if (name === 'registered_at') return 'min(registered_at)'
  if (type.startsWith('Nullable(')) return `argMinIf(${name}, rank, isNotNull(${name}))`
  if (name === 'gender')
    return `if(countIf(gender NOT IN ('', 'unknown')) = 0, 'unknown', argMinIf(gender, rank, gender NOT IN ('', 'unknown')))`
  return `argMinIf(${name}, rank, ${name} != '')`
}
