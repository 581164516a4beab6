import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readScript } from '../../../src/fieldwork/interview/read-script.js'
import { guide } from './guide.js'

const whole = `# 面霜 cream
en: Face cream
- purpose: 了解怎么选
  en: To learn how people choose
- minutes: 10
- follow-ups per question: 1
- follow-ups in all: 4
- model follow-ups: no

## Intro
您好！

两段。
en: Hello!

## Topic trigger: 想到要买（4 分钟）
en: The first thought

1. [why_now] 上一次是怎么想到要买的？
   en: What made you think of it the last time?
   - must cover 场景 / occasion: 换季, 用完 | season, ran out
     ask: 那是什么时候？
     en: When was that?
   - probe contains 直播, livestream: 直播里看到了什么？
     en: What did you see in it?
   - follow-ups: 3
2. 后来呢？讲讲。
   en: What came after? Tell me.
   - only if mentioned: 退货, returned

## Topic 用起来
en: Using it
- only for: 最近90天买过面霜的客户
3. 第一次用是什么情形？
   en: How did the first use go?
   - must

## Closing
谢谢！
en: Thanks!
`

describe('a guide', () => {
  const { script, faults } = readScript('cream', whole)

  it('is read whole, without a fault', () => {
    expect(faults).toEqual([])
    expect(script).toMatchObject({
      id: 'cream',
      title: { zh: '面霜 cream', en: 'Face cream' },
      languages: ['zh', 'en'],
      purpose: { zh: '了解怎么选', en: 'To learn how people choose' },
      minutes: 10,
      followUps: { each: 1, all: 4, model: 0 },
      intro: { zh: '您好！\n\n两段。', en: 'Hello!' },
      consent: undefined,
      closing: { zh: '谢谢！', en: 'Thanks!' },
    })
  })

  it('has topics with time, questions with names, points, probes and conditions', () => {
    const [trigger, using] = script?.topics ?? []
    expect(trigger).toMatchObject({ id: 'trigger', name: { zh: '想到要买', en: 'The first thought' }, minutes: 4 })
    expect(trigger?.questions[0]).toMatchObject({
      id: 'why_now',
      must: true,
      followUps: 3,
      points: [
        {
          name: { zh: '场景', en: 'occasion' },
          words: ['场景', 'occasion', '换季', '用完', 'season', 'ran out'],
          ask: { zh: '那是什么时候？', en: 'When was that?' },
        },
      ],
      probes: [
        { when: 'contains', words: ['直播', 'livestream'], text: { zh: '直播里看到了什么？', en: 'What did you see in it?' } },
      ],
    })
    expect(trigger?.questions[1]).toMatchObject({
      id: 'trigger.2',
      must: false,
      only: { kind: 'mentioned', words: ['退货', 'returned'] },
    })
    expect(using).toMatchObject({ id: 't2', only: { kind: 'segment', segment: '最近90天买过面霜的客户' } })
    expect(using?.questions[0]).toMatchObject({ must: true })
  })

  it('may be written with Chinese words throughout', () => {
    const { script: chinese, faults: none } = readScript(
      'gift',
      '# 送礼\n- 目的：了解\n- 时长：8 分钟\n- 每题追问：1\n- 追问总数：3\n- 模型追问：不\n## 开场\n您好\n## 知情同意\n愿意吗？\n## 话题 story：那一次（4分钟）\n1、讲讲那一次？\n- 必谈 对象：妈妈，朋友\n- 追问 简短：后来怎么样？\n- 最多追问：2 次\n2. 什么让您定下来？\n- 必问\n- 仅当提到：妈妈\n## 结束\n谢谢',
    )
    expect(none).toEqual([])
    expect(chinese).toMatchObject({
      languages: ['zh'],
      minutes: 8,
      followUps: { each: 1, all: 3, model: 0 },
      consent: { zh: '愿意吗？' },
      topics: [
        {
          id: 'story',
          minutes: 4,
          questions: [
            { followUps: 2, points: [{ words: ['对象', '妈妈', '朋友'] }], probes: [{ when: 'short' }] },
            { must: true },
          ],
        },
      ],
    })
  })

  it("takes a researcher's notes for what they are", () => {
    expect(guide('> for me\n## Topic x: 一\n<!-- hidden\n2. not asked? -->\n1. 说说？').topics[0]?.questions).toHaveLength(1)
  })

  it.each([
    ['BOM and Windows line ends', `\uFEFF${whole.replaceAll('\n', '\r\n')}`],
    ['old Mac line ends', whole.replaceAll('\n', '\r')],
  ])('is the same with %s', (_, text) => {
    expect(readScript('cream', text).script).toEqual(script)
  })
})

