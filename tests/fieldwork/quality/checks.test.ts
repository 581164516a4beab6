import { describe, expect, test } from 'vitest'
import { qualityChecks } from '../../../src/fieldwork/quality/checks.js'
import { doubtfulBelow } from '../../../src/fieldwork/quality/judge.js'
import { brief, judgeOf } from './subject.js'

const rating = (name: string) => ({ type: 'rating', name, title: name })

describe('contradictions', () => {
  const pair = (agree: string) => ({ contradictions: [{ a: 'a', b: 'b', agree, why: '价格' }] })
  test.each([
    ['same', { a: 5, b: 5 }, []],
    ['same', { a: 5, b: 4 }, []],
    ['same', { a: 5, b: 1 }, [['contradiction', 25]]],
    ['same', { a: 5, b: 3 }, [['contradiction', 19]]],
    ['same', { a: 5 }, []],
    ['opposite', { a: 5, b: 1 }, []],
    ['opposite', { a: 5, b: 2 }, []],
    ['opposite', { a: 5, b: 5 }, [['contradiction', 25]]],
    ['opposite', { a: 3, b: 3 }, []],
    ['{a} > {b}', { a: 5, b: 1 }, []],
    ['{a} > {b}', { a: 1, b: 5 }, [['contradiction', 25]]],
  ])('two ratings, %s: %j', async (agree, data, reasons) => {
    expect(brief((await judgeOf([rating('a'), rating('b')], pair(agree)))(data))).toEqual(reasons)
  })

  test('choices are the same by value or by words; yes and no may be opposites', async () => {
    const choice = (name: string, ...choices: unknown[]) => ({ type: 'radiogroup', name, choices })
    const channels = await judgeOf(
      [choice('a', { value: 1, text: '天猫' }, { value: 2, text: '抖音' }), choice('b', '天猫', '抖音')],
      pair('same'),
    )
    expect(brief(channels({ a: 1, b: '天猫' }))).toEqual([])
    expect(brief(channels({ a: 1, b: '抖音' }))).toEqual([['contradiction', 25]])
    const yesNo = await judgeOf(
      [
        { type: 'boolean', name: 'a' },
        { type: 'boolean', name: 'b' },
      ],
      pair('opposite'),
    )
    expect(brief(yesNo({ a: true, b: false }))).toEqual([])
    expect(brief(yesNo({ a: true, b: true }))).toEqual([['contradiction', 25]])
  })

  test('a scale of 5 and one of 10 are laid over each other', async () => {
    const judged = await judgeOf([rating('a'), { type: 'rating', name: 'b', rateMin: 0, rateMax: 10 }], pair('same'))
    expect(brief(judged({ a: 5, b: 9 }))).toEqual([])
    expect(brief(judged({ a: 5, b: 2 })).length).toBe(1)
  })

  test('the reason says both answers, in both languages, and names the questions', async () => {
    const [reason] = (await judgeOf([rating('a'), rating('b')], pair('same')))({ a: 5, b: 1 }).reasons
    expect(reason?.why.zh).toContain('「a」答「5」')
    expect(reason?.why.zh).toContain('价格')
    expect(reason?.why.en).toContain('"b" "1"')
    expect(reason?.evidence).toEqual(['a', 'b'])
  })
})

describe('attention questions', () => {
  const block = {
    attention: [
      { question: 'a', expected: 'b' },
      { question: 'c', expected: ['x', 'y'] },
    ],
  }
  const elements = [
    { type: 'radiogroup', name: 'a', choices: ['a', 'b'] },
    { type: 'checkbox', name: 'c', choices: ['x', 'y', 'z'] },
  ]
  test.each([
    [{ a: 'b', c: ['y', 'x'] }, [], false],
    [{ a: 'a', c: ['x', 'y'] }, [['attention', 30]], false],
    [
      { a: 'a', c: ['x'] },
      [
        ['attention', 30],
        ['attention', 30],
      ],
      true,
    ],
    [{}, [], false],
  ])('%j', async (data, reasons, doubtful) => {
    const judged = (await judgeOf(elements, block))(data)
    expect(brief(judged)).toEqual(reasons)
    expect(judged.doubtful).toBe(doubtful)
  })
})

