import { crowd } from './crowd.js'
import { evidenceSql } from './evidence.js'
import { writeMeta } from './meta.js'
import type { Warehouse } from './warehouse.js'

/** Why two customers are taken for one person. */
export interface Link {
  readonly a: string
  readonly b: string
  /** The kind of the identity that they share, or `hand` where somebody of the team joined them. */
  readonly kind: string
  readonly masked: string
}

/** The customers of the person that this customer belongs to, itself included, the canonical one first; empty when nobody knows it. */
export async function membersOf(warehouse: Warehouse, customerId: string): Promise<readonly string[]> {
  const rows = await warehouse.rows<{ customer_id: string }>({
    sql: `SELECT customer_id FROM persons WHERE person = (SELECT person FROM persons WHERE customer_id = {id:String} LIMIT 1)
      ORDER BY customer_id != canonical, customer_id`,
    parameters: { id: customerId },
  })
  return rows.map((row) => row.customer_id)
}

/** What these customers share with each other, values that a crowd shares left out. */
export async function linksAmong(warehouse: Warehouse, members: readonly string[]): Promise<readonly Link[]> {
  const shared = await warehouse.rows<{ kind: string; masked: string; customers: string[] }>({
    sql: `SELECT kind, value_masked AS masked, arrayFilter(one -> has({members:Array(String)}, one), customers) AS customers
      FROM shared_identities WHERE total <= {crowd:UInt32} AND hasAny(customers, {members:Array(String)}) AND length(customers) > 1
      ORDER BY kind != 'phone', kind != 'email', kind, value_hash`,
    parameters: { members, crowd },
  })
  const hand = await warehouse.rows<{ a: string; b: string }>({
    sql: `SELECT a, b FROM person_links FINAL WHERE link = 'join' AND has({members:Array(String)}, a) AND has({members:Array(String)}, b) ORDER BY a, b`,
    parameters: { members },
  })
  return [
    ...hand.map(({ a, b }) => ({ a, b, kind: 'hand', masked: '' })),
    ...shared.flatMap(({ kind, masked, customers }) =>
      customers.flatMap((a, index) => customers.slice(index + 1).map((b) => ({ a, b, kind, masked }))),
    ),
  ]
}

/** What two customers share without being joined by it: a value that too many share, or a pair split by hand. */
export async function keptApart(
  warehouse: Warehouse,
  a: string,
  b: string,
): Promise<readonly { reason: 'crowd' | 'hand'; kind: string; masked: string; customers: number }[]> {
  const crowded = await warehouse.rows<{ kind: string; masked: string; total: string }>({
    sql: `SELECT kind, value_masked AS masked, total FROM shared_identities WHERE total > {crowd:UInt32} AND (kind, value_hash) IN
      (SELECT kind, value_hash FROM (${evidenceSql()}) WHERE customer_id IN {both:Array(String)} GROUP BY kind, value_hash HAVING uniqExact(customer_id) = 2)`,
    parameters: { crowd, both: [a, b] },
  })
  const hand = await splitsBetween(warehouse, await membersOf(warehouse, a), await membersOf(warehouse, b))
  return [
    ...hand.map(() => ({ reason: 'hand' as const, kind: '', masked: '', customers: 2 })).slice(0, 1),
    ...crowded.map(({ kind, masked, total }) => ({ reason: 'crowd' as const, kind, masked, customers: Number(total) })),
  ]
}

/** Records that these pairs are two people, whatever they share. The next settle parts them. */
export async function recordSplits(warehouse: Warehouse, pairs: readonly (readonly [string, string])[]): Promise<void> {
  await record(warehouse, pairs, 'split')
}

/** Records that two customers are one person, and takes back what kept their persons apart. The next settle joins them. */
export async function recordJoin(warehouse: Warehouse, a: string, b: string): Promise<void> {
  const apart = await splitsBetween(warehouse, await membersOf(warehouse, a), await membersOf(warehouse, b))
  await record(warehouse, apart, 'none')
  await record(warehouse, [[a, b]], 'join')
}

/** Customer ids like this one, for a "did you mean". */
export async function similarCustomers(warehouse: Warehouse, customerId: string): Promise<readonly string[]> {
  const rows = await warehouse.rows<{ customer_id: string }>({
    sql: `SELECT customer_id FROM persons WHERE abs(toInt64(lengthUTF8(customer_id)) - toInt64(lengthUTF8({id:String}))) <= 2
      ORDER BY editDistance(customer_id, {id:String}), customer_id LIMIT 3`,
    parameters: { id: customerId },
  })
  return rows.map((row) => row.customer_id)
}

async function splitsBetween(
  warehouse: Warehouse,
  some: readonly string[],
  others: readonly string[],
): Promise<[string, string][]> {
  const rows = await warehouse.rows<{ a: string; b: string }>({
    sql: `SELECT a, b FROM person_links FINAL WHERE link = 'split'
      AND ((has({some:Array(String)}, a) AND has({others:Array(String)}, b)) OR (has({some:Array(String)}, b) AND has({others:Array(String)}, a)))`,
    parameters: { some, others },
  })
  return rows.map(({ a, b }) => [a, b])
}

async function record(
  warehouse: Warehouse,
  pairs: readonly (readonly [string, string])[],
  link: 'split' | 'join' | 'none',
): Promise<void> {
  if (pairs.length === 0) return
  const [{ now = '' } = {}] = await warehouse.rows<{ now: string }>({ sql: 'SELECT now() AS now', parameters: {} })
  await warehouse.insert(
    'person_links',
    pairs.map((pair) => {
      const [a, b] = [...pair].sort()
      return { a, b, link, at: now }
    }),
  )
  await writeMeta(warehouse, { facts: 'changed', identities: 'changed' })
}
