/**
 * SQL with a row a person and a `mark` that changes whenever the person's row, orders, or anything said or received changes: what is compared
 * to find whom an import, a join, a split or an erasure touched. Events and items are too many to be read again for it; they bear the id of
 * the import that brought them.
 */
export function marksSql(): string {
  const rows = ['orders', 'reviews', 'tickets', 'posts', 'campaigns'].map(
    (table) => `SELECT person, row_hash AS mark FROM ${table} WHERE person != 0`,
  )
  const said = ['texts', 'opinions'].map((table) => `SELECT person, cityHash64(tuple(*)) AS mark FROM ${table} WHERE person != 0`)
  const people = 'SELECT person, cityHash64(tuple(*)) AS mark FROM people'
  return `SELECT person, sum(mark) AS mark FROM (${[people, ...rows, ...said].join(' UNION ALL ')}) GROUP BY person`
}

/** SQL of the persons whose marks differ between two tables of marks, whoever is new or gone included. */
export function differingSql(before: string, after: string): string {
  return `SELECT person FROM (SELECT person, mark, 1 AS side FROM ${before} UNION ALL SELECT person, mark, 2 AS side FROM ${after})
    GROUP BY person HAVING count() != 2 OR min(mark) != max(mark)`
}

/** SQL of the persons of the rows that `{imports:Array(String)}` brought into the tables whose rows are in no mark. */
export function broughtSql(): string {
  return ['events', 'order_items']
    .map((table) => `SELECT person FROM ${table} WHERE import_id IN {imports:Array(String)} AND person != 0`)
    .join(' UNION ALL ')
}
