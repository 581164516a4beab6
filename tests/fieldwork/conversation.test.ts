import { describe, expect, it } from 'vitest'
import type { SurveyState } from '../../src/fieldwork/survey/model.js'
import { beginSurvey, type Replied, replySurvey } from '../../src/fieldwork/survey/reply.js'
import { readSurvey, type Survey } from '../../src/fieldwork/survey/survey-file.js'
import { type Choices, renderText } from '../../src/messages/index.js'
import { surveyOf, talk } from './survey-builder.js'

const seen = (replied: Replied) => renderText(replied.message, { width: 200, colour: false })
const widget = (replied: Replied) => replied.message.blocks.find((block): block is Choices => block.kind === 'choices')
const restart = ({ state }: Replied) => JSON.parse(JSON.stringify(state)) as SurveyState
const begin = (survey: Survey, seed = 7) => beginSurvey(survey, { language: 'zh', data: {}, at: null, seed })

const two = surveyOf(
  { type: 'radiogroup', name: 'a', title: '选哪个', choices: ['x', 'y', '跳过'] },
  { type: 'rating', name: 'b', title: '几分', rateMin: 0, rateMax: 10, minRateDescription: '不会', maxRateDescription: '会' },
)

describe('pressing', () => {
  it('answers the question that the press belongs to', () => {
    const first = begin(two)
    const pressed = replySurvey(two, first.state, { text: '', values: ['y'], token: widget(first)!.token! })
    expect(pressed).toMatchObject({ outcome: 'asked', state: { at: 'b', data: { a: 'y' } }, kept: { question: 'a', value: 'y' } })
  })

  it('on an old message keeps nothing and shows the question that waits', () => {
    const first = begin(two)
    const { token } = widget(first)!
    const second = replySurvey(two, first.state, { text: '', values: ['y'], token: token! })
    const stale = replySurvey(two, second.state, { text: '', values: ['x'], token: token! })
    expect(stale.outcome).toBe('stale')
    expect(stale.state).toEqual(second.state)
    expect(stale.kept).toBeUndefined()
    expect(seen(stale)).toMatch(/已经答过了[\s\S]*返回[\s\S]*几分/)
  })

  it("another session's buttons are not this one's", () => {
    const mine = begin(two, 1)
    expect(replySurvey(two, mine.state, { text: '', values: ['y'], token: widget(begin(two, 2))!.token! }).outcome).toBe('stale')
  })

  it('a scale is pressed by its numbers, its ends described, and not numbered once more', () => {
    const { choices, look, plain } = widget(talk(two, 'zh', '1'))!
    expect({ look, plain, count: choices.length, first: choices[0], last: choices.at(-1) }).toEqual({
      look: 'buttons',
      plain: true,
      count: 11,
      first: { label: '0 不会', value: '0' },
      last: { label: '10 会', value: '10' },
    })
  })

  it('several may be picked, within the bounds of the question', () => {
    const many = surveyOf({ type: 'checkbox', name: 'a', choices: ['x', 'y', 'z'], maxSelectedChoices: 2, showNoneItem: true })
    const { token, ...rest } = widget(begin(many))!
    expect(rest).toMatchObject({ many: true, least: 1, most: 2 })
    expect(replySurvey(many, begin(many).state, { text: '', values: ['x', 'z'], token: token! }).state.data).toEqual({
      a: ['x', 'z'],
    })
    expect(replySurvey(many, begin(many).state, { text: '', values: ['x', 'none'], token: token! }).outcome).toBe('again')
  })
})

describe('words that steer', () => {
  it('are the choice where a choice is called so', () => {
    expect(talk(two, 'zh', '跳过').state.data).toEqual({ a: '跳过' })
    expect(talk(two, 'zh', '1', '跳过').state).toMatchObject({ data: { a: 'x' } })
  })

  it.each([
    ['帮助', 'again', /返回/],
    ['进度', 'again', /\(1\/2\)，还有 2 题/],
    ['删除我的数据', 'erase', /删除/],
    ['erase my data', 'erase', /删除/],
    ['stop', 'paused', /已答的都保存了/],
  ] as const)('%s: %s', (said, outcome, words) => {
    const replied = talk(two, 'zh', said)
    expect(replied.outcome).toBe(outcome)
    expect(seen(replied)).toMatch(words)
  })

  it('next keeps the answer given before going back, which is shown', () => {
    const back = talk(two, 'zh', 'y', '返回')
    expect(seen(back)).toContain('您之前的回答：y')
    expect(replySurvey(two, restart(back), '下一题').state).toEqual(talk(two, 'zh', 'y').state)
  })
})

