/**
 * Which groups may be shown: those of at least so many people. What is hidden must not be found by taking the shown ones from the whole: where all
 * hidden groups together are fewer than that, the smallest shown one is hidden as well (complementary suppression, Cox 1980).
 *
 * @param sizes people in each group
 * @example shownGroups([3, 40, 60], 5) // [false, false, true]
 */
export function shownGroups(sizes: readonly number[], least: number): boolean[] {
  const shown = sizes.map((size) => size >= least)
  const hidden = () => sizes.reduce((sum, size, i) => sum + (shown[i] ? 0 : size), 0)
  while (hidden() > 0 && hidden() < least && shown.some(Boolean)) {
    const smallest = sizes.reduce((found, size, i) => (shown[i] && (found < 0 || size < sizes[found]!) ? i : found), -1)
    shown[smallest] = false
  }
  return shown
}
