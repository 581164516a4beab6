/** Characters of a text that are looked at: a verdict stands at the beginning or at the end. */
const head = 400
const tail = 200

/**
 * Reads texts as hashed character n-grams (1–3), each counted once, into buckets of a power-of-two table.
 * Digits are one sign, runs of a sign count as two at most, letter case is dropped. Not re-entrant: the returned view is reused.
 */
export function createFeatureReader(bits: number): (plain: string) => Uint32Array {
  const mask = 2 ** bits - 1
  const seen = new Uint32Array(2 ** bits)
  const found = new Uint32Array(3 * (head + tail) + 16)
  let round = 0
  return (plain) => {
    round += 1
    const text = normalForm(plain)
    let size = 0
    for (let at = 0; at < text.length; at++) {
      let hash = 0x811c9dc5
      for (let length = 1; length <= 3 && at + length <= text.length; length++) {
        hash = Math.imul(hash ^ text.charCodeAt(at + length - 1), 0x01000193)
        // the low bits of FNV are weak: mix before cutting
        const bucket = (mix(hash) + length) & mask
        if (seen[bucket] === round) continue
        seen[bucket] = round
        found[size++] = bucket
      }
    }
    return found.subarray(0, size)
  }
}

function normalForm(plain: string): string {
  const text = plain
    .toLowerCase()
    .replace(/\d+(?:\.\d+)?/g, '0')
    .replace(/\s+/g, ' ')
    .replace(/(.)\1{2,}/gu, '$1$1')
  const cut = text.length > head + tail ? text.slice(0, head) + text.slice(-tail) : text
  return `^${cut}$`
}

function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 15)
  mixed = Math.imul(mixed, 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
