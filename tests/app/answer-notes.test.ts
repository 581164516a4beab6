import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayNote } from '../../src/app/answer-notes.js'
import { factDays } from '../../src/app/fact-days.js'
import { keptFacts } from '../../src/app/kept-facts.js'
import { ownBrand } from '../../src/app/own-brand.js'
import { stockWarehouse } from '../support/small-shop.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

let temporary: TemporaryWorkspace
beforeEach(async () => {
  temporary = await temporaryWorkspace()
})
afterEach(() => temporary.close())

const days = { first: '2025-05-17', last: '2026-11-15' }

test.each([
  ['2026-11-15', undefined],
  ['2026-11-16', undefined],
  ['2026-03-01', undefined],
  ['2026-11-17', '最新的数据是 2026-11-15 的，统计日是 2026-11-17'],
  ['2020-01-01', '统计日 2020-01-01 还没有数据：数据从 2025-05-17 到 2026-11-15'],
])('what is said of the data as of %s', (asOf, note) => {
  expect(dayNote(asOf, days, 'zh')).toBe(note)
})

test('a home without facts says so, in both languages', async () => {
  expect(await factDays(temporary.workspace)).toBeUndefined()
  expect(dayNote('2026-11-15', undefined, 'en')).toContain('there is no data yet')
  expect(dayNote('2026-11-15', undefined, 'zh')).toContain('还没有数据')
})

test('the days and the own brand follow the facts, and are kept while these stand', async () => {
  const { workspace, home } = temporary
  const warehouse = await workspace.warehouse()
  await stockWarehouse(warehouse, {
    people: [{ person: 1 }],
    orders: [{ person: 1, order_id: 'a', ordered_at: '2026-01-02 10:00:00' }],
    items: [
      { order_id: 'a', brand: '知音' },
      { order_id: 'a', brand: '知音' },
      { order_id: 'a', brand: '别家' },
    ],
    events: [{ person: 1, at: '2026-02-03 23:59:59', event: 'view' }],
  })
  await warehouse.insert('meta', [{ key: 'fact_version', value: '7' }])
  expect(await factDays(workspace)).toEqual({ first: '2026-01-02', last: '2026-02-03' })
  expect(await ownBrand(workspace)).toBe('知音')
  expect(JSON.parse(await readFile(join(home, 'cache', 'brand.json'), 'utf8'))).toMatchObject({ value: '知音' })

  await warehouse.insert('meta', [{ key: 'fact_version', value: '8' }])
  expect(await keptFacts(workspace, 'brand', async () => 'read again')).toBe('read again')
})

test('a kept file that was cut short is read anew', async () => {
  const { workspace, home } = temporary
  expect(await keptFacts(workspace, 'thing', async () => 'first')).toBe('first')
  await writeFile(join(home, 'cache', 'thing.json'), '{"version":')
  const again = await temporary.reopen()
  expect(await keptFacts(again, 'thing', async () => 'second')).toBe('second')
})

test('while imports wait to be settled nothing is kept', async () => {
  const { workspace } = temporary
  const warehouse = await workspace.warehouse()
  await warehouse.insert('meta', [{ key: 'facts', value: 'changed' }])
  let reads = 0
  const read = async () => {
    reads += 1
    return reads
  }
  expect([await keptFacts(workspace, 'n', read), await keptFacts(workspace, 'n', read)]).toEqual([1, 2])
})
