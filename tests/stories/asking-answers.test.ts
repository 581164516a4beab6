import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerQuestion } from '../../src/app/ask.js'
import { carryFresh } from '../../src/app/carry-answers.js'
import { importCommand } from '../../src/app/import.js'
import type { Query } from '../../src/questions/query.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const asOf = '2026-11-15'
const habits = {
  title: { default: 'Your skincare habits', 'zh-cn': '护肤习惯小调查' },
  pages: [
    {
      elements: [
        {
          type: 'radiogroup',
          name: 'skin_type',
          title: { default: 'What is your skin type?', 'zh-cn': '您的肤质是？' },
          choices: [
            { value: 'dry', text: { default: 'Dry', 'zh-cn': '干性' } },
            { value: 'oily', text: { default: 'Oily', 'zh-cn': '油性' } },
          ],
        },
        {
          type: 'checkbox',
          name: 'concerns',
          title: { default: 'What would you like to improve?', 'zh-cn': '您最想改善的是？' },
          choices: [
            { value: 'acne', text: { default: 'Acne', 'zh-cn': '痘痘' } },
            { value: 'redness', text: { default: 'Redness', 'zh-cn': '泛红' } },
          ],
        },
        { type: 'rating', name: 'service', title: { default: 'How was our service?', 'zh-cn': '您对服务满意吗？' }, rateMax: 5 },
        {
          type: 'rating',
          name: 'nps',
          title: { default: 'How likely are you to recommend us?', 'zh-cn': '您有多大可能推荐我们？' },
          rateMin: 0,
          rateMax: 10,
        },
        { type: 'comment', name: 'why', title: { default: 'Why?', 'zh-cn': '为什么？' } },
      ],
    },
  ],
}

const whys = ['买来送礼的，妈妈很喜欢', '物流太慢了，包装也破了', '自己用，保湿不错', 'bought it as a gift for a friend', '']

/** 40 customers; those whose number is no multiple of 4 answered, on days of last week (2–8 November) and before. */
const respondents = Array.from({ length: 40 }, (_, i) => i).filter((i) => i % 4 !== 0)
const dayOf = (i: number) => (i % 3 === 0 ? '2026-10-20' : `2026-11-0${2 + (i % 7)}`)
const answersOf = (i: number) => ({
  skin_type: i % 2 === 0 ? 'dry' : 'oily',
  concerns: i % 5 === 0 ? ['acne', 'redness'] : ['acne'],
  service: 1 + (i % 5),
  nps: (i * 3) % 11,
  ...(whys[i % 5] ? { why: whys[i % 5] } : {}),
})

let at: TemporaryWorkspace

beforeAll(async () => {
  at = await temporaryWorkspace()
  const folder = join(at.home, 'in')
  await mkdir(folder, { recursive: true })
  const customers = ['customer_id,gender,birth_year,city,registered_at']
  const orders = ['order_id,customer_id,platform,ordered_at,paid_at,status,amount']
  const events = ['event_id,customer_id,at,event']
  for (let i = 0; i < 40; i += 1) {
    customers.push(`c${i},${i % 3 === 0 ? '男' : '女'},${1990 + (i % 12)},${i % 2 === 0 ? '上海' : '北京'},2026-01-01`)
    for (let n = 0; n < i % 4; n += 1)
      orders.push(`o${i}-${n},c${i},天猫,2026-0${1 + n}-10 10:00:00,2026-0${1 + n}-10 10:01:00,completed,${100 + i + n}`)
    if (i % 3 === 0) events.push(`e${i},c${i},2026-11-1${i % 5} 10:00:00,view`)
  }
  for (const [name, lines] of Object.entries({ customers, orders, events }))
    await writeFile(join(folder, `${name}.csv`), lines.join('\n'))
  await importCommand(at.workspace, [folder], {})
}, 60_000)

afterAll(() => at.close())

interface Finished {
  readonly id: string
  readonly customer: string | null
  readonly day: string
  readonly data: object
  readonly survey?: string
  readonly definition?: object
  readonly study?: string
}

