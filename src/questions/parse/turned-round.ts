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
