import { falseDiscovery } from '../math/false-discovery.js'
import { shareDifference } from '../math/share-difference.js'
import { twoSided } from '../math/two-sided.js'
import { leastMentions, type Point, type PointQuote } from './digest.js'

/** How often something was said, counted in texts. */
export interface Mentions {
  readonly point: string
  readonly now: number
  readonly before: number
  /** The first day on which it was ever said. */
  readonly first: string | null
  readonly people: number
  readonly quotes: readonly PointQuote[]
}

/** 5 %, two-sided. */
const significant = 1.96

const newsOrder: Record<Point['news'], number> = { first: 0, new: 1, growing: 2, perhaps: 3, steady: 3, falling: 4 }

/**
 * Which points are news: their share among all texts of the week against the four weeks before (two-proportion test, false discovery rate 5 % over
 * all points said at least `leastMentions` times in either). News first, then by how often.
 */
export function judgePoints(
  mentions: readonly Mentions[],
  bases: { now: number; before: number },
  weekFrom: string,
  most = 8,
): Point[] {
  const spoken = mentions.filter(({ point, now, before }) => point !== '' && Math.max(now, before) >= leastMentions)
  const tested = spoken.map((one) => ({ ...one, z: shareDifference(one.now, bases.now, one.before, bases.before) }))
  const believed = falseDiscovery(
    tested.map(({ z }) => twoSided(z)),
    0.05,
  )
  return tested
    .map(({ first, ...one }, index): Point => ({ ...one, news: newsOf(one, first, weekFrom, believed[index] ?? false) }))
    .filter(({ now, news }) => now >= leastMentions || news === 'falling')
    .sort((a, b) => newsOrder[a.news] - newsOrder[b.news] || b.now - a.now || a.point.localeCompare(b.point))
    .slice(0, most)
}

function newsOf(
  { now, before, z }: { now: number; before: number; z: number },
  first: string | null,
  weekFrom: string,
  believed: boolean,
): Point['news'] {
  if (!believed) return z > significant && now >= leastMentions ? 'perhaps' : 'steady'
  if (z < 0) return 'falling'
  if (before > 0 || now < leastMentions) return 'growing'
  return first !== null && first >= weekFrom ? 'first' : 'new'
}
