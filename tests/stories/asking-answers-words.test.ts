import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerQuestion } from '../../src/app/ask.js'
import { carryFresh } from '../../src/app/carry-answers.js'
import { importCommand } from '../../src/app/import.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const asOf = '2026-11-15'

/** A survey in one language, with a matrix, a yes/no and a scale whose title is a figure of tickets as well. */
const definition = {
  title: '双11购物体验调研',
  elements: [
    {
      type: 'matrix',
      name: 'sat',
      title: '请为以下方面打分',
      columns: [1, 2, 3, 4, 5],
      rows: [
        { value: 'delivery', text: '配送时效' },
        { value: 'service', text: '客服满意度' },
      ],
    },
    { type: 'dropdown', name: 'reason', title: '您选购时最看重什么', choices: ['价格', '品质', '包装', '口碑'] },
    { type: 'boolean', name: 'again', title: '下次还会购买吗' },
    { type: 'rating', name: 'logi', title: '物流满意度', rateMin: 1, rateMax: 5 },
    { type: 'rating', name: 'nps_q', title: '您愿意把我们推荐给朋友吗', rateMin: 0, rateMax: 10 },
    { type: 'comment', name: 'more', title: '还有什么想对我们说的' },
  ],
}
const says = ['礼盒很好看，送人有面子', '包装破损了', '物流太慢', '价格有点贵', '']
const all = Array.from({ length: 80 }, (_, i) => i)
const answered = all.slice(0, 60)
const points = (i: number) => (i * 7) % 11
const stars = (i: number) => 1 + (i % 5)
const service = (i: number) => 1 + ((i * 2) % 5)
const female = (i: number) => i % 3 !== 0
const shanghai = (i: number) => i % 4 === 0
const dayOf = (i: number) => 1 + (i % 14)

let at: TemporaryWorkspace

beforeAll(async () => {
  at = await temporaryWorkspace()
  const folder = join(at.home, 'in')
  await mkdir(folder, { recursive: true })
  const customers = all.map(
    (i) => `c${i},${female(i) ? '女' : '男'},${1980 + (i % 25)},${shanghai(i) ? '上海' : '北京'},2026-01-01`,
  )
  await writeFile(join(folder, 'customers.csv'), ['customer_id,gender,birth_year,city,registered_at', ...customers].join('\n'))
  await importCommand(at.workspace, [folder], {})
  const ledger = await at.workspace.ledger()
  for (const i of answered) {
    const moment = `2026-11-${String(dayOf(i)).padStart(2, '0')}T04:00:00.000Z`
    const data = {
      sat: { delivery: stars(i), service: service(i) },
      reason: ['价格', '品质', '包装', '口碑'][i % 4],
      again: i % 2 === 0,
      logi: stars(i),
      nps_q: points(i),
      ...(says[i % 5] ? { more: says[i % 5] } : {}),
    }
    await ledger
      .insertInto('survey_sessions')
      .values({
        id: `s${i}`,
        survey: 'd11',
        study: null,
        version: 'v',
        definition: JSON.stringify(definition),
        respondent: `r${i}`,
        customer_id: `c${i}`,
        language: 'zh',
        state: 'completed',
        at_question: null,
        data: JSON.stringify(data),
        started_at: moment,
        updated_at: moment,
        completed_at: moment,
      })
      .execute()
  }
  expect(await carryFresh(at.workspace)).toBe(answered.length)
}, 60_000)

afterAll(() => at.close())

const ask = (question: string) => answerQuestion(at.workspace, question, { asOf })
const count = (test: (i: number) => boolean) => answered.filter(test).length
const share = (test: (i: number) => boolean, of: (i: number) => boolean = () => true) =>
  count((i) => of(i) && test(i)) / count(of)
const mean = (of: (i: number) => number, where: (i: number) => boolean = () => true) =>
  answered.filter(where).reduce((sum, i) => sum + of(i), 0) / count(where)
const nps = (where: (i: number) => boolean = () => true) =>
  (share((i) => points(i) >= 9, where) - share((i) => points(i) <= 6, where)) * 100

