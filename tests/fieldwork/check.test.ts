import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { beginSurvey, replySurvey } from '../../src/fieldwork/survey/reply.js'
import { checkMessage } from '../../src/fieldwork/survey/simulate/check-message.js'
import { simulateSurvey } from '../../src/fieldwork/survey/simulate/simulate.js'
import { readSurvey } from '../../src/fieldwork/survey/survey-file.js'
import { renderText } from '../../src/messages/index.js'
import { sharedData } from '../support/shared-data.js'
import { surveyOf } from './survey-builder.js'

const check = (definition: object) => readSurvey('s', JSON.stringify(definition))
const q = (name: string, more: object = {}) => ({ type: 'text', name, ...more })
const choice = (name: string, ...choices: unknown[]) => ({ type: 'radiogroup', name, choices })

describe('survey check', () => {
  it.each([
    [
      'a condition on nothing',
      { elements: [q('a', { visibleIf: '{b} = 1' }), q('c')] },
      'error',
      'elements[0].visibleIf',
      /没有叫「b」的题目/,
    ],
    [
      'a broken expression',
      { elements: [q('a'), q('c', { visibleIf: '{a} = 5 and' })] },
      'error',
      'elements[1].visibleIf',
      /写错了/,
    ],
    [
      'choices from an address',
      { elements: [{ type: 'dropdown', name: 'a', choicesByUrl: { url: 'https://example.com' } }] },
      'error',
      'elements[0].choicesByUrl',
      /不会去取/,
    ],
    ['a time limit', { timeLimit: 100, elements: [q('a')] }, 'warning', 'timeLimit', /时间限制/],
    ['a signature', { elements: [q('a'), { type: 'signaturepad', name: 'b' }] }, 'warning', 'elements[1]', /手写签名/],
    ['a password', { elements: [q('a', { inputType: 'password' })] }, 'warning', 'elements[0].inputType', /密码/],
    [
      'a condition on what is asked later',
      { elements: [q('a', { visibleIf: "{b} = 'x'" }), q('b')] },
      'warning',
      'elements[0].visibleIf',
      /后面才问的「b」/,
    ],
    [
      'a text that pipes what is asked later',
      { elements: [q('a', { title: 'Hello {b}' }), q('b')] },
      'warning',
      'elements[0].title',
      /还是空的/,
    ],
    [
      'a jump back',
      { elements: [q('a'), q('b')], triggers: [{ type: 'skip', expression: "{b} = 'x'", gotoName: 'a' }] },
      'warning',
      'triggers[0].gotoName',
      /跳转指回前面/,
    ],
    [
      'a text without its translation',
      {
        title: { default: 'T', 'zh-cn': '题' },
        elements: [q('a', { title: { default: 'Hello there', 'zh-cn': '您好' } }), q('b', { title: '只有中文' })],
      },
      'warning',
      'elements[1].title',
      /缺英文/,
    ],
    [
      'more choices than a list takes',
      { elements: [choice('a', ...Array.from({ length: 30 }, (_, index) => `c${index}`))] },
      'note',
      'elements[0].choices',
      /30 个选项/,
    ],
    [
      'the same question twice, word for word',
      { elements: [q('a', { title: 'x' }), q('a', { title: 'x' })] },
      'warning',
      'elements[1]',
      /只问一次/,
    ],
    [
      'a check on a question that is not there',
      { elements: [choice('mood', 'good', 'bad')], zhiyin: { attention: [{ question: 'moods', expected: 'good' }] } },
      'error',
      'zhiyin.attention[0].question',
      /是「mood」吗/,
    ],
    [
      'a check on a choice that is not there',
      { elements: [choice('mood', 'good', 'bad')], zhiyin: { attention: [{ question: 'mood', expected: 'goood' }] } },
      'error',
      'zhiyin.attention[0].expected',
      /不是「mood」的选项/,
    ],
    [
      'a block of another form',
      { elements: [q('a')], zhiyin: { privacy: 'open' } },
      'error',
      'zhiyin.privacy',
      /zhiyin 设置有误/,
    ],
  ])('%s', (_what, definition, severity, path, zh) => {
    const { survey, faults } = check(definition)
    const found = faults.find((fault) => fault.path === path)
    expect(found).toMatchObject({ severity, zh: expect.stringMatching(zh) })
    expect(found?.message).not.toBe('')
    expect(survey === undefined).toBe(faults.some((fault) => fault.severity === 'error'))
  })

  it('the shipped surveys are without error or warning, and every branch of each can be walked', () => {
    const folder = new URL('../../surveys/', import.meta.url)
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'question-types.json')) {
      const { survey, faults } = readSurvey(file, readFileSync(new URL(file, folder), 'utf8'))
      expect(faults.filter(({ severity }) => severity !== 'note')).toEqual([])
      expect(simulateSurvey(survey!)).toMatchObject({ complete: true, unreached: [], deadEnds: [], unseen: {} })
    }
    expect(
      readSurvey('q', readFileSync(new URL('question-types.json', folder), 'utf8')).faults.map(({ severity }) => severity),
    ).toEqual(['note'])
  })
})

