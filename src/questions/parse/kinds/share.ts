import type { Segment } from '../../../segments/form.js'
import type { Clause } from '../clause.js'
import { allOfSegments } from '../expression.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import { isCountable } from '../read-clause.js'
import type { Scope } from '../scope.js'
import { as, isFiller, isWord, type Token } from '../token.js'
import { type KindContext, type Reading, unplaced, wholeScope } from './context.js'
import { foldIntoMeasure } from './general.js'

/** X里Y占多少, Y占X的比例, what share of X are Y, Y的占比: of the customers in X (everyone, where none is named), how many are in Y as well. */
export function share(tokens: readonly Token[], context: KindContext): Reading | undefined {
  const at = tokens.findIndex((token) => isWord(token, 'share'))
  if (at < 0) return undefined
  const grouped = tokens.some((token) =>
    isWord(token, 'per', 'each', 'distribution', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'which', 'trend'),
  )
  if (grouped) return undefined
  if (tokens.some((token) => as(token, 'follow'))) return shareFollowing(tokens, context)
  const { base, part } = context.language === 'en' ? splitEnglish(tokens, at) : splitChinese(tokens, at)
  const figures = figureless(part) ? base.filter(isFigure) : []
  const partScope = wholeScope(
    [...part, ...figures].map((token) => counted(token, tokens, context)),
    context,
  )
  if (partScope.mentions.length > 0 && partScope.who.length === 0 && base.length === 0) return undefined
  const measured = partScope.measures.filter((one) => 'measure' in one && one.measure !== 'customers')
  const baseScope = base.length > 0 ? wholeScope(base, context) : undefined
  if (measured.length > 0 || baseScope?.measures.some((one) => 'measure' in one && one.measure !== 'customers'))
    return shareOfFigure(partScope, baseScope, context)
  for (const scope of [partScope, baseScope]) if (scope) bare(scope, tokens)
  const lent = baseScope ? lendWindow(partScope, baseScope, part) : false
  const lentScope = lent ? wholeScope([...windowTokens(base), ...part], context) : partScope
  const borrowed = baseScope && !lent && borrows(partScope, baseScope, base)
  const ofScope = borrowed ? wholeScope([...windowTokens(part), ...base], context) : baseScope
  const who = allOfSegments(lentScope.who)
  const buyers = ofScope || !ofBuyers(lentScope, part) ? undefined : buyersOf(lentScope)
  const of = buyers ?? (ofScope ? allOfSegments(ofScope.who) : undefined)
  if (isEveryone(who)) throw new Stop('clarify', note('占比：谁占谁？', 'The share of whom, among whom?'))
  const notes = [...lentScope.notes, ...(baseScope?.notes ?? [])]
  if (lent) notes.push(note('后一个行为用同一时间段', 'the second behaviour is taken in the same period'))
  if (buyers) notes.push(note('占同期支付买家的比例', 'as a share of the buyers of the same period'))
  if (borrowed) notes.push(note('两边用同一时间段', 'both sides are taken in the same period'))
  if (!of || isEveryone(of)) notes.push(note('占全部客户的比例', 'as a share of all customers'))
  return {
    query: { kind: 'share', who, ...(of && !isEveryone(of) ? { base: of } : {}), measures: [], window: undefined, by: [] },
    notes,
  }
}

/** 双11新客60天内再次购买的占比: of those who bought, the ones who bought again soon after. */
function shareFollowing(tokens: readonly Token[], context: KindContext): Reading {
  const said = tokens.filter((token) => !isTail(token) && !isWord(token, 'within'))
  const partScope = wholeScope(said, context)
  const baseScope = wholeScope(
    said.filter((token) => !as(token, 'follow')),
    context,
  )
  for (const scope of [partScope, baseScope]) bare(scope, tokens)
  if (partScope.measures.length > 0) throw unplaced(tokens.filter((token) => as(token, 'follow')))
  return {
    query: {
      kind: 'share',
      who: allOfSegments(partScope.who),
      base: allOfSegments(baseScope.who),
      measures: [],
      window: undefined,
      by: [],
    },
    notes: partScope.notes,
  }
}

