import { recordKinds } from '../../records/index.js'
import { numbers } from './marks.js'
import { hasCustomer } from './schema.js'
import type { Warehouse } from './warehouse.js'

const imports = `SELECT id FROM touched WHERE kind = 'import'`

/** The second of a person's earliest fact, for those whom no customers file names; NULL for the others, and where a fact is undated: it may be the first. */
export const firstFact = `toDateTime(nullIf(joinGet('first_facts', 'second', person), 0))`

/**
 * Finds when each touched person without a row in `customers` was seen first, and touches those to whom the imports since the last settle
 * brought facts: these may be earlier ones. Where rows were replaced, everyone without a row is touched: the row that made somebody known may
 * be another customer's now. Costs two counts where every customer has a row.
 *
 * @returns whether there is anybody without a row
 */
export async function findFirstFacts(warehouse: Warehouse): Promise<boolean> {
  await forgetFirstFacts(warehouse)
  await warehouse.run('CREATE TABLE first_facts (person UInt64, second UInt32) ENGINE = Join(ANY, LEFT, person)')
  const [{ persons = 0, customers = 0 } = {}] = await numbers(
    warehouse,
    'SELECT (SELECT count() FROM persons) AS persons, (SELECT count() FROM customers) AS customers',
  )
  if (persons === customers) return false
  const strangers = 'SELECT person FROM persons WHERE person NOT IN (SELECT person FROM customers)'
  const [{ replaced = 0 } = {}] = await numbers(
    warehouse,
    `SELECT sum(replaced) AS replaced FROM imports FINAL WHERE id IN (${imports})`,
  )
  const brought = replaced > 0 ? strangers : facts((table) => `SELECT person FROM ${table} WHERE import_id IN (${imports})`)
  await warehouse.run(`INSERT INTO touched_persons SELECT DISTINCT person FROM (${brought})
    WHERE person IN (${strangers}) AND person NOT IN (SELECT person FROM touched_persons)`)
  const concerned = `${strangers} AND person IN (SELECT person FROM touched_persons)`
  const dated = facts(
    (table, time) =>
      `SELECT person, min(ifNull(toUnixTimestamp(${time}), 0)) AS second FROM ${table} WHERE person IN (${concerned}) GROUP BY person`,
  )
  await warehouse.run(`INSERT INTO first_facts SELECT person, min(second) FROM (${dated}) GROUP BY person`)
  return true
}

export async function forgetFirstFacts(warehouse: Warehouse): Promise<void> {
  await warehouse.run('DROP TABLE IF EXISTS first_facts')
}

/** Of every kind that says what a customer did or received, and when. */
function facts(select: (table: string, time: string) => string): string {
  return Object.values(recordKinds)
    .filter(({ name, time }) => name !== 'customers' && time !== undefined && hasCustomer(name))
    .map(({ name, time = '' }) => select(name, time))
    .join(' UNION ALL ')
}