describe('on the way', () => {
  it('asks for the words of "other", and not again when they were said at once', () => {
    const survey = surveyOf(
      { type: 'radiogroup', name: 'a', choices: ['x'], showOtherItem: true, otherText: '其他' },
      { type: 'text', name: 'b' },
    )
    const asked = talk(survey, 'zh', '其他')
    expect(asked.state.at).toBe('a#other')
    expect(replySurvey(survey, restart(asked), '跳过').outcome).toBe('again')
    expect(replySurvey(survey, restart(asked), '火锅').state).toMatchObject({
      at: 'b',
      data: { a: 'other', 'a-Comment': '火锅' },
    })
    expect(talk(survey, 'zh', '其他：火锅').state).toMatchObject({ at: 'b', data: { a: 'other', 'a-Comment': '火锅' } })
  })

  it('says the titles of pages and panels as they are entered, and shows pictures', () => {
    const { survey } = readSurvey(
      's',
      JSON.stringify({
        pages: [
          { name: 'p1', title: '第一部分', description: '关于您', elements: [{ type: 'text', name: 'a' }] },
          {
            name: 'p2',
            elements: [
              {
                type: 'panel',
                name: 'g',
                title: '用法',
                elements: [
                  { type: 'image', name: 'i', imageLink: 'https://example.com/i.png', altText: '瓶子' },
                  { type: 'text', name: 'b' },
                ],
              },
            ],
          },
        ],
      }),
    )
    expect(seen(begin(survey!))).toMatch(/第一部分[\s\S]*关于您[\s\S]*\(1\/2\)/)
    expect(seen(talk(survey!, 'zh', 'x'))).toMatch(/用法[\s\S]*瓶子[\s\S]*\(2\/2\)/)
  })

  it('early ends and jumps follow from answers, and going back undoes them', () => {
    const { survey } = readSurvey(
      's',
      JSON.stringify({
        elements: [
          { type: 'text', name: 'age', inputType: 'number' },
          { type: 'text', name: 'b' },
          { type: 'text', name: 'c', isRequired: true },
          { type: 'text', name: 'd' },
        ],
        triggers: [
          { type: 'complete', expression: '{age} < 18' },
          { type: 'skip', expression: '{age} > 60', gotoName: 'd' },
        ],
      }),
    )
    expect(talk(survey!, 'zh', '12').outcome).toBe('completed')
    expect(talk(survey!, 'zh', '70').state.at).toBe('d')
    expect(talk(survey!, 'zh', '70', '返回').state.at).toBe('age')
    expect(talk(survey!, 'zh', '70', '返回', '30').state.at).toBe('b')
    expect(talk(survey!, 'zh', '70', '完了').outcome).toBe('completed')
  })

  it('thanks for these answers, without markup, and leads on', () => {
    const { survey } = readSurvey(
      's',
      JSON.stringify({
        elements: [{ type: 'rating', name: 'nps', rateMax: 10 }],
        completedHtml: '<p>谢谢</p>',
        completedHtmlOnCondition: [{ expression: '{nps} > 8', html: '<h1>太好了&nbsp;<b>!</b></h1>' }],
        navigateToUrl: 'https://example.com/coupon',
      }),
    )
    expect(seen(talk(survey!, 'zh', '5'))).toMatch(/^谢谢\n\n打开下一页: https:\/\/example\.com\/coupon$/)
    expect(seen(talk(survey!, 'zh', '9'))).toContain('太好了 !')
  })

  it('is over at once where nothing is in sight to be asked', () => {
    const survey = surveyOf({ type: 'text', name: 'a', visible: false })
    expect(begin(survey)).toMatchObject({ outcome: 'completed', state: { at: null } })
  })

  it('speaks the file’s nearest language', () => {
    const { survey } = readSurvey(
      's',
      JSON.stringify({ elements: [{ type: 'text', name: 'a', title: { fr: 'Bonjour', de: 'Guten Tag', 'zh-tw': '您好嗎' } }] }),
    )
    expect(seen(beginSurvey(survey!, { language: 'zh', data: {}, at: null, seed: 1 }))).toContain('您好嗎')
    expect(seen(beginSurvey(survey!, { language: 'en', data: {}, at: null, seed: 1 }))).toMatch(/您好嗎|Bonjour/)
  })

  it('carries chosen choices forward', () => {
    const survey = surveyOf(
      { type: 'checkbox', name: 'a', choices: ['x', 'y', 'z'] },
      { type: 'radiogroup', name: 'b', choicesFromQuestion: 'a', choicesFromQuestionMode: 'selected' },
    )
    expect(widget(talk(survey, 'zh', '1、3'))?.choices.map(({ value }) => value)).toEqual(['x', 'z'])
  })

  it('image maps are choices of their areas, signatures a name', () => {
    const survey = surveyOf(
      {
        type: 'imagemap',
        name: 'map',
        imageLink: 'https://example.com/face.png',
        areas: [
          { value: 't', text: '额头' },
          { value: 'u', text: '脸颊' },
        ],
      },
      { type: 'signaturepad', name: 'sign', isRequired: true },
    )
    expect(widget(begin(survey))?.choices.map(({ label }) => label)).toEqual(['额头', '脸颊'])
    expect(seen(talk(survey, 'zh', '额头'))).toContain('请写下您的姓名')
    expect(talk(survey, 'zh', '额头', '王小满').state.data).toEqual({ map: 't', sign: '王小满' })
  })
})
