/** How words of a language join their letters: log chances of a letter after another, and the triples that occur. */
export interface LetterPairs {
  readonly chances: ReadonlyMap<string, number>
  readonly firsts: ReadonlyMap<string, number>
  readonly triples: ReadonlySet<string>
}

/** Learnt from a list of words; some thousand of them are enough to tell words from letters thrown together. */
export function learnLetterPairs(words: Iterable<string>): LetterPairs {
  const chances = new Map<string, number>()
  const firsts = new Map<string, number>()
  const triples = new Set<string>()
  for (const word of words) {
    if (!/^[a-z]+$/.test(word)) continue
    const edged = `^${word}$`
    for (let i = 0; i + 1 < edged.length; i++) {
      const pair = edged.slice(i, i + 2)
      chances.set(pair, (chances.get(pair) ?? 0) + 1)
      firsts.set(edged[i]!, (firsts.get(edged[i]!) ?? 0) + 1)
      if (i + 2 < edged.length) triples.add(edged.slice(i, i + 3))
    }
  }
  return { chances, firsts, triples }
}

/**
 * How unlike a word some letters are: the mean log chance of each letter after the one before (words of English −1.8 … −3.4, random letters below
 * −3.5), and the share of triples that words have.
 */
export function likeness(word: string, { chances, firsts, triples }: LetterPairs): { mean: number; known: number } {
  const edged = `^${word.toLowerCase()}$`
  let [sum, known] = [0, 0]
  for (let i = 0; i + 1 < edged.length; i++) {
    sum += Math.log(((chances.get(edged.slice(i, i + 2)) ?? 0) + smoothing) / ((firsts.get(edged[i]!) ?? 0) + smoothing * 28))
    if (i + 2 < edged.length && triples.has(edged.slice(i, i + 3))) known += 1
  }
  return { mean: sum / (edged.length - 1), known: known / (edged.length - 2) }
}

const smoothing = 0.3
