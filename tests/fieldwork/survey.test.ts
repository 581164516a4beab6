import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginSurvey, replySurvey } from '../../src/fieldwork/survey/reply.js'
import { readSurvey } from '../../src/fieldwork/survey/survey-file.js'
import { renderText } from '../../src/messages/index.js'
import { surveyOf, talk } from './survey-builder.js'

const shipped = readFileSync(new URL('../../surveys/skincare-habits.json', import.meta.url), 'utf8')

describe('a survey in a chat', () => {
  const branching = surveyOf(
    { type: 'boolean', name: 'bought', title: '买过吗？', isRequired: true },
    { type: 'comment', name: 'why', title: '为什么买？', visibleIf: '{bought} = true' },
    { type: 'text', name: 'last', title: '还有吗？' },
  )

  it('asks what follows from what was answered', () => {
    expect(talk(branching, 'zh', '是').state.at).toBe('why')
    expect(talk(branching, 'zh', '否').state.at).toBe('last')
  })

  it('forgets what no longer follows after going back', () => {
    const replied = talk(branching, 'zh', '是', '好用', '返回', '返回', '否', '没有了')
    expect(replied.outcome).toBe('completed')
    expect(replied.state.data).toEqual({ bought: false, last: '没有了' })
  })

  it('a required question cannot be skipped, another can', () => {
    expect(talk(branching, 'zh', '跳过').outcome).toBe('again')
    expect(talk(branching, 'zh', '是', '跳过').state.at).toBe('last')
  })

  it('stops, keeps everything, and goes on at the same question', () => {
    const paused = talk(branching, 'zh', '是', '退出')
    expect(paused.outcome).toBe('paused')
    const resumed = beginSurvey(branching, JSON.parse(JSON.stringify(paused.state)))
    expect(resumed.state).toEqual(paused.state)
    expect(renderText(resumed.message, { width: 80, colour: false })).toContain('为什么买？')
  })

  it('a control word within a sentence is an answer', () => {
    expect(talk(branching, 'zh', '是', '看到退出按钮就买了').state.data.why).toBe('看到退出按钮就买了')
  })

  it('walks matrices and multiple texts one input at a time', () => {
    const survey = surveyOf(
      { type: 'matrix', name: 'm', columns: ['差', '好'], rows: ['产品', '物流'] },
      { type: 'multipletext', name: 't', items: [{ name: 'height' }, { name: 'weight' }] },
    )
    expect(talk(survey, 'zh', '好', '1', '170', '60').state.data).toEqual({
      m: { 产品: '好', 物流: '差' },
      t: { height: '170', weight: '60' },
    })
  })

  it('walks dynamic panels, and asks whether to add one more', () => {
    const survey = surveyOf(
      {
        type: 'paneldynamic',
        name: 'kids',
        title: '孩子',
        templateElements: [{ type: 'text', name: 'age', inputType: 'number' }],
      },
      { type: 'text', name: 'last' },
    )
    expect(talk(survey, 'zh', '是', '3', '是', '五', '否', '完').state.data).toEqual({
      kids: [{ age: 3 }, { age: 5 }],
      last: '完',
    })
    expect(talk(survey, 'zh', '是', '3', '跳过', '完').state.data).toEqual({ kids: [{ age: 3 }], last: '完' })
  })

  it('pipes answers into later questions', () => {
    const survey = surveyOf({ type: 'text', name: 'name' }, { type: 'text', name: 'like', title: '{name}，喜欢什么？' })
    expect(renderText(talk(survey, 'zh', '小满').message, { width: 80, colour: false })).toContain('小满，喜欢什么？')
  })

  it('shows texts with the question after them', () => {
    const survey = surveyOf(
      { type: 'text', name: 'a' },
      { type: 'html', name: 'h', html: '<b>下面</b>问习惯' },
      { type: 'text', name: 'b' },
    )
    const replied = talk(survey, 'zh', 'x')
    expect(replied.state.at).toBe('b')
    expect(renderText(replied.message, { width: 80, colour: false })).toContain('下面问习惯')
  })

  it('keeps a random order for one respondent', () => {
    const survey = surveyOf({ type: 'radiogroup', name: 'q', choicesOrder: 'random', choices: ['a', 'b', 'c', 'd', 'e', 'f'] })
    const texts = new Set(Array.from({ length: 4 }, () => renderText(talk(survey, 'en').message, { width: 80, colour: false })))
    expect(texts.size).toBe(1)
  })

  it('speaks the respondent’s language', () => {
    const { survey } = readSurvey('s', shipped)
    expect(
      renderText(beginSurvey(survey!, { language: 'en', data: {}, at: null, seed: 1 }).message, { width: 80, colour: false }),
    ).toContain('What is your skin type?')
    expect(
      renderText(beginSurvey(survey!, { language: 'zh', data: {}, at: null, seed: 1 }).message, { width: 80, colour: false }),
    ).toContain('您的肤质是？')
  })

  it('law: the shipped survey ends for everyone who answers, whatever they pick; back and forward again changes nothing', () => {
    const { survey } = readSurvey('s', shipped)
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        fc.constantFrom('zh' as const, 'en' as const),
        (choices, language) => {
          const pick = () => String(choices.next().value)
          let replied = beginSurvey(survey!, { language, data: {}, at: null, seed: 3 })
          for (let turn = 0; replied.outcome !== 'completed'; turn++) {
            expect(turn).toBeLessThan(400)
            const before = replied.state
            const answered = replySurvey(survey!, before, turn % 3 === 2 ? '4、3、2、1' : pick())
            if (answered.outcome === 'asked') {
              const back = replySurvey(survey!, answered.state, 'back')
              // From the words of "other" one goes back to the question itself.
              expect(back.state.at).toBe(before.at?.replace(/#.*/, '') ?? null)
            }
            replied = answered
          }
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('reading a survey file', () => {
  it.each([
    ['not JSON', '{', /not JSON/],
    ['no object', '[1]', /no JSON object/],
    ['no question', '{"pages":[]}', /no question/],
    ['a condition on nothing', '{"elements":[{"type":"text","name":"a","visibleIf":"{b} = 1"}]}', /"b" is not found/],
    ['one name twice', '{"elements":[{"type":"text","name":"a"},{"type":"text","name":"a"}]}', /duplicated/],
    ['an unknown type', '{"elements":[{"type":"txt","name":"a"},{"type":"text","name":"b"}]}', /Did you mean "text"/],
  ])('withholds %s', (_what, text, message) => {
    const { survey, faults } = readSurvey('s', text)
    expect(survey).toBeUndefined()
    expect(faults.map((fault) => fault.message).join('\n')).toMatch(message)
  })

  it('names the place of a fault', () => {
    const { faults } = readSurvey('s', '{"pages":[{"elements":[{"type":"text","name":"a","visibleIf":"{b} = 1"}]}]}')
    expect(faults[0]?.path).toBe('pages[0].elements[0].visibleIf')
  })

  it('the shipped survey has no fault, in both languages', () => {
    const { survey, faults } = readSurvey('s', shipped)
    expect(faults).toEqual([])
    expect(survey?.languages).toEqual(['zh', 'en'])
  })
})
