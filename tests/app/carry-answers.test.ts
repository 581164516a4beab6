import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { carryAnswers } from '../../src/app/carry-answers.js'
import { refresh } from '../../src/app/refresh.js'
import { surveyRun } from '../../src/app/survey.js'
import { recordJoin, recordSplits } from '../../src/stores/warehouse/person-links.js'
import { settle } from '../../src/stores/warehouse/settle.js'
import { given } from '../support/warehouse-facts.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

let home: TemporaryWorkspace

beforeEach(async () => {
  home = await temporaryWorkspace()
})
afterEach(() => home.close())

const respond = async (...answers: { customer_id: string; answers: Record<string, string> }[]) => {
  const file = join(home.home, 'answers.jsonl')
  await writeFile(file, answers.map((line) => JSON.stringify(line)).join('\n'))
  await surveyRun(home.workspace, 'skincare-habits', { answers: file, json: true })
}
const stored = async () => {
  const warehouse = await home.workspace.warehouse()
  return warehouse.rows<{ question: string; values: string[]; number: number | null; text: string; shown: string }>({
    sql: 'SELECT question, values, number, text, shown FROM answers ORDER BY question',
    parameters: {},
  })
}

it('carries finished sessions, each answer once, personal data masked', async () => {
  await respond(
    {
      customer_id: 'c1',
      answers: {
        skin_type: '其他：外油内干',
        concerns: '1、3',
        'satisfaction.delivery': '满意',
        nps: '9',
        nps_why: '有问题打我电话 13812345678',
      },
    },
    { customer_id: 'c2', answers: { skin_type: '不知道' } },
  )
  expect(await carryAnswers(home.workspace)).toBe(1)
  const answers = await stored()
  expect(answers.map(({ question, values, number, text }) => ({ question, values, number, text }))).toEqual([
    { question: 'concerns', values: ['dryness', 'acne'], number: null, text: '' },
    { question: 'nps', values: ['9'], number: 9, text: '' },
    { question: 'nps_why', values: [], number: null, text: expect.not.stringContaining('13812345678') },
    { question: 'satisfaction.delivery', values: ['4'], number: 4, text: '' },
    { question: 'skin_type', values: ['other'], number: null, text: '外油内干' },
  ])
  expect(answers.find(({ question }) => question === 'concerns')?.shown).toBe('干燥起皮, 痘痘')
})

it('carries nothing twice, and mends what a kill left half written', async () => {
  await respond({ customer_id: 'c1', answers: { skin_type: '1', concerns: '都没有', nps: '3' } })
  expect(await carryAnswers(home.workspace)).toBe(1)
  expect(await carryAnswers(home.workspace)).toBe(0)
  const whole = await stored()
  await (await home.workspace.warehouse()).run("DELETE FROM answers WHERE question = 'nps'")
  expect(await carryAnswers(home.workspace)).toBe(1)
  expect(await stored()).toEqual(whole)
})

it('knows the customer behind a respondent', async () => {
  const warehouse = await home.workspace.warehouse()
  await warehouse.run("INSERT INTO persons VALUES ('c1', 42, 'c1')")
  await respond({ customer_id: 'c1', answers: { skin_type: '1', concerns: '1', nps: '3' } })
  await carryAnswers(home.workspace)
  const persons = () =>
    warehouse.rows<{ person: string }>({ sql: 'SELECT DISTINCT toString(person) AS person FROM answers', parameters: {} })
  expect(await persons()).toEqual([{ person: '42' }])
  await warehouse.run("ALTER TABLE persons UPDATE person = 7 WHERE customer_id = 'c1' SETTINGS mutations_sync = 1")
  await carryAnswers(home.workspace)
  expect(await persons()).toEqual([{ person: '7' }])
})

it('moves answers, and what was read in them, with a customer who is joined to another, and back', async () => {
  const { workspace } = home
  const warehouse = await workspace.warehouse()
  await given(warehouse, { customers: [{ customer_id: 'c1' }, { customer_id: 'c2', registered_at: '2020-01-01 00:00:00' }] })
  await respond({
    customer_id: 'c1',
    answers: { skin_type: '其他：外油内干', concerns: '1', nps: '3', nps_why: '面霜太干了，很失望' },
  })
  await refresh(workspace, { asOf: '2026-01-06' })
  const owners = (customer: string) =>
    warehouse.rows<{ from: string; rows: string }>({
      sql: `SELECT from, count() AS rows FROM (SELECT 'answers' AS from, person FROM answers UNION ALL SELECT 'texts', person FROM texts WHERE source = 'answers'
        UNION ALL SELECT 'opinions', person FROM opinions WHERE source = 'answers')
        WHERE person = (SELECT person FROM persons WHERE customer_id = {customer:String}) GROUP BY from ORDER BY from`,
      parameters: { customer },
    })
  const all = await owners('c1')
  expect(all.map(({ from }) => from)).toEqual(['answers', 'opinions', 'texts'])
  await recordJoin(warehouse, 'c1', 'c2')
  await settle(warehouse)
  expect(await owners('c2')).toEqual(all)
  expect(await carryAnswers(workspace)).toBe(0)
  await recordSplits(warehouse, [['c1', 'c2']])
  await settle(warehouse)
  expect(await owners('c2')).toEqual([])
  expect(await owners('c1')).toEqual(all)
})

it('reads answers again for a respondent who became a customer since', async () => {
  const { workspace } = home
  const warehouse = await workspace.warehouse()
  await respond({ customer_id: 'later', answers: { skin_type: '1', concerns: '1', nps: '3', nps_why: '面霜太干了，很失望' } })
  await refresh(workspace, { asOf: '2026-01-06' })
  await given(warehouse, { customers: [{ customer_id: 'later' }] })
  await refresh(workspace, { asOf: '2026-01-06' })
  expect(
    await warehouse.rows({
      sql: `SELECT source, count() AS rows FROM texts WHERE person = (SELECT person FROM people) GROUP BY source`,
      parameters: {},
    }),
  ).toEqual([{ source: 'answers', rows: '1' }])
})
