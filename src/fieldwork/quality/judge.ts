import type { Reason, Subject, Surroundings } from './check.js'
import { qualityChecks } from './checks.js'

/** What the machine thinks of one respondent's answers. A person's word stands over it, and is kept beside it. */
export interface Judgement {
  readonly session: string
  /** 100 (nothing found) to 0. */
  readonly score: number
  readonly doubtful: boolean
  /** Why points were lost, the heaviest first. */
  readonly reasons: readonly Reason[]
}

/** Below this score answers are doubtful: one clear sign of not reading, or two lighter ones. */
export const doubtfulBelow = 60

/** Judges one finished session by all checks. A check costs no more than its most, whatever it found. */
export function judge(subject: Subject, surroundings: Surroundings): Judgement {
  const reasons = qualityChecks.flatMap(({ name, most, find }) => {
    let left = most
    return find(subject, surroundings).map((finding): Reason => {
      const points = Math.max(0, Math.min(left, finding.points))
      left -= points
      return { check: name, ...finding, points }
    })
  })
  const lost = reasons.reduce((sum, { points }) => sum + points, 0)
  const score = Math.max(0, 100 - lost)
  return {
    session: subject.session,
    score,
    doubtful: score < doubtfulBelow,
    reasons: reasons.sort((a, b) => b.points - a.points),
  }
}
