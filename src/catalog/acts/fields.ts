import type { ActField } from '../act.js'
import type { Synonyms } from '../label.js'

/** A field of words (a platform, a product) under its column's name. */
export function word(name: string, zh: string, en: string, synonyms: Synonyms = {}, more: Partial<ActField> = {}): ActField {
  return { name, label: { zh, en }, synonyms, type: 'word', ...more }
}

/** A field of numbers, summed where a threshold is asked of it. */
export function number(name: string, zh: string, en: string, synonyms: Synonyms = {}, more: Partial<ActField> = {}): ActField {
  return { name, label: { zh, en }, synonyms, type: 'number', ...more }
}

export const platform = word('platform', '平台', 'platform', {
  zh: ['购买平台', '店铺平台'],
  en: ['marketplace', 'store platform'],
})
export const product = word('product', '商品', 'product', {
  zh: ['产品', '单品', '宝贝', '货品'],
  en: ['products', 'item', 'items', 'goods'],
})
export const category = word('category', '品类', 'category', {
  zh: ['类目', '分类', '类别', '产品类别'],
  en: ['categories', 'product category'],
})
export const brand = word('brand', '品牌', 'brand', { zh: ['牌子'], en: ['brands'] })
export const channel = word('channel', '渠道', 'channel', { zh: ['通道', '触点'], en: ['channels'] })

const polarityValues = [
  {
    value: 'positive',
    label: { zh: '正面', en: 'positive' },
    synonyms: { zh: ['好的', '满意', '积极'], en: ['good', 'favourable'] },
  },
  { value: 'neutral', label: { zh: '中性', en: 'neutral' }, synonyms: { zh: ['一般'] } },
  {
    value: 'negative',
    label: { zh: '负面', en: 'negative' },
    synonyms: { zh: ['不好的', '不满', '消极', '抱怨'], en: ['bad', 'complaint'] },
  },
]
export const polarity = (sql?: string): ActField =>
  word(
    'polarity',
    '情感倾向',
    'polarity',
    { zh: ['情感', '正负面'], en: ['sentiment label'] },
    { values: polarityValues, ...(sql ? { sql } : {}) },
  )
