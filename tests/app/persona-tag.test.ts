import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveBuild } from '../../src/app/persona-store.js'
import { openQuestionSource } from '../../src/app/question-source.js'
import { refresh } from '../../src/app/refresh.js'
import { tagSource } from '../../src/app/snapshots.js'
import { tagsShow, tagsWho } from '../../src/app/tags.js'
import { Binder, identifier } from '../../src/catalog/sql.js'
import type { PersonaBuild } from '../../src/personas/persona.js'
import { parseQuestion } from '../../src/questions/parse/parse.js'
import { given } from '../support/warehouse-facts.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const asOf = '2026-01-31'
let place: TemporaryWorkspace
beforeAll(async () => {
  place = await temporaryWorkspace()
  await given(await place.workspace.warehouse(), {
    customers: [
      { customer_id: 'a', gender: 'female', attributes: { skin_type: '敏感' } },
      { customer_id: 'b', gender: 'male' },
      { customer_id: 'c', gender: 'female' },
    ],
    orders: [{ customer_id: 'a', ordered_at: '2026-01-20 10:00:00', amount: 50 }],
  })
  await writeFile(
    join(place.home, 'tags.txt'),
    '囤货女生 = {"all": [{"tag": "gender", "is": {"oneOf": ["female"]}}, {"tag": "persona", "is": {"oneOf": ["p1"]}}]}\n',
  )
  await build('first', '2026-01-18', ['大促囤货的白领', '敏感的女性'], { a: 'p1', b: 'p1', c: '' })
  await build('second', '2026-01-25', ['大促囤货的白领', '敏感的女性'], { a: 'p1', b: 'p2', c: 'p1' })
})
afterAll(async () => place.close())

async function build(name: string, day: string, names: readonly string[], members: Readonly<Record<string, string>>) {
  const warehouse = await place.workspace.warehouse()
  const people = await warehouse.rows<{ person: string; customer_id: string }>({
    sql: 'SELECT person, customer_id FROM people',
    parameters: {},
  })
  await warehouse.insert(
    'persona_members',
    people.map(({ person, customer_id }) => ({ build: name, person, persona: members[customer_id] ?? '', distance: 0, step: 0 })),
  )
  const personas = names.map((zh, i) => ({ id: `p${i + 1}`, name: { zh, en: `persona ${zh.length}` }, size: 1, statements: [] }))
  await saveBuild(warehouse, { build: name, asOf: day, week: '', personas } as unknown as PersonaBuild, Date.parse(day))
}

async function personasOn(day: string, name = 'persona'): Promise<Record<string, unknown>> {
  const { lookup } = await tagSource(place.workspace, day)
  const values = new Binder()
  const sql = `SELECT customer_id, toString(${identifier(name)}) AS value FROM ${lookup.population([name, 'gender', 'lifecycle'], values)} ORDER BY customer_id`
  const rows = await (await place.workspace.warehouse()).rows<{ customer_id: string; value: string }>({
    sql,
    parameters: values.parameters,
  })
  return Object.fromEntries(rows.map(({ customer_id, value }) => [customer_id, value]))
}

test.each([
  ['2026-01-17', undefined],
  ['2026-01-18', { a: 'p1', b: 'p1', c: '' }],
  ['2026-01-24', { a: 'p1', b: 'p1', c: '' }],
  ['2026-01-25', { a: 'p1', b: 'p2', c: 'p1' }],
  ['2026-01-31', { a: 'p1', b: 'p2', c: 'p1' }],
])('on %s everyone is in the persona of the newest build by then', async (day, expected) => {
  const { catalog } = await tagSource(place.workspace, day)
  expect(catalog.find('画像')?.name).toBe(expected && 'persona')
  if (expected) expect(await personasOn(day)).toEqual(expected)
})

test('a placing after a snapshot is seen through it, and does not make it stale', async () => {
  await refresh(place.workspace, { asOf })
  expect((await tagSource(place.workspace, asOf)).fresh).toBe(true)
  const warehouse = await place.workspace.warehouse()
  await warehouse.run(
    `INSERT INTO persona_members SELECT build, person, 'p2', 0, 1 FROM persona_members FINAL
      WHERE build = 'second' AND person = (SELECT person FROM people WHERE customer_id = 'a')`,
  )
  expect((await tagSource(place.workspace, asOf)).fresh).toBe(true)
  expect(await personasOn(asOf)).toEqual({ a: 'p2', b: 'p2', c: 'p1' })
  expect(await personasOn(asOf, '囤货女生')).toEqual({ a: '0', b: '0', c: '1' })
})

test('show and who speak of personas by name', async () => {
  await tagsShow(place.workspace, '客群', { asOf })
  expect(place.printed.at(-1)).toContain('大促囤货的白领')
  await tagsWho(place.workspace, '画像=敏感的女性', { asOf, json: true })
  expect(JSON.parse(place.printed.at(-1)!)).toMatchObject({ total: 2, segment: { tag: 'persona', is: { oneOf: ['p2'] } } })
})

test.each([
  ['大促囤货的白领有多少人', { tag: 'persona', is: { oneOf: ['p1'] } }],
  ['画像为「敏感的女性」的有多少人', { tag: 'persona', is: { oneOf: ['p2'] } }],
  // A name that describes customers means whomever it describes.
  [
    '敏感的女性有多少人',
    {
      all: [
        { tag: 'skin_type', is: { oneOf: ['敏感'] } },
        { tag: 'gender', is: { oneOf: ['female'] } },
      ],
    },
  ],
])('%s', async (question, who) => {
  const { vocabulary } = await openQuestionSource(place.workspace, asOf)
  expect(parseQuestion(question, { vocabulary, asOf })).toMatchObject({ kind: 'understood', query: { who } })
})

test('a build while the program runs is known to the next question', async () => {
  const before = await openQuestionSource(place.workspace, asOf)
  await build('third', '2026-01-26', ['爱喝茶的人'], { a: 'p1' })
  const after = await openQuestionSource(place.workspace, asOf)
  expect(after).not.toBe(before)
  expect(after.vocabulary.phrases.has('爱喝茶的人')).toBe(true)
})