describe('walking every branch', () => {
  it('counts the different sequences of questions, the shortest and the longest', () => {
    const survey = surveyOf(
      { type: 'boolean', name: 'bought', isRequired: true },
      { type: 'rating', name: 'nps', rateMin: 0, rateMax: 10, isRequired: true },
      { ...q('why'), visibleIf: '{bought} = true' },
      { ...q('wrong'), visibleIf: '{nps} <= 6' },
      q('last'),
    )
    const { paths, shortest, longest, tried } = simulateSurvey(survey)
    expect(paths).toBe(4)
    expect(shortest.steps).toEqual(['bought', 'nps', 'last'])
    expect(longest.steps).toEqual(['bought', 'nps', 'why', 'wrong', 'last'])
    expect(longest.seconds).toBeGreaterThan(shortest.seconds)
    // Eleven scores make two ways on, not eleven.
    expect(tried).toBeLessThan(20)
  })

  it('branches on a rest that is left out, on early ends and on jumps', () => {
    const { survey } = check({
      elements: [q('age', { inputType: 'number', min: 0, isRequired: true }), q('b'), q('c'), q('d')],
      triggers: [
        { type: 'complete', expression: '{age} < 18' },
        { type: 'skip', expression: '{b} notempty', gotoName: 'd' },
      ],
    })
    const { paths, shortest, longest } = simulateSurvey(survey!)
    expect({ paths, shortest: shortest.steps, longest: longest.steps }).toEqual({
      paths: 3,
      shortest: ['age'],
      longest: ['age', 'b', 'c', 'd'],
    })
  })

  it('finds what is never asked, choices never on offer, and dead ends', () => {
    const { survey } = check({
      elements: [
        choice('a', 'x', 'y'),
        q('never', { visibleIf: "{a} = 'x' and {a} = 'y'" }),
        { ...choice('b', 'p', { value: 'q', visibleIf: "{a} = 'x' and {a} = 'y'" }) },
        { ...choice('c', { value: 'r', visibleIf: "{a} = 'x'" }), isRequired: true },
      ],
    })
    const { unreached, unseen, deadEnds, faults } = simulateSurvey(survey!)
    expect({ unreached, unseen, deadEnds }).toEqual({ unreached: ['never'], unseen: { b: ['q'] }, deadEnds: ['c'] })
    expect(faults.map(({ path }) => path)).toEqual(['elements[1]', 'elements[3]', 'elements[2].choices'])
  })

  it('stops at its bound and says so', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const survey = surveyOf(
      ...names.map((name) => choice(name, 1, 2, 3)),
      ...names.map((name) => ({ ...q(`why_${name}`), visibleIf: `{${name}} = 2` })),
    )
    const simulation = simulateSurvey(survey, 'en', 30)
    expect(simulation).toMatchObject({ complete: false, tried: 30 })
    const said = renderText(checkMessage({ survey, faults: [] }, simulation, 'en'), { width: 100, colour: false })
    expect(said).toContain('stopped after 30 answers')
    expect(simulateSurvey(survey, 'en')).toMatchObject({ complete: true, paths: 32 })
  })
})

const example = sharedData() && join(sharedData() as string, 'fieldwork/surveyjs/survey_library_example.json')

describe.skipIf(!example)("a real file: SurveyJS's own example", () => {
  it('is asked to its end: a start page, the same question four times, random orders, a score in the thanks', () => {
    const { survey } = readSurvey('quiz', readFileSync(example as string, 'utf8'))
    let replied = beginSurvey(survey!, { language: 'en', data: {}, at: null, seed: 5 })
    expect(renderText(replied.message, { width: 200, colour: false })).toContain(
      'Enter your name below and click Start Quiz to begin.',
    )
    const asked: (string | null)[] = []
    for (const said of ['Ann', '1861-1865', 'patrick henry', 'the foundation of the british parliamentary system']) {
      asked.push(replied.state.at)
      replied = replySurvey(survey!, JSON.parse(JSON.stringify(replied.state)), said)
    }
    expect(asked).toEqual(['username', 'civilwar', 'libertyordeath', 'magnacarta'])
    expect(replied.outcome).toBe('completed')
    expect(renderText(replied.message, { width: 200, colour: false })).toBe(
      'Congratulations! You answered all the questions correctly!',
    )
  })
})
