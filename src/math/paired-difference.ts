/**
 * z of a change in the same people: McNemar's test (1947) on those who gained and those who lost, without continuity correction. Positive
 * where more gained; 0 where nobody moved. Comparing the two shares as if they were different people would miss that most stayed.
 *
 * @example pairedDifference(30, 10) // 3.1622776601683795
 */
export function pairedDifference(gained: number, lost: number): number {
  const moved = gained + lost
  return moved > 0 ? (gained - lost) / Math.sqrt(moved) : 0
}
