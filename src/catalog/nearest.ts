/**
 * The words nearest to one that is not known: few letters apart, or one holds the other. At most three, nearest first.
 *
 * @example didYouMean('genders', ['gender', 'age']) // ['gender']
 */
export function didYouMean(word: string, known: readonly string[]): readonly string[] {
  return known
    .map((candidate) => ({ candidate, distance: distance(word, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(Math.min(word.length, candidate.length) / 2)))
    .sort((a, b) => a.distance - b.distance || a.candidate.length - b.candidate.length)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

function distance(word: string, candidate: string): number {
  if (word.length > 1 && (candidate.includes(word) || word.includes(candidate))) return 1
  return edits(word, candidate)
}

/** Levenshtein distance, one row at a time. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? to.length
}
