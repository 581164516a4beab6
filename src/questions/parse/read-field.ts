import { closeClause } from './behaviours.js'
import { numberField } from './number-field.js'
import type { Reading } from './scope.js'
import { allOf, as, isFiller, isWord } from './token.js'

/** A field named without a value: a dimension, if the sentence asks for one; with "having it" before a number (有优惠, with a discount), more than none of it. */
export function readField(reading: Reading): boolean {
  const token = reading.tokens[reading.at]
  if (!token || !as(token, 'field')) return false
  let next = reading.at + 1
  while (isFiller(reading.tokens[next])) next += 1
  const fields = allOf(token, 'field').map((meaning) => meaning.field)
  const valued = allOf(reading.tokens[next], 'value').some(({ place }) => 'field' in place && fields.includes(place.field))
  if (valued && !reading.dimension) {
    reading.at += 1
    return true
  }
  const number = fields.find((name) => numberField(name, reading.vocabulary))
  if (number && !reading.dimension && !reading.negated && had(reading) && ofFigure(reading, number)) {
    reading.scope.where.push({ field: number, is: { range: { above: 0 } } })
    reading.at += 1
    return true
  }
  const bound = as(reading.tokens[next], 'bound')
  if (
    number &&
    bound &&
    !reading.dimension &&
    !reading.negated &&
    ofFigure(reading, number) &&
    fits(bound.unit, number, reading)
  ) {
    reading.scope.where.push({ field: number, is: { range: bound.range } })
    reading.at = next + 1
    return true
  }
  closeClause(reading)
  reading.scope.mentions.push({ token, dimension: reading.dimension !== undefined })
  reading.at += 1
  return true
}

const having = /^(?:使用|享受|享|带|含|用|有|with|having|have|has|had|using|used)$/

function had(reading: Reading): boolean {
  let at = reading.at - 1
  while (isFiller(reading.tokens[at]) && !having.test(reading.tokens[at]?.text ?? '')) at -= 1
  return having.test(reading.tokens[at]?.text ?? '')
}

/** What is measured anywhere in the question has that field; before people (有优惠的客户) it says something of them instead. */
function ofFigure(reading: Reading, field: string): boolean {
  const acts = reading.tokens[reading.at]
    ? allOf(reading.tokens[reading.at], 'field').find((one) => one.field === field)?.acts
    : []
  return (acts?.some((act) => reading.measured.has(act)) ?? false) && !reading.tokens.some((token) => isWord(token, 'person'))
}

/** 金额大于200(元): a bare number, or one of money for an amount of money. */
function fits(unit: string | undefined, field: string, reading: Reading): boolean {
  return unit === undefined || (unit === 'money' && numberField(field, reading.vocabulary)?.unit === 'CNY')
}
