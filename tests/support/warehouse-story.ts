import type { RecordKindName } from '../../src/records/index.js'
import { commitImport } from '../../src/stores/warehouse/landing.js'
import { openWarehouse } from '../../src/stores/warehouse/open.js'
import { settle } from '../../src/stores/warehouse/settle.js'
import { createStaging } from '../../src/stores/warehouse/staging.js'
import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'

/** How many orders the story's first file has. */
export const storyOrders = 20_000

export const storyEvents = 30_000

/** Files of a shop's first weeks, as SQL that fills a staging: a start, more of each, and a re-export in which every order of the first file changed. */
const files: readonly (readonly [RecordKindName, string])[] = [
  ['customers', customers(0, 4000)],
  ['orders', orders(0, storyOrders, 0)],
  ['order_items', items(0, storyOrders * 2)],
  ['events', events(0, storyEvents)],
  [
    'identities',
    `(customer_id, kind, value_hash, value_masked, line) SELECT concat('c', toString(number)), 'openid', toString(intDiv(number, 2)), '*', number FROM numbers(1000)`,
  ],
  ['orders', orders(storyOrders, 5000, 0)],
  ['order_items', items(storyOrders * 2, 12_000)],
  ['orders', orders(0, storyOrders, 1)],
  ['customers', customers(3000, 3000)],
]

/** Imports every file of the story, settling after each two. */
export async function tellStory(warehouse: Warehouse): Promise<void> {
  for (const [index, [kind, sql]] of files.entries()) {
    const staging = await createStaging(warehouse, kind, `story_${process.pid}_${index}`, `${index}-${kind}.csv`)
    await warehouse.run(`INSERT INTO ${staging.table} ${sql}`)
    await commitImport(warehouse, staging)
    if (index % 2 === 1) await settle(warehouse)
  }
  await settle(warehouse)
}

function customers(from: number, count: number): string {
  return `(customer_id, gender, phone_hash, phone_masked, registered_at, attributes, line) SELECT concat('c', toString(number)), 'female',
    toString(intDiv(number, 3)), '1**', toDateTime('2025-01-01 00:00:00') + number, map('skin', toString(number % 3)), number FROM numbers(${from}, ${count})`
}

function orders(from: number, count: number, version: number): string {
  return `(order_id, customer_id, platform, ordered_at, paid_at, status, amount, line) SELECT toString(number), concat('c', toString(number % 5000)), 'jd',
    toDateTime('2026-01-01 00:00:00') + number, toDateTime('2026-01-01 01:00:00') + number, '${version === 0 ? 'paid' : 'completed'}', ${version}, number FROM numbers(${from}, ${count})`
}

function items(from: number, count: number): string {
  return `(order_id, sku, product, price, line) SELECT toString(intDiv(number, 2)), toString(number % 2), '面霜', 1, number FROM numbers(${from}, ${count})`
}

function events(from: number, count: number): string {
  return `(customer_id, at, event, line) SELECT concat('c', toString(number % 6000)), toDateTime('2026-01-01 00:00:00') + number, 'view', number FROM numbers(${from}, ${count})`
}

// Run by itself, it is the program that gets killed.
if (process.argv[2] === 'tell' && process.argv[3]) {
  const warehouse = await openWarehouse({ home: process.argv[3], timeZone: 'Asia/Shanghai' })
  process.stdout.write('open\n')
  await tellStory(warehouse)
  await warehouse.close()
}
