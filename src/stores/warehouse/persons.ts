import { type RecordKindName, recordKinds } from '../../records/index.js'
import { crowd } from './crowd.js'
import { evidenceSql } from './evidence.js'
import { joinCustomers, type ManualLinks } from './join-customers.js'
import { numbers } from './marks.js'
import { readMeta, writeMeta } from './meta.js'
import { hasCustomer, table } from './schema.js'
import type { Warehouse } from './warehouse.js'

/**
 * Brings `persons` (every customer id ever seen → its person) up to date with the identities, and the facts of customers who changed person.
 * Does nothing when no customer and no identity came since. Can be done again after a kill: what moved is found by comparison with
 * `persons`, which changes last.
 */
export async function settlePersons(warehouse: Warehouse): Promise<void> {
  if ((await readMeta(warehouse)).get('identities') !== 'changed') return
  await findShared(warehouse)
  await writeJoins(warehouse)
  await run(warehouse, [
    'DROP TABLE IF EXISTS persons_next',
    'CREATE TABLE persons_next AS persons',
    `INSERT INTO persons_next SELECT customer_id, sipHash64(root) AS person, root AS canonical FROM (
      SELECT known.customer_id AS customer_id, if(joins.canonical = '', known.customer_id, joins.canonical) AS root
      FROM (SELECT customer_id FROM persons UNION DISTINCT SELECT id FROM touched WHERE kind = 'customer') AS known
      LEFT ANY JOIN joins USING (customer_id))`,
    'DROP TABLE IF EXISTS moved',
    'CREATE TABLE moved (customer_id String, person UInt64, old UInt64) ENGINE = Join(ANY, LEFT, customer_id)',
    `INSERT INTO moved SELECT customer_id, next.person, if(persons.person = 0, sipHash64(customer_id), persons.person) AS old
      FROM persons_next AS next LEFT ANY JOIN persons USING (customer_id) WHERE next.person != old`,
  ])
  const [{ moved = 0 } = {}] = await numbers(warehouse, 'SELECT count() AS moved FROM moved')
  if (moved > 0) await moveFacts(warehouse)
  await run(warehouse, [
    'EXCHANGE TABLES persons AND persons_next',
    'DROP TABLE persons_next',
    'DROP TABLE moved',
    'DROP TABLE joins',
  ])
  await writeMeta(warehouse, { identities: 'settled' })
}

/** Customers first seen in facts, who share nothing with anybody: each is a person. */
export async function addPersons(warehouse: Warehouse): Promise<void> {
  await warehouse.run(`INSERT INTO persons SELECT DISTINCT id, sipHash64(id), id FROM touched
    WHERE kind = 'customer' AND id NOT IN (SELECT customer_id FROM persons)`)
}

/** Values that two customers or more share; those that more than a crowd share are kept to be reported, with a few of their customers. */
async function findShared(warehouse: Warehouse): Promise<void> {
  await run(warehouse, [
    'TRUNCATE TABLE shared_identities',
    `INSERT INTO shared_identities SELECT kind, value_hash, any(value_masked), arraySort(groupUniqArray(${crowd + 1})(customer_id)), uniqExact(customer_id) AS total
      FROM (${evidenceSql()}) GROUP BY kind, value_hash HAVING total > 1`,
  ])
}

async function writeJoins(warehouse: Warehouse): Promise<void> {
  const shared = await warehouse.rows<{ kind: string; value: string; customers: string[] }>(
    {
      sql: `SELECT kind, value_hash AS value, customers FROM shared_identities WHERE total <= {crowd:UInt32}`,
      parameters: { crowd },
    },
    { lane: 'work' },
  )
  const registered = new Map<string, number>()
  const dated = warehouse.stream<{ customer_id: string; at: number }>({
    sql: `SELECT customer_id, toInt64(toUnixTimestamp(assumeNotNull(registered_at))) AS at FROM customers
      WHERE registered_at IS NOT NULL AND customer_id IN (SELECT arrayJoin(customers) FROM shared_identities)`,
    parameters: {},
  })
  for await (const { customer_id, at } of dated) registered.set(customer_id, Number(at))
  const canonical = joinCustomers(shared, registered, await manualLinks(warehouse))
  await warehouse.run('DROP TABLE IF EXISTS joins')
  await warehouse.run(table('joins', ['customer_id String', 'canonical String'], 'customer_id'))
  await warehouse.insert('joins', rowsOf(canonical))
}

