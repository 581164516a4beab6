/**
 * The large tables of facts, and their columns that tags read. They are ordered by time, and tags are computed a group of persons at a time:
 * the rows are copied out once, ordered by person, and all passes read the copy.
 */
export const extracted: Readonly<Record<string, readonly string[]>> = {
  orders: ['person', 'ordered_at', 'paid_at', 'status', 'platform', 'payment_method', 'amount', 'discount'],
  order_items: ['person', 'ordered_at', 'paid_at', 'status', 'platform', 'product', 'category', 'brand', 'quantity'],
  events: ['person', 'at', 'event', 'product', 'category', 'channel', 'dwell_seconds'],
}

/** Makes a table of what tags read of the rows of the persons for whom a condition holds. */
export function extractSql(table: string, into: string, persons: string): string {
  const columns = (extracted[table] ?? []).join(', ')
  return `CREATE TABLE ${into} ENGINE = MergeTree ORDER BY person AS SELECT ${columns} FROM ${table} WHERE ${persons}`
}
