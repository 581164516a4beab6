import type { Chunk } from './chunks.js'
import type { Lexicon, OpinionEntry, Polarity } from './lexicon.js'

/** One opinion word of a clause with what modifies it and the aspects it speaks of. */
export interface Finding {
  readonly entry: OpinionEntry
  readonly polarity: Polarity
  readonly inverted: boolean
  /** From the first modifier to the end of the opinion word. */
  readonly from: number
  readonly to: number
  readonly targets: readonly Target[]
}

export interface Target {
  readonly aspect: string
  readonly term?: Chunk
}

/** Aspects that a clause named without a verdict: the next clause's verdict is on them (味道嘛，不太喜欢). */
export interface ClauseReading {
  readonly findings: readonly Finding[]
  readonly named: readonly Target[]
}

export const overall = '整体'

export function readClause(chunks: readonly Chunk[], lexicon: Lexicon, carried: readonly Target[]): ClauseReading {
  const roles = chunks.map((_, index) => roleOf(chunks, index, lexicon))
  const findings: Finding[] = []
  chunks.forEach((chunk, index) => {
    if (roles[index] !== 'opinion' || !chunk.meaning?.opinion) return
    const modified = modifiersBefore(chunks, roles, index)
    const targets = targetsOf(chunks, roles, index, chunk.meaning.opinion, carried, lexicon)
    const inverted = modified.inverted !== (chunk.inverted === true)
    const polarity = polarityOf(chunk.meaning.opinion, targets[0]!.aspect, modified.excess, inverted)
    if (polarity) findings.push({ entry: chunk.meaning.opinion, polarity, inverted, from: modified.from, to: chunk.to, targets })
  })
  const named = chunks.flatMap((chunk, index): Target[] =>
    roles[index] === 'aspect' && chunk.meaning?.aspect ? [{ aspect: chunk.meaning.aspect, term: chunk }] : [],
  )
  return { findings, named }
}

type Role = 'aspect' | 'opinion' | 'negator' | 'degree' | 'link' | 'other'

/** A word that can be an aspect or an opinion (保湿) is the aspect where a verdict follows it. */
function roleOf(chunks: readonly Chunk[], index: number, lexicon: Lexicon): Role {
  const chunk = chunks[index]!
  const { meaning } = chunk
  if (!meaning) return 'other'
  // 好干燥, 好香: very
  if (lexicon.joiner === '' && chunk.word === '好' && chunks[index + 1]?.meaning?.opinion) return 'degree'
  if (meaning.opinion && meaning.aspect) return isFollowedByVerdict(chunks, index) ? 'aspect' : 'opinion'
  if (meaning.opinion) return isSaid(chunks, index, lexicon) ? 'opinion' : 'other'
  if (meaning.aspect) return 'aspect'
  if (meaning.notNegating) return 'other'
  if (meaning.negator && !(lexicon.joiner === '' && isDoubled(chunks, index))) return 'negator'
  if (meaning.degree || meaning.excess) return 'degree'
  return meaning.link ? 'link' : 'other'
}

/** Whether an opinion word is one here: 还可以 only ends a clause, and a lone 香 or 干 before a noun is part of a name (香芋, 干锅). */
function isSaid(chunks: readonly Chunk[], index: number, lexicon: Lexicon): boolean {
  const { word, meaning } = chunks[index]!
  if (meaning?.opinion?.final) return isLast(chunks, index)
  if (lexicon.joiner !== '' || word.length > 1) return true
  const before = chunks[index - 1]?.meaning
  const next = chunks[index + 1]
  const modified = before?.degree || before?.excess || before?.negator || before?.aspect
  return Boolean(modified) || next === undefined || next.meaning !== undefined || !/^[nvasbi]/.test(next.tag)
}

function isFollowedByVerdict(chunks: readonly Chunk[], index: number): boolean {
  for (let next = index + 1; next < chunks.length && next <= index + 4; next++) {
    const { meaning, word } = chunks[next]!
    if (meaning?.opinion && !meaning.aspect) return true
    if (
      !meaning?.degree &&
      !meaning?.link &&
      !meaning?.excess &&
      !meaning?.negator &&
      !meaning?.aspect &&
      !/^[、和与跟及]$/.test(word)
    )
      return false
  }
  return false
}

function isLast(chunks: readonly Chunk[], index: number): boolean {
  return chunks.slice(index + 1).every(({ word }) => /^(?:的|了|吧|啊|呀|哦|呢|啦|滴|!|。)$/.test(word))
}

/** 好不好用, 香不香: the 不 of a question between two equal words denies nothing. */
function isDoubled(chunks: readonly Chunk[], index: number): boolean {
  const before = chunks[index - 1]?.word
  const after = chunks[index + 1]?.word
  return before !== undefined && after !== undefined && chunks[index]!.word === '不' && after.startsWith(before)
}

