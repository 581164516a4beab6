import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakDown } from '../../../src/fieldwork/results/break-down.js'
import { byKnown, byQuestion } from '../../../src/fieldwork/results/grouping.js'
import { breakDownBlocks } from '../../../src/fieldwork/results/message/break-down-blocks.js'
import { resultsMessage } from '../../../src/fieldwork/results/message/results-message.js'
import { surveyResults } from '../../../src/fieldwork/results/survey-results.js'
import { message, messageForm, renderHtml, renderMarkdown, renderText } from '../../../src/messages/index.js'
import { judgeOf } from '../quality/subject.js'
import { outline, response } from './responses.js'

const elements = [
  { type: 'radiogroup', name: 'one', choices: ['a', 'b'], showOtherItem: true },
  { type: 'checkbox', name: 'many', choices: ['a', 'b', 'c'] },
  { type: 'rating', name: 'nps', rateMin: 0, rateMax: 10 },
  { type: 'rating', name: 'stars' },
  { type: 'boolean', name: 'yes' },
  { type: 'ranking', name: 'order', choices: ['x', 'y', 'z'] },
  { type: 'text', inputType: 'number', name: 'age' },
  { type: 'text', inputType: 'date', name: 'day' },
  { type: 'comment', name: 'why' },
  { type: 'matrix', name: 'm', columns: [1, 2, 3, 4, 5], rows: ['r1', 'r2', 'r3', 'r4', 'r5'] },
  { type: 'multipletext', name: 'mt', items: [{ name: 'i' }] },
  { type: 'paneldynamic', name: 'p', templateElements: [{ type: 'text', name: 'f' }] },
  { type: 'file', name: 'photo' },
]
const everything = outline(...elements)
const names = everything.map(({ steps }) => steps[0]!)

/** Data as it should be, and data as a stranger, an older version of the file or a slip might have left it. */
const value = fc.oneof(
  fc.constantFrom('a', 'b', 'other', 'x', 9, 3, 0, true, '2026-11-02', '面霜太干了', '<b>*_`|@everyone', '=1+1', ''),
  fc.constantFrom(['a', 'b'], ['y', 'x'], { r1: 5, r2: 1 }, { i: '甲' }, [{ f: 'x' }, {}], [{ name: 'me.png' }]),
  fc.jsonValue({ maxDepth: 2 }),
)
const data = fc.dictionary(fc.constantFrom(...names, 'one-Comment', 'gone'), value, { maxKeys: 12 })
const responses = fc.array(fc.record({ data, weight: fc.double({ min: 0.2, max: 5, noNaN: true }), doubtful: fc.boolean() }), {
  maxLength: 30,
})

test('law: whatever lies in the data, results are finite, messages are valid, and every renderer takes them', () => {
  fc.assert(
    fc.property(responses, fc.constantFrom('zh', 'en') as fc.Arbitrary<'zh' | 'en'>, (rows, language) => {
      const all = rows.map((row, index) =>
        response(row.data, { ...row, id: `r${index}`, known: { city: index % 3 ? ['上海'] : ['北京'] } }),
      )
      const results = surveyResults({
        survey: 's',
        title: { zh: 's', en: 's' },
        outline: everything,
        responses: all,
        doubtful: 'both',
        least: 0,
      })
      for (const { questions, responses: base } of results.sets)
        for (const question of questions) {
          expect(question.base).toBeLessThanOrEqual(base)
          if (!('shares' in question)) continue
          for (const { share, interval } of question.shares) {
            expect(share).toBeGreaterThanOrEqual(0)
            expect(share).toBeLessThanOrEqual(1)
            if (interval) expect(interval[0] <= share + 1e-9 && share - 1e-9 <= interval[1]).toBe(true)
          }
        }
      const groupings = [byQuestion(everything[0]!)!, byKnown('city', { zh: '城市', en: 'city' }, all)]
      const broken = everything.flatMap((asked) => groupings.flatMap((grouping) => breakDown(asked, grouping, all)))
      const whole = message(
        language,
        ...resultsMessage(results, language).blocks,
        ...broken.flatMap((one) => breakDownBlocks(one, language, true)),
      )
      messageForm.parse(JSON.parse(JSON.stringify(whole)))
      expect(renderText(whole, { width: 80, colour: false })).not.toMatch(/NaN|Infinity|undefined|\[object/)
      expect(renderHtml(whole)).not.toContain('<b>*_')
      expect(renderMarkdown(whole)).not.toMatch(/NaN|Infinity|undefined/)
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('law: a judgement is a score from 0 to 100 that its reasons add up to', async () => {
  const judged = await judgeOf(elements, {
    contradictions: [
      { a: 'nps', b: 'stars' },
      { a: 'one', b: 'many', agree: 'opposite' },
      { a: 'm.r1', b: 'm.r2', agree: '{nps} > 3' },
    ],
    attention: [
      { question: 'one', expected: 'a' },
      { question: 'why', expected: 'x' },
    ],
    checks: [{ question: 'yes', equals: true, tag: 't', is: { known: true } }],
  })
  const timed = fc.array(
    fc.record({
      question: fc.constantFrom('nps', 'm.r1', 'p[0].f', 'p[1]+', 'one#other', 'gone'),
      said: fc.string(),
      milliseconds: fc.integer({ min: -5, max: 10_000_000 }),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(data, timed, fc.boolean(), (given, times, fact) => {
      const { score, doubtful, reasons } = judged(given, { timed: times, facts: [fact] })
      expect(score).toBe(Math.max(0, 100 - reasons.reduce((sum, { points }) => sum + points, 0)))
      expect(doubtful).toBe(score < 60)
      for (const { why, points } of reasons) {
        expect(points).toBeGreaterThanOrEqual(0)
        expect(`${why.zh}${why.en}`).not.toMatch(/NaN|undefined|\[object/)
      }
    }),
    { numRuns: 200 },
  )
}, 120_000)
