import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openWarehouse } from '../../../src/stores/warehouse/open.js'
import type { Warehouse } from '../../../src/stores/warehouse/warehouse.js'
import { storyEvents, storyOrders, tellStory } from '../../support/warehouse-story.js'

/** Where in the run it is killed, with some chance around it: every run of this test looks at other moments. */
const killShares = [0.25, 0.5, 0.75]

const program = fileURLToPath(new URL('../../support/warehouse-story.ts', import.meta.url))

it('killed at any point of importing and settling, a home opens whole, and going on leads where an undisturbed run leads', {
  timeout: 300_000,
}, async () => {
  const clean = await inHome(async (home) => {
    const from = performance.now()
    await told(home)
    return { took: performance.now() - from, state: await withWarehouse(home, state) }
  })
  for (const share of killShares) {
    await inHome(async (home) => {
      await told(home, clean.took * (share + (Math.random() - 0.5) * 0.1))
      await withWarehouse(home, async (warehouse) => {
        expect(await halfFiles(warehouse), `killed at ${share}`).toEqual([])
        await tellStory(warehouse)
        expect(await state(warehouse), `killed at ${share}`).toEqual(clean.state)
      })
    })
  }
})

/** Imports whose rows are there in part. */
async function halfFiles(warehouse: Warehouse): Promise<unknown[]> {
  return warehouse.rows({
    sql: `SELECT amount, count() AS rows FROM orders WHERE toUInt64(order_id) < {orders:UInt64} GROUP BY amount HAVING rows != {orders:UInt64}
      UNION ALL SELECT 1, count() AS rows FROM events HAVING rows NOT IN (0, {events:UInt64})
      UNION ALL SELECT 2, uniqExact(row_key) AS keys FROM order_items HAVING keys != count()`,
    parameters: { orders: storyOrders, events: storyEvents },
  })
}

/** What all tables hold, whichever import it came by. */
async function state(warehouse: Warehouse): Promise<unknown[]> {
  const facts = ['customers', 'orders', 'order_items', 'events', 'identities'].map((name) => [name, '* EXCEPT (import_id)'])
  const made = [
    ['people', '*'],
    ['persons', '*'],
    ['attributes', '* EXCEPT (values), arraySort(values)'],
    ['shared_identities', '*'],
    ['touched', '*'],
  ]
  const sums = [...facts, ...made].map(
    ([name, columns]) =>
      `SELECT '${name}' AS name, count() AS rows, sum(cityHash64(toString(tuple(${columns})))) AS sum FROM ${name}`,
  )
  return warehouse.rows({ sql: `SELECT * FROM (${sums.join(' UNION ALL ')}) ORDER BY name`, parameters: {} })
}

async function told(home: string, killAfter?: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, 'tell', home], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
  await ended
}

async function withWarehouse<T>(home: string, task: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse({ home, timeZone: 'Asia/Shanghai' })
  try {
    return await task(warehouse)
  } finally {
    await warehouse.close()
  }
}

async function inHome<T>(task: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'zhiyin-'))
  try {
    return await task(home)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