/** 新客占多少: new, returning and repeat buyers alone are a share of the buyers of their period (glossary), not of everyone. */
function ofBuyers(scope: Scope, tokens: readonly Token[]): boolean {
  const [clause, ...others] = scope.clauses
  return (
    clause !== undefined &&
    others.length === 0 &&
    scope.who.length === 1 &&
    !clause.negated &&
    'role' in clause.head &&
    ['new', 'returning', 'repeat'].includes(clause.head.role) &&
    clause.where.length === 0 &&
    tokens.some((token) => as(token, 'group'))
  )
}

function buyersOf(scope: Scope): Segment {
  const window = scope.clauses[0]?.window
  return { did: 'purchase', ...(window ? { window } : {}) }
}

/** 坚果占销售额的比例: what is a part of a figure is that figure of the part. */
function figureless(part: readonly Token[]): boolean {
  return !part.some((token) => isFigure(token) || as(token, 'act') || as(token, 'group') || isWord(token, 'person'))
}

const isFigure = (token: Token) => as(token, 'measure') !== undefined && !as(token, 'group') && !isWord(token, 'person', 'count')

/** 最近30天的买家里复购的占多少: a behaviour without a period of its own, said of people who did something in one, is meant in the same. */
function lendWindow(part: Scope, base: Scope, tokens: readonly Token[]): boolean {
  const unsaid = (clause: Clause) => !clause.window || clause.windowDefaulted === true
  const open = part.clauses.some((clause) => unsaid(clause) && !clause.never)
  return (
    open &&
    part.clauses.every(unsaid) &&
    base.clauses.length === 1 &&
    base.clauses[0]?.window !== undefined &&
    !tokens.some((token) => /过|ever/.test(token.text))
  )
}

/** 本月新客占支付买家的比例: the only period named holds for the customers that they are a share of as well. */
function borrows(part: Scope, base: Scope, tokens: readonly Token[]): boolean {
  const windows = new Set(part.clauses.map(({ window }) => JSON.stringify(window)))
  return (
    part.clauses.length > 0 &&
    windows.size === 1 &&
    part.clauses[0]?.window !== undefined &&
    base.clauses.length === 1 &&
    base.clauses.every((clause) => !clause.window && !clause.never && !clause.negated) &&
    !tokens.some((token) => /过|ever/.test(token.text))
  )
}

const windowTokens = (tokens: readonly Token[]) => tokens.filter((token) => as(token, 'window'))

/** 用微信支付的订单占比: without people, the noun of an act is the figure that is shared out. */
function counted(token: Token, tokens: readonly Token[], { vocabulary }: KindContext): Token {
  const act = isCountable(token) && !tokens.some((other) => isWord(other, 'person')) ? as(token, 'act') : undefined
  if (!act || act.where) return token
  const measure = [...vocabulary.measures.values()].find(
    ({ plan }) => plan.kind === 'aggregate' && plan.how === 'acts' && plan.act === act.act.name && !plan.when,
  )
  return measure ? { ...token, meanings: [{ kind: 'measure', measure }] } : token
}

