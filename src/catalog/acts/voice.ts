import type { Act, ActField } from '../act.js'
import { brand, category, channel, number, platform, polarity, product, word } from './fields.js'

/** A review under the id that its text has in `texts` and `opinions`. */
export const reviewId = "if(review_id = '', toString(row_key), review_id)"

/** Stars decide; without stars the sentiment that language read in the text does (glossary, 好评/中评/差评). '' while nothing is known. */
export const reviewPolarity = `multiIf(${[
  "stars >= 4, 'positive', stars = 3, 'neutral', stars <= 2, 'negative'",
  ...['positive', 'neutral', 'negative'].map(
    (one) => `${reviewId} IN (SELECT source_id FROM texts WHERE source = 'reviews' AND polarity = '${one}'), '${one}'`,
  ),
].join(', ')}, '')`

const own = "(brand = '' OR {brand:String} = '' OR brand = {brand:String})"
const rival = "brand != '' AND {brand:String} != '' AND brand != {brand:String}"

const stars = number(
  'stars',
  '星级',
  'stars',
  { zh: ['评分', '星', '打分'], en: ['star', 'rating', 'ratings'] },
  { unit: 'stars' },
)
const reviewFields: readonly ActField[] = [product, category, brand, platform, stars, polarity(reviewPolarity)]
const source = word(
  'source',
  '声音来源',
  'source of voice',
  { zh: ['声音渠道', '文本来源'], en: ['voice source'] },
  {
    values: [
      { value: 'reviews', label: { zh: '评价', en: 'reviews' } },
      { value: 'tickets', label: { zh: '工单', en: 'tickets' } },
      { value: 'posts', label: { zh: '帖子', en: 'posts' } },
      { value: 'answers', label: { zh: '问卷回答', en: 'survey answers' } },
    ],
  },
)

