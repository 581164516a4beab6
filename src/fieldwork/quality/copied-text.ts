import type { Copy, Finding, QualityCheck } from './check.js'
import { bareText, isTelling, resemblance, shinglesOf } from './shingles.js'

/** The same open text as other respondents gave: pasted from one source, or one person answering several times. */
export const copiedText: QualityCheck = {
  name: 'copied-text',
  label: { zh: '与他人雷同', en: "another respondent's words" },
  about: {
    zh: '开放题与其他答卷相同或几乎相同（12 个汉字或 8 个英文词以上才比）；最先说的那份扣得少。',
    en: 'Open answers that are the same or nearly the same as in other responses (from twelve characters or eight words on); the first to say so loses less.',
  },
  most: 45,
  find: ({ session }, { copies }) =>
    (copies.get(session) ?? []).map(
      ({ question, others, first, exact }): Finding => ({
        points: first ? 10 : 30,
        why: {
          zh: `这段话与另外 ${others} 份答卷${exact ? '完全相同' : '几乎相同'}${first ? '（这份最早）' : ''}`,
          en: `These words are ${exact ? 'the same as' : 'nearly the same as'} in ${others} other response${others === 1 ? '' : 's'}${first ? ' (this one came first)' : ''}`,
        },
        evidence: [question],
      }),
    ),
}

export interface OpenText {
  readonly session: string
  readonly question: string
  readonly text: string
}

/**
 * Which open texts stand in several sessions, word for word or nearly (Jaccard's similarity of character triples from 0.7 on; Broder 1997). Candidates are found by the smallest
 * hashes of their triples, so that the time grows with the number of texts and not with its square.
 *
 * @param texts in the order in which they were given
 */
export function copiedTexts(texts: readonly OpenText[]): Map<string, Copy[]> {
  const groups = grouped(texts.filter(({ text }) => isTelling(bareText(text))))
  const copies = new Map<string, Copy[]>()
  for (const group of groups) {
    const sessions = new Set(group.map(({ session }) => session))
    if (sessions.size < 2) continue
    const bares = new Set(group.map(({ text }) => bareText(text)))
    const first = group[0]!.session
    for (const { session, question } of group) {
      const own = copies.get(session) ?? []
      if (!own.some((copy) => copy.question === question))
        own.push({ question, others: sessions.size - 1, first: session === first, exact: bares.size === 1 })
      copies.set(session, own)
    }
  }
  return copies
}

const alike = 0.7
/** So many of a text's smallest hashes lead to others like it: two texts that are 0.7 alike share one of four in 99 of 100 cases. */
const sketch = 4
/** Each text is compared with so many of those found under one hash at most: whole boilerplate is found by the first of them. */
const compared = 40

/** Groups of texts that are alike, each in the given order. */
function grouped(texts: readonly OpenText[]): OpenText[][] {
  const groups: OpenText[][] = []
  const exact = new Map<string, number>()
  const byHash = new Map<number, { group: number; shingles: Set<number> }[]>()
  for (const one of texts) {
    const bare = bareText(one.text)
    const known = exact.get(bare)
    if (known !== undefined) {
      groups[known]!.push(one)
      continue
    }
    const shingles = shinglesOf(bare)
    const hashes = [...shingles]
      .map(scattered)
      .sort((a, b) => a - b)
      .slice(0, sketch)
    let group: number | undefined
    for (const hash of hashes) {
      group ??= (byHash.get(hash) ?? []).slice(0, compared).find((other) => resemblance(shingles, other.shingles) >= alike)?.group
    }
    if (group === undefined) group = groups.push([]) - 1
    groups[group]!.push(one)
    exact.set(bare, group)
    for (const hash of hashes) {
      const there = byHash.get(hash)
      if (there) there.push({ group, shingles })
      else byHash.set(hash, [{ group, shingles }])
    }
  }
  return groups
}

/** Mixes a hash, so that the smallest ones are a random choice (Murmur3's finaliser). */
function scattered(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