/** 抖音销售额占比: the figure of some acts or people over that of all. */
function shareOfFigure(part: Scope, base: Scope | undefined, context: KindContext): Reading {
  for (const { marks } of [part, ...(base ? [base] : [])]) {
    if (
      marks.direction ||
      marks.top ||
      marks.rank ||
      marks.average ||
      marks.median ||
      marks.topShare ||
      marks.yearOnYear ||
      marks.periodOnPeriod
    ) {
      throw new Stop('clarify', note('占比里不能再排名或求平均', 'A share cannot be ranked or averaged as well'))
    }
  }
  const idle = [...part.mentions, ...(base?.mentions ?? [])]
  if (idle.length > 0) throw unplaced(idle.map(({ token }) => token))
  const figures = [...part.measures, ...(base?.measures ?? [])]
  const folded = foldIntoMeasure(part, figures, context)
  if (folded) {
    part.where.push(...folded.where)
    part.who.splice(
      0,
      part.who.length,
      ...part.who.filter((segment) => JSON.stringify(segment) !== JSON.stringify(folded.segment)),
    )
    if (folded.window) part.windows.push(folded.window)
    if (folded.paid) throw new Stop('clarify', note('占比：谁的什么占谁的多少？', 'The share of what, in what?'))
  } else if (part.clauses.some((clause) => !clause.ofPeople)) {
    throw new Stop('clarify', note('占比：谁的什么占谁的多少？', 'The share of what, in what?'))
  }
  const scopes = [part, ...(base ? [base] : [])]
  const measures = new Set(scopes.flatMap(({ measures }) => measures.map((one) => ('measure' in one ? one.measure : one.tag))))
  const windows = new Map(scopes.flatMap(({ windows }) => windows.map((window) => [JSON.stringify(window), window])))
  if (
    measures.size !== 1 ||
    windows.size > 1 ||
    (base && base.where.length > 0) ||
    (part.where.length === 0 && part.who.length === 0)
  ) {
    throw new Stop('clarify', note('占比：谁的什么占谁的多少？', 'The share of what, in what?'))
  }
  const [name] = measures
  let [window] = windows.values()
  const behaved = new Map(part.clauses.map((clause) => [JSON.stringify(clause.window), clause.window]))
  if (!window && !folded && behaved.size === 1 && part.clauses[0]?.window) {
    window = part.clauses[0].window
    part.notes.push(note('指标与客户行为用同一时间段', 'the figure covers the same period as the behaviour'))
  }
  const of = base ? allOfSegments(base.who) : undefined
  return {
    query: {
      kind: 'number',
      who: allOfSegments(part.who),
      ...(of && !isEveryone(of) ? { base: of } : {}),
      measures: [{ measure: name as string, ...(part.where.length > 0 ? { where: part.where } : {}), as: 'share' }],
      window,
      by: [],
    },
    notes: [...part.notes, ...(base?.notes ?? [])],
  }
}

/** People and nothing else: no period, field or ranking that a share could not use. */
function bare(scope: Scope, tokens: readonly Token[]): void {
  if (scope.windows.length > 0)
    throw new Stop(
      'clarify',
      note('这段时间里的什么：购买、活跃还是注册？', 'What in that period: bought, active or registered?'),
    )
  if (
    scope.where.length > 0 ||
    scope.mentions.length > 0 ||
    scope.acts.length > 0 ||
    scope.by.length > 0 ||
    scope.having.length > 0
  )
    throw unplaced(scope.mentions.map(({ token }) => token).concat(tokens.slice(0, 1)))
  const { marks } = scope
  if (
    marks.yearOnYear ||
    marks.periodOnPeriod ||
    marks.trend ||
    marks.topShare ||
    marks.average ||
    marks.median ||
    marks.direction ||
    marks.top ||
    marks.rank
  )
    throw new Stop('clarify', note('占比里不能再排名或求平均', 'A share cannot be ranked or averaged as well'))
}

function isEveryone(segment: Segment): boolean {
  return 'all' in segment && segment.all.length === 0
}

function splitChinese(tokens: readonly Token[], at: number): { base: readonly Token[]; part: readonly Token[] } {
  const share = tokens[at] as Token
  const rest = tokens.filter((_, index) => index !== at)
  const border = tokens.findIndex((token, index) => index < tokens.length && isWord(token, 'within') && index > 0)
  if (border > 0 && content(tokens.slice(0, border)) && content(tokens.slice(border + 1).filter((token) => token !== share))) {
    return { base: tokens.slice(0, border), part: tokens.slice(border + 1).filter((token) => token !== share && !isTail(token)) }
  }
  const before = tokens.slice(0, at)
  const after = tokens.slice(at + 1).filter((token) => !isTail(token))
  if (content(before) && content(after)) {
    if (/^占/.test(share.text)) return { base: after, part: before }
    if (isWord(after[0], 'of')) return splitAtPeople(before, after)
    return { base: before, part: after }
  }
  if (!content(before) && isWord(after[0], 'of')) return splitAtPeople([], after)
  const cut = peopleThenBehaviour(before)
  if (cut > 0 && !content(after)) return { base: before.slice(0, cut), part: before.slice(cut) }
  return { base: [], part: rest.filter((token) => !isTail(token)) }
}