const figures: readonly (readonly [question: string, value: number])[] = [
  ['双11购物体验调研有多少人填写', 60],
  ['有多少人参与了双11购物体验调研', 60],
  ['调研回收了多少份', 60],
  ['双11购物体验调研的NPS', nps()],
  ['NPS of women', nps(female)],
  ['what is our NPS?', nps()],
  ['NPS for customers in Shanghai', nps(shanghai)],
  ['11月1日到11月7日的NPS', nps((i) => dayOf(i) <= 7)],
  ['双11购物体验调研里,配送时效的平均分是多少', mean(stars)],
  ['物流满意度的平均分', mean(stars)],
  ['上海的客户物流满意度的平均分', mean(stars, shanghai)],
  ['调研里选择「价格」的人有多少', count((i) => i % 4 === 0)],
  ['调研里选择价格或包装的女性有多少', count((i) => i % 2 === 0 && female(i))],
  ['下次还会购买吗选是的人有多少', count((i) => i % 2 === 0)],
  ['调研里有多少人提到包装破损', count((i) => i % 5 === 1)],
  ['本月填了问卷的人里女性有多少', count(female)],
  ['打10分的人占多少', share((i) => points(i) === 10)],
  ['贬损者占比', share((i) => points(i) <= 6)],
  ['share of detractors', share((i) => points(i) <= 6)],
  ['推荐者里女性占多少', share(female, (i) => points(i) >= 9)],
  ['how many promoters do we have', count((i) => points(i) >= 9)],
  ['给客服满意度打5分的人有多少', count((i) => service(i) === 5)],
  ['给物流打1分的人有多少', count((i) => stars(i) === 1)],
  ['物流满意度低于3分的客户有多少', count((i) => stars(i) < 3)],
  ['没有填过问卷的女性有多少', all.filter((i) => i >= 60 && female(i)).length],
  ['前天有多少人答了问卷', count((i) => dayOf(i) === 13)],
]
it.each(figures)('%s', async (question, value) => {
  const { answer, reading } = await ask(question)
  expect(answer.kind, `${answer.summary} ${reading}`).toBe('number')
  expect(answer.value, `${reading}`).toBeCloseTo(value, 6)
})

describe('by something', () => {
  const rows: readonly (readonly [question: string, key: string, value: string, column: string, figure: number])[] = [
    ['NPS按性别', 'gender', 'female', 'nps', nps(female)],
    ['nps by gender', 'gender', 'female', 'nps', nps(female)],
    ['每个城市的NPS', 'city', '上海', 'nps', nps(shanghai)],
    ['双11购物体验调研里物流满意度按城市', 'city', '上海', 'survey_score', mean(stars, shanghai)],
    ['各题的平均分', 'question', 'nps_q', 'survey_score', mean(points)],
    ['您选购时最看重什么?', 'choice', '价格', 'respondents', count((i) => i % 4 === 0)],
    ['选购时最看重什么的分布', 'choice', '包装', 'respondents_share', share((i) => i % 4 === 2)],
    ['下次还会购买吗各选项占比', 'choice', 'true', 'respondents', count((i) => i % 2 === 0)],
    ['「您愿意把我们推荐给朋友吗」各选项的占比', 'number', '10', 'respondents', count((i) => points(i) === 10)],
  ]
  it.each(rows)('%s', async (question, key, value, column, figure) => {
    const { answer, reading } = await ask(question)
    const row = answer.rows?.find((one) => String(one[key]) === value)
    expect(row?.[column], `${answer.summary} ${reading}`).toBeCloseTo(figure, 6)
  })

  it('a title is never dropped: by gender, it is its choices by gender', async () => {
    const { answer } = await ask('您选购时最看重什么,按性别看')
    const row = answer.rows?.find(({ choice, gender }) => choice === '价格' && gender === 'female')
    expect(row?.respondents).toBe(count((i) => i % 4 === 0 && female(i)))
  })
})

describe('asked back, or said not to be there', () => {
  it.each([
    ['双11购物体验调研的结果', 'clarify'],
    ['问卷', 'clarify'],
    ['打5分的人有多少', 'clarify'],
    ['调研里选「赠品」的人有多少', 'refusal'],
    ['给99分的客户有多少', 'refusal'],
    ['「年货」问卷有多少人答了', 'refusal'],
  ])('%s: %s', async (question, kind) => {
    const { answer } = await ask(question)
    expect(answer.kind, answer.summary).toBe(kind)
    for (const option of answer.options ?? []) expect((await ask(String(option))).answer.kind, String(option)).not.toBe('refusal')
  })
})

it('both sides of a comparison, told by their answers', async () => {
  const { answer, query } = await ask('给物流打5分的人和给物流打1分的人NPS对比')
  expect(query).toMatchObject({ kind: 'compare', sides: [{ who: { did: 'answer' } }, { who: { did: 'answer' } }] })
  expect(answer.rows?.[0]?.nps).toBeCloseTo(
    nps((i) => stars(i) === 5),
    6,
  )
  expect(answer.rows?.[1]?.nps).toBeCloseTo(
    nps((i) => stars(i) === 1),
    6,
  )
})
