import type { Window } from '../../catalog/window.js'
import { closeClause } from './behaviours.js'
import type { Clause } from './clause.js'
import { note } from './note.js'
import type { Reading } from './scope.js'
import { as, isFiller, isWord, type Token } from './token.js'

/** A stretch of time goes with the behaviour that it stands at; with none, it is the window of what is measured. */
export function readWindow(reading: Reading, token: Token): boolean {
  const found = as(token, 'window')
  if (!found) return false
  if (found.note === 'latestYear') {
    reading.scope.notes.push(
      note(`「${token.text}」未说年份，取最近的一个`, `"${token.text}" names no year: the latest one is meant`),
    )
  }
  const { window } = found
  reading.at += 1
  if (reading.language === 'en' && reading.clause && !reading.clause.window) {
    reading.clause.window = window
  } else if (behaviourAhead(reading)) {
    closeClause(reading)
    reading.window = window
  } else if (reading.clause && !reading.clause.window && trailing(reading)) reading.clause.window = window
  else reading.scope.windows.push(window)
  return true
}

/** A behaviour comes before the next border (的, people, a measure): 最近7天[在抖音]下单. */
function behaviourAhead(reading: Reading): boolean {
  for (let at = reading.at; at < reading.tokens.length; at += 1) {
    const token = reading.tokens[at] as Token
    if (as(token, 'group') || as(token, 'act'))
      return !as(token, 'measure') || reading.measured.size === 0 || as(token, 'group') !== undefined
    if (isWord(token, 'of')) {
      // 去年的新客, 最近7天的活跃用户: straight on to a group, else a border.
      const next = reading.tokens[at + 1]
      if (at === reading.at && as(next, 'group')) return true
      return false
    }
    if (isWord(token, 'person') && !isFiller(token)) return false
    if (as(token, 'measure') || as(token, 'window') || isWord(token, 'relative', 'share', 'per', 'each', 'which', 'trend'))
      return false
  }
  return false
}

/** 下单在最近7天内的: the window stands behind its behaviour and before a border. */
function trailing(reading: Reading): boolean {
  const next = reading.tokens[reading.at]
  return next === undefined || isWord(next, 'of', 'person', 'filler', 'comma') || reading.language === 'en'
}

/** Windows that found no behaviour go to the only behaviour that has none, where nothing is measured that could take them. */
export function settleWindows(reading: Reading): void {
  const { scope } = reading
  const open = reading.scope.clauses.filter((clause) => !clause.window && !clause.never)
  const measures = scope.measures.length > 0 || reading.measured.size > 0
  if (scope.windows.length === 1 && !measures && open.length > 0 && open.length === reading.scope.clauses.length) {
    const window = scope.windows.pop() as Window
    for (const clause of open) clause.window = window
  }
  // 新客复购率 近90天: the period of the figure is that of 新客 and 老客 as well, when they have none of their own.
  const [only, ...others] = scope.windows
  if (!only || others.length > 0 || formerly(scope.clauses)) return
  for (const clause of scope.clauses) {
    if (clause.window || clause.never || !('role' in clause.head) || !['new', 'returning'].includes(clause.head.role)) continue
    clause.window = only
    scope.notes.push(
      note('新客、老客按句中的时间段计', 'new and returning buyers are those of the period that the question names'),
    )
  }
}

/** 没买过东西的老客户, beside a period: old customers are not of the period. */
function formerly(clauses: readonly Clause[]): boolean {
  return clauses.some((clause) => clause.negated && clause.window !== undefined)
}
