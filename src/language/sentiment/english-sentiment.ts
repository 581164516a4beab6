import { englishStem } from '../words/segment-english.js'
import type { Token } from '../words/token.js'

/** What the English scorer knows: AFINN valences −5 … 5 by word and by stem, and the words that turn or strengthen them. */
export interface EnglishValences {
  readonly valences: ReadonlyMap<string, number>
  readonly negators: ReadonlySet<string>
}

const boosters = new Map(
  Object.entries({
    very: 1.3,
    really: 1.3,
    so: 1.25,
    extremely: 1.5,
    absolutely: 1.5,
    super: 1.4,
    incredibly: 1.5,
    totally: 1.4,
    highly: 1.3,
    too: 1.1,
    quite: 1.1,
    pretty: 1.1,
    slightly: 0.6,
    somewhat: 0.7,
    bit: 0.6,
    kinda: 0.7,
  }),
)

/**
 * Sum of valences with negation (−0.75 within three words: "not great") and boosters; what follows "but" counts double, what
 * stands before it half. After VADER (Hutto & Gilbert 2014), with AFINN-165 (Nielsen 2011) as the lexicon.
 */
export function englishScore(tokens: readonly Token[], { valences, negators }: EnglishValences): number {
  const turn = tokens.findLastIndex(({ word }) => word === 'but' || word === 'however' || word === 'unfortunately')
  let sum = 0
  for (let at = 0; at < tokens.length; at++) {
    const valence = valenceOf(tokens, at, valences)
    if (valence === 0) continue
    let value = valence
    for (let before = at - 1; before >= 0 && before >= at - 3; before--) {
      const word = tokens[before]!.word
      if (/^[.,;!?]$/.test(word)) break
      if (negators.has(word) && word !== 'no-one') value *= -0.75
      value *= boosters.get(word) ?? 1
    }
    sum += turn < 0 ? value : at > turn ? value * 1.5 : value * 0.5
  }
  const shouts = tokens.filter(({ word }) => word === '!').length
  return sum * (1 + 0.1 * Math.min(3, shouts))
}

function valenceOf(tokens: readonly Token[], at: number, valences: ReadonlyMap<string, number>): number {
  const word = tokens[at]!.word
  if (tokens[at]!.tag !== 'eng') return 0
  const pair = at + 1 < tokens.length ? valences.get(`${word} ${tokens[at + 1]!.word}`) : undefined
  return pair ?? valences.get(word) ?? valences.get(englishStem(word)) ?? 0
}
