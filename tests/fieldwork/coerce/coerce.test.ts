import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spokenNumber } from '../../../src/fieldwork/survey/coerce/spoken-number.js'
import { surveyOf, talk } from '../survey-builder.js'

const skin = {
  type: 'radiogroup',
  name: 'q',
  choices: [
    { value: 'dry', text: '干性' },
    { value: 'oily', text: '油性' },
    { value: 'sensitive', text: '敏感性' },
  ],
}
const open = { ...skin, showOtherItem: true, otherText: '其他', showNoneItem: true, noneText: '都不是' }
const many = {
  type: 'checkbox',
  name: 'q',
  choices: ['价格', '效果', '包装', '成分'],
  maxSelectedChoices: 3,
  showNoneItem: true,
  noneText: '都不是',
}
const five = { type: 'rating', name: 'q', rateMax: 5 }
const nps = {
  type: 'rating',
  name: 'q',
  rateMin: 0,
  rateMax: 10,
  minRateDescription: '完全不可能',
  maxRateDescription: '非常可能',
}
const rank = { type: 'ranking', name: 'q', choices: ['价格', '效果', '包装'] }
const yes = { type: 'boolean', name: 'q' }
const named = { type: 'boolean', name: 'q', labelTrue: '买过', labelFalse: '没买过' }
const satisfied = { type: 'radiogroup', name: 'q', choices: ['不满意', '满意'] }

const last = { type: 'text', name: 'last' }

/** What is kept for what was said; undefined: asked again. */
const cases: [string, object, string, unknown][] = [
  ['a number is the place in the list', skin, '2', 'oily'],
  ['full-width and Chinese numbers too', skin, '２', 'oily'],
  ['…', skin, '第三个', 'sensitive'],
  ['a letter as well', skin, 'B', 'oily'],
  ['the words', skin, '干性', 'dry'],
  ['everyday endings are one', skin, '敏感肌', 'sensitive'],
  ['the words within a sentence', skin, '我是油性的', 'oily'],
  ['the stored value', skin, 'sensitive', 'sensitive'],
  ['negation turns a match round', satisfied, '我不是很满意', undefined],
  ['longer words win over those within', satisfied, '不满意', '不满意'],
  ['off the list', skin, '4', undefined],
  ['nothing known', skin, '火星', undefined],
  ['two at once', skin, '干性和油性', undefined],
  ['none, where there is none', open, '都不是', 'none'],
  ['none, where there is not', skin, '都不是', undefined],
  ['other with words', open, '其他：外油内干', 'other'],
  ['other without words: they are asked for next', open, '其他', 'other'],
  ['several, in any way of listing', many, '1、3', ['价格', '包装']],
  ['…', many, '2 and 4', ['效果', '成分']],
  ['…', many, '价格和包装', ['价格', '包装']],
  ['…', many, '1 2', ['价格', '效果']],
  ['the same twice counts once', many, '1,1', ['价格']],
  ['too many', many, '全部', undefined],
  ['none of several', many, '都不是', ['none']],
  ['none and another', many, '都不是、1', undefined],
  ['one unknown among several', many, '1、9', undefined],
  ['words of a five-point scale', five, '非常满意', 5],
  ['…', five, '不满意', 2],
  ['…', five, 'very satisfied', 5],
  ['a score with its unit', five, '4分', 4],
  ['SurveyJS itself would take 42', five, '42', undefined],
  ['zero is off this scale', five, '0', undefined],
  ['the words at the ends', nps, '非常可能', 10],
  ['the lowest', nps, '0', 0],
  ['a Chinese number', nps, '十', 10],
  ['between the steps', nps, '7.5', undefined],
  ['an order by number', rank, '3,1,2', ['包装', '价格', '效果']],
  ['by digits alone', rank, '312', ['包装', '价格', '效果']],
  ['by words', rank, '效果 > 价格 > 包装', ['效果', '价格', '包装']],
  ['one left out', rank, '3,1', undefined],
  ['one twice', rank, '1,1,2', undefined],
  ['yes', yes, '是的', true],
  ['no', yes, '没有', false],
  ['SurveyJS itself would take maybe', yes, '不一定', undefined],
  ['own labels', named, '没买过', false],
  ['own labels', named, '买过', true],
  ['a number in words', { type: 'text', name: 'q', inputType: 'number' }, '二十三', 23],
  ['not a number', { type: 'text', name: 'q', inputType: 'number' }, '很多', undefined],
  ['above the most', { type: 'text', name: 'q', inputType: 'number', max: 10 }, '11', undefined],
  ['a date', { type: 'text', name: 'q', inputType: 'date' }, '2026年5月1日', '2026-05-01'],
  ['a day that is not', { type: 'text', name: 'q', inputType: 'date' }, '2026-02-30', undefined],
  ['an address', { type: 'text', name: 'q', inputType: 'email' }, 'a@b.cn', 'a@b.cn'],
  ['not an address', { type: 'text', name: 'q', inputType: 'email' }, 'a@b', undefined],
  [
    'a validator of the file',
    { type: 'text', name: 'q', validators: [{ type: 'regex', regex: '^[A-Z]{3}$', text: 'three letters' }] },
    'abc',
    undefined,
  ],
]

describe('what a text means for a question', () => {
  it.each(cases)('%s', (_law, question, said, meant) => {
    const replied = talk(surveyOf(question, last), 'zh', said)
    expect(replied.outcome === 'again' ? undefined : replied.state.data.q).toEqual(meant)
    expect(replied.outcome).toBe(meant === undefined ? 'again' : 'asked')
  })

  it('keeps the words of "other" beside the choice', () => {
    expect(talk(surveyOf(open, last), 'zh', '其他：外油内干').state.data).toEqual({ q: 'other', 'q-Comment': '外油内干' })
  })

  it('law: nothing that the question forbids is ever kept, whatever is typed', () => {
    const forbidden = [
      { question: skin, fits: (value: unknown) => ['dry', 'oily', 'sensitive'].includes(value as string) },
      { question: five, fits: (value: unknown) => [1, 2, 3, 4, 5].includes(value as number) },
      { question: many, fits: (value: unknown) => Array.isArray(value) && value.length >= 1 && value.length <= 3 },
      { question: yes, fits: (value: unknown) => typeof value === 'boolean' },
    ]
    const typed = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.constantFrom('满意', '1、2', '都不是', '<b>', '1 2 3 4', '油', '-1', '1e3'),
    )
    fc.assert(
      fc.property(fc.constantFrom(...forbidden), typed, ({ question, fits }, said) => {
        const value = talk(surveyOf(question, last), 'zh', said).state.data.q
        expect(value === undefined || fits(value)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

describe('spokenNumber', () => {
  it.each([
    ['8', 8],
    ['８', 8],
    ['八', 8],
    ['十', 10],
    ['十二', 12],
    ['二十三', 23],
    ['一百零五', 105],
    ['两千', 2000],
    ['1,200', 1200],
    ['3.5', 3.5],
    ['第2个', 2],
    ['8分', 8],
    ['-3', -3],
    ['八成', undefined],
    ['', undefined],
    ['1 2', undefined],
  ])('%s is %s', (text, number) => expect(spokenNumber(text)).toBe(number))
})
