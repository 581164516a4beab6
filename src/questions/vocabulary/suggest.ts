import { normalForm } from './normal-form.js'
import type { Vocabulary } from './vocabulary.js'

/** Phrases of the catalog and the data nearest in spelling to a word that nothing answers to: one edit in three letters at most. */
export function suggest(word: string, vocabulary: Vocabulary): string[] {
  const target = normalForm(word)
  if (target.length < 2 || target.length > 40) return []
  const latin = /^[\x00-\x7f]+$/.test(target)
  const allowed = latin ? Math.floor(target.length / 3) : Math.max(1, Math.floor(target.length / 3))
  const found: { phrase: string; distance: number }[] = []
  for (const [phrase, meanings] of vocabulary.phrases) {
    if (phrase.length < 2 || Math.abs(phrase.length - target.length) > allowed) continue
    if (meanings.every(({ kind }) => kind === 'word' || kind === 'vague' || kind === 'unavailable')) continue
    // A made-up plural is no suggestion beside its singular.
    if (phrase.endsWith('s') && vocabulary.phrases.has(phrase.slice(0, -1))) continue
    // Two Chinese words of two characters that share one have little in common unless the first is shared.
    if (!latin && target.length === 2 && phrase[0] !== target[0]) continue
    const distance = editDistance(target, phrase, allowed)
    if (distance <= allowed) found.push({ phrase, distance })
  }
  return found
    .sort((a, b) => a.distance - b.distance || a.phrase.length - b.phrase.length)
    .slice(0, 3)
    .map(({ phrase }) => phrase)
}

/** Levenshtein distance, given up (as more than allowed) once every path exceeds it. */
function editDistance(a: string, b: string, allowed: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
    }
    if (Math.min(...row) > allowed) return allowed + 1
    previous = row
  }
  return previous[b.length] as number
}
