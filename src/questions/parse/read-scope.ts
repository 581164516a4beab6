import type { Language } from '../../catalog/label.js'
import type { PeriodUnit } from '../../catalog/window.js'
import type { GrammarWord } from '../vocabulary/grammar-word.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { actName } from './clause.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import {
  clausesOf,
  closeClause,
  isCountable,
  listedAsMeasure,
  readBound,
  readFollow,
  readHead,
  settleGroup,
} from './read-clause.js'
import { readMeasure } from './read-measure.js'
import { readTag, readValue } from './read-values.js'
import { readWindow, settleWindows } from './read-window.js'
import { emptyScope, type Marks, type Reading, type Scope } from './scope.js'
import { allOf, as, isFiller, isWord, type Token } from './token.js'

export interface ScopeContext {
  readonly vocabulary: Vocabulary
  readonly asOf: string
  readonly language: Language
}

/** Reads tokens from left to right into one scope. Each token is understood by the first rule that takes it; one that none takes is left over. */
export function readScope(tokens: readonly Token[], context: ScopeContext): Scope {
  const reading: Reading = {
    ...context,
    tokens,
    scope: emptyScope(),
    measured: measuredActs(tokens),
    at: 0,
    items: [],
    groups: [],
    joined: 'and',
    negated: false,
    never: false,
    first: false,
    relative: false,
    justJoined: false,
    from: false,
    place: false,
    single: false,
    where: [],
    much: [],
  }
  while (reading.at < tokens.length) {
    const token = tokens[reading.at] as Token
    const joining = isWord(token, 'and', 'or', 'but', 'comma')
    if (!rules.some((rule) => rule(reading, token))) {
      reading.scope.leftovers.push(token)
      reading.at += 1
    }
    if (!isFiller(token) || joining) reading.justJoined = joining
  }
  if (reading.dimension) reading.scope.leftovers.push(reading.dimension)
  border(reading, true)
  settleWindows(reading)
  for (const group of reading.groups) {
    reading.items = group
    settleGroup(reading)
  }
  return reading.scope
}

/** The order decides where a word has several meanings. */
const rules: readonly ((reading: Reading, token: Token) => boolean)[] = [
  readWindow,
  readDimension,
  readChange,
  readPeople,
  readFollow,
  (reading, token) => listedAsMeasure(reading, token) && readMeasure(reading, token),
  readHead,
  readTag,
  readValue,
  readMeasure,
  readBound,
  readJoint,
  readMark,
  readField,
  readFiller,
]

function measuredActs(tokens: readonly Token[]): Set<string> {
  const acts = new Set<string>()
  const counted =
    tokens.some((token) => isWord(token, 'count') && !isWord(token, 'person')) && !tokens.some((token) => isWord(token, 'person'))
  for (const token of tokens) {
    if (counted && as(token, 'act') && isCountable(token)) acts.add((as(token, 'act') as { act: { name: string } }).act.name)
    const measure = as(token, 'measure')?.measure
    if (!measure || as(token, 'group') || isWord(token, 'person')) continue
    if ('act' in measure.plan) acts.add(measure.plan.act)
    if (measure.plan.kind === 'ratio') for (const act of ratioActs(measure.plan.denominator)) acts.add(act)
  }
  return acts
}

/** Ratios are of trade unless their names say otherwise; the compiler checks each where again. */
function ratioActs(denominator: string): string[] {
  if (/review/.test(denominator)) return ['review']
  if (/mention/.test(denominator)) return ['opinion']
  if (/ticket/.test(denominator)) return ['ticket']
  if (/visitor/.test(denominator)) return ['view', 'purchase']
  if (/send/.test(denominator)) return ['send']
  return ['purchase']
}

