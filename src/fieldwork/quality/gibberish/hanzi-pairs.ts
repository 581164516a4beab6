/** How often characters, and pairs of them side by side, stand in real Chinese texts: what tells words from characters thrown together. */
export interface HanziPairs {
  readonly characters: ReadonlyMap<string, number>
  readonly pairs: ReadonlyMap<string, number>
  readonly characterTotal: number
  readonly pairTotal: number
}

/** A pair that is rarer than this in the training texts is not kept: it may be a slip. */
const leastSeen = 3

/** Counts texts in their plain form. */
export function countHanziPairs(texts: Iterable<string>): HanziPairs {
  const characters = new Map<string, number>()
  const pairs = new Map<string, number>()
  for (const text of texts) {
    for (const run of text.match(/[\u4e00-\u9fff]+/g) ?? []) {
      for (let i = 0; i < run.length; i++) {
        characters.set(run[i]!, (characters.get(run[i]!) ?? 0) + 1)
        if (i > 0) pairs.set(run.slice(i - 1, i + 1), (pairs.get(run.slice(i - 1, i + 1)) ?? 0) + 1)
      }
    }
  }
  return withTotals(characters, pairs)
}

/**
 * As lines of text, to be kept in a file: a first line with both totals, then one line a character: it, log₂ of its count, and the characters that
 * follow it three times or more, each after log₂ of how often (as a digit; ten times and more in a thousand: A, B, …).
 */
export function writeHanziPairs({ characters, pairs, characterTotal, pairTotal }: HanziPairs): string {
  const following = new Map<string, Map<number, string[]>>()
  for (const [pair, count] of pairs) {
    if (count < leastSeen) continue
    const byCount = following.get(pair[0]!) ?? new Map<number, string[]>()
    const log = Math.round(Math.log2(count))
    byCount.set(log, [...(byCount.get(log) ?? []), pair[1]!])
    following.set(pair[0]!, byCount)
  }
  const lines = [...characters]
    .filter(([, count]) => count >= leastSeen)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([character, count]) => {
      const groups = [...(following.get(character) ?? [])].sort(([a], [b]) => a - b)
      const after = groups.map(([log, others]) => `${log.toString(36)}${others.sort().join('')}`).join('')
      return `${character}\t${Math.round(Math.log2(count))}\t${after}`
    })
  return `${characterTotal}\t${pairTotal}\n${lines.join('\n')}\n`
}

/** Reads what `writeHanziPairs` wrote; counts come back as powers of two. */
export function readHanziPairs(file: string): HanziPairs {
  const characters = new Map<string, number>()
  const pairs = new Map<string, number>()
  const [totals = '', ...lines] = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  for (const line of lines) {
    const [character = '', log = '0', after = ''] = line.split('\t')
    characters.set(character, 2 ** Number(log))
    let count = 1
    for (const one of after) {
      if (/[0-9a-z]/.test(one)) count = 2 ** Number.parseInt(one, 36)
      else pairs.set(character + one, count)
    }
  }
  const [characterTotal = 1, pairTotal = 1] = totals.split('\t').map(Number)
  return { characters, pairs, characterTotal, pairTotal }
}

/**
 * How well the characters of a text go together: the mean, over pairs side by side, of the logarithm of how much oftener they stand so than by
 * chance (pointwise mutual information; Church & Hanks 1990), and the share of pairs that were met at all. Undefined below four pairs.
 *
 * @example togetherness('物流很快包装也好', pairs)?.mean // about 2; of characters drawn at random below 0
 */
export function togetherness(text: string, { characters, pairs, characterTotal, pairTotal }: HanziPairs) {
  let [sum, count, met] = [0, 0, 0]
  for (const run of text.match(/[\u4e00-\u9fff]+/g) ?? []) {
    for (let i = 1; i < run.length; i++) {
      const seen = pairs.get(run.slice(i - 1, i + 1)) ?? 0
      const first = (characters.get(run[i - 1]!) ?? 1) / characterTotal
      const second = (characters.get(run[i]!) ?? 1) / characterTotal
      sum += Math.log(((seen || 0.5) + 0.5) / (first * second * pairTotal + 0.5))
      count += 1
      if (seen > 0) met += 1
    }
  }
  return count >= 4 ? { mean: sum / count, met: met / count } : undefined
}

function withTotals(characters: Map<string, number>, pairs: Map<string, number>): HanziPairs {
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)
  return { characters, pairs, characterTotal: total(characters), pairTotal: total(pairs) }
}
