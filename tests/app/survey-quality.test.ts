import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { surveyRun } from '../../src/app/survey.js'
import { judgeSessions, surveyOverrule, surveyQuality } from '../../src/app/survey-quality.js'
import { surveyResults } from '../../src/app/survey-results.js'
import { given } from '../support/warehouse-facts.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

let home: TemporaryWorkspace
beforeEach(async () => {
  home = await temporaryWorkspace()
  await mkdir(join(home.home, 'surveys'), { recursive: true })
  await writeFile(join(home.home, 'surveys', 't.json'), JSON.stringify(survey))
})
afterEach(() => home.close())

const survey = {
  title: { default: 'Trust', 'zh-cn': '信任' },
  zhiyin: {
    attention: [{ question: 'read', expected: 'b' }],
    checks: [
      {
        question: 'bought',
        equals: 'never',
        tag: '购买次数',
        is: { range: { max: 0 } },
        why: { zh: '有订单', en: 'has orders' },
      },
    ],
  },
  pages: [
    {
      elements: [
        { type: 'radiogroup', name: 'bought', title: '在我们这里买过吗', choices: ['never', 'often'] },
        { type: 'radiogroup', name: 'read', title: '这一题请选 b', choices: ['a', 'b'] },
        { type: 'comment', name: 'why', title: '为什么' },
      ],
    },
  ],
}

async function respond(...respondents: object[]) {
  const file = join(home.home, 'answers.jsonl')
  await writeFile(file, respondents.map((one) => JSON.stringify(one)).join('\n'))
  await surveyRun(home.workspace, 't', { answers: file, json: true })
}
const careful = { bought: 'often', read: 'b', why: '面霜的质地清爽，吸收也快' }
const careless = { bought: 'often', read: 'a', why: 'asdfghjkl' }

async function asJson(run: (options: { json: true }) => Promise<unknown>) {
  await run({ json: true })
  return JSON.parse(home.printed.at(-1)!)
}
interface Listed {
  respondents: {
    session: string
    respondent?: string
    score: number
    doubtful: boolean
    reasons: { check: string }[]
    overruled?: object
  }[]
}
const listed = () => asJson((options) => surveyQuality(home.workspace, 't', options)) as Promise<Listed>

test('every finished respondent has a score with its reasons; judging again changes nothing', async () => {
  await respond({ customer_id: 'c1', answers: careful }, { customer_id: 'c2', answers: careless })
  expect((await judgeSessions(home.workspace, 't')).written).toBe(2)
  expect((await judgeSessions(home.workspace, 't')).written).toBe(0)
  const { respondents } = await listed()
  expect(
    respondents.map(({ respondent, score, doubtful, reasons }) => [
      respondent,
      score,
      doubtful,
      reasons.map(({ check }) => check),
    ]),
  ).toEqual([
    ['c2', 25, true, ['gibberish', 'attention']],
    ['c1', 100, false, []],
  ])
})

test('others who come later can change a judgement', async () => {
  const long = '我觉得这个品牌的产品质量非常好，会一直支持下去的'
  await respond({ customer_id: 'c1', answers: { ...careful, why: long } })
  expect((await listed()).respondents[0]?.score).toBe(100)
  await respond({ customer_id: 'c2', answers: { ...careful, why: long } })
  expect((await listed()).respondents.map(({ respondent, score }) => [respondent, score])).toEqual([
    ['c2', 70],
    ['c1', 90],
  ])
})

test('what was said is held against orders as they stood on the day', async () => {
  const warehouse = await home.workspace.warehouse()
  await given(warehouse, {
    customers: ['c1', 'c2', 'c3'].map((customer_id) => ({ customer_id, registered_at: '2026-01-01 00:00:00' })),
    orders: [
      { customer_id: 'c1', ordered_at: '2026-10-01 10:00:00' },
      { customer_id: 'c2', ordered_at: '2026-11-20 10:00:00' },
    ],
  })
  const started_at = '2026-11-10T10:00:00+08:00'
  await respond(
    ...['c1', 'c2', 'c3', 'stranger'].map((customer_id) => ({
      customer_id,
      answers: { ...careful, bought: 'never', why: `${customer_id} 说没有买过` },
      started_at,
      seconds: 20,
    })),
  )
  const { respondents } = await listed()
  expect(
    Object.fromEntries(respondents.map(({ respondent, reasons }) => [respondent, reasons.map(({ check }) => check)])),
  ).toEqual({
    c1: ['facts'],
    c2: [],
    c3: [],
    stranger: [],
  })
})

test("a person's word stands over the machine's, which stays beside it", async () => {
  await respond({ customer_id: 'c1', answers: careful }, { customer_id: 'c2', answers: careless })
  const [worst] = (await listed()).respondents
  await surveyOverrule(home.workspace, worst!.session.slice(0, 8), { verdict: 'keep', why: '电话核实过', by: '小李' })
  const counts = async () => {
    const { doubtful, sets } = await asJson((options) => surveyResults(home.workspace, 't', options))
    return [doubtful, sets.length]
  }
  expect(await counts()).toEqual([0, 1])
  const [kept] = (await listed()).respondents
  expect(kept).toMatchObject({ score: 25, doubtful: true, overruled: { verdict: 'keep', by: '小李', why: '电话核实过' } })
  expect(kept?.reasons.length).toBe(2)
  // New answers judge everybody anew; the word stays.
  await respond({ customer_id: 'c3', answers: careless })
  expect((await listed()).respondents.find(({ session }) => session === worst!.session)?.overruled).toBeDefined()
  expect(await counts()).toEqual([1, 2])
  await surveyOverrule(home.workspace, worst!.session, { verdict: 'clear', why: '', by: '小李' })
  expect(await counts()).toEqual([2, 2])
  const ledger = await home.workspace.ledger()
  expect(await ledger.selectFrom('audit').select(['who', 'did']).execute()).toEqual([
    { who: '小李', did: 'overrule' },
    { who: '小李', did: 'overrule' },
  ])
})

test.each([
  ['a response that is not there', 'nothere', { verdict: 'keep', why: 'x', by: 'me' }, /没有编号/],
  ['no reason', 'any', { verdict: 'drop', why: ' ', by: 'me' }, /--why/],
] as const)('overruling asks for what is missing: %s', async (_, session, word, message) => {
  await expect(surveyOverrule(home.workspace, session, word)).rejects.toThrow(message)
})

test('an anonymous study names nobody in its quality list', async () => {
  await respond({ customer_id: 'c1', answers: careless })
  const ledger = await home.workspace.ledger()
  const at = '2026-11-01T00:00:00.000Z'
  await ledger
    .insertInto('studies')
    .values({
      id: 'st1',
      kind: 'survey',
      instrument: 't',
      version: 'v',
      definition: JSON.stringify(survey),
      title: '匿名',
      privacy: 'anonymous',
      settings: '{}',
      segment: null,
      population: null,
      state: 'running',
      created_by: 'me',
      created_at: at,
      updated_at: at,
      closes_at: null,
    })
    .execute()
  await ledger.updateTable('survey_sessions').set({ study: 'st1', customer_id: null, respondent: 'anonymous:1' }).execute()
  const document = await asJson((options) => surveyQuality(home.workspace, 'st1', options))
  expect(document.respondents[0].respondent).toBeUndefined()
  expect(JSON.stringify(document)).not.toContain('anonymous:1')
  const results = await asJson((options) => surveyResults(home.workspace, 'st1', options))
  expect(results).toMatchObject({ withheld: true, sets: [], completes: 1 })
  await expect(surveyResults(home.workspace, 'st1', { by: 'gender' })).resolves.toBe(1)
})
