import { type Dimension, dimensions, type Facet } from './dimensions.js'

/** What a survey question is about, by the words of its title: the facet that answers to it tell. The first that fits. */
const about: readonly (readonly [facet: string, words: RegExp])[] = [
  ['推荐意愿', /推荐给|会推荐|可能.*推荐|recommend|\bnps\b/],
  ['替谁购买', /送礼|送人|送谁|送给谁|买给谁|给谁买|替谁|自用还是|gift|for whom|whom\b.*\bfor/],
  ['看重什么', /看重|最重要|最在意|挑选时|选购时|matters?\b|important/],
  ['信息来源', /了解到?我们|哪里了解|听说|得知|知道我们|hear (?:of|about)|learn(?:ed)? about|find out about/],
  ['比较过的品牌', /比较过|其他品牌|别的品牌|哪些品牌|other brands|alternatives/],
  ['品牌印象', /印象|首先想到|三个词|come to mind|image of/],
  ['忠诚度', /再次购买|还会(?:再)?(?:买|选)|下次|buy again|choose us again/],
  ['满意度', /满意|satisf/],
  ['分享行为', /分享|晒单|\bshare\b/],
  ['影响的人', /影响(?:到)?(?:的|哪些)?人|身边的人|influence/],
  ['价格敏感度', /没有折扣|打折|不打折|discount/],
  ['看重的优点', /决定购买|为什么(?:购|会)?买|吸引您|made you (?:decide|buy)|why did you buy/],
  ['不满与痛点', /不满|困扰|烦恼|最想改善|痛点|annoy|bother|concern|improve/],
  ['尚未满足的需求', /没有满足|希望我们(?:推出|增加)|还需要什么|unmet|wish we/],
  ['情感诉求', /希望自己|感觉自己|feel after/],
  ['使用场合', /场合|场景|什么时候.*(?:使用|吃|穿|用)|occasion|when do you use/],
  ['购买时间', /什么时候(?:购物|购买|买)|when do you (?:usually )?(?:shop|buy)/],
  ['购买平台', /哪里(?:购)?买|在哪(?:个平台|些渠道)|where do you (?:usually )?(?:shop|buy)/],
  ['消费水平', /花多少|预算|花费|budget|how much do you spend/],
  ['兴趣爱好', /兴趣|爱好|空闲|hobb|free time|interests/],
  ['家庭状况', /家庭|孩子|宝宝|和谁一起|household|children|live with/],
  ['收入', /收入|income|salary/],
  ['职业', /职业|从事|occupation|\bjob\b/],
  ['年龄', /年龄|出生年|多少岁|how old|year.*born|your age/],
  ['性别', /性别|gender/],
  ['城市', /城市|常住|which city|where do you live/],
]

/** The dimension that a question's answers speak to, and the facet that they tell; what nothing claims says who they are. */
export function facetAsked(title: string): { readonly dimension: Dimension; readonly facet?: Facet } {
  const words = title.toLowerCase()
  const label = about.find(([, pattern]) => pattern.test(words))?.[0]
  for (const dimension of dimensions) {
    const facet = dimension.facets.find((one) => one.label.zh === label)
    if (facet) return { dimension, facet }
  }
  return { dimension: dimensions[0] as Dimension }
}
