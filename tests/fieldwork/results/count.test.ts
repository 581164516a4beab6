import { describe, expect, test } from 'vitest'
import { loadLanguage } from '../../../src/app/load-language.js'
import { countQuestion } from '../../../src/fieldwork/results/count-question.js'
import { surveyResults } from '../../../src/fieldwork/results/survey-results.js'
import { maskPersonalData } from '../../../src/language/masking/mask-personal-data.js'
import { readText } from '../../../src/language/read-text.js'
import { asked, outline, response, times } from './responses.js'

describe('counting', () => {
  test('a choice: counts, shares of those who answered, Wilson intervals', () => {
    const result = countQuestion(asked({ type: 'radiogroup', name: 'q', choices: ['a', 'b'] }), [
      ...times(8, { q: 'a' }),
      ...times(2, { q: 'b' }),
      ...times(5, {}),
    ])
    expect(result).toMatchObject({
      base: 10,
      shares: [
        { value: 'a', count: 8, share: 0.8 },
        { value: 'b', count: 2 },
      ],
    })
    expect('shares' in result && result.shares[0]?.interval?.[0]).toBeCloseTo(0.4901624715, 9)
  })

  test('several choices: shares of people, that may sum to more than one', () => {
    const result = countQuestion(asked({ type: 'checkbox', name: 'q', choices: ['a', 'b', 'c'], showOtherItem: true }), [
      response({ q: ['a', 'b'] }),
      response({ q: ['a', 'other'], 'q-Comment': '打 13800138000 找我' }),
    ])
    expect('shares' in result && result.shares.map(({ count }) => count)).toEqual([2, 1, 0, 1])
    expect(JSON.stringify(result)).not.toContain('13800138000')
  })

  test('a choice that the file has no more is counted under its stored value', () => {
    const result = countQuestion(asked({ type: 'radiogroup', name: 'q', choices: ['a'] }), times(3, { q: 'gone' }))
    expect('shares' in result && result.shares.at(-1)).toMatchObject({ value: 'gone', count: 3, share: 1 })
  })

  test('a rating: mean, median, deviation, boxes', () => {
    const result = countQuestion(
      asked({ type: 'rating', name: 'q' }),
      [1, 2, 4, 5, 5].map((q) => response({ q })),
    )
    expect(result).toMatchObject({ mean: 3.4, median: 4, topTwo: { count: 3, share: 0.6 }, bottomTwo: { count: 2 } })
    expect('deviation' in result && result.deviation).toBeCloseTo(Math.sqrt(3.3), 12)
    expect('nps' in result && result.nps).toBeUndefined()
  })

  test('0 to 10: the net promoter score', () => {
    const result = countQuestion(asked({ type: 'rating', name: 'q', rateMin: 0, rateMax: 10 }), [
      ...times(8, { q: 9 }),
      ...times(9, { q: 7 }),
      ...times(22, { q: 6 }),
    ])
    expect('nps' in result && result.nps).toMatchObject({
      promoters: { count: 8 },
      passives: { count: 9 },
      detractors: { count: 22 },
    })
    expect('nps' in result && result.nps?.score).toBeCloseTo(-14 / 39, 12)
  })

  test('a ranking: mean rank, firsts, Borda with the unranked sharing what is left', () => {
    const result = countQuestion(asked({ type: 'ranking', name: 'q', choices: ['x', 'y', 'z'] }), [
      response({ q: ['x', 'y', 'z'] }),
      response({ q: ['y'] }),
    ])
    // Points of 2 possible each: x 2 + 0.5, y 1 + 2, z 0 + 0.5.
    expect('items' in result && result.items.map(({ value, borda }) => [value, borda])).toEqual([
      ['y', 0.75],
      ['x', 0.625],
      ['z', 0.125],
    ])
    expect('items' in result && result.items[0]).toMatchObject({ meanRank: 1.5, firsts: 1, firstShare: 0.5, ranked: 2 })
  })

  test('numbers and dates', () => {
    const number = countQuestion(
      asked({ type: 'text', inputType: 'number', name: 'q' }),
      [1, 2, 3, 10].map((q) => response({ q })),
    )
    expect(number).toMatchObject({ mean: 4, quartiles: [1.5, 2.5, 6.5], least: 1, most: 10 })
    const date = countQuestion(
      asked({ type: 'text', inputType: 'date', name: 'q' }),
      ['2026-11-02', '2026-10-30', '2026-11-20'].map((q) => response({ q })),
    )
    expect(date).toMatchObject({
      earliest: '2026-10-30',
      latest: '2026-11-20',
      byMonth: [{ value: '2026-10' }, { value: '2026-11', count: 2 }],
    })
  })

  test('fields of panels: entries are counted, no interval over people is made of them', () => {
    const [field] = outline({
      type: 'paneldynamic',
      name: 'p',
      templateElements: [{ type: 'dropdown', name: 'q', choices: ['a', 'b'] }],
    })
    const result = countQuestion(field!, [response({ p: [{ q: 'a' }, { q: 'a' }] }), response({ p: [{ q: 'b' }] })])
    expect(result).toMatchObject({ base: 2, answers: 3, shares: [{ count: 2, interval: undefined }, { count: 1 }] })
  })

  test('open answers: mood, words, opinions, quotes that lead back, personal data masked, emptiness told', async () => {
    const model = await loadLanguage()
    const read = (text: string) => {
      const masked = maskPersonalData(text)
      return { masked, reading: readText(masked, model) }
    }
    const result = countQuestion(
      asked({ type: 'comment', name: 'q' }),
      [
        response({ q: '面霜太干了，用完脸上拔干' }, { id: 'A' }),
        response({ q: '面霜太干，电话 13800138000' }, { id: 'B' }),
        response({ q: '物流很快，包装很好' }, { id: 'C' }),
        response({ q: '无' }, { id: 'D' }),
      ],
      read,
    )
    const said = result.kind === 'open' ? result.said : undefined
    expect(said).toMatchObject({ read: 4, empty: 1 })
    expect(said?.words).toContainEqual({ word: '面霜', answers: 2 })
    expect(said?.opinions.some(({ polarity, answers }) => polarity === 'negative' && answers === 2)).toBe(true)
    expect(said?.quotes.map(({ id }) => id)).toEqual(expect.arrayContaining(['A', 'C']))
    expect(JSON.stringify(said)).not.toContain('13800138000')
  })

  test('an address is counted and never shown', () => {
    const result = countQuestion(asked({ type: 'text', inputType: 'email', name: 'q' }), times(3, { q: 'a@b.cn' }))
    expect(result).toMatchObject({ base: 3, contact: true, said: undefined })
  })
})

