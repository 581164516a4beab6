import { describe, expect, test } from 'vitest'
import { copiedTexts } from '../../../src/fieldwork/quality/copied-text.js'
import { usualTimes } from '../../../src/fieldwork/quality/usual-times.js'

const text = (session: string, words: string, question = 'q') => ({ session, question, text: words })
const long = '我觉得这个品牌的产品质量非常好，会一直支持下去的'

describe("other respondents' words", () => {
  test('the same words, signs and spaces aside; the first to say so is marked', () => {
    const copies = copiedTexts([text('a', long), text('b', `${long}！！`), text('c', '物流很快，包装也很结实，下次还会再来买的')])
    expect([...copies]).toEqual([
      ['a', [{ question: 'q', others: 1, first: true, exact: true }]],
      ['b', [{ question: 'q', others: 1, first: false, exact: true }]],
    ])
  })
  test('nearly the same words', () => {
    const copies = copiedTexts([text('a', `${long}，希望越做越好`), text('b', `${long}，祝你们越做越好`), text('c', long)])
    expect(copies.get('b')?.[0]).toMatchObject({ exact: false, first: false })
  })
  test('short praise recurs honestly', () => {
    expect(copiedTexts([text('a', '质量很好，物流很快'), text('b', '质量很好，物流很快')]).size).toBe(0)
  })
  test("the same words of one's own are not another's", () => {
    expect(copiedTexts([text('a', long, 'q1'), text('a', long, 'q2')]).size).toBe(0)
  })
  test('of different words about one thing none are copies', () => {
    const different = [
      '面霜的质地有点厚，冬天用刚刚好，夏天就太油了',
      '面霜冬天用很滋润，就是质地稍微厚了一点点',
      '冬天皮肤干的时候用这个面霜很舒服，味道也淡',
      'The cream is a bit heavy for summer but perfect in winter months',
      'Perfect for winter, though the cream feels slightly heavy on my oily skin',
    ]
    expect(copiedTexts(different.map((words, i) => text(String(i), words))).size).toBe(0)
  })
  test('English sentences, pasted', () => {
    const pasted = 'I really enjoy using this product every single day because it is so gentle'
    expect([...copiedTexts([text('a', pasted), text('b', pasted.toUpperCase())]).keys()]).toEqual(['a', 'b'])
  })
})

test('usual times need twenty sessions; changes of mind add up', () => {
  const session = (milliseconds: number) => [
    { question: 'q', said: '', milliseconds },
    { question: 'q', said: '', milliseconds: 1_000 },
  ]
  const sessions = (many: number) => Array.from({ length: many }, (_, i) => session(1_000 * (i + 1)))
  expect(usualTimes(sessions(19)).size).toBe(0)
  expect(usualTimes(sessions(21)).get('q')).toBe(12_000)
})
