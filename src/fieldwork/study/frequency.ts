import type { StudySettings } from './settings.js'

const day = 86_400_000

/**
 * When somebody may be invited next, having been invited at these moments (over all studies): now, or the first moment at which neither cap is
 * broken. The caps: the last invitation at least `gapDays` ago, and fewer than `most` within the last `within` days.
 */
export function freeAgainAt(invitedAt: readonly Date[], { gapDays, most, within }: StudySettings['caps'], now: Date): Date {
  const times = invitedAt.map((at) => at.getTime()).sort((a, b) => b - a)
  const last = times[0]
  const gapEnds = last === undefined ? 0 : last + gapDays * day
  // With `most` invitations standing, the oldest of the newest `most` must have left the window.
  const oldest = times[most - 1]
  const windowEnds = oldest === undefined ? 0 : oldest + within * day
  return new Date(Math.max(now.getTime(), gapEnds, windowEnds))
}