describe('weights', () => {
  test('shares are weighted, counts are not, intervals grow', () => {
    const question = asked({ type: 'radiogroup', name: 'q', choices: ['a', 'b'] })
    const plain = countQuestion(question, [...times(30, { q: 'a' }), ...times(10, { q: 'b' })])
    const weighted = countQuestion(question, [
      ...times(30, { q: 'a' }, { weight: 2 / 3 }),
      ...times(10, { q: 'b' }, { weight: 2 }),
    ])
    expect(weighted).toMatchObject({
      base: 40,
      effectiveBase: 30,
      shares: [
        { count: 30, share: 0.5 },
        { count: 10, share: 0.5 },
      ],
    })
    const width = (result: typeof plain) =>
      'shares' in result ? result.shares[0]!.interval![1] - result.shares[0]!.interval![0] : 0
    expect(width(weighted)).toBeGreaterThan(width(plain))
  })
})

describe('the doubtful ones', () => {
  const question = outline({ type: 'radiogroup', name: 'q', choices: ['a', 'b'] })
  const responses = [...times(6, { q: 'a' }), ...times(4, { q: 'b' }, { doubtful: true })]
  const counted = (doubtful: 'with' | 'without' | 'both', least = 0) =>
    surveyResults({ survey: 's', title: { zh: 's', en: 's' }, outline: question, responses, doubtful, least })
  test.each([
    ['with', [['with', 10]]],
    ['without', [['without', 6]]],
    [
      'both',
      [
        ['with', 10],
        ['without', 6],
      ],
    ],
  ] as const)('%s', (which, sets) => {
    expect(counted(which).sets.map(({ doubtful, responses: base }) => [doubtful, base])).toEqual(sets)
  })
  test('fewer completes than may be shown are withheld', () => {
    expect(counted('both', 11)).toMatchObject({ withheld: true, sets: [], completes: 10 })
  })
})
