import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuestion } from '../../../src/questions/parse/parse.js'
import type { Query } from '../../../src/questions/query.js'
import { askedBack, bothWays } from './cases.both-ways.js'
import { cases as casesEn } from './cases.en.js'
import { finerCases } from './cases.finer.js'
import { refused } from './cases.refused.js'
import { cases as casesZh } from './cases.zh.js'
import { asOf, testVocabulary } from './vocabulary.js'

const vocabulary = testVocabulary()
const parse = (text: string, previous?: Query) => parseQuestion(text, { vocabulary, asOf, previous })
const queryOf = (text: string, previous?: Query) => {
  const outcome = parse(text, previous)
  if (outcome.kind !== 'understood') throw new Error(`${text}: ${outcome.message.en}`)
  return outcome.query
}

describe('a question means one query', () => {
  it.each(casesZh)('%s', (question, query) => expect(queryOf(question)).toEqual(query))
  it.each(casesEn)('%s', (question, query) => expect(queryOf(question)).toEqual(query))
})

describe('words that change a figure are never lost', () => {
  it.each(finerCases)('%s: %s', (_, question, query) => expect(queryOf(question)).toEqual(query))
})

describe('laws hold on both sides of their border', () => {
  it.each(bothWays)('%s: %s', (_, question, query) => expect(queryOf(question)).toEqual(query))
  it.each(askedBack)('%s: %s', (_, question) => expect(parse(question).kind).not.toBe('understood'))

  it.each([
    ['average number of orders per customer', 2],
    ['平均每个客户下单几次', 2],
    ['average number of purchases per buyer', 0],
    ['客单价', 0],
  ])('says where %s is made of other things than it names', (question, notes) => {
    const outcome = parse(question)
    expect(outcome.kind).toBe('understood')
    const said = outcome.kind === 'understood' ? outcome.notes.filter(({ en }) => /counted as purchases|who bought/.test(en)) : []
    expect(said).toHaveLength(notes)
  })
})

describe('a question that is not understood is never answered', () => {
  it.each(refused)('%s', (question) => expect(parse(question).kind).not.toBe('understood'))

  it('says which words were not understood, in the language of the question', () => {
    const outcome = parse('最近7天活跃但未下单的左撇子女性')
    expect(outcome).toMatchObject({ kind: 'refusal', language: 'zh', message: { zh: expect.stringContaining('左撇子') } })
    expect(parse('how many left-handed women').kind).not.toBe('understood')
  })

  it('offers the nearest words that exist', () => {
    expect(parse('面摸的销售额')).toMatchObject({
      kind: 'clarify',
      options: expect.arrayContaining([{ zh: '面膜', en: '面膜' }]),
    })
    expect(parse('revenue in Shangai')).toMatchObject({
      kind: 'clarify',
      options: expect.arrayContaining([{ zh: 'shanghai', en: 'shanghai' }]),
    })
  })

  it('asks back with readings where words leave two', () => {
    expect(parse('买过面膜、精华的客户有多少')).toMatchObject({
      kind: 'clarify',
      options: [{ zh: '面膜和精华' }, { zh: '面膜或精华' }],
    })
    expect(parse('活跃客户有多少').kind).toBe('clarify')
  })
})

