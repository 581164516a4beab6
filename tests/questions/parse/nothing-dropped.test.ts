import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuestion } from '../../../src/questions/parse/parse.js'
import { asOf, testVocabulary } from './vocabulary.js'

/** Phrases, and the trace that each must leave in any query that answers a sentence with it. */
const zh: readonly (readonly [phrase: string, trace: RegExp])[] = [
  ['最近7天', /"n":7/],
  ['去年', /"offset":-1/],
  ['没', /"not"|"last"|withoutLater/],
  ['买过', /purchase|buyers|units|revenue/],
  ['面膜', /面膜/],
  ['上海', /上海/],
  ['女性', /female/],
  ['占多少', /share/],
  ['各品类', /"field":"category"/],
  ['最高', /"order"/],
  ['10个', /"limit":10/],
  ['客单价', /revenue_per_buyer/],
  ['按月', /"month"/],
  ['超过3次', /"above":3/],
  ['超过500元', /"above":500/],
  ['前20%', /0\.2/],
  ['销售额', /revenue|amount/],
  ['新客', /first|new_buyer/],
  ['同比', /year/],
  ['学生', /学生/],
  ['抖音', /抖音/],
  ['30岁以上', /"min":30/],
  ['各城市', /"tag":"city"/],
  ['加购', /cart/],
]
const en: readonly (readonly [phrase: string, trace: RegExp])[] = [
  ['in the last 7 days', /"n":7/],
  ['last year', /"offset":-1/],
  ['did not buy', /"not"|withoutLater/],
  ['bought', /purchase|buyers|units|revenue/],
  ['masks', /面膜/],
  ['shanghai', /上海/],
  ['women', /female/],
  ['what share of', /share/],
  ['by category', /"field":"category"/],
  ['highest', /"order"/],
  ['top 10', /"limit":10/],
  ['revenue per buyer', /revenue_per_buyer/],
  ['by month', /"month"/],
  ['more than 3 times', /"above":3/],
  ['more than 500 yuan', /"above":500/],
  ['revenue', /revenue|amount/],
  ['new buyers', /first|new_buyer/],
  ['year on year', /year/],
  ['students', /学生/],
  ['douyin', /抖音/],
  ['average age', /average/],
  ['by city', /"tag":"city"/],
  ['carted', /cart/],
  ['never', /"not"/],
]
const glueZh = ['的', '和', '或', '但', '客户', '有多少', '有哪些', '里', '过', '了', ',', '', '', '']
const glueEn = ['of', 'and', 'or', 'but', 'customers', 'how many', 'list', 'who', 'in', 'on', ',', 'for', 'from', 'the', '', '']

describe('whatever is answered, no word of the question was dropped', () => {
  const vocabulary = testVocabulary()
  const check = (phrases: typeof zh, glue: readonly string[], space: string) => {
    const piece = fc.tuple(fc.constantFrom(...glue), fc.constantFrom(...phrases), fc.constantFrom(...glue))
    fc.assert(
      fc.property(fc.uniqueArray(piece, { minLength: 1, maxLength: 4, selector: ([, [phrase]]) => phrase }), (pieces) => {
        const text = pieces
          .flatMap(([before, [phrase], after]) => [before, phrase, after])
          .filter(Boolean)
          .join(space)
        const outcome = parseQuestion(text, { vocabulary, asOf })
        if (outcome.kind !== 'understood') return
        const query = JSON.stringify(outcome.query)
        for (const [, [, trace]] of pieces) expect(query, text).toMatch(trace)
      }),
      { numRuns: 1500 },
    )
  }
  it('in Chinese', () => check(zh, glueZh, ''))
  it('in English', () => check(en, glueEn, ' '))
})
