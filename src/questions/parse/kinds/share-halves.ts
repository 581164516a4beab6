import { as, isFiller, isWord, type Token } from '../token.js'

export const isFigure = (token: Token) =>
  as(token, 'measure') !== undefined && !as(token, 'group') && !isWord(token, 'person', 'count')

export function splitChinese(tokens: readonly Token[], at: number): { base: readonly Token[]; part: readonly Token[] } {
  const share = tokens[at] as Token
  const rest = tokens.filter((_, index) => index !== at)
  const border = tokens.findIndex((token, index) => index < tokens.length && isWord(token, 'within') && index > 0)
  if (border > 0 && content(tokens.slice(0, border)) && content(tokens.slice(border + 1).filter((token) => token !== share))) {
    return { base: tokens.slice(0, border), part: tokens.slice(border + 1).filter((token) => token !== share && !isTail(token)) }
  }
  const before = tokens.slice(0, at)
  const after = tokens.slice(at + 1).filter((token) => !isTail(token))
  if (content(before) && content(after)) {
    if (/^占/.test(share.text)) return { base: after, part: before }
    if (isWord(after[0], 'of')) return splitAtPeople(before, after)
    return { base: before, part: after }
  }
  if (!content(before) && isWord(after[0], 'of')) return splitAtPeople([], after)
  const cut = peopleThenBehaviour(before)
  if (cut > 0 && !content(after)) return { base: before.slice(0, cut), part: before.slice(cut) }
  return { base: [], part: rest.filter((token) => !isTail(token)) }
}

/** 9月买过的人10月又买的比例: people, and then something that they did, are a whole and its part. */
function peopleThenBehaviour(tokens: readonly Token[]): number {
  const end = tokens.findIndex(
    (token) => (isWord(token, 'person') || as(token, 'group') !== undefined) && !isWord(token, 'count'),
  )
  if (end < 0 || isWord(tokens[end + 1], 'of', 'and', 'or', 'comma')) return -1
  const after = tokens.slice(end + 1)
  return after.some((token) => (as(token, 'act') ?? as(token, 'group')) !== undefined) &&
    !after.some((token) => isFigure(token)) &&
    !after.some((token) => isWord(token, 'person'))
    ? end + 1
    : -1
}

/** 多少比例的新客复购了: the people named first are the base. */
function splitAtPeople(before: readonly Token[], after: readonly Token[]): { base: readonly Token[]; part: readonly Token[] } {
  const end = after.findIndex((token, index) => index > 0 && (isWord(token, 'person') || as(token, 'group') !== undefined))
  if (end < 0 || !content(after.slice(end + 1))) return { base: [], part: [...before, ...after.slice(1)] }
  return { base: [...before, ...after.slice(1, end + 1)], part: after.slice(end + 1) }
}

/** 的比例, 多少, 是多少 behind 占: the second half of the share word. */
export function isTail(token: Token): boolean {
  return isWord(token, 'share', 'count', 'howMuch', 'which') && !isWord(token, 'person')
}

function content(tokens: readonly Token[]): boolean {
  return tokens.some((token) => !isFiller(token) && !isWord(token, 'of', 'share', 'comma', 'count', 'howMuch'))
}

const copulas = /^(?:is|are|were|was|have|has|did|do|also)$/

export function splitEnglish(tokens: readonly Token[], at: number): { base: readonly Token[]; part: readonly Token[] } {
  const rest = tokens.filter((_, index) => index !== at)
  const among = rest.findIndex((token) => isWord(token, 'within'))
  if (among >= 0) {
    const left = rest.slice(0, among)
    const right = rest.slice(among + 1)
    if (content(left)) return { base: right, part: left }
    const cut = right.findIndex((token) => copulas.test(token.text) || isWord(token, 'comma'))
    return cut < 0
      ? { base: [], part: rest }
      : { base: right.slice(0, cut), part: right.slice(cut + 1).filter((token) => !isWord(token, 'which', 'what')) }
  }
  const { base, part } = splitAfter(tokens.slice(at + 1))
  const before = tokens.slice(0, at)
  if (!content(before)) return { base, part }
  return base.length > 0 ? { base: [...before, ...base], part } : { base, part: [...before, ...part] }
}

/** The base ends where the sentence begins to say something of it: are, have, bought, or a "who". */
function splitAfter(after: readonly Token[]): { base: readonly Token[]; part: readonly Token[] } {
  let relative = false
  let behaved = false
  for (const [index, token] of after.entries()) {
    if (isWord(token, 'relative')) {
      relative = true
      behaved = false
    } else if (copulas.test(token.text) && index > 0) {
      if (!relative || behaved) return { base: after.slice(0, index), part: after.slice(index + 1) }
    } else if (as(token, 'act') && !as(token, 'group')) {
      if (!relative && index > 0) return { base: after.slice(0, index), part: after.slice(index) }
      behaved = true
    }
  }
  // percentage of buyers in 2026 who bought twice: the people before "who" are the base.
  const who = after.findIndex((token) => isWord(token, 'relative'))
  if (who > 0 && content(after.slice(0, who))) return { base: after.slice(0, who), part: after.slice(who + 1) }
  return { base: [], part: after }
}