/** 9月买过的人10月又买的比例: people, and then something that they did, are a whole and its part. */
function peopleThenBehaviour(tokens: readonly Token[]): number {
  const end = tokens.findIndex(
    (token) => (isWord(token, 'person') || as(token, 'group') !== undefined) && !isWord(token, 'count'),
  )
  if (end < 0 || isWord(tokens[end + 1], 'of', 'and', 'or', 'comma')) return -1
  const after = tokens.slice(end + 1)
  return after.some((token) => (as(token, 'act') ?? as(token, 'group')) !== undefined) &&
    !after.some((token) => isFigure(token)) &&
    !after.some((token) => isWord(token, 'person'))
    ? end + 1
    : -1
}

/** 多少比例的新客复购了: the people named first are the base. */
function splitAtPeople(before: readonly Token[], after: readonly Token[]): { base: readonly Token[]; part: readonly Token[] } {
  const end = after.findIndex((token, index) => index > 0 && (isWord(token, 'person') || as(token, 'group') !== undefined))
  if (end < 0 || !content(after.slice(end + 1))) return { base: [], part: [...before, ...after.slice(1)] }
  return { base: [...before, ...after.slice(1, end + 1)], part: after.slice(end + 1) }
}

/** 的比例, 多少, 是多少 behind 占: the second half of the share word. */
function isTail(token: Token): boolean {
  return isWord(token, 'share', 'count', 'howMuch', 'which') && !isWord(token, 'person')
}

function content(tokens: readonly Token[]): boolean {
  return tokens.some((token) => !isFiller(token) && !isWord(token, 'of', 'share', 'comma', 'count', 'howMuch'))
}

const copulas = /^(?:is|are|were|was|have|has|did|do|also)$/

function splitEnglish(tokens: readonly Token[], at: number): { base: readonly Token[]; part: readonly Token[] } {
  const rest = tokens.filter((_, index) => index !== at)
  const among = rest.findIndex((token) => isWord(token, 'within'))
  if (among >= 0) {
    const left = rest.slice(0, among)
    const right = rest.slice(among + 1)
    if (content(left)) return { base: right, part: left }
    const cut = right.findIndex((token) => copulas.test(token.text) || isWord(token, 'comma'))
    return cut < 0
      ? { base: [], part: rest }
      : { base: right.slice(0, cut), part: right.slice(cut + 1).filter((token) => !isWord(token, 'which', 'what')) }
  }
  const { base, part } = splitAfter(tokens.slice(at + 1))
  const before = tokens.slice(0, at)
  if (!content(before)) return { base, part }
  return base.length > 0 ? { base: [...before, ...base], part } : { base, part: [...before, ...part] }
}

/** The base ends where the sentence begins to say something of it: are, have, bought, or a "who". */
function splitAfter(after: readonly Token[]): { base: readonly Token[]; part: readonly Token[] } {
  let relative = false
  let behaved = false
  for (const [index, token] of after.entries()) {
    if (isWord(token, 'relative')) {
      relative = true
      behaved = false
    } else if (copulas.test(token.text) && index > 0) {
      if (!relative || behaved) return { base: after.slice(0, index), part: after.slice(index + 1) }
    } else if (as(token, 'act') && !as(token, 'group')) {
      if (!relative && index > 0) return { base: after.slice(0, index), part: after.slice(index) }
      behaved = true
    }
  }
  // percentage of buyers in 2026 who bought twice: the people before "who" are the base.
  const who = after.findIndex((token) => isWord(token, 'relative'))
  if (who > 0 && content(after.slice(0, who))) return { base: after.slice(0, who), part: after.slice(who + 1) }
  return { base: [], part: after }
}