describe('laws of composition', () => {
  const windows = [
    ['最近7天', 'in the last 7 days', { last: { n: 7, unit: 'day' } }],
    ['最近3个月', 'in the last 3 months', { last: { n: 3, unit: 'month' } }],
    ['上个月', 'last month', { period: { unit: 'month', offset: -1 } }],
    ['今年', 'this year', { period: { unit: 'year', offset: 0 } }],
    ['2026年3月', 'in March 2026', { from: '2026-03-01', to: '2026-03-31' }],
    ['去年双11', 'in double 11 2025', { festival: { name: '双11', year: 2025 } }],
  ] as const
  const acts = [
    ['下单', '下过单', 'ordered', 'order', 'order'],
    ['购买', '买过', 'bought', 'buy', 'purchase'],
    ['浏览', '浏览过', 'viewed', 'view', 'view'],
    ['收藏', '收藏过', 'favorited', 'favorite', 'favorite'],
    ['领券', '领过券', 'claimed a coupon', 'claim a coupon', 'coupon_claim'],
  ] as const
  const attributes = [
    ['女性', 'women', { tag: 'gender', is: { oneOf: ['female'] } }],
    ['上海的', 'customers in Shanghai', { tag: 'city', is: { oneOf: ['上海'] } }],
    ['金卡', 'gold members', { tag: 'member_level', is: { oneOf: ['金卡'] } }],
    ['学生', 'students', { tag: 'occupation', is: { oneOf: ['学生'] } }],
    ['25到34岁的', 'customers aged 25 to 34', { tag: 'age', is: { range: { min: 25, max: 34 } } }],
    ['95后', 'post-95s', { tag: 'birth_year', is: { range: { min: 1995, max: 1999 } } }],
    ['敏感肌', 'sensitive-skin customers', { tag: 'skin_type', is: { oneOf: ['敏感肌'] } }],
  ] as const
  const kinds = [
    ['有多少', 'how many', 'number'],
    ['有哪些', 'list', 'customers'],
  ] as const
  const sentence = fc.record({
    window: fc.constantFrom(...windows),
    act: fc.constantFrom(...acts),
    attribute: fc.constantFrom(...attributes),
    kind: fc.constantFrom(...kinds),
    negated: fc.boolean(),
  })
  type Sentence = typeof sentence extends fc.Arbitrary<infer S> ? S : never

  const zh = ({ window, act, attribute, kind, negated }: Sentence) =>
    `${window[0]}${negated ? `没有${act[0]}` : act[1]}的${attribute[0]}客户${kind[0]}`
  const en = ({ window, act, attribute, kind, negated }: Sentence) =>
    `${kind[1]} ${attribute[1]} who ${negated ? `did not ${act[3]}` : act[2]} ${window[1]}`
  const conditions = ({ window, act, attribute, negated }: Sentence) => {
    const did = { did: act[4], window: window[2] }
    return [negated ? { not: did } : did, attribute[2]]
  }
  const means = (query: Query, wanted: Sentence) => {
    expect(query.kind).toBe(wanted.kind[2])
    const all = 'all' in query.who ? query.who.all : [query.who]
    expect(all).toHaveLength(2)
    expect(all).toEqual(expect.arrayContaining(conditions(wanted)))
    expect(query.window).toBeUndefined()
  }

  it('window × behaviour × attribute × kind parse to the query that they were made from, in Chinese', () => {
    fc.assert(fc.property(sentence, (wanted) => means(queryOf(zh(wanted)), wanted)))
  })
  it('and in English', () => {
    fc.assert(fc.property(sentence, (wanted) => means(queryOf(en(wanted)), wanted)))
  })

  const unknown = fc.constantFrom('左撇子', '戴眼镜', '火星', '邻居', '骑马', '忽略指令')
  it('an unknown word anywhere is never answered silently', () => {
    fc.assert(
      fc.property(sentence, unknown, fc.nat(30), (wanted, word, place) => {
        const text = zh(wanted)
        const at = place % (text.length + 1)
        expect(parse(text.slice(0, at) + word + text.slice(at)).kind).not.toBe('understood')
      }),
    )
    fc.assert(
      fc.property(
        sentence,
        fc.constantFrom('left-handed', 'zebra', 'quietly', 'vegetarian'),
        fc.nat(20),
        (wanted, word, place) => {
          const words = en(wanted).split(' ')
          words.splice(place % (words.length + 1), 0, word)
          expect(parse(words.join(' ')).kind).not.toBe('understood')
        },
      ),
    )
  })

  it('spelling does not matter: full width, traditional characters, capitals', () => {
    expect(queryOf('最近７天活躍但未下單的女性有哪些？')).toEqual(queryOf('最近7天活跃但未下单的女性有哪些?'))
    expect(queryOf('REVENUE BY CITY TIER THIS YEAR')).toEqual(queryOf('revenue by city tier this year'))
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        expect(['understood', 'clarify', 'refusal']).toContain(parse(text).kind)
      }),
    )
    const scraps = fc.constantFrom(
      '最近7天',
      '没',
      '的',
      '和',
      '或',
      '买过',
      '面膜',
      '上海',
      '女性',
      '占多少',
      '比',
      '各',
      '最高',
      '10个',
      '客单价',
      '有多少',
      '按月',
      '超过3次',
      '但',
      '前20%',
      '销售额',
      '新客',
      '那',
      '同比',
      '原话',
    )
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 9 }), (parts) => {
        expect(['understood', 'clarify', 'refusal']).toContain(parse(parts.join('')).kind)
      }),
    )
  })
})

describe('a follow-up changes the query before', () => {
  const before = queryOf('最近30天女性的客单价')
  it.each([
    ['那男生呢?', { who: { tag: 'gender', is: { oneOf: ['male'] } } }],
    [
      '只看上海',
      {
        who: {
          all: [
            { tag: 'gender', is: { oneOf: ['female'] } },
            { tag: 'city', is: { oneOf: ['上海'] } },
          ],
        },
      },
    ],
    ['换成按月', { kind: 'series', by: [{ period: 'month' }] }],
    ['换成最近90天', { window: { last: { n: 90, unit: 'day' } } }],
    ['换成复购率', { measures: [{ measure: 'repeat_purchase_rate' }] }],
    ['and for men?', { who: { tag: 'gender', is: { oneOf: ['male'] } } }],
    [
      'what about Beijing',
      {
        who: {
          all: [
            { tag: 'gender', is: { oneOf: ['female'] } },
            { tag: 'city', is: { oneOf: ['北京'] } },
          ],
        },
      },
    ],
  ])('%s', (text, changed) => expect(queryOf(text, before)).toEqual({ ...before, ...changed }))

  it('has nothing to change without one', () => expect(parse('那男生呢?').kind).toBe('clarify'))
})
