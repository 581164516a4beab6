import type { Label } from '../catalog/label.js'
import type { VoicePolarity } from './voice.js'

export const dimensionNames = ['who', 'scenes', 'values', 'needs', 'motives', 'attitude', 'reach'] as const
export type DimensionName = (typeof dimensionNames)[number]

/** A facet that is told by any of these tags where enough customers have one, else asked for. Without tags only people can tell. */
export interface Facet {
  readonly label: Label
  readonly filledBy: readonly string[]
  readonly question: Label
}

/** One of the seven dimensions of a persona: which tags speak to it, what voice does, and what it should say in the end. */
export interface Dimension {
  readonly name: DimensionName
  readonly label: Label
  readonly tags: readonly string[]
  /** Attribute columns of the customers file belong here too. */
  readonly attributes?: true
  /** Which opinions speak to it: those on particular aspects, or those on the whole (整体). */
  readonly voice?: readonly VoicePolarity[]
  readonly general?: true
  readonly facets: readonly Facet[]
}

const facet = (zh: string, en: string, filledBy: string, askZh: string, askEn: string): Facet => ({
  label: { zh, en },
  filledBy: filledBy.split(' ').filter(Boolean),
  question: { zh: askZh, en: askEn },
})

/** The aspect under which opinions on no particular aspect stand. */
export const generalAspect = '整体'

export const dimensions: readonly Dimension[] = [
  {
    name: 'who',
    label: { zh: '他们是谁', en: 'Who they are' },
    tags: ['gender', 'age', 'generation', 'city_tier', 'occupation', 'income_band', 'source_channel'],
    attributes: true,
    facets: [
      facet('性别', 'gender', 'gender', '您的性别是？', 'What is your gender?'),
      facet('年龄', 'age', 'age', '您的出生年份是？', 'In which year were you born?'),
      facet('城市', 'city', 'city_tier city', '您常住在哪个城市？', 'In which city do you live?'),
      facet('职业', 'occupation', 'occupation', '您目前的职业是？', 'What is your occupation?'),
      facet('收入', 'income', 'income_band', '您的月收入大致在哪个区间？', 'Which band is your monthly income in?'),
      facet('家庭状况', 'household', '', '您和谁一起生活？家里有孩子吗？', 'Whom do you live with? Are there children at home?'),
    ],
  },
  {
    name: 'scenes',
    label: { zh: '使用与购买场景', en: 'Scenes of use and purchase' },
    tags: [
      'favorite_platform',
      'active_hour',
      'purchase_hour',
      'purchase_day_type',
      'festival_share',
      'favorite_category',
      'viewed_category',
      'device',
    ],
    facets: [
      facet(
        '购买平台',
        'where they buy',
        'favorite_platform favorite_channel',
        '您通常在哪里购买？',
        'Where do you usually buy?',
      ),
      facet('购买时间', 'when they buy', 'active_hour purchase_hour', '您一般什么时候购物？', 'When do you usually shop?'),
      facet(
        '使用场合',
        'occasions of use',
        '',
        '您通常在什么场合、什么时候使用我们的产品？',
        'On which occasions do you use our products?',
      ),
      facet(
        '替谁购买',
        'whom they buy for',
        '',
        '这次购买是自己用，还是送人？送给谁？',
        'Was it for yourself or a gift? For whom?',
      ),
    ],
  },
  {
    name: 'values',
    label: { zh: '价值观与生活方式', en: 'Values and lifestyle' },
    tags: [
      'average_order_value',
      'units_per_purchase',
      'category_count',
      'price_sensitive',
      'discount_depth',
      'favorite_payment_method',
    ],
    facets: [
      facet(
        '消费水平',
        'level of spending',
        'average_order_value',
        '您每月在这类产品上大约花多少？',
        'How much do you spend on such products a month?',
      ),
      facet(
        '兴趣爱好',
        'interests',
        '',
        '空闲时间您最常做的三件事是？',
        'What are the three things you do most in your free time?',
      ),
      facet(
        '看重什么',
        'what matters to them',
        '',
        '选购时您最看重什么？请排序：成分、功效、价格、品牌、包装、口碑',
        'What matters most when you choose? Rank: ingredients, effect, price, brand, packaging, word of mouth',
      ),
    ],
  },
  {
    name: 'needs',
    label: { zh: '情感需求与痛点', en: 'Emotional needs and pains' },
    tags: ['mean_sentiment', 'tickets_opened', 'main_ticket_kind', 'refund_share'],
    voice: ['negative', 'need'],
    facets: [
      facet('不满与痛点', 'pains', 'voice:negative', '使用中最让您不满意的一点是什么？', 'What annoys you most when you use it?'),
      facet('情感诉求', 'emotional needs', '', '用完之后，您最希望自己感觉怎样？', 'How do you want to feel after using it?'),
      facet(
        '尚未满足的需求',
        'unmet needs',
        'voice:need',
        '有什么需求现在的产品都没有满足您？',
        'Which need does no product meet for you today?',
      ),
    ],
  },
  {
    name: 'motives',
    label: { zh: '动机与决策路径', en: 'Motives and decision path' },
    tags: [
      'discounted_share',
      'coupon_claims',
      'view_dwell',
      'days_to_first_purchase',
      'carted_not_bought',
      'live_watches',
      'send_open_rate',
    ],
    voice: ['positive'],
    facets: [
      facet('看重的优点', 'what they praise', 'voice:positive', '是什么让您决定购买？', 'What made you decide to buy?'),
      facet(
        '价格敏感度',
        'sensitivity to price',
        'discounted_share',
        '没有折扣时您还会购买吗？',
        'Would you buy without a discount?',
      ),
      facet(
        '信息来源',
        'sources of information',
        '',
        '购买前您在哪里了解产品？谁的意见对您影响最大？',
        'Where do you read up before buying? Whose opinion counts most?',
      ),
      facet('比较过的品牌', 'alternatives considered', '', '购买前您还比较过哪些品牌？', 'Which other brands did you compare?'),
    ],
  },
  {
    name: 'attitude',
    label: { zh: '对品牌的态度', en: 'Attitude to the brand' },
    voice: ['positive', 'negative'],
    general: true,
    tags: ['average_stars', 'repeat_buyer', 'purchase_count', 'ticket_satisfaction', 'unsubscribed', 'lifecycle'],
    facets: [
      facet(
        '满意度',
        'satisfaction',
        'average_stars mean_sentiment',
        '总体上您对我们满意吗？（1–5分）',
        'Overall, how satisfied are you with us? (1–5)',
      ),
      facet('忠诚度', 'loyalty', 'repeat_buyer', '下次购买同类产品，您还会选我们吗？', 'Would you choose us again next time?'),
      facet(
        '品牌印象',
        'image of the brand',
        '',
        '提到我们的品牌，您首先想到哪三个词？',
        'Which three words come to mind when you hear our name?',
      ),
    ],
  },
  {
    name: 'reach',
    label: { zh: '社交影响', en: 'Social reach' },
    tags: ['spreader', 'shares', 'posts_written', 'likes_per_post', 'favorite_post_platform'],
    facets: [
      facet('分享行为', 'sharing', 'shares posts_written', '您会在哪里分享使用体验？', 'Where do you share your experience?'),
      facet(
        '推荐意愿',
        'willingness to recommend',
        '',
        '您有多大可能把我们推荐给朋友？（0–10分）',
        'How likely are you to recommend us to a friend? (0–10)',
      ),
      facet(
        '影响的人',
        'whom they influence',
        '',
        '身边的人会因为您的推荐购买吗？都是谁？',
        'Do people around you buy on your word? Who?',
      ),
    ],
  },
]