export const voiceActs: readonly Act[] = [
  {
    name: 'review',
    label: { zh: '评价', en: 'reviewed' },
    synonyms: { zh: ['评论', '写评价', '评价过', '评论过', '点评'], en: ['review', 'reviews', 'rated', 'wrote a review'] },
    definition: { zh: '对自有品牌商品的评价', en: "a review of the own brand's products" },
    table: 'reviews',
    time: 'at',
    timeless: true,
    when: own,
    fields: reviewFields,
    words: 'text',
  },
  {
    name: 'competitor_review',
    label: { zh: '竞品评价', en: 'competitor review' },
    synonyms: {
      zh: ['竞品评论', '竞品', '竞争对手评价', '友商评价'],
      en: ['competitor reviews', 'rival reviews', 'competitors'],
    },
    definition: { zh: '对其他品牌商品的评价', en: "a review of another brand's products" },
    table: 'reviews',
    time: 'at',
    timeless: true,
    when: rival,
    fields: reviewFields,
    words: 'text',
  },
  {
    name: 'ticket',
    label: { zh: '提工单', en: 'opened a ticket' },
    synonyms: {
      zh: ['工单', '投诉', '找客服', '咨询客服', '客服工单', '联系客服'],
      en: ['ticket', 'tickets', 'support request', 'contacted support', 'support tickets'],
    },
    definition: { zh: '客服工单', en: 'a support ticket' },
    table: 'tickets',
    time: 'at',
    each: 'ticket_id',
    fields: [
      word('kind', '工单类型', 'ticket kind', { zh: ['问题类型'], en: ['kind of ticket', 'ticket type'] }),
      number('satisfaction', '满意度', 'satisfaction', { zh: ['客服满意度', '工单满意度'] }, { unit: 'stars' }),
    ],
    words: 'text',
  },
  {
    name: 'post',
    label: { zh: '发帖', en: 'posted' },
    synonyms: { zh: ['帖子', '发帖过', '社区帖子', '发笔记', '笔记'], en: ['post', 'posts', 'community posts'] },
    definition: { zh: '社区帖子', en: 'a community post' },
    table: 'posts',
    time: 'at',
    timeless: true,
    each: 'post_id',
    fields: [
      platform,
      number('likes', '点赞数', 'likes', { zh: ['点赞'], en: ['like'] }, { unit: 'times' }),
      number('comments', '评论数', 'comments', { zh: ['回复数'] }, { unit: 'times' }),
    ],
    words: 'text',
  },
  {
    name: 'opinion',
    label: { zh: '提到', en: 'mentioned' },
    synonyms: {
      zh: ['观点', '提及', '说到', '吐槽', '抱怨', '反馈'],
      en: ['opinion', 'opinions', 'mention', 'mentions', 'complaint', 'complaints'],
    },
    definition: {
      zh: '从评价、工单、帖子里读出的一条观点（方面、说法、倾向、原话），只算自有品牌',
      en: 'one opinion read in a review, ticket or post (aspect, words, polarity, quote), about the own brand',
    },
    table: 'opinions',
    time: 'at',
    timeless: true,
    when: own,
    fields: [
      word('aspect', '方面', 'aspect', { zh: ['维度', '哪些方面', '哪方面'], en: ['aspects', 'topic', 'topics'] }),
      word('opinion', '说法', 'opinion words', { zh: ['观点词', '怎么说'], en: ['words'] }),
      word('pain_point', '痛点', 'pain point', { zh: ['槽点', '抱怨点', '痛点问题'], en: ['pain points', 'pain-point'] }),
      polarity(),
      product,
      category,
      brand,
      source,
      stars,
    ],
    words: 'quote',
  },
  {
    name: 'text',
    label: { zh: '发声', en: 'spoke' },
    synonyms: { zh: ['文本', '声音', '留言', '用户声音'], en: ['texts', 'voice', 'said something'] },
    definition: {
      zh: '客户说过的一段话：评价、工单、帖子或问卷回答',
      en: 'one text of a customer: review, ticket, post or survey answer',
    },
    table: 'texts',
    time: 'at',
    timeless: true,
    when: own,
    fields: [
      source,
      product,
      category,
      brand,
      stars,
      polarity(),
      number('sentiment', '情感分', 'sentiment', { zh: ['情感得分', '情绪分'], en: ['sentiment score'] }, { unit: 'score' }),
      {
        name: 'keywords',
        label: { zh: '关键词', en: 'keywords' },
        synonyms: { zh: ['热词', '词'], en: ['keyword', 'hot words'] },
        type: 'list',
      },
    ],
  },
  {
    name: 'send',
    label: { zh: '被触达', en: 'was sent a campaign' },
    synonyms: {
      zh: ['触达', '推送', '活动触达', '收到活动', '营销触达'],
      en: ['send', 'sends', 'campaign send', 'received a campaign', 'campaign'],
    },
    definition: { zh: '一次营销触达（活动 × 客户 × 渠道）', en: 'one campaign message sent to a customer through a channel' },
    table: 'campaigns',
    time: 'sent_at',
    fields: [
      word('campaign_id', '活动', 'campaign', { zh: ['营销活动', '活动编号'], en: ['campaigns', 'campaign id'] }),
      channel,
      word('variant', '版本', 'variant', { zh: ['分组', '文案版本'], en: ['version', 'variants'] }),
      word('round', '轮次', 'round', { zh: ['测试轮次'], en: ['rounds'] }),
      number('cost', '花费', 'cost', { zh: ['成本', '费用'] }, { unit: 'CNY' }),
      ...(['opened', 'clicked', 'converted', 'unsubscribed'] as const).map((what) => outcome(what)),
    ],
  },
]

/** Whether a send had this outcome, as a word that tests and breakdowns can name. */
function outcome(what: 'opened' | 'clicked' | 'converted' | 'unsubscribed'): ActField {
  const zh = { opened: '打开', clicked: '点击', converted: '转化', unsubscribed: '退订' }[what]
  return word(
    what,
    `是否${zh}`,
    `${what}?`,
    {},
    {
      sql: `if(toDate(${what}_at) <= {asOf:Date}, 'yes', 'no')`,
      values: [
        { value: 'yes', label: { zh: `已${zh}`, en: what } },
        { value: 'no', label: { zh: `未${zh}`, en: `not ${what}` } },
      ],
    },
  )
}
