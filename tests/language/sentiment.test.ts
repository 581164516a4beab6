import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage } from '../../src/app/load-language.js'
import type { LanguageModel } from '../../src/language/model.js'
import { readText } from '../../src/language/read-text.js'
import { calibrated, fitCalibration, opinionBalance } from '../../src/language/sentiment/calibration.js'
import { chance } from '../../src/math/chance.js'

let model: LanguageModel
beforeAll(async () => {
  model = await loadLanguage()
})

describe('labels', () => {
  test.each([
    ['非常好用，回购无数次了', 'positive'],
    ['物流快，包装好，味道好闻，很喜欢', 'positive'],
    ['一点都不刺激，敏感肌也能用', 'positive'],
    ['太差了，再也不买了', 'negative'],
    ['用了过敏，客服还不理人', 'negative'],
    ['面霜很滋润，但是有点油腻，闷痘', 'negative'],
    ['這個面霜太差了，後悔買', 'negative'],
    ['包装漏液，洒了一半', 'negative'],
    ['I love this cream, so moisturizing', 'positive'],
    ['Terrible. It broke me out and they refused a refund', 'negative'],
    ['not good at all', 'negative'],
    ['not bad', 'positive'],
    ['The texture is too greasy and it broke me out', 'negative'],
    ['😍😍😍', 'positive'],
    ['It arrived on Monday in a box', 'neutral'],
  ])('%s', (text, polarity) => {
    expect(readText(text, model).polarity).toBe(polarity)
  })

  // Known to be read wrongly: irony needs knowledge of the world. They are here so that the day they pass is noticed.
  test.fails.each([
    ['真是太好用了，用三天脸就废了，谢谢你们', 'negative'],
    ['Great, another cream that does what water does', 'negative'],
  ])('irony: %s', (text, polarity) => {
    expect(readText(text, model).polarity).toBe(polarity)
  })
})

describe('stars are evidence beside the words', () => {
  test('the same words under one star and under five', () => {
    const text = '真是太好了，用三天就坏了'
    const under = (stars: number) => readText(text, model, { stars }).sentiment
    expect(under(1)).toBeLessThan(under(3))
    expect(under(3)).toBeLessThan(under(5))
    expect(readText(text, model, { stars: 1 }).polarity).toBe('negative')
  })
})

describe('clauses', () => {
  test('a turn has two moods', () => {
    const { clauses } = readText('味道很好闻，但是太油腻了', model, { clauses: true })
    expect(clauses.map(({ text, polarity }) => [text, polarity])).toEqual([
      ['味道很好闻', 'positive'],
      ['但是太油腻了', 'negative'],
    ])
  })
})

describe('what is not read', () => {
  test.each([
    ['此用户没有填写评价。', 'empty'],
    ['系统默认好评', 'empty'],
    ['！！！。。。', 'symbols'],
    ['12345', 'symbols'],
    ['好好好好好好好好好好', 'repeated'],
    ['不错不错不错不错不错', 'repeated'],
    ['懒得打字，复制的，凑够十五个字', 'task'],
    ['asdfghjkl', 'gibberish'],
    ['加微信领红包', 'advert'],
  ])('%s', (text, reason) => {
    expect(readText(text, model)).toMatchObject({ filler: reason, polarity: 'neutral', opinions: [], words: [] })
  })

  test.each(['好好好', '还可以', 'ok', '👍', '很好很好', 'love it'])('short praise is not filler: %s', (text) => {
    expect(readText(text, model).filler).toBeUndefined()
  })

  test.each([
    ['とても良い商品でした', 'other'],
    ['아주 좋아요', 'other'],
    ['Très bon produit, je suis très satisfaite de cette crème', 'other'],
    ['这个iPhone真不错', 'zh'],
    ['good', 'en'],
  ])('language of %s', (text, language) => {
    expect(readText(text, model).language).toBe(language)
  })
})

describe('laws', () => {
  test('any text at all is read, within bounds', () => {
    const scrap = fc.constantFrom(
      ...'好用|太|不|，|。|但是|味道|😍|the|not|good|１２|這個|\n|[|希望|有|吗|？| |没有|A|\uD83D'.split('|'),
    )
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(scrap, { maxLength: 20 }).map((scraps) => scraps.join('')),
    )
    fc.assert(
      fc.property(any, (text) => {
        const { sentiment, probability, opinions, keywords } = readText(text, model, { clauses: true })
        expect(Math.abs(sentiment)).toBeLessThanOrEqual(1)
        expect(probability).toBeGreaterThan(0)
        expect(probability).toBeLessThanOrEqual(1)
        expect(keywords.length).toBeLessThanOrEqual(5)
        for (const { quote, aspect } of opinions) expect([quote.length > 0, aspect.length > 0]).toEqual([true, true])
      }),
      { numRuns: 500 },
    )
  })

  test('reading is pure: the same text reads the same after others were read', () => {
    const text = '面霜很滋润，但是有点油腻'
    const first = readText(text, model)
    readText('别的话，very different', model)
    expect(readText(text, model)).toEqual(first)
  })

  test('more stars never lower the sentiment', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 4 }), (text, stars) => {
        expect(readText(text, model, { stars }).sentiment).toBeLessThanOrEqual(
          readText(text, model, { stars: stars + 1 }).sentiment + 1e-9,
        )
      }),
    )
  })
})

describe('calibration', () => {
  test('finds the slope, the weight of opinions and the cuts that made the labels', () => {
    const draw = chance(5)
    const truth = { slope: 2, opinions: 1, low: -0.8, high: 0.5 }
    const scored = Array.from({ length: 20_000 }, () => {
      const evidence = { score: draw.normal(), opinions: draw.normal() }
      const logit = truth.slope * evidence.score + truth.opinions * evidence.opinions
      const u = Math.log(1 / draw.next() - 1)
      return {
        ...evidence,
        weight: 1,
        side: logit + u < truth.low ? 'negative' : logit + u > truth.high ? 'positive' : 'neutral',
      } as const
    })
    const found = fitCalibration(scored)
    for (const key of ['slope', 'opinions', 'low', 'high'] as const) expect(found[key]).toBeCloseTo(truth[key], 0)
    expect(found.slope).toBeGreaterThan(1.85)
  })

  test('the three chances of a label add up', () => {
    const cuts = { slope: 1, opinions: 1, low: -0.5, high: 0.5 }
    const { sentiment, polarity, probability } = calibrated({ score: 0.8, opinions: 0 }, cuts)
    expect(polarity).toBe('positive')
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-0.3)))
    expect(sentiment).toBeCloseTo(probability - 1 / (1 + Math.exp(1.3)))
    // where neither side is likelier than not, the text is neutral
    expect(calibrated({ score: 0.3, opinions: 0 }, cuts).polarity).toBe('neutral')
  })

  test('a second opinion on the same side says less than the first', () => {
    const of = (...polarities: string[]) => opinionBalance(polarities.map((polarity) => ({ polarity })))
    expect(of('positive', 'positive') - of('positive')).toBeLessThan(of('positive'))
    expect(of('positive', 'negative')).toBe(0)
    expect(of('need')).toBe(0)
  })
})
