/**
 * The large tables of facts, and their columns that tags read. To compute the tags of a few customers, their rows are copied out once
 * and all passes read the copy: a dozen passes over everybody's rows would cost nearly as much as computing everybody.
 */
export const extracted: Readonly<Record<string, readonly string[]>> = {
  orders: ['person', 'ordered_at', 'paid_at', 'status', 'platform', 'payment_method', 'amount', 'discount'],
  order_items: ['person', 'ordered_at', 'paid_at', 'status', 'platform', 'product', 'category', 'brand', 'quantity'],
  events: ['person', 'at', 'event', 'product', 'category', 'channel', 'dwell_seconds'],
}

/** Fills a table with what tags read of the rows of some persons. */
export function extractSql(table: string, into: string, persons: string): string {
  const columns = (extracted[table] ?? []).join(', ')
  return `CREATE TABLE ${into} ENGINE = MergeTree ORDER BY tuple() AS SELECT ${columns} FROM ${table} WHERE person IN (${persons})`
}
