import { beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage } from '../../src/app/load-language.js'
import type { LanguageModel } from '../../src/language/model.js'
import { readText } from '../../src/language/read-text.js'

let model: LanguageModel
beforeAll(async () => {
  model = await loadLanguage()
})

/** aspect:opinion:+ − = ? for positive, negative, neutral, need */
const shown = (text: string) =>
  readText(text, model).opinions.map(
    ({ aspect, opinion, polarity }) =>
      `${aspect}:${opinion}:${{ positive: '+', negative: '-', neutral: '=', need: '?' }[polarity]}`,
  )

describe('Chinese: aspect, opinion words, polarity', () => {
  test.each([
    ['面霜太干', ['肤感:太干:-']],
    ['味道、包装和质地都不错', ['味道:不错:+', '包装:不错:+', '肤感:不错:+']],
    ['很好闻的味道', ['气味:很好闻:+']],
    ['泵头不好用', ['包装:不好用:-']],
    ['磁吸扣不结实', ['质量:不结实:-']],
    ['性价比很高，价格有点高', ['性价比:很高:+', '价格:有点高:-']],
    ['敏感肌用了泛红刺痛', ['刺激:泛红:-', '刺激:刺痛:-']],
    ['拔干搓泥还假白', ['肤感:拔干:-', '肤感:搓泥:-', '肤感:假白:-']],
    ['物流超级快，客服不理人', ['物流:超级快:+', '客服:不理人:-']],
    ['味道嘛，不太喜欢', ['味道:不太喜欢:-']],
    ['裙子太大了', ['尺码:太大:-']],
    ['屏幕很大', ['屏幕:很大:+']],
    ['這個面霜太乾了', ['肤感:太乾:-']],
    ['面霜不错但是太油', ['整体:不错:+', '肤感:太油:-']],
    ['质量一般', ['质量:一般:=']],
    ['干锅里的香芋', []],
    ['没洗干净', ['整体:没洗干净:-']],
    ['已经回购三次', ['整体:回购:+']],
  ])('%s', (text, opinions) => {
    expect(shown(text)).toEqual(opinions)
  })
})

describe('negation and what only looks like it', () => {
  test.each([
    ['一点都不刺激', '+'],
    ['没有异味', '+'],
    ['没那么香', '-'],
    ['不是很好用', '-'],
    ['不怎么保湿', '-'],
    ['毫无效果可言，没有效果', '-'],
    ['不得不说好用', '+'],
    ['不愧是大牌，好用', '+'],
    ['不会让人觉得油腻', '+'],
    ['从来没有过敏', '+'],
    ['没有想象中好用', '-'],
    ['不要太好用', '+'],
    ['不便宜', '-'],
    ['not great', '-'],
    ["doesn't feel greasy", '+'],
    ['no irritation at all', '+'],
    ['never disappointed', '+'],
  ])('%s', (text, polarity) => {
    expect(shown(text).map((one) => one.slice(-1))).toEqual([polarity])
  })

  test.each(['好用吗？', '好不好用？', '还可以退货吗'])('a question says nothing: %s', (text) => {
    expect(shown(text)).toEqual([])
  })
})

describe('English', () => {
  test.each([
    ['The texture is too greasy', ['肤感:too greasy:-']],
    ['Love the scent, but the pump leaked', ['气味:Love:+', '包装:leaked:-']],
    ['Shipping was slow and the packaging damaged', ['物流:slow:-', '包装:damaged:-']],
    ['Not worth the price', ['价格:Not worth:-']],
    ['It broke me out', ['刺激:broke me out:-']],
  ])('%s', (text, opinions) => {
    expect(shown(text)).toEqual(opinions)
  })
})

describe('pain points join synonyms; needs say what is wished', () => {
  const painPoints = (text: string) => readText(text, model).opinions.map(({ painPoint }) => painPoint)

  test.each([
    [['面霜太干', '用完拔干', '脸上好干燥', 'it is so drying'], '肤感·干'],
    [['漏液了', '盖子没密封', 'the bottle leaked'], '包装·漏液'],
    [['太贵了', '价格偏贵', 'overpriced'], '价格·贵'],
    [['会长痘', '闷痘', 'it broke me out'], '刺激·长痘'],
  ])('%s', (texts, painPoint) => {
    for (const text of texts) expect(painPoints(text)).toEqual([painPoint])
  })

  test.each([
    ['希望能出小样', '赠品·小样'],
    ['要是有替换装就好了', '赠品·替换装'],
    ['建议增加防漏设计', '外观·防漏设计'],
    ['wish it came in a travel size', '赠品·travel size'],
  ])('%s', (text, need) => {
    const [opinion] = readText(text, model).opinions
    expect(opinion).toMatchObject({ polarity: 'need', painPoint: need })
  })

  test.each(['希望有效果', '希望大家喜欢', '想要的效果都有了', '用的时候需要注意'])('no need: %s', (text) => {
    expect(readText(text, model).opinions.some(({ polarity }) => polarity === 'need')).toBe(false)
  })

  test('praise has no pain point', () => {
    expect(painPoints('很好用，物流快')).toEqual(['', ''])
  })
})

test('a quote is the clause in the words of the text', () => {
  const text = '整體還行，但這個面霜太乾了！物流快'
  for (const { quote, opinion } of readText(text, model).opinions) {
    expect(text).toContain(quote)
    expect(quote).toContain(opinion)
  }
})
