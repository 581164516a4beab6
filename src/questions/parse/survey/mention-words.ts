/**
 * Words that say one thing in open answers, beside each other: who mentions 送礼 may write 礼物, or gift. Only what is said of the act or thing
 * itself; a word that others contain (present: presentation) is left out.
 */
const together: readonly (readonly string[])[] = [
  [
    '送礼',
    '礼物',
    '送人',
    '礼品',
    '赠礼',
    '送给',
    '送朋友',
    '送闺蜜',
    '送长辈',
    '送父母',
    '送爸妈',
    '送妈妈',
    '送女友',
    '送男友',
    '送同事',
    'gift',
  ],
  ['包装', '盒子', '包裹', 'packag'],
  ['物流', '快递', '配送', '发货', 'delivery', 'shipping', 'courier'],
  ['价格', '价钱', '贵', '便宜', 'price', 'expensive', 'cheap'],
  ['客服', '售后', 'customer service', 'support'],
  ['味道', '气味', '香味', '香气', 'smell', 'scent', 'fragrance'],
  ['过敏', '泛红', '刺痛', 'allerg', 'irritat'],
  ['退货', '退款', '退换', 'refund', 'return'],
  ['小样', '试用装', 'sample'],
  ['折扣', '优惠', '打折', '促销', 'discount', 'coupon', 'promotion'],
]

/**
 * All spellings to look for where a question says that something was mentioned: the word itself, without a plural ending, and those that say the
 * same.
 *
 * @example mentionWords('gifts') // ['gift', '送礼', '礼物', …]
 */
export function mentionWords(word: string): string[] {
  const own = /^[a-z' -]+$/.test(word)
    ? word.replace(/^(?:about|the|a|an) /, '').replace(/(?<=[a-z]{3})(?:s|es)$/, (end) => (end === 'es' ? 'e' : ''))
    : word
  const group = together.find((words) =>
    words.some((one) => one === word || one === own || (/[a-z]/.test(one) && own.startsWith(one))),
  )
  const all = [...new Set([own, ...(group ?? [])])]
  // A word that holds another one finds nothing more.
  return all.filter((one) => !all.some((other) => other !== one && one.includes(other)))
}