describe('faults name their line and what to write', () => {
  const head = '# t\n'
  const tail = '\n## Closing\n谢谢'
  const cases: [what: string, text: string, line: number, en: RegExp, suggestion?: RegExp][] = [
    ['no title', `## Topic x: 一\n1. 说说？${tail}`, 0, /no title/],
    ['no topic', `${head}## Intro\n您好${tail}`, 0, /no topic/],
    ['a topic without a question', `${head}## Topic x: 一${tail}`, 2, /no question/],
    ['a section nobody knows', `${head}## Topci x: 一\n1. 说说？${tail}`, 2, /no section/, /topic/],
    ['a setting nobody knows', `${head}- minuts: 10\n## Topic x: 一\n1. 说说？${tail}`, 2, /no setting "minuts"/, /minutes/],
    ['a setting that is no number', `${head}- minutes: ten\n## Topic x: 一\n1. 说说？${tail}`, 2, /"ten" is not a number/],
    ['a language nobody knows', `${head}- languages: zh, fr\n## Topic x: 一\n1. 说说？${tail}`, 2, /only zh and en/],
    [
      'an attribute nobody knows',
      `${head}## Topic x: 一\n1. 说说？\n- prob short: 为何？${tail}`,
      4,
      /there is no "prob short"/,
      /probe/,
    ],
    ['a condition nobody knows', `${head}## Topic x: 一\n1. 说说？\n- probe shrot: 为何？${tail}`, 4, /not known when/, /short/],
    ['a probe that looks for nothing', `${head}## Topic x: 一\n1. 说说？\n- probe contains: 为何？${tail}`, 4, /which words/],
    ['a probe without words', `${head}## Topic x: 一\n1. 说说？\n- probe short:${tail}`, 4, /probe is empty/],
    ['a question without words', `${head}## Topic x: 一\n1. ${tail}`, 3, /question is empty/],
    ['a point without a name', `${head}## Topic x: 一\n1. 说说？\n- must cover:${tail}`, 4, /what must be covered/],
    ['a question outside of topics', `${head}## Intro\n1. 说说？\n## Topic x: 一\n1. 说说？${tail}`, 3, /stands in a topic/],
    ['an attribute before any question', `${head}## Topic x: 一\n- probe short: 为何？\n1. 说说？${tail}`, 3, /under a question/],
    ['"ask" without a point', `${head}## Topic x: 一\n1. 说说？\n- ask: 什么时候？${tail}`, 4, /under "must cover"/],
    ['an empty condition', `${head}## Topic x: 一\n1. 说说？\n- only for:${tail}`, 4, /condition is empty/],
    ['one id twice', `${head}## Topic x: 一\n1. [q] 说说？\n2. [q] 讲讲？${tail}`, 4, /"q" stands twice/],
    ['two titles', `${head}# again\n## Topic x: 一\n1. 说说？${tail}`, 2, /a title already/],
    [
      'a translation that is missing',
      `${head}en: T\n## Topic x: 一\nen: One\n1. 说说？\nen: Tell?\n2. 讲讲？${tail}\nen: Thanks`,
      7,
      /no English text/,
    ],
    ['a translation of nothing', `${head}## Nowhere\nen: what`, 3, /nothing stands before/],
    ['follow-ups that are no number', `${head}## Topic x: 一\n1. 说说？\n- follow-ups: many${tail}`, 4, /"many" is not a number/],
  ]

  it.each(cases)('%s', (_, text, line, en, suggestion) => {
    const { script, faults } = readScript('t', text)
    expect(script).toBeUndefined()
    const fault = faults.find((one) => en.test(one.message.en))
    expect(fault).toMatchObject({ severity: 'error', line })
    expect(fault?.message.zh).not.toBe('')
    if (suggestion) expect(fault?.suggestion).toMatch(suggestion)
  })

  const warnings: [what: string, text: string, line: number, en: RegExp][] = [
    ['a leading question', `${head}## Topic x: 一\n1. 这款很好用，对吧？${tail}`, 3, /leads/],
    ['a leading probe', `${head}## Topic x: 一\n1. 说说？\n- probe short: 您一定很满意，怎么说？${tail}`, 4, /leads/],
    ['a closed question', `${head}## Topic x: 一\n1. 您用过面霜吗？${tail}`, 3, /yes or no/],
    ['no close', `${head}## Topic x: 一\n1. 说说？`, 0, /no closing/],
    ['topics longer than the whole', `${head}- minutes: 5\n## Topic x: 一 (6 minutes)\n1. 说说？${tail}`, 0, /more than 5/],
    [
      'probes that are never allowed',
      `${head}## Topic x: 一\n1. 说说？\n- follow-ups: 0\n- probe short: 为何？${tail}`,
      3,
      /no follow-up is allowed/,
    ],
  ]

  it.each(warnings)('warns of %s', (_, text, line, en) => {
    const { script, faults } = readScript('t', text)
    expect(script).toBeDefined()
    expect(faults.find((one) => en.test(one.message.en))).toMatchObject({ severity: 'warning', line })
  })
})

it('the guides that come along are fit, without a warning', () => {
  const names = readdirSync('surveys').filter((name) => name.endsWith('.interview.md'))
  expect(names.length).toBeGreaterThanOrEqual(2)
  for (const name of names) expect([name, readScript(name, readFileSync(`surveys/${name}`, 'utf8')).faults]).toEqual([name, []])
})
