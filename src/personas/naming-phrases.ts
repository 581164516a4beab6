import type { Label } from '../catalog/label.js'

/** How people buy, in a few words that stand before the noun of a persona's name. Of one theme only one phrase is said. */
export interface Phrase {
  /** Tag, and either a word of it, the side of the average, or `*` for any word, which fills `{}`. */
  readonly of: string
  readonly is: string
  readonly theme: string
  /** How much it tells beside other themes of the same effect. */
  readonly weight: number
  readonly zh: string
  readonly en: string
}

const phrase = (of: string, is: string, theme: string, weight: number, zh: string, en: string): Phrase => ({
  of,
  is,
  theme,
  weight,
  zh,
  en,
})

/** Where two of one theme hold, the earlier is said: stocking up at festivals says more than stocking up. */
export const phrases: readonly Phrase[] = [
  phrase('festival_share', 'high', 'stock', 1.2, '大促囤货', 'festival-stockpiling'),
  phrase('units_per_purchase', 'high', 'stock', 1.2, '爱囤货', 'stockpiling'),
  phrase('live_watches', 'high', 'live', 1.2, '爱看直播', 'live-stream-watching'),
  phrase('gift_giver', 'high', 'gift', 1.2, '买来送人', 'gift-giving'),
  phrase('coupon_claims', 'high', 'deal', 1, '勤领券', 'coupon-collecting'),
  phrase('discounted_share', 'high', 'deal', 1, '爱用优惠', 'discount-seeking'),
  phrase('discounted_share', 'low', 'deal', 0.7, '不等打折', 'full-price-buying'),
  phrase('average_order_value', 'high', 'price', 0.9, '高客单', 'high-spending'),
  phrase('average_order_value', 'low', 'price', 0.9, '精打细算', 'thrifty'),
  phrase('favorite_category', '*', 'category', 1, '爱买{}', '{}-buying'),
  phrase('viewed_category', '*', 'category', 1, '常看{}', '{}-browsing'),
  phrase('favorite_platform', '*', 'platform', 0.9, '常逛{}', '{}-shopping'),
  phrase('refund_share', 'high', 'refund', 0.9, '常退款', 'often-refunding'),
  phrase('repeat_buyer', 'high', 'return', 0.7, '常回购', 'returning'),
  phrase('view_dwell', 'high', 'dwell', 0.6, '看得细', 'unhurried'),
  phrase('purchase_hour', '*', 'time', 0.6, '{}下单', '{}-buying'),
  phrase('active_hour', '*', 'time', 0.6, '{}活跃', '{}-active'),
]

/** How an attribute's word stands in a name: as something they do, or as what they are, just before the noun. */
export const attributePhrases: Readonly<Record<string, { readonly does: boolean; readonly zh: string; readonly en: string }>> = {
  skin_concern: { does: true, zh: '关注{}', en: '{}-minded' },
  hobby: { does: true, zh: '爱{}', en: '{}-loving' },
  skin_type: { does: false, zh: '{}肌', en: '{}-skinned' },
  hair_type: { does: false, zh: '{}发质', en: '{}-haired' },
  marital_status: { does: false, zh: '{}', en: '{}' },
}

/** Cities as one says them of people; the tier's label where it is not here. */
export const places: Readonly<Record<string, Label>> = {
  一线: { zh: '一线城市', en: 'tier-1-city' },
  新一线: { zh: '新一线城市', en: 'new-tier-1-city' },
  二线: { zh: '二线城市', en: 'tier-2-city' },
  其他: { zh: '小城', en: 'small-city' },
}
