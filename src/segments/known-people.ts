import { recordKinds } from '../records/index.js'

/** Tables whose rows always name a customer, by the data contract; an item belongs to an order, a person's row to the person. */
const always = new Set([
  'people',
  'order_items',
  ...Object.values(recordKinds)
    .filter(({ fields }) => fields.some(({ name, required }) => name === 'customer_id' && required))
    .map(({ name }) => name as string),
])

/** The condition that somebody known stands in a row; none where the contract sees to it, because every condition costs a column's read. */
export function knownPeople(table: string): string[] {
  return always.has(table) ? [] : ['person != 0']
}
