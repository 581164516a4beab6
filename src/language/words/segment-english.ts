import porterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'
import type { Token } from './token.js'

/** English words (with apostrophes and hyphens), numbers, signs and emoji of a text in its plain form, lower case. */
export function segmentEnglish(plain: string): Token[] {
  const tokens: Token[] = []
  for (const match of plain
    .replace(/’/g, "'")
    .matchAll(/[A-Za-z\u00C0-\u024F]+(?:['-][A-Za-z]+)*|\d+(?:\.\d+)?|\p{Extended_Pictographic}|[^\s\w]/gu)) {
    const word = match[0].toLowerCase()
    tokens.push({ word, tag: tagOf(word), from: match.index, to: match.index + match[0].length })
  }
  return tokens
}

/** The form under which a word is counted and shown: plurals and capitals are dropped (bottles → bottle). */
export function englishForm(word: string): string {
  const lower = word.toLowerCase().replace(/'s$/, '')
  if (/ies$/.test(lower) && lower.length > 4) return `${lower.slice(0, -3)}y`
  if (/(?:ss|us|is)$/.test(lower) || lower.length < 4) return lower
  if (/(?:ch|sh|x|z|s)es$/.test(lower)) return lower.slice(0, -2)
  return /s$/.test(lower) ? lower.slice(0, -1) : lower
}

const stems = new Map<string, string>()

/** Porter's stem (1980), for looking words up: moisturizing → moistur. */
export function englishStem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = porterStemmer.stem(word)
  // the words of a language are few, the typing errors of strangers are not
  if (stems.size < 50_000) stems.set(word, stem)
  return stem
}

function tagOf(word: string): string {
  if (/^[a-z\u00C0-\u024F]/.test(word)) return 'eng'
  if (/^\d/.test(word)) return 'm'
  return /^\p{Extended_Pictographic}/u.test(word) ? 'emoji' : 'x'
}
