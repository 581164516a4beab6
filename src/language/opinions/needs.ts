/** How wishes are said, as in data/language/needs.json: each pattern's group `wish` is what is wished for. */
export interface NeedPatterns {
  readonly zh: readonly RegExp[]
  readonly notNeeds: readonly RegExp[]
  readonly en: readonly RegExp[]
}

/** What a clause (or two, where 要是有… and 就好了 stand apart) wishes for; undefined where it wishes nothing of the brand. */
export function wishOf(
  clause: string,
  language: 'zh' | 'en',
  patterns: NeedPatterns,
): { text: string; wish: string } | undefined {
  if (language === 'zh' && patterns.notNeeds.some((pattern) => pattern.test(clause))) return undefined
  for (const pattern of patterns[language]) {
    const match = pattern.exec(clause)
    const wish = match?.groups?.wish
    if (match && wish) return { text: match[0].trim(), wish: bareWish(wish) }
  }
  return undefined
}

function bareWish(wish: string): string {
  return wish
    .trim()
    .replace(
      /^(?:能够|能|可以|会|再|有个|有一个|有一款|有|出个|出一个|出一款|出|送个|送点|送一个|送|增加|个|一个|一款|一些|点|些|多一些|多点)+(?=.{2,})/,
      '',
    )
    .replace(
      /^(?:(?:come|came|comes|have|had|has|be|were|was|is|are|would|could|will|can|make|made|add|offer|sell|sold|bring back|bring|to see|in|with|a|an|the|some|more) )+(?=\S)/i,
      '',
    )
    .replace(/(?:就好了|就更好了|就好|就完美了|啊|吧|呀|哦|呢|了|的)+$/, '')
}
