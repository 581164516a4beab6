import type { Warehouse } from '../../stores/warehouse/warehouse.js'
import type { Subject } from './subject.js'

/** The rows of one table that are about somebody, as a condition with bound values. */
export interface AboutSubject {
  readonly table: string
  readonly condition: string
}

/** How somebody's rows are found in each table; every table that names a person or a customer, also those of snapshots and later versions. */
export async function tablesAbout(warehouse: Warehouse): Promise<readonly AboutSubject[]> {
  const columns = await warehouse.rows<{ table: string; names: string[] }>({
    sql: `SELECT c.table AS table, groupArray(c.name) AS names FROM system.columns AS c
      INNER JOIN system.tables AS t ON t.database = c.database AND t.name = c.table
      WHERE c.database = currentDatabase() AND t.engine LIKE '%MergeTree' AND NOT match(c.table, '^(staging|marks)_')
      GROUP BY c.table ORDER BY c.table`,
    parameters: {},
  })
  return columns.flatMap(({ table, names }) => {
    const conditions = [
      ...(names.includes('person') ? ['toString(person) IN {persons:Array(String)}'] : []),
      ...(names.includes('customer_id') ? ['customer_id IN {ids:Array(String)}'] : []),
      ...(names.includes('session') ? ['session IN {sessions:Array(String)}'] : []),
      ...(names.includes('source') && names.includes('source_id')
        ? [`(source = 'answers' AND splitByChar(':', source_id)[1] IN {sessions:Array(String)})`]
        : []),
      ...(table === 'person_links' ? ['a IN {ids:Array(String)}', 'b IN {ids:Array(String)}'] : []),
      ...(table === 'touched' ? [`(kind = 'customer' AND id IN {ids:Array(String)})`] : []),
      ...(table === 'shared_identities' ? ['hasAny(customers, {ids:Array(String)})'] : []),
    ]
    return conditions.length > 0 ? [{ table, condition: conditions.join(' OR ') }] : []
  })
}

/** The values that the conditions bind. 0 is nobody: it must never stand for somebody who is unknown. */
export function boundSubject({ persons, customerIds, sessions, interviews }: Subject) {
  return {
    persons: persons.filter((person) => /^[1-9]\d*$/.test(person)),
    ids: customerIds.filter((id) => id !== ''),
    sessions: [...sessions, ...interviews],
  }
}
