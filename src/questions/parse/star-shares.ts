import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { as, isFiller, isWord, type Token } from './token.js'

/**
 * 五星好评占比, 五星占比: of all reviews, those with 5 stars. Five stars are positive by themselves, so 好评 adds nothing to them; with people or a
 * noun of its own (五星客户占比, 五星评价占比) the sentence says what it is a share of.
 */
export function starShares(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  const reviews = vocabulary.measures.get('reviews')
  const said = vocabulary.acts.get('review')
  const share = [...(vocabulary.phrases.get('占比') ?? [])].filter(
    (meaning) => meaning.kind === 'word' && meaning.word === 'share',
  )
  const at = tokens.findIndex((token) => as(token, 'quantity')?.unit === 'stars')
  if (!reviews || !said || share.length === 0 || at < 0) return [...tokens]
  const star = tokens[at] as Token
  let next = at + 1
  while (isFiller(tokens[next]) || isWord(tokens[next], 'of')) next += 1
  const after = tokens[next]
  if (!after) return [...tokens]
  const others = tokens.filter((token) => token !== star && token !== after)
  if (others.some((token) => isWord(token, 'person') || as(token, 'act') || as(token, 'measure') || as(token, 'group')))
    return [...tokens]
  const positive = as(after, 'measure')?.measure.name === 'positive_rate' && as(star, 'quantity')?.n === 5
  if (!positive && !(isWord(after, 'share') && !as(after, 'measure'))) return [...tokens]
  const noun: Token = {
    text: '评价',
    start: after.start,
    end: after.start,
    meanings: [
      { kind: 'measure', measure: reviews },
      { kind: 'act', act: said },
    ],
  }
  const asked = positive ? { ...after, meanings: share } : after
  return [...tokens.slice(0, at + 1), noun, asked, ...tokens.slice(next + 1)]
}