describe('what the warehouse knows', () => {
  const block = {
    checks: [{ question: 'bought', equals: 'never', tag: 'order_count', is: { range: { max: 0 } }, why: '有订单' }],
  }
  const elements = [
    { type: 'radiogroup', name: 'bought', title: '买过吗', choices: [{ value: 'never', text: '没买过' }, 'often'] },
  ]
  test.each([
    ['said never, has orders', { bought: 'never' }, [false], [['facts', 25]]],
    ['said never, has none', { bought: 'never' }, [true], []],
    ['said often, has orders', { bought: 'often' }, [false], []],
    ['nobody knows the person', { bought: 'never' }, [undefined], []],
    ['no facts at hand', { bought: 'never' }, [], []],
  ] as const)('%s', async (_, data, facts, reasons) => {
    expect(brief((await judgeOf(elements, block))(data, { facts }))).toEqual(reasons)
  })
})

describe('speeding', () => {
  const elements = [1, 2, 3, 4].map((i) => ({
    type: 'radiogroup',
    name: `q${i}`,
    title: '最近三个月里，您一共在我们店里买过几次护肤品？',
    choices: ['一次', '两次', '三次以上'],
  }))
  const timed = (milliseconds: number) => [1, 2, 3, 4].map((i) => ({ question: `q${i}`, said: '1', milliseconds }))
  test.each([
    ['0.3 s each: nobody reads so fast', 300, [['speeding', 50]], true],
    ['4 s each', 4_000, [], false],
    ['an hour each: a pause costs nothing', 3_600_000, [], false],
  ] as const)('%s', async (_, milliseconds, reasons, doubtful) => {
    const judged = (await judgeOf(elements))({}, { timed: timed(milliseconds) })
    expect(brief(judged)).toEqual(reasons)
    expect(judged.doubtful).toBe(doubtful)
  })

  test('needs no others, and nothing without times', async () => {
    expect(brief((await judgeOf(elements))({}))).toEqual([])
  })

  test('one quick answer among slow ones is nothing', async () => {
    const [first, ...rest] = timed(5_000)
    expect(brief((await judgeOf(elements))({}, { timed: [{ ...first!, milliseconds: 200 }, ...rest] }))).toEqual([])
  })

  test('typing takes its time: a long answer pasted in a second', async () => {
    const open = [1, 2, 3].map((i) => ({ type: 'comment', name: `q${i}`, title: '为什么？' }))
    const long = '我觉得这个面霜的质地很清爽，夏天用也不会油腻，就是保湿的时间短了一点，下午要再补一次。'
    const said = (milliseconds: number) => [1, 2, 3].map((i) => ({ question: `q${i}`, said: long, milliseconds }))
    expect(brief((await judgeOf(open))({}, { timed: said(1_500) }))).toEqual([['speeding', 50]])
    expect(brief((await judgeOf(open))({}, { timed: said(15_000) }))).toEqual([])
  })

  test('the rows of a matrix show their choices once', async () => {
    const matrix = {
      type: 'matrix',
      name: 'm',
      title: '您对我们的这些方面满意吗？请逐项回答',
      columns: ['非常不满意', '不满意', '一般', '满意', '非常满意'],
      rows: ['产品', '物流', '客服', '包装', '价格'],
    }
    const rows = ['产品', '物流', '客服', '包装', '价格']
    const times = rows.map((row, i) => ({ question: `m.${row}`, said: '4', milliseconds: i === 0 ? 4_000 : 900 }))
    expect(brief((await judgeOf([matrix]))({}, { timed: times }))).toEqual([])
  })

  test('much faster than the others, once there is a norm', async () => {
    const usualTimes = new Map(elements.map(({ name }) => [name, 9_000]))
    expect(brief((await judgeOf(elements, {}, { usualTimes }))({}, { timed: timed(3_900) }))).toEqual([
      ['faster-than-others', 10],
    ])
    expect(brief((await judgeOf(elements, {}, { usualTimes }))({}, { timed: timed(2_900) }))).toEqual([
      ['faster-than-others', 20],
    ])
    expect(brief((await judgeOf(elements, {}, { usualTimes }))({}, { timed: timed(6_000) }))).toEqual([])
  })
})

