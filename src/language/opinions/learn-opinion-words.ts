import type { Polarity } from './lexicon.js'

/** An opinion word found in labelled data, with how often it stood and its side. */
export interface LearntWord {
  readonly word: string
  readonly polarity: Polarity
  readonly count: number
}

/**
 * Opinion words from labelled phrases: what is left when degree words and particles are taken off, if it stood at least `minCount` times
 * and nearly always (`minShare`) on one side.
 *
 * @param isRead whether the lexicon reads something in the phrase already (味道不错)
 */
export function learnOpinionWords(
  phrases: readonly { text: string; side: Polarity }[],
  isRead: (word: string) => boolean,
  { minCount = 5, minShare = 0.9, longest = 4 } = {},
): LearntWord[] {
  const sides = new Map<string, Map<Polarity, number>>()
  for (const { text, side } of phrases) {
    const word = bareWord(text)
    if (word.length < 2 || word.length > longest || !/^[\u4E00-\u9FFF]+$/.test(word)) continue
    const met = sides.get(word) ?? new Map<Polarity, number>()
    met.set(side, (met.get(side) ?? 0) + 1)
    sides.set(word, met)
  }
  const learnt: LearntWord[] = []
  for (const [word, met] of sides) {
    if (isRead(word)) continue
    const count = [...met.values()].reduce((sum, times) => sum + times, 0)
    const [polarity, most] = [...met].sort((a, b) => b[1] - a[1])[0]!
    if (count >= minCount && most / count >= minShare) learnt.push({ word, polarity, count })
  }
  return learnt.sort((a, b) => b.count - a.count || a.word.localeCompare(b.word))
}

function bareWord(text: string): string {
  return text
    .replace(/[^\u4E00-\u9FFF]/g, '')
    .replace(
      /^(?:都|也|还|就|又|会|是|算|真的|真是|真|非常|特别|超级|超|很|太|最|极其|极|十分|相当|挺|蛮|比较|更加|更|有点儿|有点|有些|稍微|略|偏|巨|贼|实在|确实|的确|绝对|简直|那么|这么|如此|格外)+(?=..)/,
      '',
    )
    .replace(/(?:的|了|啊|呀|哦|呢|吧|啦|滴|极了|得很|的很)+$/, '')
}
