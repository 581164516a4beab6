import { describe, expect, it } from 'vitest'
import { findMeasure } from '../../src/catalog/measures.js'
import type { Digest } from '../../src/digests/digest.js'
import { groupMoves, type Transition, tagChanges } from '../../src/digests/judge-moves.js'
import { judgePoints, type Mentions } from '../../src/digests/judge-points.js'
import { judgeTrade } from '../../src/digests/judge-trade.js'
import { nextSteps } from '../../src/digests/next-steps.js'
import { digestDocument } from '../../src/digests/small-groups.js'
import type { TagInfo } from '../../src/segments/tag-lookup.js'

const stage: TagInfo = {
  name: 'lifecycle',
  label: { zh: '生命周期', en: 'lifecycle' },
  type: 'word',
  values: ['活跃', '沉默', '流失预警'].map((value) => ({ value, label: { zh: value, en: value } })),
}
const flag: TagInfo = { name: 'sensitive', label: { zh: '敏感', en: 'sensitive' }, type: 'flag' }
const moved = (before: string | null, now: string, customers: number, tag = 'lifecycle'): Transition => ({
  tag,
  before,
  now,
  customers,
})

describe('groups and their moves', () => {
  const transitions = [
    moved('活跃', '活跃', 100),
    moved('活跃', '沉默', 20),
    moved('沉默', '活跃', 6),
    moved('沉默', '流失预警', 3),
    moved(null, '活跃', 9),
  ]
  const { groups, flows } = groupMoves(stage, transitions)
  const group = (value: string) => groups.find((one) => one.value === value)

  it('are sized at both ends, in the tag’s own order; newcomers gain nothing from anyone', () => {
    expect(groups.map(({ value }) => value)).toEqual(['活跃', '沉默', '流失预警'])
    expect(group('活跃')).toMatchObject({ now: 115, before: 120, gained: 6, lost: 20 })
    expect(group('沉默')).toMatchObject({ now: 20, before: 9, gained: 20, lost: 9 })
  })

  it('flows of a few people are not told', () => {
    expect(flows.map(({ from, to, customers }) => [from.zh, to.zh, customers])).toEqual([
      ['活跃', '沉默', 20],
      ['沉默', '活跃', 6],
    ])
  })
})

describe('tag changes', () => {
  const changes = (gained: number, lost: number) =>
    tagChanges(
      [flag],
      [
        moved('0', '1', gained, 'sensitive'),
        moved('1', '0', lost, 'sensitive'),
        moved('0', '0', 900, 'sensitive'),
        moved('1', '1', 300, 'sensitive'),
      ],
    )

  it('beyond chance are told, with who gained and who lost', () => {
    expect(changes(40, 10)).toMatchObject([{ tag: 'sensitive', value: '1', now: 340, before: 310, gained: 40, lost: 10 }])
  })

  it.each([
    [12, 10],
    [3, 0],
  ])('of %s against %s are chance or too few', (gained, lost) => {
    expect(changes(gained, lost)).toEqual([])
  })
})

describe('small groups', () => {
  it('are null in what other programs read', () => {
    const group = { value: '沉默', label: { zh: '沉默', en: 'silent' }, now: 3, before: 0, gained: 3, lost: 12 }
    const digest = {
      groups: [{ name: 'lifecycle', label: { zh: '', en: '' }, groups: [group], flows: [] }],
      tagChanges: [],
    } as unknown as Digest
    expect(digestDocument(digest)).toMatchObject({ groups: [{ groups: [{ now: null, before: 0, gained: null, lost: 12 }] }] })
  })
})

describe('points', () => {
  const bases = { now: 300, before: 1200 }
  const said = (parts: Partial<Mentions>): Mentions => ({
    point: '漏液',
    now: 0,
    before: 0,
    first: '2026-01-01',
    people: 9,
    quotes: [],
    ...parts,
  })
  const newsOf = (...mentions: Mentions[]) => judgePoints(mentions, bases, '2026-11-09').map(({ point, news }) => [point, news])

  it.each([
    [{ now: 30, before: 30 }, 'growing'],
    [{ now: 12, before: 0 }, 'new'],
    [{ now: 12, before: 0, first: '2026-11-10' }, 'first'],
    [{ now: 10, before: 40 }, 'steady'],
    [{ now: 3, before: 90 }, 'falling'],
    [{ now: 5, before: 3 }, 'growing'],
  ])('%o is %s', (parts, news) => {
    expect(newsOf(said(parts))).toEqual([['漏液', news]])
  })

  it('said too seldom is no point', () => {
    expect(newsOf(said({ now: 2, before: 1 }))).toEqual([])
  })

  it('a stray rise among many tests is only a hint', () => {
    const others = Array.from({ length: 30 }, (_, index) => said({ point: `点${index}`, now: 10, before: 40 }))
    expect(newsOf(...others, said({ now: 17, before: 36 }))[0]).toEqual(['漏液', 'perhaps'])
  })

  it('news comes first, then what is said most', () => {
    const order = newsOf(said({ point: '贵', now: 40, before: 160 }), said({ point: '漏液', now: 30, before: 30 }))
    expect(order.map(([point]) => point)).toEqual(['漏液', '贵'])
  })
})

describe('a measure of trade', () => {
  const revenue = findMeasure('revenue')!
  const weeks = (...values: (number | null)[]) => values.map((value, index) => ({ week: `2026-W${30 + index}`, value }))

  it('far from its weeks before is an anomaly', () => {
    const line = judgeTrade({ measure: revenue, history: weeks(100, 104, 98, 101, 99, 103, 97, 102, 180), yearBefore: null })
    expect(line).toMatchObject({ now: 180, before: 102, anomaly: true })
  })

  it('with too little history is none', () => {
    expect(judgeTrade({ measure: revenue, history: weeks(100, 104, 500), yearBefore: null })?.anomaly).toBe(false)
  })

  it('without any data is not told', () => {
    expect(judgeTrade({ measure: revenue, history: weeks(null, null), yearBefore: null })).toBeUndefined()
  })
})

describe('what to ask next', () => {
  it('goes to those who said it, those at risk, and the gaps', () => {
    const voice = {
      texts: { now: 300, before: 1200 },
      negative: { now: 50, before: 150 },
      pains: [{ point: '漏液', now: 30, before: 30, z: 5, news: 'growing' as const, people: 40, quotes: [] }],
      praises: [],
      words: [],
    }
    const risk = { value: '流失预警', label: { zh: '流失预警', en: 'at risk' }, now: 80, before: 60, gained: 30, lost: 10 }
    const steps = nextSteps(
      { voice, groups: [{ name: 'lifecycle', label: { zh: '生命周期', en: 'lifecycle' }, groups: [risk], flows: [] }] },
      [{ facet: { zh: '使用场合', en: 'occasion' }, question: { zh: '什么时候用？', en: 'When?' }, personas: 5 }],
      [{ label: { zh: '职业', en: 'occupation' }, unknown: 400, customers: 1000 }],
    )
    expect(steps.map(({ kind, customers }) => [kind, customers])).toEqual([
      ['interview', 40],
      ['survey', 80],
      ['survey', undefined],
      ['survey', undefined],
    ])
    expect(steps[3]?.why.zh).toContain('40% 的客户没有「职业」')
  })
})
