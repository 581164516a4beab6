import type { Token } from '../words/token.js'
import { type Chunk, chunksOf } from './chunks.js'
import type { Lexicon } from './lexicon.js'

/** A stretch between signs or turns (但是, but), with its place in the plain text. */
export interface Clause {
  readonly from: number
  readonly to: number
  readonly tokens: readonly Token[]
  readonly chunks: readonly Chunk[]
  /** First of its sentence: what was spoken of before does not carry over. */
  readonly opensSentence: boolean
  /** Ends in a question mark. */
  readonly asks: boolean
}

const boundary = /^[,;:!?~…。，；：！？\n|/()（）【】[\]"“”]$|^\.{1,6}$|^-{2,}$/
const sentenceEnd = /^[!?。！？\n]$|^\.{1,6}$/

/** Clauses of a text, in order; empty ones are left out. */
export function clausesOf(plain: string, tokens: readonly Token[], lexicon: Lexicon): Clause[] {
  const clauses: Clause[] = []
  let current: Token[] = []
  let opensSentence = true
  const close = (asks: boolean) => {
    const first = current[0]
    const last = current[current.length - 1]
    if (first && last) {
      clauses.push({ from: first.from, to: last.to, tokens: current, chunks: chunksOf(current, lexicon), opensSentence, asks })
      opensSentence = false
    }
    current = []
  }
  let before = 0
  for (const token of tokens) {
    const spaced =
      lexicon.joiner === '' &&
      current.length > 0 &&
      /\s/.test(plain.slice(before, token.from)) &&
      isHan(plain, token.from) &&
      isHan(plain, before - 1)
    const turns = current.length > 0 && lexicon.meanings.get(token.word)?.turn
    if (spaced || turns) close(false)
    before = token.to
    if (boundary.test(token.word)) {
      const ends = sentenceEnd.test(token.word)
      close(token.word === '?' || token.word === '？')
      if (ends) opensSentence = true
    } else if (token.word !== '\n') current.push(token)
  }
  close(false)
  return clauses
}

function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x4e00 && code <= 0x9fff
}
