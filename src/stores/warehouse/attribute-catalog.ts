import { recordKinds } from '../../records/index.js'
import type { Warehouse } from './warehouse.js'

/**
 * Learns the unlisted columns of the kinds that brought some: type (`flag`, `number`, `date` when every value reads as one, else `word`),
 * how many customers have a value, how many different values, and the 200 most frequent.
 */
export async function settleAttributes(warehouse: Warehouse): Promise<number> {
  const touched = await warehouse.rows<{ id: string }>(
    { sql: `SELECT DISTINCT id FROM touched WHERE kind = 'attributes' ORDER BY id`, parameters: {} },
    { lane: 'work' },
  )
  const kinds = touched.map((row) => row.id).filter((id) => Object.hasOwn(recordKinds, id))
  if (kinds.length === 0) return 0
  await warehouse.run('DROP TABLE IF EXISTS attributes_next')
  await warehouse.run('CREATE TABLE attributes_next AS attributes')
  await warehouse.run({
    sql: 'INSERT INTO attributes_next SELECT * FROM attributes WHERE kind NOT IN {kinds:Array(String)}',
    parameters: { kinds },
  })
  for (const kind of kinds) await warehouse.run(learned(kind))
  await warehouse.run('EXCHANGE TABLES attributes AND attributes_next')
  await warehouse.run('DROP TABLE attributes_next')
  return kinds.length
}

function learned(kind: string): string {
  const every = (test: string) => `min(${test}) = 1`
  return `INSERT INTO attributes_next (kind, name, type, customers, distinct, values)
    SELECT '${kind}', name,
      multiIf(
        ${every(`lowerUTF8(value) IN ('true', 'false', 'yes', 'no', 'y', 'n', '0', '1', '是', '否', '有', '无')`)} AND uniqExact(value) <= 2, 'flag',
        ${every(`match(value, '^[+-]?(0|[1-9][0-9]*)([.][0-9]+)?$')`)}, 'number',
        ${every(`match(value, '^[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}') AND isNotNull(parseDateTimeBestEffortOrNull(value))`)}, 'date',
        'word'),
      uniqExactIf(person, person != 0), uniqExact(value), topK(200)(value)
    FROM (SELECT person, mapKeys(attributes) AS names, mapValues(attributes) AS cells FROM ${kind} WHERE notEmpty(attributes))
    ARRAY JOIN names AS name, cells AS value
    WHERE value != ''
    GROUP BY name`
}
