import type { Segment } from '../../../segments/form.js'
import type { Clause } from '../clause.js'
import { isCountable } from '../counted-nouns.js'
import { allOfSegments } from '../expression.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Scope } from '../scope.js'
import { as, isWord, type Token } from '../token.js'
import { type KindContext, type Reading, unplaced, wholeScope } from './context.js'
import { isFigure, isTail, splitChinese, splitEnglish } from './share-halves.js'
import { isEveryone, shareOfFigure } from './share-of-figure.js'

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
  const boughtAgain = again(part, base)
  if (boughtAgain)
    return share(
      tokens.map((token) => boughtAgain.get(token) ?? token),
      context,
    )
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

/** 上半年的新客下半年复购的比例: buyers of one period who "bought again" in another bought there at all. */
function again(part: readonly Token[], base: readonly Token[]): ReadonlyMap<Token, Token> | undefined {
  const repeat = part.find((token) => as(token, 'group')?.role === 'repeat')
  const both = [part, base].every((half) => half.some((token) => as(token, 'window')))
  const buyers = base.some((token) => as(token, 'group') ?? as(token, 'act'))
  return repeat && both && buyers ? new Map([[repeat, { ...repeat, meanings: [{ kind: 'group', role: 'buyer' }] }]]) : undefined
}

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
