import type { PeriodUnit } from '../../catalog/window.js'
import type { GrammarWord } from '../vocabulary/grammar-word.js'
import { closeClause } from './behaviours.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import type { Reading } from './scope.js'
import { as, isFiller, isWord, type Token } from './token.js'

const periodWords: Partial<Record<GrammarWord, PeriodUnit>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
}

const periodNouns: Readonly<Record<string, PeriodUnit>> = {
  天: 'day',
  日: 'day',
  日期: 'day',
  day: 'day',
  date: 'day',
  周: 'week',
  星期: 'week',
  week: 'week',
  月: 'month',
  月份: 'month',
  month: 'month',
  季度: 'quarter',
  季: 'quarter',
  quarter: 'quarter',
  年: 'year',
  年份: 'year',
  year: 'year',
}

/** 按/各/by: the tags, fields and periods that follow are dimensions. */
export function readDimension(reading: Reading, token: Token): boolean {
  const { scope } = reading
  const clock = as(token, 'clock')?.clock
  if (clock) {
    scope.by.push({ clock })
    closeClause(reading)
    reading.dimension = undefined
    reading.at += 1
    return true
  }
  if (isWord(token, 'which') && periodAsked(reading)) {
    // 哪个月销售额最高, which day had the highest revenue.
    scope.by.push({ period: periodNouns[(reading.tokens[reading.at + 1] as Token).text] as PeriodUnit })
    closeClause(reading)
    scope.marks.which = true
    reading.at += 2
    return true
  }
  for (const [word, period] of Object.entries(periodWords)) {
    if (!isWord(token, word as GrammarWord)) continue
    scope.by.push({ period })
    closeClause(reading)
    reading.at += 1
    return true
  }
  if (isWord(token, 'per', 'each') && !as(token, 'value')) {
    closeClause(reading)
    if (
      /^(分组|拆分|细分|划分|来看|来分|维度)$/.test(token.text) &&
      (scope.mentions.some(({ dimension }) => dimension) || scope.by.length > 0)
    ) {
      reading.at += 1
      return true
    }
    const next = reading.tokens[reading.at + 1]
    if (isWord(next, 'person') && !as(next, 'tag') && isWord(token, 'per') && scope.mentions.length > 0) {
      // top 3 cities by customers
      scope.measures.push({ measure: 'customers' })
      reading.at += 2
      return true
    }
    if (isWord(next, 'person') && !as(next, 'tag'))
      throw new Stop(
        'clarify',
        note('想看每个客户各自的数，还是按某个维度分组？', 'Per customer, or by some attribute of customers?'),
        [note('消费最高的10个客户', 'top 10 customers by revenue'), note('人均消费', 'revenue per buyer')],
      )
    reading.dimension = token
    if (isWord(token, 'each')) scope.marks.each = true
    reading.at += 1
    return true
  }
  if (!reading.dimension) return false
  if (/^(?:类型|kind|kinds|type|types)$/.test(token.text) && reading.measured.has('ticket')) {
    const kind: Token = { ...token, meanings: [{ kind: 'field', field: 'kind', acts: ['ticket'] }] }
    scope.mentions.push({ token: kind, dimension: true })
    reading.dimension = undefined
    reading.at += 1
    return true
  }
  if (isFiller(token) || isWord(token, 'of')) {
    reading.at += 1
    return true
  }
  const period = periodNouns[token.text]
  if (period) {
    scope.by.push({ period })
    reading.dimension = undefined
    reading.at += 1
    return true
  }
  if (as(token, 'tag') || as(token, 'field')) {
    scope.mentions.push({ token, dimension: true })
    reading.at += 1
    if (!dimensionGoesOn(reading)) reading.dimension = undefined
    return true
  }
  // 按销售额, by revenue: what a ranking goes by is no dimension.
  if (as(token, 'measure') && isWord(reading.dimension, 'per')) reading.scope.marks.rank = true
  else reading.scope.leftovers.push(reading.dimension)
  reading.dimension = undefined
  return false
}

/** "Which" right before the name of a period, in a question for a most or least. */
function periodAsked(reading: Reading): boolean {
  const next = reading.tokens[reading.at + 1]
  return (
    next !== undefined &&
    periodNouns[next.text] !== undefined &&
    reading.measured.size > 0 &&
    reading.tokens.some((token) => isWord(token, 'most', 'least'))
  )
}

/** 性别和年龄段, gender and age group: another dimension follows; otherwise the list ends here. */
function dimensionGoesOn(reading: Reading): boolean {
  let at = reading.at
  while (
    isWord(reading.tokens[at], 'and', 'comma', 'per', 'each') ||
    (isFiller(reading.tokens[at]) && !isWord(reading.tokens[at], 'of'))
  )
    at += 1
  const next = reading.tokens[at]
  if (at === reading.at || !(as(next, 'tag') || as(next, 'field') || (next && periodNouns[next.text]))) {
    if (at === reading.at && (as(next, 'tag') || as(next, 'field')) && isWord(reading.tokens[at - 2], 'each')) return false
    return false
  }
  reading.at = at
  return true
}
