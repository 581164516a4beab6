import type { Window } from '../../../catalog/window.js'
import { allOfSegments } from '../expression.js'
import { type Note, note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Scope } from '../scope.js'
import { as, isWord, type Token } from '../token.js'
import { type KindContext, type Reading, unplaced, wholeScope } from './context.js'
import { checkPlain, figures, isCompareWord, label, laidOut, sided } from './sided.js'

/** Two stretches of time with nothing but a joint between them. */
export function twoWindows(tokens: readonly Token[]): [number, number] | undefined {
  const at = tokens.flatMap((token, index) => (as(token, 'window') ? [index] : []))
  const [first, second] = at
  if (at.length !== 2 || first === undefined || second === undefined) return undefined
  const between = tokens.slice(first + 1, second)
  const joint = between.some((token) => isWord(token, 'and', 'versus', 'than', 'compare', 'or', 'comma'))
  return joint && !between.some((token) => as(token, 'act') && !as(token, 'measure')) ? [first, second] : undefined
}

export function byWindows(tokens: readonly Token[], [first, second]: [number, number], context: KindContext): Reading {
  const rest = laidOut(
    tokens.filter((_, index) => index !== first && index !== second && !between(tokens, index, first, second)),
  ).filter((token) => !isWord(token, 'rose', 'fell', 'changed'))
  const scope = wholeScope(rest, context)
  if (scope.clauses.some(({ windowDefaulted }) => windowDefaulted)) return groupByWindows(rest, tokens, [first, second], context)
  if (figures(scope).every((one) => 'measure' in one && one.measure === 'customers')) throw periodOfWhat()
  const sides = [first, second].map((index) => ({
    label: label(tokens[index] as Token),
    window: as(tokens[index], 'window')?.window,
  }))
  return sided(scope, sides, windowNotes(tokens, [first, second]))
}

/** 本月和上月的新客复购率: new buyers are those of each period, where they have none of their own. */
function groupByWindows(
  rest: readonly Token[],
  tokens: readonly Token[],
  at: readonly [number, number],
  context: KindContext,
): Reading {
  const scopes = at.map((index) => wholeScope([...rest, tokens[index] as Token], context))
  const [scope] = scopes as [Scope]
  const sides = scopes.map(({ who }, index) => ({
    label: label(tokens[at[index] as number] as Token),
    who: allOfSegments(who),
    window: as(tokens[at[index] as number], 'window')?.window,
  }))
  return sided({ ...scope, who: [], windows: [] }, sides, windowNotes(tokens, at))
}

const periodOfWhat = () =>
  new Stop(
    'clarify',
    note(
      '两个时间段里的什么？对比请说指标，任一时间段请分开问',
      'What in those two periods? Name a figure to compare, or ask about one period at a time',
    ),
  )

export function between(tokens: readonly Token[], index: number, first: number, second: number): boolean {
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
export function overTime(tokens: readonly Token[], asked: boolean, context: KindContext): Reading | undefined {
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
