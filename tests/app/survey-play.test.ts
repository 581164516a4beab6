import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scriptedAnswer } from '../../src/app/scripted-answer.js'
import { surveyRun } from '../../src/app/survey.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

let home: TemporaryWorkspace
beforeEach(async () => {
  home = await temporaryWorkspace()
  await mkdir(join(home.home, 'surveys'), { recursive: true })
})
afterEach(() => home.close())

const elements = [
  { type: 'matrix', name: 'm', columns: [1, 2, 3], rows: [{ value: 'r1', text: '第一行' }, 'r2'] },
  { type: 'checkbox', name: 'c', choices: [{ value: 'x', text: '甲' }, 'y'], showOtherItem: true },
  {
    type: 'paneldynamic',
    name: 'kids',
    panelCount: 0,
    templateElements: [
      { type: 'text', name: 'age', inputType: 'number' },
      { type: 'text', name: 'nick' },
    ],
  },
  { type: 'multipletext', name: 'mt', items: [{ name: 'i1' }, { name: 'i2' }] },
  { type: 'ranking', name: 'rk', choices: ['k1', 'k2', 'k3'] },
  { type: 'boolean', name: 'b' },
]

async function play(...respondents: object[]) {
  return playOn(elements, ...respondents)
}

async function playOn(on: object[], ...respondents: object[]) {
  await writeFile(join(home.home, 'surveys', 't.json'), JSON.stringify({ title: 'T', pages: [{ elements: on }] }))
  const file = join(home.home, 'answers.jsonl')
  await writeFile(file, respondents.map((one) => JSON.stringify(one)).join('\n'))
  const before = home.printed.length
  const code = await surveyRun(home.workspace, 't', { answers: file, json: true })
  return { code, reports: home.printed.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const data = {
  m: { r1: 2, r2: 3 },
  c: ['x', 'y'],
  kids: [{ age: 3, nick: '豆豆' }, { age: 5 }],
  mt: { i1: 'a' },
  rk: ['k2', 'k1', 'k3'],
  b: true,
}

describe('respondents of a file', () => {
  test.each([
    [
      'paths and lists',
      {
        'm.r1': 2,
        'm.r2': '3',
        c: ['x', 'y'],
        'kids[0].age': 3,
        'kids[0].nick': '豆豆',
        'kids[1].age': '5',
        'mt.i1': 'a',
        rk: ['k2', 'k1', 'k3'],
        b: true,
      },
    ],
    ['nested, as in the data', data],
    ['as people type', { m: { r1: '2', r2: '3' }, c: '甲、y', kids: data.kids, mt: { i1: 'a' }, rk: '2, 1, 3', b: '是' }],
  ])('%s', async (_, answers) => {
    const { code, reports } = await play({ customer_id: 'c1', answers })
    expect(reports).toEqual([{ customer_id: 'c1', outcome: 'completed', at: null, refused: [], data }])
    expect(code).toBe(0)
  })

  test('who comes twice in a file starts anew after finishing; an open one is gone on with', async () => {
    const ledger = await home.workspace.ledger()
    await play({ customer_id: 'c1', answers: { b: true } }, { customer_id: 'c1', answers: { b: false } })
    const sessions = await ledger.selectFrom('survey_sessions').select(['state', 'respondent']).execute()
    expect(sessions).toEqual([
      { state: 'completed', respondent: 'played:c1' },
      { state: 'completed', respondent: 'played:c1' },
    ])
  })

  test('every answer is kept with its times, which pass as the file says', async () => {
    await play({ customer_id: 'c1', answers: data, started_at: '2026-11-01T08:00:00+08:00', seconds: 4 })
    const ledger = await home.workspace.ledger()
    const answers = await ledger.selectFrom('answers').selectAll().orderBy('id').execute()
    expect(answers.map(({ question }) => question)).toEqual([
      'm.r1',
      'm.r2',
      'c',
      'kids[0]+',
      'kids[0].age',
      'kids[0].nick',
      'kids[1]+',
      'kids[1].age',
      'kids[1].nick',
      'kids[2]+',
      'mt.i1',
      'mt.i2',
      'rk',
      'b',
    ])
    expect(answers[0]).toMatchObject({ asked_at: '2026-11-01T00:00:00.000Z', answered_at: '2026-11-01T00:00:04.000Z' })
    const session = await ledger.selectFrom('survey_sessions').select(['completed_at', 'state']).executeTakeFirst()
    expect(session).toEqual({ state: 'completed', completed_at: '2026-11-01T00:00:56.000Z' })
  })

  test('hundreds are kept, each once and in order', async () => {
    const lines = Array.from({ length: 230 }, (_, i) => ({ customer_id: `c${i}`, answers: { b: i % 2 === 0 } }))
    const { reports } = await playOn([{ type: 'boolean', name: 'b' }], ...lines)
    expect(reports.map(({ customer_id }) => customer_id)).toEqual(Array.from({ length: 230 }, (_, i) => `c${i}`))
    const ledger = await home.workspace.ledger()
    const { many } = await ledger
      .selectFrom('survey_sessions')
      .select(({ fn }) => fn.countAll<number>().as('many'))
      .where('state', '=', 'completed')
      .executeTakeFirstOrThrow()
    expect(Number(many)).toBe(230)
  })
})

describe('what a script says to an input', () => {
  test.each([
    [{ 'a.b': 1 }, 'a.b', { text: '1' }],
    [{ a: { b: 1 } }, 'a.b', { text: '1' }],
    [{ a: { 'b.c': 'x' } }, 'a.b.c', { text: 'x' }],
    [{ kids: [{ age: 3 }] }, 'kids[0].age', { text: '3' }],
    [{ kids: [{ age: 3 }] }, 'kids[1]+', { text: 'no' }],
    [{ kids: [{ age: 3 }] }, 'kids[0]+', { text: 'yes' }],
    [{ 'kids[1].age': 3 }, 'kids[1]+', { text: 'yes' }],
    [{ c: ['x', 'y'] }, 'c', { text: 'x、y', values: ['x', 'y'] }],
    [{ 'c-Comment': 'own' }, 'c#other', { text: 'own' }],
    [{ c: null }, 'c', undefined],
    [{}, 'c', undefined],
  ] as const)('%j at %s', (answers, path, expected) => {
    expect(scriptedAnswer(answers, path)).toEqual(expected)
  })
})
