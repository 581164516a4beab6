const candidates = [',', '\t', ';', '|'] as const
export type Delimiter = (typeof candidates)[number]

/**
 * The delimiter of a table by its first lines: the one that cuts the header into most cells, and the following lines into as many.
 * A single column (no delimiter at all) reads as comma-separated.
 */
export function delimiterOf(head: string): Delimiter {
  const lines = head
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  let best: Delimiter = ','
  let bestScore = 0
  for (const candidate of candidates) {
    const counts = lines.map((line) => unquoted(line, candidate))
    const first = counts[0] ?? 0
    const agreeing = counts.filter((count) => count === first).length / Math.max(1, counts.length)
    const score = first * (0.5 + agreeing)
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

function unquoted(line: string, delimiter: string): number {
  let count = 0
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) count += 1
  }
  return count
}
