import { acts } from '../../../src/catalog/acts.js'
import { festivals } from '../../../src/catalog/festivals.js'
import { measures } from '../../../src/catalog/measures.js'
import type { ColumnValue } from '../../../src/questions/vocabulary/source.js'
import { buildVocabulary, type Vocabulary } from '../../../src/questions/vocabulary/vocabulary.js'
import { builtInTags } from '../../../src/tags/catalog.js'
import type { Tag } from '../../../src/tags/tag.js'

export const asOf = '2026-11-15'

/** A brand with few words in its data, and one unlisted customer column (skin_type). */
export function testVocabulary(values: readonly ColumnValue[] = brandValues): Vocabulary {
  return buildVocabulary({ tags: [...builtInTags(), skinType], acts, measures, festivals, values })
}

const skinType: Tag = {
  name: 'skin_type',
  family: 'basic',
  label: { zh: 'skin_type', en: 'skin type' },
  synonyms: { zh: ['肤质'], en: ['skin type'] },
  definition: { zh: '客户资料中的 skin_type', en: 'skin_type in the customer record' },
  type: 'word',
  source: 'customers',
  refresh: 'import',
  compute: { kind: 'attribute', attribute: 'skin_type' },
}

const column = (table: string, name: string, ...words: string[]): ColumnValue[] =>
  words.map((value, at) => ({ table, column: name, value, count: 100 - at }))

const categories = ['面膜', '精华', '面霜', '防晒', '口红', '洁面']
const products = ['玻尿酸补水面膜', '水光精华液', '清爽防晒乳']
const platforms = ['天猫', '抖音', '京东', '小红书']

export const brandValues: readonly ColumnValue[] = [
  ...column('people', 'city', '上海', '北京', '成都', '杭州', '广州'),
  ...column('people', 'province', '上海', '北京', '四川', '浙江', '广东'),
  ...column('people', 'source_channel', '抖音', '天猫', '小红书', '微信', '线下门店'),
  ...column('people', 'occupation', '学生', '白领', '教师'),
  ...column('people', 'member_level', '普通', '银卡', '金卡', '钻石'),
  ...column('people', 'device', 'iOS', 'Android'),
  ...column('attributes', 'skin_type', '油性', '干性', '敏感肌', '混合性'),
  ...column('orders', 'platform', ...platforms),
  ...column('orders', 'payment_method', '支付宝', '微信支付'),
  ...column('orders', 'city', '上海', '北京', '成都'),
  ...column('order_items', 'platform', ...platforms),
  ...column('order_items', 'category', ...categories),
  ...column('order_items', 'product', ...products),
  ...column('events', 'category', ...categories),
  ...column('events', 'product', ...products),
  ...column('events', 'page', '首页', '会员中心'),
  ...column('reviews', 'category', ...categories),
  ...column('reviews', 'product', ...products),
  ...column('opinions', 'category', ...categories),
  ...column('opinions', 'aspect', '包装', '物流', '质地', '价格', '效果'),
]
