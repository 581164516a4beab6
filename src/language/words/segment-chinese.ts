import { Jieba } from '@node-rs/jieba'
import type { Segment, Token } from './token.js'

/** How strongly a word of ours holds together against jieba's own counts. */
const ownFrequency = 60_000

/**
 * A segmenter for Chinese (with Latin words, numbers and emoji inside) on jieba's dictionary and words of ours.
 *
 * @param dictionary jieba's dictionary file
 * @param words words that stay whole, each with a part of speech: the trade's nouns, aspects, opinion words
 */
export function createChineseSegmenter(dictionary: Uint8Array, words: Iterable<readonly [word: string, tag: string]>): Segment {
  const jieba = Jieba.withDict(dictionary)
  const lines = [...words]
    .filter(([word]) => /^[\u4E00-\u9FFFA-Za-z0-9]{2,}$/.test(word))
    .map(([word, tag]) => `${word} ${ownFrequency} ${tag}`)
  jieba.loadDict(new TextEncoder().encode(`${lines.join('\n')}\n`))
  return (plain) => {
    const tokens: Token[] = []
    let at = 0
    // without the hidden Markov model: it glues 太干 and 不油 into words that no lexicon knows
    for (const { word, tag } of jieba.tag(plain, false)) {
      const from = at
      at += word.length
      if (word.trim() === '') continue
      tokens.push({ word: /[A-Z]/.test(word) ? word.toLowerCase() : word, tag: tagOf(word, tag), from, to: at })
    }
    return tokens
  }
}

function tagOf(word: string, tag: string): string {
  const first = word.charCodeAt(0)
  if (first >= 0x4e00 && first <= 0x9fff) return tag
  if (/^[A-Za-z]/.test(word)) return 'eng'
  if (/^\p{Extended_Pictographic}/u.test(word) && !/^[\d#*]/.test(word)) return 'emoji'
  return tag === '' ? 'x' : tag
}
