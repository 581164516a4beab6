import type { Token } from '../words/token.js'
import type { Lexicon, Meaning, OpinionEntry } from './lexicon.js'

/** One or more tokens that mean one thing; a token without a meaning is a chunk of its own. */
export interface Chunk {
  readonly word: string
  readonly tag: string
  readonly from: number
  readonly to: number
  readonly meaning: Meaning | undefined
  /** Negation inside the word itself: 不油 before anybody wrote it into a lexicon. */
  readonly inverted?: true
}

/** The longest known phrases first, then known words, then known words inside unknown ones (很好, 不油, 坏了). */
export function chunksOf(tokens: readonly Token[], lexicon: Lexicon): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 0; at < tokens.length; ) {
    const length = phraseLength(tokens, at, lexicon)
    const first = tokens[at]!
    const last = tokens[at + length - 1]!
    const word = joined(tokens, at, length, lexicon.joiner)
    const meaning = lexicon.meanings.get(word)
    if (meaning || lexicon.joiner !== '') chunks.push({ word, tag: first.tag, from: first.from, to: last.to, meaning })
    else chunks.push(...insideWord(first, lexicon))
    at += length
  }
  return chunks
}

/** Grows while some phrase begins so; the longest that is a phrase counts. */
function phraseLength(tokens: readonly Token[], at: number, { meanings, prefixes, joiner }: Lexicon): number {
  let phrase = tokens[at]!.word
  let longest = 1
  for (let length = 1; prefixes.has(phrase) && at + length < tokens.length; ) {
    phrase += joiner + tokens[at + length]!.word
    length += 1
    if (meanings.has(phrase)) longest = length
  }
  return longest
}

function joined(tokens: readonly Token[], at: number, length: number, joiner: string): string {
  let word = tokens[at]!.word
  for (let index = at + 1; index < at + length; index++) word += joiner + tokens[index]!.word
  return word
}

const degreePrefix = /^[很太最更真超挺蛮好巨贼]/
const negatingPrefix = /^[不没无未]/
const particles = /[的了滴地啦哦呀]$/

/** jieba holds 很好, 太贵了 or 不香 for words: they are a degree or a negation and a word that is known. */
function insideWord(token: Token, lexicon: Lexicon): Chunk[] {
  const { word, tag, from } = token
  const opinionOf = (part: string): OpinionEntry | undefined => lexicon.meanings.get(part)?.opinion
  const bare = word.length > 1 && particles.test(word) ? word.slice(0, -1) : word
  if (bare !== word && opinionOf(bare)) return [{ word, tag, from, to: token.to, meaning: { opinion: opinionOf(bare)! } }]
  const rest = bare.slice(1)
  if (/^[不没]/.test(bare) && lexicon.meanings.get(rest)?.link)
    return [{ word, tag, from, to: token.to, meaning: { negator: true } }]
  if (rest !== '' && opinionOf(rest)) {
    if (negatingPrefix.test(bare))
      return [{ word, tag, from, to: token.to, meaning: { opinion: opinionOf(rest)! }, inverted: true }]
    if (degreePrefix.test(bare)) {
      const degree = bare[0]!
      const meaning: Meaning = degree === '太' ? { degree: true, excess: true } : { degree: true }
      return [
        { word: degree, tag: 'd', from, to: from + 1, meaning },
        { word: word.slice(1), tag, from: from + 1, to: token.to, meaning: { opinion: opinionOf(rest)! } },
      ]
    }
  }
  return [{ word, tag, from, to: token.to, meaning: undefined }]
}
