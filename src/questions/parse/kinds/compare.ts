import type { Window } from '../../../catalog/window.js'
import type { Segment } from '../../../segments/form.js'
import type { Measured, Query } from '../../query.js'
import { allOfSegments } from '../expression.js'
import { type Note, note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Scope } from '../scope.js'
import { allOf, as, isFiller, isWord, type Token } from '../token.js'
import { placeKey } from '../values.js'
import { type KindContext, type Reading, unplaced, wholeScope } from './context.js'

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

function isCompareWord(token: Token): boolean {
  return (
    (isWord(token, 'compare', 'than', 'versus') && !isOnlyAnd(token)) ||
    (isWord(token, 'higher', 'lower') && !as(token, 'act') && !as(token, 'bound'))
  )
}

const isOnlyAnd = (token: Token) => token.text === 'and'

/** Words that lay out a comparison and say nothing of whom. */
function laidOut(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (token) =>
      !isCompareWord(token) && !isWord(token, 'rest') && !(isWord(token, 'which', 'what', 'list') && !isWord(token, 'relative')),
  )
}

/** Two stretches of time with nothing but a joint between them. */
function twoWindows(tokens: readonly Token[]): [number, number] | undefined {
  const at = tokens.flatMap((token, index) => (as(token, 'window') ? [index] : []))
  const [first, second] = at
  if (at.length !== 2 || first === undefined || second === undefined) return undefined
  const between = tokens.slice(first + 1, second)
  const joint = between.some((token) => isWord(token, 'and', 'versus', 'than', 'compare', 'or', 'comma'))
  return joint && !between.some((token) => as(token, 'act') && !as(token, 'measure')) ? [first, second] : undefined
}

function byWindows(tokens: readonly Token[], [first, second]: [number, number], context: KindContext): Reading {
  const scope = wholeScope(
    laidOut(tokens.filter((_, index) => index !== first && index !== second && !between(tokens, index, first, second))).filter(
      (token) => !isWord(token, 'rose', 'fell', 'changed'),
    ),
    context,
  )
  if (figures(scope).every((one) => 'measure' in one && one.measure === 'customers')) throw periodOfWhat()
  const sides = [first, second].map((index) => ({
    label: label(tokens[index] as Token),
    window: as(tokens[index], 'window')?.window,
  }))
  return sided(scope, sides, windowNotes(tokens, [first, second]))
}

const periodOfWhat = () =>
  new Stop(
    'clarify',
    note(
      '两个时间段里的什么？对比请说指标，任一时间段请分开问',
      'What in those two periods? Name a figure to compare, or ask about one period at a time',
    ),
  )

function between(tokens: readonly Token[], index: number, first: number, second: number): boolean {
  return (
    index > first &&
    index < second &&
    isWord(tokens[index], 'and', 'or', 'versus', 'than', 'compare', 'comma', 'of') &&
    !as(tokens[index], 'measure')
  )
}

function windowNotes(tokens: readonly Token[], at: readonly number[]): Note[] {
  return at.some((index) => as(tokens[index], 'window')?.note)
    ? [note('未说年份的日期取最近的一个', 'dates without a year are the latest ones')]
    : []
}

/** 有没有变高, 环比, 同比, did it rise: against the period just before, or the same one a year earlier. */
function overTime(tokens: readonly Token[], asked: boolean, context: KindContext): Reading | undefined {
  const year = tokens.some((token) => isWord(token, 'yearOnYear'))
  const period = tokens.some((token) => isWord(token, 'periodOnPeriod'))
  const moved = tokens.some((token) => isWord(token, 'rose', 'fell', 'changed') && !as(token, 'act'))
  const against =
    asked &&
    tokens.filter((token) => as(token, 'window')).length === 1 &&
    tokens.some((token) => isWord(token, 'than', 'compare') && isCompareWord(token))
  if (!year && !period && !moved && !(against && namedBefore(tokens))) return undefined
  const samePeriod = tokens.find((token) => /^(?:去年同期|同期|same period last year)$/.test(token.text))
  if (samePeriod && !asked && !moved)
    throw new Stop(
      'clarify',
      note('是要去年同期的数，还是同比增长？', 'The figure of that period itself, or the growth since?'),
      [note('本月销售额同比', 'revenue this month year on year')],
    )
  const scope = wholeScope(
    tokens.filter(
      (token) =>
        !isWord(token, 'yearOnYear', 'periodOnPeriod', 'rose', 'fell', 'changed', 'higher', 'lower') && !isCompareWord(token),
    ),
    context,
  )
  if (scope.marks.trend || scope.by.length > 0 || scope.marks.direction) return undefined
  const notes = [...scope.notes]
  let [window] = scope.windows
  if (scope.windows.length > 1) throw new Stop('clarify', note('句子里有不止一个时间段', 'There is more than one period'))
  if (!window) {
    window = { last: { n: 30, unit: 'day' } }
    notes.push(
      year
        ? note(
            '没有说时间段，按最近30天和去年同期比',
            'no period was named: the last 30 days against the same days a year earlier',
          )
        : note('没有说时间段，按最近30天和之前30天比', 'no period was named: the last 30 days against the 30 before'),
    )
  }
  const reference = referencePeriod(tokens, window, scope)
  if (reference)
    return sided(
      { ...scope, windows: [] },
      reference.map((one) => ({ label: one.label[context.language], window: one.window })),
      [],
    )
  const before: Window = { before: { by: year ? 'year' : 'period', of: window } }
  const [measure, ...others] = scope.measures
  if (!measure || others.length > 0 || !('measure' in measure))
    throw new Stop('clarify', note('一次比较一个指标', 'One figure at a time, please'))
  const unit = context.vocabulary.measures.get(measure.measure)?.unit
  if (scope.mentions.length > 0) throw unplaced(scope.mentions.map(({ token }) => token))
  if ((year || period) && unit !== 'ratio') {
    checkPlain(scope)
    const where = scope.where.length > 0 ? { where: scope.where } : {}
    return {
      query: {
        kind: 'number',
        who: allOfSegments(scope.who),
        measures: [{ measure: measure.measure, ...where, as: 'growth', against: year ? 'year' : 'period' }],
        window,
        by: [],
      },
      notes,
    }
  }
  const sides = [
    { label: context.language === 'zh' ? '本期' : 'now', window },
    {
      label: context.language === 'zh' ? (year ? '去年同期' : '上一期') : year ? 'a year earlier' : 'the period before',
      window: before,
    },
  ]
  return sided({ ...scope, windows: [] }, sides, notes.slice(scope.notes.length))
}

