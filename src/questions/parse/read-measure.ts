import type { Unit } from '../../catalog/label.js'
import type { Measure } from '../../catalog/measure.js'
import type { QuantityUnit } from '../vocabulary/meaning.js'
import { closeClause, pushCondition } from './behaviours.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import type { Reading } from './scope.js'
import { as, isFiller, isWord, type Token } from './token.js'

/** 销售额, 复购率, average order value: what is measured; with a bound behind it (消费金额超过500元), a condition on the customer or the group. */
export function readMeasure(reading: Reading, token: Token): boolean {
  const named = as(token, 'measure')
  const measure = named?.measure ?? countOf(reading, token)
  if (!measure) return false
  if (named?.where) reading.scope.where.push(named.where)
  let next = reading.at + 1
  while (isFiller(reading.tokens[next]) || isWord(reading.tokens[next], 'at')) next += 1
  const bound = as(reading.tokens[next], 'bound')
  const share = as(reading.tokens[next], 'topShare')
  closeClause(reading)
  // 单笔超过500元的订单: what was said of the act before its noun limits what is measured.
  if (!bound && reading.where.length > 0) {
    reading.scope.where.push(...reading.where)
    reading.where = []
  }
  if (share) {
    const tag = tagOfMeasure[measure.name]
    if (!tag || !reading.vocabulary.tags.has(tag) || reading.scope.windows.length > 0 || reading.window) {
      throw new Stop(
        'clarify',
        note('前百分之几只能按累计消费或购买次数排', 'A top share can be taken of total spend or number of purchases only'),
      )
    }
    reading.scope.notes.push(note('在全部客户中按累计值排', 'ranked by the lifetime value among all customers'))
    pushCondition(reading, { tag, is: share.end === 'top' ? { top: share.share } : { bottom: share.share } }, `tag:${tag}`)
    reading.at = next + 1
    return true
  }
  if (!bound) {
    if (reading.scope.measures.length > 0 && !joined(reading)) reading.scope.measuresApart = true
    if (!reading.scope.measures.some((one) => 'measure' in one && one.measure === measure.name))
      reading.scope.measures.push({ measure: measure.name })
    reading.at += 1
    return true
  }
  if (bound.unit === 'money' && ['orders', 'purchases'].includes(measure.name)) {
    // orders over 200 yuan: each of that amount.
    reading.scope.where.push({ field: 'amount', is: { range: bound.range } })
    reading.scope.measures.push({ measure: measure.name })
    reading.at = next + 1
    return true
  }
  if (!unitFits(bound.unit, measure.unit)) return false
  if (groupsFollow(reading, next + 1)) {
    reading.scope.measures.push({ measure: measure.name })
    reading.scope.having.push({ range: bound.range })
    reading.at = next + 1
    return true
  }
  const much = muchOf(measure)
  if (!much) {
    throw new Stop(
      'clarify',
      note(
        `「${token.text}」是一群人的指标，不能用来筛选单个客户；请换成次数、金额或标签`,
        `"${token.text}" is a figure of a group, not of one customer: use a count, an amount or a tag`,
      ),
    )
  }
  const clause = {
    head: { act: reading.vocabulary.acts.get(much.act) as NonNullable<ReturnType<typeof reading.vocabulary.acts.get>> },
    negated: reading.negated,
    never: reading.never,
    window: reading.window ?? lastWindow(reading),
    where: reading.where,
    much: [{ of: much.of, range: bound.range }],
  }
  reading.items.push({ clause, joined: reading.joined })
  reading.scope.clauses.push(clause)
  reading.negated = false
  reading.negation = undefined
  reading.window = undefined
  reading.where = []
  reading.joined = 'and'
  reading.at = next + 1
  return true
}

/** "and" or a comma stands right before the figure: 销售额和客单价. */
function joined(reading: Reading): boolean {
  let before = reading.at - 1
  while (isFiller(reading.tokens[before]) && !isWord(reading.tokens[before], 'and', 'comma')) before -= 1
  return isWord(reading.tokens[before], 'and', 'comma')
}

const tagOfMeasure: Readonly<Record<string, string>> = {
  revenue: 'revenue_total',
  purchases: 'purchase_count',
  units: 'units_bought',
}

/** 订单有多少, 多少差评: the noun of an act stands for the measure that counts it; its tenor goes with it. */
function countOf(reading: Reading, token: Token): Measure | undefined {
  const meaning = as(token, 'act')
  if (!meaning) return undefined
  const found = [...reading.vocabulary.measures.values()].find(
    ({ plan, internal }) =>
      !internal && plan.kind === 'aggregate' && plan.how === 'acts' && plan.act === meaning.act.name && !plan.when,
  )
  if (found && meaning.where) reading.scope.where.push(meaning.where)
  return found
}

/** A bound in yuan is none of a count, nor one in times of an amount; a bare number fits all. */
export function unitFits(said: QuantityUnit | undefined, unit: Unit | undefined): boolean {
  if (said === undefined) return true
  const fitting: Partial<Record<QuantityUnit, readonly Unit[]>> = {
    money: ['CNY'],
    times: ['times', 'orders', 'events', 'reviews', 'tickets', 'sends', 'mentions', 'posts'],
    orders: ['orders', 'times', 'tickets', 'reviews', 'sends'],
    units: ['units', 'products', 'times'],
    things: ['products', 'times', 'units', 'orders', 'customers', 'posts', 'tickets', 'mentions', 'reviews'],
    days: ['days'],
    age: ['years'],
    years: ['years'],
    percent: ['ratio', 'score'],
    points: ['points', 'stars', 'score'],
    stars: ['stars'],
    people: ['customers'],
    seconds: ['seconds'],
  }
  return unit !== undefined && (fitting[said]?.includes(unit) ?? false)
}

/** A window read just before the measure was meant for it: 去年销售额超过500元的客户. */
function lastWindow(reading: Reading) {
  const before = reading.tokens[reading.at - 1]
  return as(before, 'window') && reading.scope.windows.length > 0 ? reading.scope.windows.pop() : undefined
}

/** What is asked for with the threshold is not people but groups: 销售额超过1万的城市. */
function groupsFollow(reading: Reading, from: number): boolean {
  for (let at = from; at < reading.tokens.length; at += 1) {
    const token = reading.tokens[at]
    if (isFiller(token) || isWord(token, 'of', 'which', 'list')) continue
    if (isWord(token, 'person')) return false
    return as(token, 'tag') !== undefined || as(token, 'field') !== undefined
  }
  return reading.scope.mentions.length > 0 && reading.scope.marks.which
}

/** A count or sum of one act, as it is asked of one customer; nothing for ratios and other figures of groups. */
function muchOf(measure: Measure): { act: string; of: string } | undefined {
  const { plan } = measure
  if (plan.kind !== 'aggregate' || plan.when) return undefined
  if (plan.how === 'acts') return { act: plan.act, of: 'count' }
  if (plan.how === 'sum' && plan.of && /^[a-z_]+$/.test(plan.of)) return { act: plan.act, of: plan.of }
  return plan.how === 'sum' && plan.detail === 'quantity' ? { act: plan.act, of: 'quantity' } : undefined
}
