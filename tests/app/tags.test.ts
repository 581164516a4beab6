import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tagsList, tagsShow, tagsWho } from '../../src/app/tags.js'
import { UserError } from '../../src/app/workspace.js'
import { given } from '../support/warehouse-facts.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const asOf = '2026-01-31'
let place: TemporaryWorkspace
beforeAll(async () => {
  place = await temporaryWorkspace()
  await given(await place.workspace.warehouse(), {
    customers: [
      { customer_id: 'a', gender: 'female', birth_year: 1996, attributes: { skin_type: '油皮' } },
      { customer_id: 'b', gender: 'male', attributes: { skin_type: '干皮' } },
      { customer_id: 'c', gender: 'female' },
    ],
    orders: [{ customer_id: 'a', ordered_at: '2026-01-20 10:00:00', amount: 50 }],
  })
})
afterAll(async () => place.close())

const last = () => place.printed.at(-1) ?? ''
const json = () => JSON.parse(last())

test('list has every tag, those of columns and of tags.txt included', async () => {
  await writeFile(
    join(place.home, 'tags.txt'),
    '买过的女生 = {"all": [{"tag": "gender", "is": {"oneOf": ["female"]}}, {"did": "purchase"}]}\n',
  )
  expect(await tagsList(place.workspace, { asOf, json: true })).toBe(0)
  const names = json().map((tag: { name: string }) => tag.name)
  expect(names).toEqual(expect.arrayContaining(['gender', 'skin_type', '买过的女生']))
  expect(await tagsList(place.workspace, { asOf })).toBe(0)
  expect(last()).toContain('生命周期')
})

test('list ends with 1 when a line of tags.txt makes no tag', async () => {
  await writeFile(join(place.home, 'tags.txt'), '错 = {"did": "fly"}\n')
  expect(await tagsList(place.workspace, { asOf, json: true })).toBe(1)
  await writeFile(join(place.home, 'tags.txt'), '')
})

test('show says what a tag means and how it is spread, by its Chinese name too', async () => {
  await tagsShow(place.workspace, '性别', { asOf, json: true })
  expect(json()).toMatchObject({
    name: 'gender',
    base: 3,
    known: 3,
    values: [
      { value: 'female', customers: 2 },
      { value: 'male', customers: 1 },
    ],
    more: 0,
  })
  await tagsShow(place.workspace, '累计消费', { asOf, json: true })
  expect(json()).toMatchObject({ base: 3, known: 3, statistics: { min: 0, median: 0, max: 50 } })
  await tagsShow(place.workspace, '肤质', { asOf })
  expect(last()).toContain('油性')
})

test.each(['favorite_category', '买过的品类', 'first_purchase_date', 'points', 'high_value'])(
  'show %s where hardly anything is known',
  async (name) => {
    await tagsShow(place.workspace, name, { asOf, json: true })
    expect(json()).toMatchObject({ base: 3 })
  },
)

test.each([
  ['gender=女', ['a', 'c']],
  ['95后', ['a']],
  ['肤质=油性', ['a']],
  ['购买次数>=1', ['a']],
  ['潜客', ['b', 'c']],
])('who %s', async (said, customers) => {
  await tagsWho(place.workspace, said, { asOf, json: true })
  expect(json()).toMatchObject({ total: customers.length, asOf })
  expect(json().rows.map((row: { customer_id: string }) => row.customer_id)).toEqual(customers)
})

test('nothing after the as-of date counts', async () => {
  await tagsWho(place.workspace, '购买次数>=1', { asOf: '2026-01-19', json: true })
  expect(json()).toMatchObject({ total: 0, rows: [] })
})

test('a wrong name brings the nearest ones', async () => {
  await expect(tagsShow(place.workspace, 'lifecycel', { asOf })).rejects.toThrow(UserError)
  await expect(tagsShow(place.workspace, 'lifecycel', { asOf })).rejects.toThrow(/lifecycle/)
  await expect(tagsWho(place.workspace, '性别=火星', { asOf })).rejects.toThrow(/女性/)
})
