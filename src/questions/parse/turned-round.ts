import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { as, isWord, type Token } from './token.js'

/** 男女各多少客户: 各 behind what it divides by goes before it, where a count follows. */
export function eachBehind(tokens: readonly Token[]): Token[] {
  const at = tokens.findIndex((token) => /^各(?:有|自有)?$/.test(token.text) && isWord(token, 'each'))
  const [before, each] = [tokens[at - 1], tokens[at]]
  const rest = tokens.slice(at + 1)
  const counted = isWord(rest[0], 'count') || (rest[0]?.text === '有' && isWord(rest[1], 'count'))
  if (at < 1 || !before || !each || !as(before, 'tag') || as(before, 'value') || !counted) return [...tokens]
  return [...tokens.slice(0, at - 1), each, before, ...rest]
}

/** 只买过一次: a bare number of times is exactly that number, so 只 before it says nothing more; 只买过面膜 stays unread. */
export function onlySoOften(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, at) => {
    if (!/^(?:只|仅|仅仅|就)$/.test(token.text) || token.meanings.length > 0) return true
    const times = as(tokens[at + 2], 'quantity')
    return !(as(tokens[at + 1], 'act') && times?.unit === 'times')
  })
}

/** 注册后7天内下单: 后 before so many days says what 注册7天内下单 says. Without the days it stays unread. */
export function afterSoManyDays(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  return tokens.map((token, at) => {
    const [, verb] = /^(注册|下单|购买|加购|浏览)后$/.exec(token.text) ?? []
    const span = tokens[at + 1]
    const next = tokens[at + 2]
    if (verb === undefined || !as(span, 'window') || !/^[^最近过去这在]*内$/.test(span?.text ?? '') || !as(next, 'act'))
      return token
    const acts = vocabulary.phrases.get(verb)?.filter(({ kind }) => kind === 'act') ?? []
    return acts.length > 0 ? { ...token, text: verb, meanings: acts } : token
  })
}
