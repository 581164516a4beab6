import { describe, expect, test } from 'vitest'
import { facetAsked } from '../../src/personas/asked-facets.js'
import { composePersonas } from '../../src/personas/compose.js'
import type { AnswerFact, ClusterFacts } from '../../src/personas/facts.js'
import { builtInTags } from '../../src/tags/catalog.js'

const quote = { source: 'answers', id: 's1:why', text: '买来送礼的', customer: 'TM1', at: '2026-11-01 10:00:00', product: '' }
const cluster = { size: 400, speakers: 0, purchases: 900, orders: [], typical: [] }
const gift: AnswerFact['question'] = {
  id: 'habits/bought_for',
  label: { zh: '最近一次是买给谁的？', en: 'Whom did you last buy for?' },
}
const nps: AnswerFact['question'] = {
  id: 'habits/nps',
  label: { zh: '您会推荐我们吗？', en: 'Would you recommend us?' },
  scale: [0, 10],
}
const chose = (at: number, base: number, self: number, friend: number): AnswerFact => ({
  question: gift,
  cluster: at,
  base,
  choices: [
    { value: 'self', label: { zh: '自己', en: 'Myself' }, people: self, quotes: [] },
    { value: 'friend', label: { zh: '送朋友', en: 'A friend' }, people: friend, quotes: [quote] },
  ],
})
const rated = (at: number, n: number, mean: number): AnswerFact => ({
  question: nps,
  cluster: at,
  base: n,
  choices: [],
  scale: { n, mean, deviation: 2 },
})
const composed = (...answers: readonly AnswerFact[]) => {
  const facts: ClusterFacts = { clusters: [cluster, { ...cluster, size: 600 }], figures: [], words: [], voices: [], answers }
  return composePersonas(['p1', 'p2'], facts, builtInTags(), new Map())[0]
}

describe('what members answered', () => {
  const persona = composed(chose(0, 60, 12, 48), chose(1, 90, 81, 9), rated(0, 60, 9), rated(1, 90, 5))

  test('a telling choice has its number, base, interval, comparison and the words beside it', () => {
    const said = persona?.statements.find(({ id }) => id === 'scenes.answer:habits/bought_for.friend')
    expect(said).toMatchObject({
      dimension: 'scenes',
      number: 48 / 60,
      base: 60,
      everyone: 57 / 150,
      kind: 'share',
      unit: 'ratio',
    })
    expect(said?.interval[0]).toBeCloseTo(0.682, 2)
    expect(said?.interval[1]).toBeCloseTo(0.882, 2)
    expect(said?.evidence).toContainEqual({ kind: 'quote', ...quote })
    expect(said?.text.zh).toMatch(/送朋友.*80\.0%.*n=60.*全体 38\.0%/)
    expect(said?.text.en).toContain('A friend')
  })

  test('a scale is its mean, with interval and what everyone gave', () => {
    const said = persona?.statements.find(({ subject }) => subject === 'answer:habits/nps')
    expect(said).toMatchObject({ dimension: 'reach', kind: 'mean', number: 9, base: 60 })
    expect(said?.everyone).toBeCloseTo((60 * 9 + 90 * 5) / 150, 9)
  })

  test('fills the unknown that it answers, and no other', () => {
    const unknown = (of: typeof persona) => of?.unknowns.map(({ facet }) => facet.zh) ?? []
    expect(unknown(persona)).not.toContain('替谁购买')
    expect(unknown(persona)).not.toContain('推荐意愿')
    expect(unknown(persona)).toContain('使用场合')
    expect(unknown(composed())).toEqual(expect.arrayContaining(['替谁购买', '推荐意愿']))
  })

  test('too few answers say nothing', () => {
    const few = composed(chose(0, 29, 1, 28), chose(1, 90, 81, 9))
    expect(few?.statements.filter(({ subject }) => subject.startsWith('answer:'))).toEqual([])
    expect(few?.unknowns.map(({ facet }) => facet.zh)).toContain('替谁购买')
  })

  test('does not name the persona', () => {
    expect(persona?.name.zh).not.toMatch(/朋友|自己/)
  })
})

test.each([
  ['您有多大可能把我们推荐给朋友？', 'reach', '推荐意愿'],
  ['挑选时什么最重要？', 'values', '看重什么'],
  ['您现在最想改善的是？', 'needs', '不满与痛点'],
  ['您对我们满意吗？ · 物流', 'attitude', '满意度'],
  ['Was it for yourself or a gift?', 'scenes', '替谁购买'],
  ['Which other brands did you compare?', 'motives', '比较过的品牌'],
  ['您的肤质是？', 'who', undefined],
])('%s tells of %s', (title, dimension, facet) => {
  const found = facetAsked(title)
  expect([found.dimension.name, found.facet?.label.zh]).toEqual([dimension, facet])
})