/** Sessions as the bot leaves them when a survey ends. */
async function finish(...sessions: readonly Finished[]) {
  const ledger = await at.workspace.ledger()
  for (const { id, customer, day, data, survey = 'skincare-habits', definition = habits, study = null } of sessions) {
    const moment = `${day}T04:00:00.000Z`
    await ledger
      .insertInto('survey_sessions')
      .values({
        id,
        survey,
        study,
        version: JSON.stringify(definition).length.toString(),
        definition: JSON.stringify(definition),
        respondent: id,
        customer_id: customer,
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
}

const ask = (question: string, options: { previous?: Query } = {}) => answerQuestion(at.workspace, question, { asOf, ...options })

it('says that no survey was answered while none was', async () => {
  for (const question of ['问卷里NPS是多少', 'how many people answered the survey', '上周问卷里提到送礼的人有多少']) {
    const { answer } = await ask(question)
    expect(answer.kind, question).toBe('refusal')
    expect(answer.summary).toMatch(/还没有人答完过问卷|No survey was completed yet/)
  }
})

describe('answers of one survey', () => {
  beforeAll(async () => {
    await finish(
      ...respondents.map((i) => ({ id: `s${i}`, customer: `c${i}`, day: dayOf(i), data: answersOf(i) })),
      { id: 's-nobody', customer: null, day: '2026-11-03', data: { skin_type: 'dry', nps: 9, why: '送人礼物很体面' } },
      { id: 's-late', customer: 'c0', day: '2026-11-20', data: { skin_type: 'dry', nps: 0, why: '送礼' } },
    )
    expect(await carryFresh(at.workspace)).toBe(respondents.length + 2)
    expect(await carryFresh(at.workspace)).toBe(0)
  }, 60_000)

  const lastWeek = (i: number) => dayOf(i) >= '2026-11-02' && dayOf(i) <= '2026-11-08'
  const gift = (i: number) => [0, 3].includes(i % 5)
  const nps = (of: readonly number[]) => {
    const points = of.map((i) => (i * 3) % 11)
    return ((points.filter((one) => one >= 9).length - points.filter((one) => one <= 6).length) / points.length) * 100
  }
  const mean = (of: readonly number[]) => of.reduce((sum, i) => sum + 1 + (i % 5), 0) / of.length
  const count = (test: (i: number) => boolean) => respondents.filter(test).length
  const male = (i: number) => i % 3 === 0
  const points = (i: number) => (i * 3) % 11

  const figures: readonly (readonly [question: string, value: number])[] = [
    ['上周问卷里提到送礼的人有多少', count((i) => lastWeek(i) && gift(i)) + 1],
    ["how many people mentioned gifts in last week's survey", count((i) => lastWeek(i) && gift(i)) + 1],
    ['「护肤习惯」问卷有多少人答了', respondents.length + 1],
    ['护肤习惯小调查有多少人填了', respondents.length + 1],
    ['how many people answered the skincare habits survey', respondents.length + 1],
    ['答过问卷的客户有多少', respondents.length + 1],
    ['答过问卷的女性有多少', count((i) => !male(i))],
    ['没答过问卷的客户有多少', 10],
    ['how many customers have not answered any survey', 10],
    ['最近30天活跃但没答过问卷的客户有多少', [0, 12, 24, 36].length],
    ['肤质问卷里选「干性」的客户有多少', count((i) => i % 2 === 0) + 1],
    ['问卷里选了油性的女性有多少', count((i) => i % 2 === 1 && !male(i))],
    ['how many customers chose dry in the skin type question of the survey', count((i) => i % 2 === 0) + 1],
    [
      '问卷里没提到送礼的女性有多少',
      Array.from({ length: 40 }, (_, i) => i).filter((i) => !male(i) && !(i % 4 !== 0 && gift(i))).length,
    ],
    ['给9分以上的客户有多少', count((i) => points(i) >= 9) + 1],
    ['how many customers gave 9 or more', count((i) => points(i) >= 9) + 1],
    ['没答过问卷的活跃客户有多少', [0, 12, 24, 36].length],
    ['选了干性或油性的女性有多少', count((i) => !male(i))],
    ['推荐者有多少', count((i) => points(i) >= 9) + 1],
    ['贬损者里女性有多少', count((i) => points(i) <= 6 && !male(i))],
    ['how many detractors are there', count((i) => points(i) <= 6)],
  ]
  it.each(figures)('%s', async (question, value) => {
    const { answer, reading } = await ask(question)
    expect(answer, JSON.stringify([answer.summary, reading])).toMatchObject({ kind: 'number' })
    expect(answer.value, `${reading}`).toBe(value)
  })

  it('NPS, with its base, over all and by city', async () => {
    const all = await ask('问卷里NPS是多少')
    const withNobody = [...respondents.map((i) => points(i)), 9]
    const expected =
      ((withNobody.filter((one) => one >= 9).length - withNobody.filter((one) => one <= 6).length) / withNobody.length) * 100
    expect(all.answer.value).toBeCloseTo(expected, 6)
    expect(all.answer.unit).toBe('points')
    expect(all.answer.summary).toContain(String(withNobody.length))
    const cities = await ask('NPS按城市')
    const row = cities.answer.rows?.find(({ city }) => city === '上海')
    expect(row?.nps).toBeCloseTo(nps(respondents.filter((i) => i % 2 === 0)), 6)
    const english = await ask('NPS by city')
    expect(english.answer.rows?.find(({ city }) => city === '上海')?.nps).toBeCloseTo(Number(row?.nps), 6)
    const week = await ask('上周问卷的NPS')
    expect(week.query).toMatchObject({ window: { period: { unit: 'week', offset: -1 } } })
  })

  it('the mean and the top boxes of a question', async () => {
    const score = await ask('「您对服务满意吗？」的平均分')
    expect(score.answer.value).toBeCloseTo(mean(respondents), 6)
    const english = await ask('average rating of question "How was our service?" by city')
    expect(english.answer.rows?.find(({ city }) => city === '北京')?.survey_score).toBeCloseTo(
      mean(respondents.filter((i) => i % 2 === 1)),
      6,
    )
    const csat = await ask('问卷的满意度')
    const asked = csat.answer.kind === 'number' ? csat : await ask('问卷的CSAT')
    expect(asked.answer.value).toBeCloseTo(count((i) => i % 5 >= 3) / respondents.length, 6)
  })

  it('the choices of a question, with their shares and labels', async () => {
    const { answer, reading } = await ask('「您最想改善的是？」各选项的占比')
    expect(reading).toContain('您最想改善的是')
    const acne = answer.rows?.find(({ choice }) => choice === 'acne')
    const redness = answer.rows?.find(({ choice }) => choice === 'redness')
    expect(acne).toMatchObject({ respondents: respondents.length, respondents_share: 1 })
    expect(redness?.respondents_share).toBeCloseTo(count((i) => i % 5 === 0) / respondents.length, 6)
    expect(answer.columns?.find(({ key }) => key === 'choice')?.labels).toMatchObject({ acne: '痘痘' })
    const skin = await ask('肤质各选项的占比')
    expect(skin.answer.rows?.map(({ choice }) => choice)).toEqual(expect.arrayContaining(['dry', 'oily']))
  })

  it('asks which question where several have choices', async () => {
    const { answer } = await ask('问卷各选项的占比')
    expect(answer.kind).toBe('clarify')
    expect(answer.options?.length).toBeGreaterThan(1)
    const [option] = answer.options ?? []
    const again = await ask(String(option))
    expect(again.answer.kind, String(option)).toBe('table')
  })

  it('how many, and whether they buy again more than the others: both parts', async () => {
    const { answer, query, notes, reading } = await ask('上周问卷里提到送礼的人有多少，复购率比其他人高吗')
    expect(query).toMatchObject({ kind: 'compare', measures: [{ measure: 'repeat_purchase_rate' }, { measure: 'customers' }] })
    const mentioned = respondents.filter((i) => lastWeek(i) && gift(i))
    const others = respondents.filter((i) => lastWeek(i) && !gift(i))
    const everyone = Array.from({ length: 40 }, (_, i) => i).filter((i) => !mentioned.includes(i))
    const rate = (of: readonly number[]) => of.filter((i) => i % 4 >= 2).length / of.filter((i) => i % 4 >= 1).length
    expect(answer.rows?.map(({ customers }) => customers)).toEqual([mentioned.length, others.length, everyone.length])
    for (const [index, of] of [mentioned, others, everyone].entries())
      expect(answer.rows?.[index]?.repeat_purchase_rate).toBeCloseTo(rate(of), 6)
    expect(answer.summary).toContain(String(mentioned.length))
    expect(reading).toContain('送礼')
    expect(reading).toContain('礼物')
    expect(notes?.join()).toContain('其他人')
    const english = await ask(
      "how many people mentioned gifts in last week's survey, and is their repeat purchase rate higher than others?",
    )
    expect(english.answer.rows?.map(({ customers }) => customers)).toEqual([mentioned.length, others.length, everyone.length])
    const one = await ask('上周问卷里提到送礼的人复购率比其他人高吗')
    expect(one.answer.rows?.[0]?.repeat_purchase_rate).toBeCloseTo(rate(mentioned), 6)
  })

  it('goes on about the same people: 那复购率呢, 那女性呢', async () => {
    const first = await ask('上周问卷里提到送礼的人有多少')
    const rate = await ask('那复购率呢', { previous: first.query as Query })
    const mentioned = respondents.filter((i) => lastWeek(i) && gift(i))
    expect(rate.answer.value).toBeCloseTo(
      mentioned.filter((i) => i % 4 >= 2).length / mentioned.filter((i) => i % 4 >= 1).length,
      6,
    )
    const women = await ask('那女性呢', { previous: first.query as Query })
    expect(women.answer.value).toBe(mentioned.filter((i) => !male(i)).length)
  })

  it('figures of trade of those who answered so', async () => {
    const { answer, query } = await ask('给9分以上的客户客单价')
    expect(query).toMatchObject({
      who: { did: 'answer', where: [{ field: 'survey' }, { field: 'question' }, { field: 'number' }] },
    })
    const best = respondents.filter((i) => points(i) >= 9 && i % 4 > 0)
    const spent = best.reduce(
      (sum, i) => sum + Array.from({ length: i % 4 }, (_, n) => 100 + i + n).reduce((a, b) => a + b, 0),
      0,
    )
    expect(answer.value).toBeCloseTo(spent / best.length, 6)
  })

  it('lists those who chose', async () => {
    const { answer } = await ask('肤质问卷里选「干性」的客户有哪些')
    expect(answer.kind).toBe('customers')
    expect(answer.total).toBe(count((i) => i % 2 === 0))
  })

  it('what detractors complain about: in answers only', async () => {
    const { answer, query } = await ask('what did detractors complain about')
    expect(query).toMatchObject({ measures: [{ measure: 'negative_mentions', where: [{ field: 'source' }] }] })
    expect(answer.kind).toBe('table')
  })

  it('sees nothing after the as-of date', async () => {
    const { answer } = await answerQuestion(at.workspace, '答过问卷的客户有多少', { asOf: '2026-10-25' })
    expect(answer.value).toBe(count((i) => dayOf(i) <= '2026-10-25'))
    const before = await answerQuestion(at.workspace, '答过问卷的客户有多少', { asOf: '2026-10-01' })
    expect(before.answer.kind).toBe('refusal')
  })

  it.each(['问卷里选「紫色」的客户有多少', '「量子力学」问卷有多少人答了', '给15分以上的客户有多少'])(
    '%s: said to be none, not guessed',
    async (question) => {
      expect((await ask(question)).answer.kind).toMatch(/refusal|clarify/)
    },
  )
})

describe('several surveys, and promises of privacy', () => {
  const nps = {
    type: 'rating',
    name: 'nps',
    title: { default: 'Recommend the shop?', 'zh-cn': '您会推荐我们的门店吗？' },
    rateMin: 0,
    rateMax: 10,
  }
  const bags = {
    type: 'radiogroup',
    name: 'bag',
    title: { default: 'Which bag do you use?', 'zh-cn': '您用什么袋子？' },
    choices: [
      { value: 'item1', text: { default: 'Paper', 'zh-cn': '纸袋' } },
      { value: 'item2', text: { default: 'Cloth', 'zh-cn': '布袋' } },
    ],
  }
  const shop = { title: { default: 'Shop visit', 'zh-cn': '门店体验调研' }, elements: [nps, bags] }

  beforeAll(async () => {
    const ledger = await at.workspace.ledger()
    const now = '2026-11-01T00:00:00.000Z'
    const study = {
      kind: 'survey' as const,
      instrument: 'shop',
      version: 'v',
      definition: '{}',
      settings: '{}',
      segment: null,
      population: null,
      state: 'running' as const,
      created_by: 'anna',
      created_at: now,
      updated_at: now,
      closes_at: null,
    }
    await ledger
      .insertInto('studies')
      .values([
        { ...study, id: 'st-p', title: '门店化名研究', privacy: 'pseudonymous' },
        { ...study, id: 'st-a', title: '门店匿名研究', privacy: 'anonymous' },
      ])
      .execute()
    const session = (id: string, i: number, of: string, bag: string): Finished => ({
      id,
      customer: `c${i}`,
      day: '2026-11-12',
      data: { nps: 10 - (i % 3), bag },
      survey: 'shop',
      definition: shop,
      study: of,
    })
    await finish(
      ...Array.from({ length: 8 }, (_, i) => session(`p${i}`, i, 'st-p', i < 2 ? 'item1' : 'item2')),
      ...Array.from({ length: 3 }, (_, i) => session(`a${i}`, 20 + i, 'st-a', 'item2')),
    )
    expect(await carryFresh(at.workspace)).toBe(11)
  }, 60_000)

  it('asks which NPS is meant, and takes the survey, the question or the period that says it', async () => {
    const open = await ask('NPS是多少')
    expect(open.answer.kind).toBe('clarify')
    expect(open.answer.options).toHaveLength(2)
    for (const option of open.answer.options ?? []) expect((await ask(String(option))).answer.kind, String(option)).toBe('number')
    expect((await ask('门店体验调研的NPS是多少')).answer.value).toBeGreaterThan(0)
    expect((await ask('上周问卷的NPS')).answer.kind).toBe('number')
    expect((await ask('各问卷的答卷人数')).answer.rows).toHaveLength(2)
  })

  it('an anonymous answer leads to nobody; it counts', async () => {
    const warehouse = await at.workspace.warehouse()
    const rows = await warehouse.rows<{ privacy: string; known: string }>({
      sql: `SELECT toString(privacy) AS privacy, toString(countIf(person != 0 OR customer_id != '')) AS known FROM answers WHERE survey = 'shop' GROUP BY privacy ORDER BY privacy`,
      parameters: {},
    })
    expect(rows).toEqual([
      { privacy: 'anonymous', known: '0' },
      { privacy: 'pseudonymous', known: '16' },
    ])
    expect((await ask('门店体验调研有多少人答了')).answer.value).toBe(11)
  })

  it('pseudonymous answers count in groups of five and more, and list nobody', async () => {
    expect((await ask('门店体验调研里选了布袋的有多少人')).answer.value).toBe(9)
    const few = await ask('门店体验调研里选了纸袋的有多少人')
    expect(few.answer.value).toBeNull()
    expect(few.answer.summary).not.toMatch(/[^\d]2人/)
    expect(few.notes?.join()).toContain('不足5人')
    const shares = await ask('「您用什么袋子？」各选项的占比')
    expect(shares.answer.rows?.find(({ choice }) => choice === 'item1')).toMatchObject({
      respondents: null,
      respondents_share: null,
    })
    const list = await ask('门店体验调研里选了布袋的客户有哪些')
    expect(list.answer.total ?? 0).toBe(0)
    expect(list.notes?.join()).toContain('承诺')
    const { peopleOfSegment, segmentOfQuestion } = await import('../../src/app/saved-segments.js')
    const { segment } = await segmentOfQuestion(at.workspace, '门店体验调研里选了布袋的客户', asOf)
    expect(await peopleOfSegment(at.workspace, segment, asOf)).toEqual([])
  })

  it('an answer is seen as soon as it is carried, and gone when its session is', async () => {
    const before = Number((await ask('门店体验调研有多少人答了')).answer.value)
    await finish({ id: 'new', customer: 'c39', day: '2026-11-14', data: { nps: 1 }, survey: 'shop', definition: shop })
    expect(await carryFresh(at.workspace)).toBe(1)
    expect((await ask('门店体验调研有多少人答了')).answer.value).toBe(before + 1)
    const ledger = await at.workspace.ledger()
    await ledger.deleteFrom('survey_sessions').where('id', '=', 'new').execute()
    const { carryAnswers } = await import('../../src/app/carry-answers.js')
    expect(await carryAnswers(at.workspace)).toBe(0)
    expect((await ask('门店体验调研有多少人答了')).answer.value).toBe(before)
  })
})
