/** The letters, digits and characters of a text, in lower case and half width: what stays when it is pasted and dressed up. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
}

/** All runs of three characters of a bare text, as numbers. */
export function shinglesOf(bare: string): Set<number> {
  const found = new Set<number>()
  for (let i = 0; i + 3 <= bare.length; i++) {
    let hash = 0x811c9dc5
    for (let j = i; j < i + 3; j++) hash = Math.imul(hash ^ bare.charCodeAt(j), 0x01000193)
    found.add(hash >>> 0)
  }
  return found
}

/** The share of the first text's shingles that stand in the other (containment), 0 … 1. */
export function containment(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let common = 0
  for (const shingle of one) if (other.has(shingle)) common += 1
  return one.size > 0 ? common / one.size : 0
}

/** Jaccard's similarity of two texts' shingles, 0 … 1. */
export function resemblance(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let common = 0
  for (const shingle of one) if (other.has(shingle)) common += 1
  return one.size + other.size > 0 ? common / (one.size + other.size - common) : 0
}

/** A text that is long enough to be nobody else's by chance: about twelve Chinese characters or eight English words. */
export function isTelling(bare: string): boolean {
  const characters = bare.match(/[\u3400-\u9fff]/g)?.length ?? 0
  return characters >= 12 || bare.length - characters >= 36
}
