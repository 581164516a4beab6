/**
 * z of the difference of two independent shares: the two-proportion test with pooled variance, no continuity correction. Positive
 * where the first share is higher; 0 where the pooled share is 0 or 1. |z| ≥ 1.96 is significant at 5 %, ≥ 3.29 at 0.1 %.
 *
 * @example shareDifference(30, 100, 20, 100) // 1.632993161855452
 */
export function shareDifference(count: number, base: number, otherCount: number, otherBase: number): number {
  if (base <= 0 || otherBase <= 0) return 0
  const pooled = (count + otherCount) / (base + otherBase)
  const variance = pooled * (1 - pooled) * (1 / base + 1 / otherBase)
  return variance > 0 ? (count / base - otherCount / otherBase) / Math.sqrt(variance) : 0
}
