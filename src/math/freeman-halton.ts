import type { Chance } from './chance.js'
import { logGamma } from './log-gamma.js'

/**
 * p of the Fisher–Freeman–Halton test (Freeman & Halton 1951) on a table of whole counts of any size, by drawing tables with the same margins:
 * (1 + those no more likely than the one seen) ÷ (1 + draws), which never says 0 (Phipson & Smyth 2010). Its standard error is √(p(1 − p)/draws).
 *
 * @example freemanHalton([[3, 0], [0, 3]], chance(1)) // about 0.1
 */
export function freemanHalton(table: readonly (readonly number[])[], chance: Chance, draws = 9_999): number {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
  const total = rows.reduce((sum, count) => sum + count, 0)
  const log = logFactorials(total)
  // Margins fixed, a table is the likelier the smaller the sum of the logarithms of its cells' factorials.
  const seen = table.reduce((sum, row) => row.reduce((part, count) => part + log[count]!, sum), 0)
  let asExtreme = 1
  for (let draw = 0; draw < draws; draw++) if (drawnCells(rows, columns, total, log, chance) >= seen - 1e-7) asExtreme += 1
  return asExtreme / (draws + 1)
}

/** Sum of log factorials of a random table with these margins: cell by cell, each hypergeometric given what was drawn before it. */
function drawnCells(
  rows: readonly number[],
  columns: readonly number[],
  total: number,
  log: Float64Array,
  chance: Chance,
): number {
  const left = [...columns]
  let leftInAll = total
  let sum = 0
  for (let i = 0; i < rows.length - 1; i++) {
    let row = rows[i]!
    let others = leftInAll
    for (let j = 0; j < left.length - 1; j++) {
      const cell = hypergeometric(row, left[j]!, others, log, chance)
      others -= left[j]!
      left[j]! -= cell
      row -= cell
      sum += log[cell]!
    }
    left[left.length - 1]! -= row
    sum += log[row]!
    leftInAll -= rows[i]!
  }
  return left.reduce((part, count) => part + log[count]!, sum)
}

/** How many of `drawn` out of `all` are among the `marked`: inversion outwards from the mode, some standard deviations of steps. */
function hypergeometric(drawn: number, marked: number, all: number, log: Float64Array, chance: Chance): number {
  const low = Math.max(0, drawn + marked - all)
  const high = Math.min(drawn, marked)
  if (low === high) return low
  const mode = Math.min(high, Math.max(low, Math.floor(((drawn + 1) * (marked + 1)) / (all + 2))))
  const atMode = Math.exp(
    log[marked]! -
      log[mode]! -
      log[marked - mode]! +
      log[all - marked]! -
      log[drawn - mode]! -
      log[all - marked - drawn + mode]! -
      log[all]! +
      log[drawn]! +
      log[all - drawn]!,
  )
  let left = chance.next() - atMode
  let [up, down] = [mode, mode]
  let [pUp, pDown] = [atMode, atMode]
  while (left > 0 && (up < high || down > low)) {
    if (up < high) {
      pUp *= ((marked - up) * (drawn - up)) / ((up + 1) * (all - marked - drawn + up + 1))
      up += 1
      left -= pUp
      if (left <= 0) return up
    }
    if (down > low) {
      pDown *= (down * (all - marked - drawn + down)) / ((marked - down + 1) * (drawn - down + 1))
      down -= 1
      left -= pDown
      if (left <= 0) return down
    }
  }
  return mode
}

function logFactorials(most: number): Float64Array {
  const log = new Float64Array(most + 1)
  for (let n = 2; n <= most; n++) log[n] = n < 200 ? log[n - 1]! + Math.log(n) : logGamma(n + 1)
  return log
}
