import { describe, expect, it } from 'vitest'
import type { Ask, ChoiceAsk, Offer } from '../../../src/fieldwork/survey/ask/ask.js'
import { coerce } from '../../../src/fieldwork/survey/coerce/index.js'
import { spokenNumber } from '../../../src/fieldwork/survey/coerce/spoken-number.js'

const offers = (...texts: string[]): Offer[] => texts.map((text, index) => ({ value: `v${index + 1}`, text }))
const one = (...texts: string[]): ChoiceAsk => ({ kind: 'choice', offers: offers(...texts) })
const some = (...texts: string[]): ChoiceAsk => ({ ...one(...texts), many: { least: 0, most: 0 } })
const brands = one('兰蔻', '雅诗兰黛', '欧莱雅', 'SK-II')
const ages = one('18-24岁', '25-34岁', '35-44岁', '45岁以上')
const children = one('0 children', '1 child', '2 children', '3 children')
const drinks = one('从不喝酒', '偶尔', '经常')
const four = some('价格', '效果', '包装', '成分')
const withNone: ChoiceAsk = {
  ...four,
  offers: [...four.offers, { value: 'none', text: '都没用过', special: 'none', exclusive: true }],
}
const order: Ask = { kind: 'order', offers: offers('价格', '效果', '包装'), least: 3, most: 3 }
const ten: Ask = {
  kind: 'scale',
  steps: Array.from({ length: 11 }, (_, value) => ({ value, text: String(value) })),
  low: '完全不可能',
  high: '非常可能',
}
const five: Ask = { kind: 'scale', steps: [1, 2, 3, 4, 5].map((value) => ({ value, text: String(value) })), low: '', high: '' }
const yesno: Ask = { kind: 'yesno', truth: { value: true, text: 'Yes' }, lie: { value: false, text: 'No' } }
const number: Ask = { kind: 'number', min: 0, max: 20_000 }
const range: Ask = { kind: 'number', min: 0, max: 100, step: 10, pair: {} }
const day: Ask = { kind: 'moment', form: 'date' }
const time: Ask = { kind: 'moment', form: 'time' }

const today = '2026-11-15'

/** What is taken; undefined: asked again. */
const cases: [Ask, string, unknown][] = [
  [brands, '雅诗兰黛吧', 'v2'],
  [brands, '我用的是欧莱雅', 'v3'],
  [brands, 'sk ii', 'v4'],
  [brands, '最后一个', 'v4'],
  [brands, '第二个', 'v2'],
  [brands, 'the second one', 'v2'],
  [brands, '选3', 'v3'],
  [brands, 'option b', 'v2'],
  [brands, '兰', undefined],
  [brands, '不是兰蔻', undefined],
  [brands, '兰蔻或者欧莱雅', undefined],
  [brands, '5', undefined],
  [ages, '27', 'v2'],
  [ages, '2', 'v2'],
  [ages, '30岁', 'v2'],
  [children, '2', undefined],
  [children, '2 children', 'v3'],
  [drinks, '喝酒', undefined],
  [four, '2 and 4', ['v2', 'v4']],
  [four, '1、3', ['v1', 'v3']],
  [four, 'A和C', ['v1', 'v3']],
  [four, 'ac', ['v1', 'v3']],
  [four, '13', ['v1', 'v3']],
  [four, '1到3', ['v1', 'v2', 'v3']],
  [four, '全选', ['v1', 'v2', 'v3', 'v4']],
  [four, '除了2都要', ['v1', 'v3', 'v4']],
  [four, 'all except 2', ['v1', 'v3', 'v4']],
  [four, '价格，还有火星', undefined],
  [four, '都不是', undefined],
  [withNone, '以上都不是', ['none']],
  [withNone, 'none', ['none']],
  [withNone, '1和都没用过', undefined],
  [order, 'b>a>c', ['v2', 'v1', 'v3']],
  [order, '213', ['v2', 'v1', 'v3']],
  [order, '效果，价格，包装', ['v2', 'v1', 'v3']],
  [order, '2>1', undefined],
  [order, '1>1>2', undefined],
  [ten, '8/10', 8],
  [ten, '8/5', undefined],
  [ten, '五分', 5],
  [ten, '５', 5],
  [ten, 'five', 5],
  [ten, '满分', 10],
  [ten, '可能', undefined],
  [ten, '11', undefined],
  [five, '⭐⭐⭐⭐', 4],
  [five, '一般', 3],
  [five, '不太满意', 2],
  [five, '4 stars', 4],
  [yesno, '好的', true],
  [yesno, '👍', true],
  [yesno, '👎🏽', false],
  [yesno, 'nope', false],
  [yesno, '不是', false],
  [yesno, '看情况', undefined],
  [number, '1.2万', 12_000],
  [number, '1,200', 1200],
  [number, '一百二', 120],
  [number, '大概20', 20],
  [number, '200块钱', 200],
  [number, '20多', undefined],
  [number, '2-3', undefined],
  [number, '30000', undefined],
  [range, '20-60', [20, 60]],
  [range, '从20到60', [20, 60]],
  [range, '60-20', undefined],
  [range, '25-60', undefined],
  [day, '2024年3月1日', '2024-03-01'],
  [day, 'March 1, 2024', '2024-03-01'],
  [day, '昨天', '2026-11-14'],
  [day, '去年3月5日', '2025-03-05'],
  [day, '去年3月', undefined],
  [day, '2026-02-30', undefined],
  [time, '下午六点半', '18:30'],
  [time, '6:30 pm', '18:30'],
  [time, '25:00', undefined],
  [{ kind: 'words', form: 'phone' }, '138 0013 8000', '138 0013 8000'],
  [{ kind: 'words', form: 'phone' }, '没有', undefined],
  [{ kind: 'words', form: 'url' }, 'example.com/a', 'https://example.com/a'],
  [{ kind: 'words', form: 'words', mask: '99-aa' }, '12-ab', '12-ab'],
  [{ kind: 'words', form: 'words', mask: '99-aa' }, '1-ab', undefined],
  [{ kind: 'words', form: 'words', most: 3 }, '四个字了', undefined],
]

