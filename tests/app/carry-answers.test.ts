import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { carryAnswers } from '../../src/app/carry-answers.js'
import { surveyRun } from '../../src/app/survey.js'
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
