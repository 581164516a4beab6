/**
 * TGI, the target group index: share in the group ÷ share in the base × 100. Above 100 is over-represented; undefined where the base
 * has none.
 *
 * @example targetIndex(0.3, 0.2) // 150
 */
export function targetIndex(share: number, baseShare: number): number | undefined {
  return baseShare > 0 ? (share / baseShare) * 100 : undefined
}
