/** A string that behaves like a word and is in no dictionary. */
export interface NewWord {
  readonly word: string
  readonly count: number
  /** Pointwise mutual information of its weakest split, in bits. */
  readonly cohesion: number
  /** Entropy of the neighbours on its poorer side, in bits. */
  readonly freedom: number
}

export interface NewWordOptions {
  readonly minCount: number
  readonly minCohesion: number
  readonly minFreedom: number
  readonly longest: number
}

const usual: NewWordOptions = { minCount: 5, minCohesion: 5, minFreedom: 1, longest: 4 }

/**
 * New words of Chinese texts, most frequent first: characters that stand together far more often than chance (pointwise mutual information
 * of the weakest split) with free neighbours on both sides (branching entropy, Jin & Tanaka-Ishii 2006).
 *
 * @param isKnown words of the dictionaries, and strings that should not be words
 */
export function newWords(
  plains: Iterable<string>,
  isKnown: (word: string) => boolean,
  options: Partial<NewWordOptions> = {},
): NewWord[] {
  const { minCount, minCohesion, minFreedom, longest } = { ...usual, ...options }
  const runs = [...plains].flatMap((plain) => plain.match(/[\u4E00-\u9FFF]{2,}/g) ?? [])
  const counts = countStrings(runs, longest + 1)
  const characters = runs.reduce((sum, run) => sum + run.length, 0)
  const candidates = [...counts].filter(
    ([word, count]) => word.length >= 2 && word.length <= longest && count >= minCount && !isKnown(word),
  )
  const sides = neighboursOf(counts, new Set(candidates.map(([word]) => word)), longest)
  const found: NewWord[] = []
  for (const [word, count] of candidates) {
    const cohesion = weakestSplit(word, count, counts, characters)
    if (cohesion < minCohesion) continue
    const freedom = Math.min(entropy(sides.left.get(word), count), entropy(sides.right.get(word), count))
    if (freedom >= minFreedom) found.push({ word, count, cohesion, freedom })
  }
  return found.sort((a, b) => b.count - a.count || a.word.localeCompare(b.word))
}

function countStrings(runs: readonly string[], longest: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const run of runs) {
    for (let at = 0; at < run.length; at++) {
      for (let length = 1; length <= longest && at + length <= run.length; length++) {
        const piece = run.slice(at, at + length)
        counts.set(piece, (counts.get(piece) ?? 0) + 1)
      }
    }
  }
  return counts
}

function weakestSplit(word: string, count: number, counts: ReadonlyMap<string, number>, characters: number): number {
  let weakest = Number.POSITIVE_INFINITY
  for (let cut = 1; cut < word.length; cut++) {
    const left = counts.get(word.slice(0, cut)) ?? 1
    const right = counts.get(word.slice(cut)) ?? 1
    weakest = Math.min(weakest, Math.log2((count * characters) / (left * right)))
  }
  return weakest
}

function neighboursOf(counts: ReadonlyMap<string, number>, wanted: ReadonlySet<string>, longest: number) {
  const left = new Map<string, number[]>()
  const right = new Map<string, number[]>()
  const add = (side: Map<string, number[]>, word: string, count: number) => {
    const known = side.get(word)
    if (known) known.push(count)
    else side.set(word, [count])
  }
  for (const [piece, count] of counts) {
    if (piece.length < 3 || piece.length > longest + 1) continue
    const withoutFirst = piece.slice(1)
    const withoutLast = piece.slice(0, -1)
    if (wanted.has(withoutFirst)) add(left, withoutFirst, count)
    if (wanted.has(withoutLast)) add(right, withoutLast, count)
  }
  return { left, right }
}

/** Entropy of the neighbours; each place at the edge of a run of characters is a neighbour of its own. */
function entropy(neighbours: readonly number[] | undefined, count: number): number {
  const met = neighbours ?? []
  const edges = Math.max(0, count - met.reduce((sum, times) => sum + times, 0))
  let bits = edges > 0 ? (edges / count) * Math.log2(count) : 0
  for (const times of met) bits -= (times / count) * Math.log2(times / count)
  return bits
}