/** 的, who, 客户: what was said before is one group of conditions. */
function border(reading: Reading, end = false): void {
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

const periodWords: Partial<Record<GrammarWord, PeriodUnit>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
}
export const periodNouns: Readonly<Record<string, PeriodUnit>> = {
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
function readDimension(reading: Reading, token: Token): boolean {
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

/** 浏览变少, buying less: the behaviour against the period just before. */
function readChange(reading: Reading, token: Token): boolean {
  const clause = reading.clause
  if (!clause || reading.measured.size > 0 || !('act' in clause.head)) return false
  const less = isWord(token, 'fell') || /^(变少|减少|less)$/.test(token.text)
  const more = isWord(token, 'rose') || /^(变多|增多|more)$/.test(token.text)
  if (!less && !more) return false
  if (!clause.window)
    throw new Stop('clarify', note('和哪段时间比？', 'Compared over which period?'), [
      note('最近30天浏览变少的客户有多少', 'customers who viewed less in the last 30 days'),
    ])
  clause.change = less ? 'less' : 'more'
  reading.at += 1
  return true
}

function readPeople(reading: Reading, token: Token): boolean {
  if (
    isWord(token, 'relative') &&
    !(isWord(token, 'which', 'what', 'list') && reading.items.length === 0 && !reading.scope.marks.person)
  ) {
    reading.relative = true
    border(reading)
    reading.at += 1
    return true
  }
  if (!isWord(token, 'person')) return false
  const asking = reading.tokens[reading.at - 1]
  if (asking?.end === token.start && /^(?:哪类|哪种|哪一类|哪几类|哪几种|(?:是)?什么)$/.test(asking.text))
    throw new Stop(
      'clarify',
      note('按什么来分客户：性别、年龄段、城市等级……？', 'Which kinds of customers: by gender, age band, city tier …?'),
    )
  reading.scope.marks.person = true
  for (const clause of reading.scope.clauses) clause.ofPeople = true
  if (isWord(token, 'count')) reading.scope.marks.count = true
  border(reading)
  reading.at += 1
  return true
}

/** 的, 和, 或, 但, 没, 从, 在: what holds the parts together. */
function readJoint(reading: Reading, token: Token): boolean {
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
    if (!amountOfThing(reading)) border(reading)
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

const plainMarks: readonly [GrammarWord, keyof Marks][] = [
  ['howOften', 'howOften'],
  ['howMuch', 'howMuch'],
  ['count', 'count'],
  ['list', 'list'],
  ['which', 'which'],
  ['what', 'what'],
  ['distribution', 'distribution'],
  ['trend', 'trend'],
  ['rank', 'rank'],
  ['average', 'average'],
  ['median', 'median'],
  ['sum', 'sum'],
  ['share', 'share'],
  ['rose', 'rose'],
  ['fell', 'fell'],
  ['changed', 'changed'],
  ['yearOnYear', 'yearOnYear'],
  ['periodOnPeriod', 'periodOnPeriod'],
]

/** Words that say what is asked, not of whom. */
function readMark(reading: Reading, token: Token): boolean {
  const { marks } = reading.scope
  const top = as(token, 'top')
  if (top) {
    marks.top = top.n
    marks.direction ??= 'desc'
  } else if (as(token, 'topShare')) {
    const { share, end } = as(token, 'topShare') as { share: number; end: 'top' | 'bottom' }
    marks.topShare = { share, end }
  } else if (isWord(token, 'least', 'most')) {
    marks.direction = isWord(token, 'least') ? 'asc' : 'desc'
    if (reading.measured.size === 0) takeAct(reading, token)
  } else if (isWord(token, 'howManyOrders', 'howManyUnits')) {
    const how = isWord(token, 'howManyUnits') ? 'units' : 'count'
    const clause = reading.clause
    if (clause && !clause.negated && ['purchase', 'order'].includes(actName(clause))) {
      reading.items = reading.items.filter((item) => !('clause' in item) || item.clause !== clause)
      reading.scope.acts.push({ clause, how })
    } else reading.scope.measures.push({ measure: how === 'units' ? 'units' : 'orders' })
  } else if (isWord(token, 'all', 'both')) {
    // Says nothing that is not meant anyway.
  } else {
    const taken = takeAct(reading, token)
    const found = plainMarks.filter(([word]) => isWord(token, word))
    if (found.length === 0 && !taken) return false
    for (const [word, mark] of found)
      if (word !== 'howMuch' || taken || /^how much/.test(token.text)) (marks as unknown as Record<string, boolean>)[mark] = true
    if (isWord(token, 'share')) closeClause(reading)
    if (isWord(token, 'average', 'median')) refuseAveragedAct(reading)
  }
  reading.at += 1
  return true
}

/** 平均消费: an act is no figure; per order, per customer? */
function refuseAveragedAct(reading: Reading): void {
  let next = reading.at + 1
  while (isFiller(reading.tokens[next])) next += 1
  const token = reading.tokens[next]
  if (!as(token, 'act') || as(token, 'measure') || as(token, 'tag') || as(token, 'group')) return
  if (
    reading.tokens
      .slice(next + 1, next + 3)
      .some((other) => isWord(other, 'howOften', 'howMuch', 'howManyOrders', 'howManyUnits'))
  )
    return
  throw new Stop('clarify', note('平均到什么：每个客户，还是每单？', 'Averaged over what: customers or orders?'), [
    note('客单价', 'revenue per buyer'),
    note('笔单价', 'average order value'),
  ])
}

/** 买了多少次, 花了多少钱, 浏览最多: the behaviour before (in English: after) is what is measured, not a condition. */
function takeAct(reading: Reading, token: Token): boolean {
  const often = isWord(token, 'howOften')
  const much =
    isWord(token, 'howMuch') &&
    (token.text !== '多少' || (reading.clause !== undefined && actName(reading.clause) === 'purchase'))
  const most = isWord(token, 'most', 'least')
  if (!often && !much && !most) return false
  const how = often ? (/^how (?:often|freq)/.test(token.text) ? 'interval' : 'count') : much ? 'amount' : 'most'
  const clause = reading.clause
  if (clause && 'act' in clause.head && !clause.negated && (!much || actName(clause) === 'purchase')) {
    reading.items = reading.items.filter((item) => !('clause' in item) || item.clause !== clause)
    reading.scope.acts.push({ clause, how })
    closeClause(reading)
  } else if ((reading.language === 'en' && (often || much)) || as(reading.tokens[reading.at + 1], 'act'))
    reading.measureNext = how
  else return false
  return true
}

/** A field named without a value: a dimension, if the sentence asks for one. */
function readField(reading: Reading, token: Token): boolean {
  if (!as(token, 'field')) return false
  let next = reading.at + 1
  while (isFiller(reading.tokens[next])) next += 1
  const field = allOf(token, 'field').map((meaning) => meaning.field)
  const valued = allOf(reading.tokens[next], 'value').some(({ place }) => 'field' in place && field.includes(place.field))
  if (valued && !reading.dimension) {
    reading.at += 1
    return true
  }
  closeClause(reading)
  reading.scope.mentions.push({ token, dimension: reading.dimension !== undefined })
  reading.at += 1
  return true
}

function readFiller(reading: Reading, token: Token): boolean {
  if (!isFiller(token)) return false
  if (/^(分别|各自)$/.test(token.text)) reading.scope.marks.apart = true
  reading.at += 1
  return true
}