describe('everyday answers', () => {
  it.each(cases.map(([ask, said, meant]) => [said, ask.kind, meant, ask] as const))(
    '%s for a %s means %j',
    (said, _kind, meant, ask) => {
      const coerced = coerce(ask, { text: said }, today)
      expect('value' in coerced ? coerced.value : undefined).toEqual(meant)
    },
  )

  it('words that depend on the day are asked again where no day is known', () => {
    expect(coerce(day, { text: '昨天' })).toHaveProperty('again')
  })

  it('a re-ask says what was not understood, and what would be', () => {
    expect(coerce(ten, { text: '火星' })).toEqual({
      again: {
        zh: '没看懂「火星」。请回复 0（完全不可能） 到 10（非常可能） 之间的一个分数。',
        en: '"火星" was not understood. Please reply with one of 0 (完全不可能) to 10 (非常可能).',
      },
    })
    expect(coerce(brands, { text: '兰蔻或者欧莱雅' })).toMatchObject({
      again: { zh: expect.stringContaining('「兰蔻」、「欧莱雅」') },
    })
  })

  it('a press is its choice, whatever it is called', () => {
    const back: ChoiceAsk = {
      kind: 'choice',
      offers: [
        { value: 'b', text: '返回' },
        { value: 1, text: '2' },
        { value: 2, text: '1' },
      ],
    }
    expect(coerce(back, { text: '', values: ['1'] })).toEqual({ value: 1 })
    expect(coerce(back, { text: '', values: ['b'] })).toEqual({ value: 'b' })
    expect(coerce(order, { text: '', values: ['v3', 'v1', 'v2'] })).toEqual({ value: ['v3', 'v1', 'v2'] })
  })

  it('takes files of the kind and size asked for, and no words for one', () => {
    const ask: Ask = { kind: 'file', accepted: ['image/*'], maxSize: 1000, most: 1, required: false }
    const picture = { name: 'a.png', mediaType: 'image/png', size: 10, path: '/tmp/a.png' }
    expect(coerce(ask, { text: '', files: [picture] })).toEqual({
      value: [{ name: 'a.png', type: 'image/png', content: '/tmp/a.png' }],
    })
    for (const said of [
      { text: 'https://example.com/a.png' },
      { text: '', files: [{ ...picture, size: 2000 }] },
      { text: '', files: [{ ...picture, mediaType: 'text/html' }] },
    ])
      expect(coerce(ask, said)).toHaveProperty('again')
    expect(coerce({ ...ask, required: true }, { text: '无法上传：在公司' })).toEqual({
      value: [{ name: '在公司', type: 'text/plain', content: '' }],
    })
  })

  it.each([
    ['twenty-three', 23],
    ['a hundred', 100],
    ['三万六', 36_000],
    ['三点五', 3.5],
    ['1.5k', 1500],
    ['¥99', 99],
    ['两千三', 2300],
    ['10%', 10],
    ['twenty something', undefined],
    ['四五个', undefined],
  ])('%s is the number %s', (text, value) => expect(spokenNumber(text)).toBe(value))
})
