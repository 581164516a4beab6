import type { Segment } from '../../../segments/form.js'
import { allOfSegments } from '../expression.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Scope } from '../scope.js'
import { type KindContext, type Reading, unplaced } from './context.js'
import { foldIntoMeasure } from './measured.js'

/** 抖音销售额占比: the figure of some acts or people over that of all. */
export function shareOfFigure(part: Scope, base: Scope | undefined, context: KindContext): Reading {
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

export function isEveryone(segment: Segment): boolean {
  return 'all' in segment && segment.all.length === 0
}
