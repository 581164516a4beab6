import type { SegmentRole } from './meaning.js'

/** How people name groups whose definition takes the window of the question (glossary: People, Trade); `|` between phrases. */
export const groupPhrases: Readonly<Record<SegmentRole, { readonly zh: string; readonly en: string }>> = {
  new: {
    zh: '新客|新客户|新顾客|新买家|首购客户|首购用户|首单客户|首次购买的客户|新增客户|新增买家',
    en: 'new buyers|new buyer|new customers|new customer|first-time buyers|first time buyers|first-time customers|newcomers|newly acquired buyers',
  },
  returning: {
    zh: '老客|老客户|老顾客|老买家|老用户',
    en: 'returning buyers|returning buyer|returning customers|returning customer|existing buyers|existing customers',
  },
  repeat: {
    zh: '复购客户|复购用户|复购过|复购了|复购|回头客|重复购买|多次购买',
    en: 'repeat buyers|repeat buyer|repeat customers|repeat customer|repeat purchasers|bought repeatedly',
  },
  buyer: {
    zh: '买家|支付买家|购买者|付费用户|成交客户|成交用户|购买用户|购买客户|购买过的客户',
    en: 'buyers|buyer|paying customers|paying customer|purchasers|purchaser',
  },
  visitor: { zh: '访客', en: 'visitors|visitor' },
  cartedNotBought: {
    zh: '加购未购|加购不买|加购没买|加购未买|加购但没买|加购但未购|加购但未购买|加购后没买|加购后未购买|加购未支付|加购未购买|加购没购买|加购却没买|加购了没买|加购了但没买|加了购物车没买|弃购|加购未成交|加购未付款',
    en: 'carted but not bought|carted but did not buy|carted but never bought|carted and did not buy|carted without buying|cart abandoners|abandoned cart|abandoned their cart|abandoned carts|abandoned a cart|added to cart but did not buy|carted, not bought',
  },
  active: {
    zh: '活跃客户|活跃用户|活跃会员|活跃的客户|活跃|活跃过',
    en: 'active customers|active users|active|active members|were active|was active',
  },
  stillActive: {
    zh: '现在还活跃|现在还活跃着|目前还活跃|还活跃|仍活跃|仍然活跃|依然活跃|现在仍活跃|现在活跃|目前活跃',
    en: 'still active|currently active|active now|active at the moment|still active now',
  },
  inactive: {
    zh: '不活跃|未活跃|没有活跃|不活跃客户|不活跃用户|没活跃|没有行为|没来过',
    en: 'inactive|inactive customers|not active|were not active|was not active|were inactive',
  },
  nonbuyer: { zh: '未购客户|非买家|潜在客户', en: 'non-buyers|nonbuyers|non buyers' },
}