/** 和上月比, 比上月, compared to last month: the window stands at the word of comparison. */
function namedBefore(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex((token) => as(token, 'window'))
  const window = as(tokens[at], 'window')?.window
  if (!window || !('period' in window) || window.period.offset >= 0) return false
  return [tokens[at - 1], tokens[at - 2], tokens[at + 1]].some(
    (token) => token && isWord(token, 'than', 'compare') && isCompareWord(token),
  )
}

/** 比上月, compared to last month: the running period against the one named. */
function referencePeriod(
  tokens: readonly Token[],
  window: Window,
  scope: Scope,
): { label: { zh: string; en: string }; window: Window }[] | undefined {
  const at = tokens.findIndex((token) => as(token, 'window'))
  const before = tokens.slice(Math.max(0, at - 2), at)
  const after = tokens[at + 1]
  const reference =
    before.some((token) => isWord(token, 'than', 'compare', 'versus') && token.text !== 'and') ||
    (isWord(after, 'compare', 'than') && isWord(before.at(-1), 'and'))
  if (!reference || scope.windows.length !== 1) return undefined
  if (!('period' in window) || window.period.offset >= 0)
    throw new Stop('clarify', note('和这段时间比的是哪一段？', 'Which period is to be compared with that one?'))
  return [
    { label: { zh: '本期', en: 'now' }, window: { period: { unit: window.period.unit, offset: 0 } } },
    { label: { zh: '对比期', en: 'then' }, window },
  ]
}

/** Two or more values of one tag or field, told apart: 女性和男性的复购率, 抖音比天猫, women vs men. */
function twoValues(tokens: readonly Token[], asked: boolean, measured: boolean): number[] | undefined {
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

function byValues(tokens: readonly Token[], at: readonly number[], context: KindContext): Reading {
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
function bySides(tokens: readonly Token[], context: KindContext): Reading {
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

function sided(
  scope: Scope,
  sides: { label: string; who?: Segment; window?: Window | undefined }[],
  notes: readonly Note[],
): Reading {
  checkPlain(scope)
  const measures = figures(scope)
  if (scope.windows.length > 1) throw new Stop('clarify', note('句子里有不止一个时间段', 'There is more than one period'))
  const where = scope.where
  const query: Query = {
    kind: 'compare',
    who: allOfSegments(dedupe(scope.who)),
    measures: where.length > 0 ? measures.map((one) => ('measure' in one ? { ...one, where } : one)) : measures,
    window: scope.windows[0],
    by: [],
    sides: sides.map(({ label: name, who, window }) => ({ label: name, ...(who ? { who } : {}), window })),
  }
  return { query, notes: [...scope.notes, ...notes] }
}

function figures(scope: Scope): Measured[] {
  const averages = scope.mentions.flatMap(({ token }) => {
    const tag = as(token, 'tag')?.tag
    return tag?.type === 'number'
      ? [{ tag: tag.name, statistic: scope.marks.median ? ('median' as const) : ('average' as const) }]
      : []
  })
  if (averages.length < scope.mentions.length) throw unplaced(scope.mentions.map(({ token }) => token))
  return scope.measures.length + averages.length > 0 ? [...scope.measures, ...averages] : [{ measure: 'customers' }]
}

function checkPlain(scope: Scope): void {
  const { marks } = scope
  if (
    scope.acts.length > 0 ||
    scope.by.length > 0 ||
    scope.having.length > 0 ||
    marks.average ||
    marks.share ||
    marks.direction ||
    marks.top ||
    marks.rank ||
    marks.topShare
  ) {
    throw new Stop('clarify', note('比较里不能再分组或排名', 'A comparison cannot be grouped or ranked as well'))
  }
}

function dedupe(segments: readonly Segment[]): Segment[] {
  return [...new Map(segments.map((segment) => [JSON.stringify(segment), segment])).values()]
}

function label(token: Token): string {
  return token.text.replace(/^(?:in|during|of|for|the|between) /, '').trim()
}

function words(tokens: readonly Token[]): string {
  return tokens
    .map((token) => token.text)
    .join(/[\u4e00-\u9fff]/.test(tokens[0]?.text ?? '') ? '' : ' ')
    .replace(/^(?:的|of |for |between )|(?:的| )$/g, '')
    .trim()
}