const reach = 5

/** Degree words and negations directly before an opinion word, back to the first word that is neither. */
function modifiersBefore(
  chunks: readonly Chunk[],
  roles: readonly Role[],
  index: number,
): { from: number; inverted: boolean; excess: boolean } {
  let from = chunks[index]!.from
  let inverted = false
  let excess = false
  for (let before = index - 1; before >= 0 && before >= index - reach; before--) {
    const chunk = chunks[before]!
    const role = roles[before]
    if (role !== 'negator' && role !== 'degree' && role !== 'link') break
    if (role === 'negator') inverted = !inverted
    if (chunk.meaning?.excess) excess = true
    // 的, 也, 吃 only stand between: they belong to what was said where a modifier stands before them
    if (role !== 'link') from = chunk.from
  }
  return { from, inverted, excess }
}

function polarityOf(entry: OpinionEntry, aspect: string, excess: boolean, inverted: boolean): Polarity | undefined {
  const said = excess && entry.excess ? entry.excess : (entry.in?.[aspect] ?? entry.polarity)
  const undecided = entry.polarity === 'neutral' && (entry.in || entry.excess) && said === 'neutral'
  if (undecided) return undefined
  if (!inverted) return said
  if (said === 'neutral') return 'neutral'
  return said === 'positive' ? 'negative' : 'positive'
}

/** Which aspects an opinion word speaks of: the one it implies; those named before it; that after 的; the clause before; a noun; all of it. */
function targetsOf(
  chunks: readonly Chunk[],
  roles: readonly Role[],
  index: number,
  entry: OpinionEntry,
  carried: readonly Target[],
  lexicon: Lexicon,
): Target[] {
  const before = namedBefore(chunks, roles, index)
  const own = chunks[index]!
  if (entry.aspect) {
    const named =
      before.find(({ aspect }) => aspect === entry.aspect) ??
      before[before.length - 1] ??
      nounBefore(chunks, roles, index, lexicon)
    return [named?.term ? { aspect: entry.aspect, term: named.term } : { aspect: entry.aspect }]
  }
  const specific = before.filter(({ aspect }) => aspect !== overall)
  if (specific.length > 0) return specific
  const after = namedAfter(chunks, roles, index)
  if (after) return [after]
  if (own.meaning?.aspect) return [{ aspect: own.meaning.aspect }]
  if (before.length > 0 && !entry.aspectElse) return before
  const noun = nounBefore(chunks, roles, index, lexicon)
  if (noun) return [noun]
  if (entry.aspectElse) return [{ aspect: entry.aspectElse }]
  if (carried.length > 0) return [...carried]
  return [{ aspect: overall }]
}

/** The nearest aspect before the word, with those joined to it by 和, 、, and. Another opinion between ends the search. */
function namedBefore(chunks: readonly Chunk[], roles: readonly Role[], index: number): Target[] {
  const targets: Target[] = []
  for (let before = index - 1; before >= 0; before--) {
    const chunk = chunks[before]!
    if (roles[before] === 'opinion' && targets.length === 0 && !isAttributive(chunks, before)) continue
    if (roles[before] === 'aspect') targets.unshift({ aspect: chunk.meaning!.aspect!, term: chunk })
    else if (targets.length > 0 && !/^[、和与跟及&]$|^and$/.test(chunk.word)) break
  }
  return targets
}

/** 好闻的味道: the verdict before 的 is on what follows. */
function isAttributive(chunks: readonly Chunk[], index: number): boolean {
  return chunks[index + 1]?.word === '的'
}

function namedAfter(chunks: readonly Chunk[], roles: readonly Role[], index: number): Target | undefined {
  for (let next = index + 1; next < chunks.length && next <= index + 3; next++) {
    const chunk = chunks[next]!
    if (roles[next] === 'aspect' && chunk.meaning?.aspect !== overall) return { aspect: chunk.meaning!.aspect!, term: chunk }
    if (roles[next] === 'opinion' || roles[next] === 'negator') return undefined
  }
  return undefined
}

/** 泵头不好用 with a part that no list knows: the noun right before the verdict is what it is about. */
function nounBefore(chunks: readonly Chunk[], roles: readonly Role[], index: number, lexicon: Lexicon): Target | undefined {
  for (let before = index - 1; before >= 0 && before >= index - reach; before--) {
    const chunk = chunks[before]!
    if (roles[before] === 'degree' || roles[before] === 'negator' || roles[before] === 'link') continue
    const isNoun = lexicon.joiner === '' && /^(?:n|nz|vn|an)$/.test(chunk.tag) && chunk.word.length > 1 && !chunk.meaning
    return isNoun && !lexicon.notAspects.has(chunk.word) ? { aspect: chunk.word, term: chunk } : undefined
  }
  return undefined
}