function* rowsOf(canonical: ReadonlyMap<string, string>): Generator<object> {
  for (const [customer_id, root] of canonical) yield { customer_id, canonical: root }
}

async function manualLinks(warehouse: Warehouse): Promise<ManualLinks> {
  const rows = await warehouse.rows<{ a: string; b: string; link: string }>(
    { sql: `SELECT a, b, link FROM person_links FINAL ORDER BY a, b`, parameters: {} },
    { lane: 'work' },
  )
  const pairs = (link: string) => rows.filter((row) => row.link === link).map(({ a, b }) => [a, b] as const)
  return { joins: pairs('join'), splits: pairs('split') }
}

/** Facts keep their place; only their person is rewritten. Items follow with their orders, people with `touched`. */
async function moveFacts(warehouse: Warehouse): Promise<void> {
  const database = await currentDatabase(warehouse)
  const kinds = [...(Object.keys(recordKinds) as RecordKindName[]).filter(hasCustomer), 'answers']
  for (const kind of kinds) {
    const moves = `customer_id IN (SELECT customer_id FROM moved)`
    const [{ rows = 0 } = {}] = await numbers(warehouse, `SELECT count() AS rows FROM ${kind} WHERE ${moves}`)
    if (rows === 0) continue
    await warehouse.run(
      `ALTER TABLE ${kind} UPDATE person = joinGet('${database}.moved', 'person', customer_id) WHERE customer_id IN (SELECT customer_id FROM ${database}.moved)`,
    )
  }
  await run(warehouse, [
    `INSERT INTO touched SELECT 'customer', customer_id FROM moved`,
    `INSERT INTO touched SELECT DISTINCT 'person', toString(old) FROM moved`,
    `INSERT INTO touched SELECT 'order', order_id FROM orders WHERE customer_id IN (SELECT customer_id FROM moved) AND (SELECT count() FROM order_items) > 0`,
  ])
  const [{ read = 0 } = {}] = await numbers(warehouse, 'SELECT count() AS read FROM texts')
  if (read > 0) await run(warehouse, voiceMoves(database))
}

/** What was read in a text belongs to whoever wrote it. */
function voiceMoves(database: string): readonly string[] {
  return (['reviews', 'tickets', 'posts', 'answers'] as const).flatMap((kind) => {
    const written = `moved_${kind}`
    return [
      `DROP TABLE IF EXISTS ${written}`,
      `CREATE TABLE ${written} (source_id String, person UInt64) ENGINE = Join(ANY, LEFT, source_id)`,
      `INSERT INTO ${written} SELECT ${sourceIdSql(kind)}, ${writerSql(kind)} FROM ${kind} WHERE customer_id IN (SELECT customer_id FROM moved)`,
      ...['texts', 'opinions'].map(
        (voice) => `ALTER TABLE ${voice} UPDATE person = joinGet('${database}.${written}', 'person', source_id)
          WHERE source = '${kind}' AND source_id IN (SELECT source_id FROM ${database}.${written})`,
      ),
      `DROP TABLE ${written}`,
    ]
  })
}

/** How `texts` and `opinions` name the row that a text stands in: its own id, else its key. */
export function sourceIdSql(kind: 'reviews' | 'tickets' | 'posts' | 'answers'): string {
  return sourceIds[kind]
}

/** Whom a text is told of: nobody, where its study promised that answers lead to no person. */
export function writerSql(kind: 'reviews' | 'tickets' | 'posts' | 'answers'): string {
  return kind === 'answers' ? `if(privacy = 'identified', person, 0)` : 'person'
}

const sourceIds = {
  reviews: `if(review_id = '', toString(row_key), review_id)`,
  tickets: 'ticket_id',
  posts: 'post_id',
  answers: `concat(session, ':', question)`,
}

async function currentDatabase(warehouse: Warehouse): Promise<string> {
  const [found] = await warehouse.rows<{ name: string }>(
    { sql: 'SELECT currentDatabase() AS name', parameters: {} },
    { lane: 'work' },
  )
  return found?.name ?? 'default'
}

async function run(warehouse: Warehouse, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await warehouse.run(statement)
}
