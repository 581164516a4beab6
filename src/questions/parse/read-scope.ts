import type { Language } from '../../catalog/label.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { isCountable, listedAsMeasure } from './counted-nouns.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import { readBound } from './read-bound.js'
import { readFollow, readHead } from './read-clause.js'
import { readDimension } from './read-dimension.js'
import { readField } from './read-field.js'
import { border, readJoint } from './read-joints.js'
import { readMark } from './read-marks.js'
import { readMeasure } from './read-measure.js'
import { readTag } from './read-tag.js'
import { readValue } from './read-values.js'
import { readWindow, settleWindows } from './read-window.js'
import { emptyScope, type Reading, type Scope } from './scope.js'
import { settleGroup } from './settle-group.js'
import { as, isFiller, isWord, type Token } from './token.js'

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

function readFiller(reading: Reading, token: Token): boolean {
  if (!isFiller(token)) return false
  if (/^(分别|各自)$/.test(token.text)) reading.scope.marks.apart = true
  reading.at += 1
  return true
}
