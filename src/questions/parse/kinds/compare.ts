import { note } from '../note.js'
import { as, isWord, type Token } from '../token.js'
import { byWindows, overTime, twoWindows } from './compare-periods.js'
import { bySides, byValues, twoValues } from './compare-sides.js'
import type { KindContext, Reading } from './context.js'
import { isCompareWord } from './sided.js'

/** A和B的M对比, A的M比B高吗, compare M of A and B, 本月和上月的M, M有没有变高, M同比: the same figures for each of some sides. */
export function compare(tokens: readonly Token[], context: KindContext): Reading | undefined {
  const defaulted = returningWithoutPeriod(tokens)
  if (defaulted) {
    const found = compare(defaulted, context)
    return found && { ...found, notes: [...found.notes, lastThirtyDays] }
  }
  const rest = tokens.filter((token) => !isCompareWord(token))
  const asked = rest.length < tokens.length
  const measured = tokens.some((token) => as(token, 'measure') && !isWord(token, 'person'))
  if (
    tokens.some(
      (token) =>
        isWord(token, 'per', 'each', 'distribution', 'trend', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'which') &&
        !asked,
    )
  )
    return undefined
  const windows = measured ? twoWindows(tokens) : undefined
  if (windows) return byWindows(tokens, windows, context)
  const values = twoValues(tokens, asked, measured)
  const over = measured ? overTime(tokens, asked && !values, context) : undefined
  if (over) return over
  if (values) return byValues(tokens, values, context)
  return asked ? bySides(tokens, context) : undefined
}

const lastThirtyDays = note('没有说时间段，按最近30天比', 'no period was named: compared over the last 30 days')

/** 新客和老客的客单价对比: returning buyers want a period; the last 30 days, where none is named, as for new ones. */
function returningWithoutPeriod(tokens: readonly Token[]): Token[] | undefined {
  const returning = tokens.some((token) => as(token, 'group')?.role === 'returning')
  if (!returning || tokens.some((token) => as(token, 'window')) || !tokens.some(isCompareWord)) return undefined
  const end = tokens.at(-1)?.end ?? 0
  return [...tokens, { text: '', start: end, end, meanings: [{ kind: 'window', window: { last: { n: 30, unit: 'day' } } }] }]
}
