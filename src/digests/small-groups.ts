import { type Digest, leastGroup } from './digest.js'

/** 0 says nobody, which protects nobody; 1–4 would point at people. */
export const isSmall = (number: number): boolean => number > 0 && number < leastGroup
export const protectedNumber = (number: number): number | null => (isSmall(number) ? null : number)

/** The digest for other programs, with the same protection that pages have: counts of small groups are null. */
export function digestDocument(digest: Digest): object {
  const hidden = <T extends object>(counts: T) =>
    Object.fromEntries(
      Object.entries(counts).map(([key, value]) => [
        key,
        sizes.has(key) && typeof value === 'number' ? protectedNumber(value) : value,
      ]),
    )
  return {
    ...digest,
    groups: digest.groups.map((grouping) => ({ ...grouping, groups: grouping.groups.map(hidden) })),
    tagChanges: digest.tagChanges.map(hidden),
  }
}

const sizes = new Set(['now', 'before', 'gained', 'lost'])
