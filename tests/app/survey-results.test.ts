import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { surveyRun } from '../../src/app/survey.js'
import { resultsIn, resultsOf, surveyResults } from '../../src/app/survey-results.js'
import { messageForm } from '../../src/messages/index.js'
import { given } from '../support/warehouse-facts.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

let home: TemporaryWorkspace
beforeEach(async () => {
  home = await temporaryWorkspace()
  await mkdir(join(home.home, 'surveys'), { recursive: true })
})
afterEach(() => home.close())

const survey = (block: object = {}) => ({
  title: { default: 'Cream', 'zh-cn': '面霜' },
  zhiyin: block,
  pages: [
    {
      elements: [
        { type: 'radiogroup', name: 'sex', title: '性别', choices: ['f', 'm'] },
        { type: 'rating', name: 'nps', title: '推荐', rateMin: 0, rateMax: 10 },
        { type: 'checkbox', name: 'likes', title: '喜欢', choices: ['a', 'b'], showOtherItem: true },
        { type: 'comment', name: 'why', title: '为什么' },
        { type: 'text', inputType: 'number', name: 'age', title: '年龄' },
      ],
    },
  ],
})

async function respond(block: object, ...respondents: object[]) {
  await writeFile(join(home.home, 'surveys', 't.json'), JSON.stringify(survey(block)))
  const file = join(home.home, 'answers.jsonl')
  await writeFile(file, respondents.map((one) => JSON.stringify(one)).join('\n'))
  await surveyRun(home.workspace, 't', { answers: file, json: true })
}

/** 30 women, 10 men; women recommend, men do not. */
const respondents = Array.from({ length: 40 }, (_, i) => ({
  customer_id: `c${i}`,
  answers: {
    sex: i < 30 ? 'f' : 'm',
    nps: i < 30 ? 9 + (i % 2) : 2 + (i % 3),
    likes: i % 2 ? ['a', 'b'] : '其他：散装',
    why: ['面霜太干了', '物流很快', '无'][i % 3],
    age: 20 + i,
  },
}))

async function document(options: Parameters<typeof surveyResults>[2] = {}) {
  await surveyResults(home.workspace, 't', { ...options, json: true })
  return JSON.parse(home.printed.at(-1)!)
}

describe('survey results', () => {
  test('every question is counted from what the ledger holds', async () => {
    await respond({}, ...respondents)
    const { completes, doubtful, sets, weighting, progress } = await document()
    expect([completes, doubtful, sets.length, weighting, progress]).toEqual([40, 0, 1, undefined, { completed: 40 }])
    const [sex, nps, likes, why, age] = sets[0].questions
    expect(sex.shares.map(({ count, share }: { count: number; share: number }) => [count, share])).toEqual([
      [30, 0.75],
      [10, 0.25],
    ])
    expect(nps.nps).toMatchObject({ score: 0.5, promoters: { count: 30 }, detractors: { count: 10 } })
    expect(likes.others).toEqual([{ text: '散装', count: 20 }])
    expect(why.said).toMatchObject({ read: 40, empty: 13 })
    expect(age).toMatchObject({ mean: 39.5, base: 40 })
  })

  test('in words, in both languages, as a valid message', async () => {
    await respond({}, ...respondents)
    const whole = await resultsOf(home.workspace, 't', { by: 'sex' })
    for (const language of ['zh', 'en'] as const) messageForm.parse(JSON.parse(JSON.stringify(resultsIn(whole, language))))
    await surveyResults(home.workspace, 't', {})
    expect(home.printed.at(-1)).toContain('NPS')
    expect(home.printed.at(-1)).toContain('+50.0')
    await surveyResults(home.workspace, 't', { lang: 'en' })
    expect(home.printed.at(-1)).toContain('Cream: results')
  })

  test('a cross-table of two questions', async () => {
    await respond({}, ...respondents)
    const [means, shares] = (await document({ cross: 'nps,sex' })).breakdowns
    expect(means.groups.map(({ value, mean, higherThan }: Record<string, unknown>) => [value, mean, higherThan])).toEqual([
      ['f', 9.5, ['B']],
      ['m', 2.9, []],
    ])
    expect(shares.test.method).toBe('freeman-halton')
    expect(shares.test.p).toBeLessThan(0.001)
  })

  test('by a tag, by a group of customers in words; small groups hidden', async () => {
    const warehouse = await home.workspace.warehouse()
    const customers = respondents.map(({ customer_id }, i) => ({
      customer_id,
      gender: i < 30 ? 'female' : 'male',
      city: i < 3 ? '拉萨' : i < 20 ? '上海' : '北京',
      registered_at: '2026-01-01 00:00:00',
    }))
    await given(warehouse, { customers })
    await respond({}, ...respondents)
    const byGender = (await document({ by: 'gender' })).breakdowns
    expect(byGender.map(({ kind, path }: Record<string, unknown>) => `${kind} ${path}`)).toEqual([
      'shares sex',
      'means nps',
      'shares nps',
      'shares likes',
      'means age',
    ])
    expect(byGender[1].groups.map(({ label, base }: { label: { zh: string }; base: number }) => [label.zh, base])).toEqual([
      ['女性', 30],
      ['男性', 10],
    ])
    const [byCity] = (await document({ by: 'city' })).breakdowns
    expect(byCity.columns.map(({ value }: { value: string }) => value)).not.toContain('拉萨')
    const byWords = (await document({ by: '女性客户' })).breakdowns
    expect(byWords[0].columns.map(({ value, base }: Record<string, unknown>) => [value, base])).toEqual([
      ['in', 30],
      ['out', 10],
    ])
  })

  test.each([
    ['what is no question, tag or group', { by: 'zzz' }, /zzz/],
    ['a cross-table with one name', { cross: 'nps' }, /--cross/],
    ['a question that cannot be a row', { cross: 'why,sex' }, /why/],
    ['a question that cannot group', { cross: 'nps,why' }, /why/],
    ['a word that is none of three', { doubtful: 'maybe' }, /with/],
    ['weights that are nothing', { weights: 'zzz' }, /zzz/],
    ['a file of weights that is not there', { weights: 'zzz.json' }, /zzz\.json/],
  ])('asks for better words: %s', async (_, options, message) => {
    await respond({}, ...respondents.slice(0, 6))
    await expect(surveyResults(home.workspace, 't', options)).rejects.toThrow(message)
  })

  test('an unknown survey is told what there is', async () => {
    await expect(surveyResults(home.workspace, 'nope', {})).rejects.toThrow(/skincare-habits/)
  })

  test('a survey that nobody finished says so', async () => {
    await respond({}, ...[])
    await surveyResults(home.workspace, 't', {})
    expect(home.printed.at(-1)).toContain('还没有人答完')
  })
})

