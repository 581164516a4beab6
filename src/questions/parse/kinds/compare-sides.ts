import type { Segment } from '../../../segments/form.js'
import { allOfSegments } from '../expression.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Scope } from '../scope.js'
import { allOf, as, isFiller, isWord, type Token } from '../token.js'
import { placeKey } from '../values.js'
import { type KindContext, type Reading, unplaced, wholeScope } from './context.js'
import { checkPlain, dedupe, figures, isCompareWord, label, laidOut, sided } from './sided.js'

/** Two or more values of one tag or field, told apart: 女性和男性的复购率, 抖音比天猫, women vs men. */
export function twoValues(tokens: readonly Token[], asked: boolean, measured: boolean): number[] | undefined {
  const keysOf = (token: Token | undefined) =>
    as(token, 'born') ? ['born'] : allOf(token, 'value').map(({ place }) => placeKey(place))
  const at = tokens.flatMap((token, index) => (keysOf(token).length > 0 && !as(token, 'tag') ? [index] : []))
  const apart = tokens.some((token) => /^(分别|各自|respectively|each)$/.test(token.text))
  const ratio = tokens.some(
    (token) => as(token, 'measure')?.measure.unit === 'ratio' || as(token, 'measure')?.measure.plan.kind === 'ratio',
  )
  if (!asked && !apart && !(measured && ratio)) return undefined
  for (const first of at) {
    const keys = new Set(keysOf(tokens[first]))
    const same = at.filter((index) => index >= first && keysOf(tokens[index]).some((key) => keys.has(key)))
    if (same.length < 2) continue
    const joints = same.slice(1).map((index, position) => tokens.slice((same[position] as number) + 1, index))
    const joined = joints.every(
      (gap) =>
        gap.some((token) => isWord(token, 'and', 'or', 'versus', 'than', 'comma', 'compare')) &&
        !gap.some((token) => isWord(token, 'but', 'not', 'relative')),
    )
    if (joined) return same
  }
  return undefined
}

export function byValues(tokens: readonly Token[], at: readonly number[], context: KindContext): Reading {
  const joints = new Set<number>()
  at.slice(1).forEach((index, position) => {
    for (let between = (at[position] as number) + 1; between < index; between += 1) {
      if (isWord(tokens[between], 'and', 'or', 'versus', 'than', 'comma', 'compare') && !as(tokens[between], 'measure'))
        joints.add(between)
    }
  })
  const scopes = at.map((keep) =>
    wholeScope(laidOut(tokens.filter((_, index) => index === keep || (!at.includes(index) && !joints.has(index)))), context),
  )
  const [first] = scopes as [Scope]
  const fields = scopes.map(({ where }) => where.at(-1))
  if (
    scopes.every(({ where }) => where.length > 0) &&
    new Set(fields.map((test) => test?.field)).size === 1 &&
    scopes.every(({ who }) => JSON.stringify(who) === JSON.stringify(first.who))
  ) {
    const field = fields[0]?.field as string
    const wanted = fields.flatMap((test) => (test && 'oneOf' in test.is ? test.is.oneOf : []))
    const others = first.where.slice(0, -1)
    checkPlain(first)
    const measures = figures(first).map((one) =>
      'measure' in one ? { ...one, where: [...others, { field, is: { oneOf: wanted } }] } : one,
    )
    return {
      query: { kind: 'table', who: allOfSegments(dedupe(first.who)), measures, window: first.windows[0], by: [{ field }] },
      notes: first.notes,
    }
  }
  const common = dedupe(first.who).filter((segment) =>
    scopes.every(({ who }) => who.some((other) => JSON.stringify(other) === JSON.stringify(segment))),
  )
  const sides = scopes.map((scope, index) => ({
    label: label(tokens[at[index] as number] as Token),
    who: allOfSegments(
      dedupe(scope.who).filter((segment) => !common.some((other) => JSON.stringify(other) === JSON.stringify(segment))),
    ),
  }))
  if (sides.some(({ who }) => 'all' in who && who.all.length === 0))
    throw new Stop('clarify', note('比较的两边是什么？', 'What are the two sides to compare?'))
  return sided({ ...first, who: common }, sides, [])
}

/** Sides of different kinds: 高价值客户和价格敏感客户, coupon users and the rest. */
export function bySides(tokens: readonly Token[], context: KindContext): Reading {
  const figure = tokens.filter((token) => as(token, 'measure') && !isWord(token, 'person') && !as(token, 'group'))
  const windows = tokens.filter((token) => as(token, 'window'))
  const rest = tokens.findIndex((token) => isWord(token, 'rest'))
  const joints = tokens.flatMap((token, index) => (isWord(token, 'than', 'versus', 'and') && !isFiller(token) ? [index] : []))
  for (const joint of joints.sort((a, b) => strength(tokens[b]) - strength(tokens[a]))) {
    const [left, right] = [tokens.slice(0, joint), tokens.slice(joint + 1)].map((half) =>
      laidOut(half).filter((token) => !figure.includes(token) && !windows.includes(token) && !isWord(token, 'average')),
    ) as [Token[], Token[]]
    const within = attempt(
      () => [wholeScope([...windows, ...left], context), wholeScope([...windows, ...right], context)] as const,
    )
    const windowed = rest < 0 && within?.every((scope) => scope.windows.length === 0)
    const scopes = windowed ? within : attempt(() => [wholeScope(left, context), wholeScope(right, context)] as const)
    if (!scopes) continue
    const [a, b] = scopes
    const figures = wholeScope([...figure, ...windows], context)
    if (a.who.length === 0 || (rest > joint ? b.who.length > 0 : b.who.length === 0)) continue
    const who = allOfSegments(a.who)
    const sides: { label: string; who: Segment }[] = [
      { label: words(left), who },
      {
        label: rest > joint ? label(tokens[rest] as Token) : words(right),
        who: rest > joint ? { not: who } : allOfSegments(b.who),
      },
    ]
    return sided({ ...figures, who: [] }, sides, [...a.notes, ...b.notes])
  }
  throw unplaced(tokens.filter(isCompareWord))
}

const strength = (token: Token | undefined) =>
  isWord(token, 'than') ? 2 : isWord(token, 'versus') && token?.text !== 'and' ? 1 : 0

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (problem) {
    // A group that wants a period (老客) is a question to the asker; words in the wrong half are not.
    if (problem instanceof Stop && problem.options.length === 0) return undefined
    throw problem
  }
}

function words(tokens: readonly Token[]): string {
  return tokens
    .map((token) => token.text)
    .join(/[\u4e00-\u9fff]/.test(tokens[0]?.text ?? '') ? '' : ' ')
    .replace(/^(?:的|of |for |between )|(?:的| )$/g, '')
    .trim()
}
