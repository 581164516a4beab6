import { clausesOf, closeClause } from './behaviours.js'
import { actName } from './clause.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import type { Reading } from './scope.js'
import { allOf, as, isFiller, isWord, type Token } from './token.js'

/** 的, who, 客户: what was said before is one group of conditions. */
export function border(reading: Reading, end = false): void {
  closeClause(reading)
  if (reading.negated && reading.negation) reading.scope.leftovers.push(reading.negation)
  const waiting = (reading.where.length > 0 && end) || reading.much.length > 0 || reading.first
  if (waiting) {
    const last = reading.tokens[Math.max(0, reading.at - 1)]
    if (last) reading.scope.leftovers.push(last)
  }
  if (reading.window) {
    reading.scope.windows.push(reading.window)
    reading.window = undefined
  }
  reading.groups.push(reading.items)
  reading.items = []
  reading.joined = 'and'
  reading.negated = false
  reading.never = false
  if (end) reading.where = []
  reading.much = []
  reading.first = false
}

/** 的, 和, 或, 但, 没, 从, 在: what holds the parts together. */
export function readJoint(reading: Reading, token: Token): boolean {
  if (isWord(token, 'not', 'never', 'except') && !as(token, 'value')) {
    if (reading.negated)
      throw new Stop('clarify', note('句子里有双重否定，请换个说法', 'There is a double negation: please put it another way'))
    closeClause(reading)
    reading.negated = true
    reading.negation = token
    reading.never = isWord(token, 'never')
  } else if (isWord(token, 'and', 'or', 'but', 'comma') && !(isFiller(token) && reading.items.length === 0)) {
    const clause = reading.clause
    if (!(clause && objectFollows(reading))) closeClause(reading)
    if (isWord(token, 'or') && !isWord(token, 'and')) reading.joined = 'or'
    if (/^(?:然后|then|and then)$/.test(token.text))
      reading.scope.notes.push(
        note('先后顺序没有计入：两件事都做过即算', 'the order in time is not checked: whoever did both is counted'),
      )
  } else if (isWord(token, 'of') && !isFiller(token)) {
    // more than 3 units of nuts, 3件以上的坚果: so much of what follows.
    if (!amountOfThing(reading) && !periodOfGroup(reading)) border(reading)
  } else if (isWord(token, 'from') && !as(token, 'act')) {
    reading.from = reading.tokens.slice(reading.at + 1, reading.at + 3).some((next) => allOf(next, 'value').length > 0)
  } else if ((isWord(token, 'at', 'in') && !isFiller(token)) || (token.text === '对' && valueNext(reading))) {
    reading.place = true
  } else if (isWord(token, 'within')) {
    border(reading)
  } else if (isWord(token, 'concentrated') && valueNext(reading)) {
    reading.place = true
  } else if (isWord(token, 'anything') && reading.clause) {
    reading.clause.anything = true
  } else if (isWord(token, 'same') && reading.clause && reading.previous) {
    reading.clause.same = true
  } else if (isWord(token, 'single')) {
    reading.single = true
  } else if (isWord(token, 'first') && headSoon(reading)) {
    reading.first = true
  } else if (isWord(token, 'first') && reading.clause && 'act' in reading.clause.head) {
    reading.clause.first = true
  } else return false
  reading.at += 1
  return true
}

function amountOfThing(reading: Reading): boolean {
  const before = reading.tokens[reading.at - 1]
  const unit = (as(before, 'bound') ?? as(before, 'quantity'))?.unit
  const next = reading.tokens[reading.at + 1]
  return (
    reading.clause !== undefined &&
    (unit === 'units' || unit === 'money' || unit === 'times') &&
    allOf(next, 'value').some(({ place }) => 'field' in place && ['category', 'product', 'brand'].includes(place.field)) &&
    !isWord(reading.tokens[reading.at + 2], 'person')
  )
}

/** 最近30天的新客今年的销售额: the period right before a group is the group's, whatever else is asked of it. */
function periodOfGroup(reading: Reading): boolean {
  const before = reading.tokens[reading.at - 1]
  const next = as(reading.tokens[reading.at + 1], 'group')
  return (
    reading.window !== undefined && as(before, 'window') !== undefined && (next?.role === 'new' || next?.role === 'returning')
  )
}

/** "about the sunscreen", 关于面霜: a value follows. */
function valueNext(reading: Reading): boolean {
  let at = reading.at + 1
  while (isFiller(reading.tokens[at])) at += 1
  return allOf(reading.tokens[at], 'value').length > 0
}

function headSoon(reading: Reading): boolean {
  return [1, 2, 3].some((ahead) => as(reading.tokens[reading.at + ahead], 'act') !== undefined)
}

/** "and" between objects of one behaviour (买过面膜，还有精华) does not end it; between behaviours it does. */
function objectFollows(reading: Reading): boolean {
  const next = reading.tokens[reading.at + 1]
  const clause = reading.clause
  return clause !== undefined && as(next, 'bound') !== undefined && actName(clause) !== '' && clausesOf(reading).length > 0
}