describe('weights', () => {
  const margins = { sex: { f: 0.5, m: 0.5 } }
  test('those that the survey file declares, shown with what they cost', async () => {
    await respond({ weights: { margins } }, ...respondents)
    const { weighting, sets } = await document()
    expect(weighting).toMatchObject({ converged: true, margins: [{ name: 'sex' }] })
    expect(weighting.effect).toBeCloseTo(4 / 3, 9)
    expect(sets[0].questions[1].nps.score).toBeCloseTo(0, 9)
    await surveyResults(home.workspace, 't', {})
    expect(home.printed.at(-1)).toContain('设计效应')
    expect((await document({ weights: 'none' })).weighting).toBeUndefined()
  })
  test('those of a file, by question', async () => {
    await respond({}, ...respondents)
    const file = join(home.home, 'margins.json')
    await writeFile(file, JSON.stringify(margins))
    expect((await document({ weights: file })).sets[0].questions[0].shares[0]).toMatchObject({ count: 30, share: 0.5 })
    await writeFile(file, JSON.stringify({ sex: { f: 0.5, m: 0.2 } }))
    await expect(document({ weights: file })).rejects.toThrow(/0\.700/)
    await writeFile(file, JSON.stringify({ sex: { women: 0.5, men: 0.5 } }))
    await expect(document({ weights: file })).rejects.toThrow(/women/)
  })
  test('the shares of a tag among all customers', async () => {
    const warehouse = await home.workspace.warehouse()
    const known = (customer_id: string, gender: string) => ({ customer_id, gender, registered_at: '2026-01-01 00:00:00' })
    const customers = [
      ...respondents.map(({ customer_id }, i) => known(customer_id, i < 30 ? 'female' : 'male')),
      ...Array.from({ length: 60 }, (_, i) => known(`x${i}`, 'male')),
    ]
    await given(warehouse, { customers })
    await respond({}, ...respondents)
    const { weighting, sets } = await document({ weights: 'gender' })
    expect(weighting.margins[0].categories.map(({ value, known }: Record<string, unknown>) => [value, known])).toEqual(
      expect.arrayContaining([
        ['female', 0.3],
        ['male', 0.7],
      ]),
    )
    expect(sets[0].questions[0].shares[0].share).toBeCloseTo(0.3, 6)
  })
})

test('files: JSON, Markdown in both languages, one page, charts', async () => {
  await respond({}, ...respondents)
  const out = join(home.home, 'out')
  await surveyResults(home.workspace, 't', { out, cross: 'nps,sex' })
  expect((await readdir(out)).sort()).toEqual(['charts', 'results.en.md', 'results.html', 'results.json', 'results.zh.md'])
  expect((await readdir(join(out, 'charts'))).length).toBeGreaterThan(4)
  expect(await readFile(join(out, 'results.zh.md'), 'utf8')).toContain('charts/q-nps')
  expect(JSON.parse(await readFile(join(out, 'results.json'), 'utf8'))).toMatchObject({ completes: 40 })
})
