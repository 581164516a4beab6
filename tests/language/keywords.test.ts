import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { newWordsIn } from '../../src/app/language-words.js'
import { loadLanguage } from '../../src/app/load-language.js'
import { evaluateLabels } from '../../src/language/evaluate.js'
import { compareGroups } from '../../src/language/keywords/compare-groups.js'
import { newWords } from '../../src/language/keywords/new-words.js'
import type { LanguageModel } from '../../src/language/model.js'
import { readText } from '../../src/language/read-text.js'
import { englishForm } from '../../src/language/words/segment-english.js'
import { chance } from '../../src/math/chance.js'

let model: LanguageModel
beforeAll(async () => {
  model = await loadLanguage()
})

describe('words and keywords', () => {
  test.each([
    ['这个面霜很好用，物流也很快', ['面霜', '好用', '物流', '快']],
    ['烟酰胺精华用了三天就提亮', ['烟酰胺', '精华', '提亮']],
    ['The bottles were leaking, the pumps too', ['bottle', 'leaking', 'pump']],
    ['好用😍', ['好用', '😍']],
    ['電話[电话]联系', []],
  ])('%s', (text, words) => {
    expect(readText(text, model).words).toEqual(expect.arrayContaining(words))
    expect(readText(text, model).words).not.toEqual(expect.arrayContaining(['的']))
  })

  test('rarer and repeated words come first, and none twice', () => {
    const { keywords } = readText('玻尿酸不错，玻尿酸很好，喜欢', model)
    expect(keywords[0]).toBe('玻尿酸')
    expect(new Set(keywords).size).toBe(keywords.length)
  })

  test.each([
    ['bottles', 'bottle'],
    ['boxes', 'box'],
    ['batteries', 'battery'],
    ['dress', 'dress'],
    ["seller's", 'seller'],
  ])('%s counts as %s', (word, form) => {
    expect(englishForm(word)).toBe(form)
  })
})

describe('what one group says that another does not', () => {
  test('the published statistic on a small case, by hand', () => {
    const first = { 痒: 10, 好: 10 }
    const second = { 痒: 2, 好: 10 }
    const differences = compareGroups(new Map(Object.entries(first)), new Map(Object.entries(second)), 4)
    // 痒 is 12 of all 32 words: its prior is 1.5 of 4
    const prior = (4 * 12) / 32
    const difference = Math.log((10 + prior) / (20 + 4 - 10 - prior)) - Math.log((2 + prior) / (12 + 4 - 2 - prior))
    const z = difference / Math.sqrt(1 / (10 + prior) + 1 / (2 + prior))
    expect(differences.find(({ word }) => word === '痒')).toEqual({ word: '痒', inFirst: 10, inSecond: 2, z: expect.closeTo(z) })
  })

  test('groups in the other order: the same words with the sign turned', () => {
    const counts = fc.dictionary(fc.constantFrom('痒', '香', '贵', '快', '油'), fc.integer({ min: 1, max: 50 }))
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [first, second] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
        const forward = new Map(compareGroups(first, second).map(({ word, z }) => [word, z]))
        for (const { word, z } of compareGroups(second, first)) expect(z).toBeCloseTo(-forward.get(word)!)
      }),
    )
  })

  test('nothing said, nothing to compare', () => {
    expect(compareGroups(new Map(), new Map())).toEqual([])
  })
})

describe('new words', () => {
  test('slang that no dictionary has is found among its neighbours', () => {
    const draw = chance(3)
    const before = ['这个', '真的', '太', '超级', '姐妹们', '朋友说']
    const after = ['很好用', '不错', '推荐', '必须买', '值得', '可以']
    const others = ['物流速度很快', '包装完好无损', '客服态度耐心', '价格实惠活动多', '颜色显白百搭', '已经回购好几次']
    const said = (middle: string) => `${draw.choice(before)}${middle}${draw.choice(after)}`
    const texts = Array.from({ length: 600 }, (_, index) => said(index % 12 === 0 ? '绝绝紫霜' : draw.choice(others)))
    expect(newWordsIn(texts, model).map(({ word }) => word)).toContain('绝绝紫霜')
  })

  test('known words and rare strings are none', () => {
    expect(newWords(['物流很快', '物流很快', '物流很快'], () => false)).toEqual([])
    expect(
      newWords(
        Array.from({ length: 20 }, (_, index) => `好${index}物流${index}快`),
        () => true,
      ),
    ).toEqual([])
  })
})

describe('evaluation', () => {
  test('accuracy, precision, recall and F1 by label', () => {
    const { accuracy, macroF1, labels, confusion } = evaluateLabels([
      ['positive', 'positive'],
      ['positive', 'negative'],
      ['negative', 'negative'],
      ['negative', 'negative'],
    ])
    expect(accuracy).toBe(0.75)
    expect(labels.positive).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3, support: 2 })
    expect(labels.negative?.f1).toBeCloseTo(0.8)
    expect(macroF1).toBeCloseTo((2 / 3 + 0.8) / 2)
    expect(confusion).toEqual({ positive: { positive: 1, negative: 1 }, negative: { negative: 2 } })
  })

  test('no texts, no figures', () => {
    expect(evaluateLabels([])).toMatchObject({ texts: 0, accuracy: 0, macroF1: 0 })
  })
})