describe('straight-lining', () => {
  const matrix = (many: number) => ({
    type: 'matrix',
    name: 'm',
    columns: [1, 2, 3, 4, 5],
    rows: Array.from({ length: many }, (_, i) => `r${i + 1}`),
  })
  const rows = (...values: number[]) => ({ m: Object.fromEntries(values.map((value, i) => [`r${i + 1}`, value])) })
  test.each([
    ['four items are too few', 4, [5, 5, 5, 5], []],
    ['five the same', 5, [4, 4, 4, 4, 4], [['straight-lining', 10]]],
    ['twelve the same', 12, Array.from({ length: 12 }, () => 3), [['straight-lining', 20]]],
    ['answers that differ', 6, [4, 5, 4, 2, 3, 4], []],
    ['a zigzag', 9, [1, 2, 3, 4, 5, 4, 3, 2, 1], [['straight-lining', 15]]],
  ] as const)('%s', async (_, many, values, reasons) => {
    expect(brief((await judgeOf([matrix(many)]))(rows(...values)))).toEqual(reasons)
  })

  test('the same answer to an item worded the other way round costs more; in the middle it does not', async () => {
    const block = { contradictions: [{ a: 'm.r1', b: 'm.r2', agree: 'opposite' }] }
    const judged = await judgeOf([matrix(5)], block)
    expect(brief(judged(rows(5, 5, 5, 5, 5)))).toEqual([
      ['straight-lining', 30],
      ['contradiction', 25],
    ])
    expect(brief(judged(rows(3, 3, 3, 3, 3)))).toEqual([['straight-lining', 10]])
  })

  test('ratings one after the other on one scale are a run as well', async () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const judged = await judgeOf(names.map(rating))
    expect(brief(judged(Object.fromEntries(names.map((name) => [name, 2]))))).toEqual([['straight-lining', 10]])
  })
})

describe("one's own words", () => {
  const open = ['a', 'b', 'c'].map((name) => ({ type: 'comment', name, title: '您最喜欢我们产品的哪一点，为什么？' }))
  const words = '香味很淡很好闻，用完很舒服'
  test.each([
    ['different words', { a: words, b: '物流很快，第二天就到了' }, []],
    ['the same words twice', { a: words, b: words }, [['repeated-text', 15]]],
    ['three times, dressed up', { a: words, b: `${words}！`, c: `  ${words}。` }, [['repeated-text', 20]]],
    ['"none" twice', { a: '没有', b: '没有' }, []],
    ["the question's words given back", { a: '您最喜欢我们产品的哪一点' }, [['repeated-text', 20]]],
  ])('%s', async (_, data, reasons) => {
    expect(brief((await judgeOf(open))(data))).toEqual(reasons)
  })
})

describe('gibberish among open answers', () => {
  const open = ['a', 'b'].map((name) => ({ type: 'comment', name }))
  test.each([
    ['words', { a: '面霜太干了，用完拔干', b: '无' }, []],
    ['one of two', { a: 'asdfghjkl', b: '物流很快，包装也好' }, [['gibberish', 30]]],
    ['all', { a: 'asdfghjkl' }, [['gibberish', 45]]],
    ['signs only are milder', { a: '。。。。' }, [['gibberish', 30]]],
    ['a number where words were wanted', { a: '11111' }, [['gibberish', 30]]],
    ['pinyin', { a: 'feichang haoyong xiaci hai hui mai' }, []],
    ['a brand', { a: 'Lancome' }, []],
    ['laughter', { a: '哈哈哈哈哈' }, []],
  ])('%s', async (_, data, reasons) => {
    expect(brief((await judgeOf(open))(data))).toEqual(reasons)
  })
})

describe('the score', () => {
  test('100 where nothing is found, never below 0, a check never costs more than its most', async () => {
    const block = {
      contradictions: Array.from({ length: 8 }, () => ({ a: 'a', b: 'b' })),
      attention: Array.from({ length: 5 }, () => ({ question: 'a', expected: 9 })),
    }
    const judged = await judgeOf([rating('a'), rating('b')], block)
    expect(judged({})).toMatchObject({ score: 100, doubtful: false, reasons: [] })
    const worst = judged({ a: 5, b: 1 })
    expect(worst).toMatchObject({ score: 0, doubtful: true })
    for (const { name, most } of qualityChecks) {
      const lost = worst.reasons.filter(({ check }) => check === name).reduce((sum, { points }) => sum + points, 0)
      expect(lost).toBeLessThanOrEqual(most)
    }
  })
  test('every check is declared once, in both languages', () => {
    expect(new Set(qualityChecks.map(({ name }) => name)).size).toBe(qualityChecks.length)
    for (const { label, about } of qualityChecks) expect([label.zh, label.en, about.zh, about.en].every(Boolean)).toBe(true)
    expect(doubtfulBelow).toBe(60)
  })
})
