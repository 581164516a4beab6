import { acts, findAct } from '../catalog/acts.js'
import { festivals as shipped } from '../catalog/festivals.js'
import { didYouMean } from '../catalog/nearest.js'
import { Binder } from '../catalog/sql.js'
import { compileSegment } from './compile.js'
import { allFields, type CompileContext, CompileProblem, type ProblemCode } from './context.js'
import type { Segment } from './form.js'

/** What is wrong with a part of a segment, where, and which names are near. */
export interface SegmentIssue {
  readonly code: ProblemCode
  /** Where in the segment: `all.0.not`. */
  readonly path: string
  /** The name that does not fit. */
  readonly name: string
  readonly didYouMean: readonly string[]
}

/**
 * Everything in a segment that the catalog does not know or that does not fit, for whoever wrote it by hand. Empty: it compiles.
 *
 * @param names names of saved segments
 */
export function checkSegment(
  segment: Segment,
  context: Omit<CompileContext, 'values'>,
  names: readonly string[] = [],
): SegmentIssue[] {
  return check(segment, '', context, names)
}

function check(
  segment: Segment,
  path: string,
  context: Omit<CompileContext, 'values'>,
  names: readonly string[],
): SegmentIssue[] {
  const at = (step: string) => (path === '' ? step : `${path}.${step}`)
  if ('all' in segment) return segment.all.flatMap((one, index) => check(one, at(`all.${index}`), context, names))
  if ('any' in segment) return segment.any.flatMap((one, index) => check(one, at(`any.${index}`), context, names))
  if ('not' in segment) return check(segment.not, at('not'), context, names)
  try {
    compileSegment(segment, { ...context, values: new Binder() })
    return []
  } catch (problem) {
    if (!(problem instanceof CompileProblem)) throw problem
    return [issue(problem, path, context, names)]
  }
}

function issue(
  { code, detail }: CompileProblem,
  path: string,
  context: Omit<CompileContext, 'values'>,
  names: readonly string[],
): SegmentIssue {
  const act = findAct(detail.act ?? '')
  const known: Partial<Record<ProblemCode, { name: string | undefined; among: readonly string[] }>> = {
    'unknown-tag': { name: detail.tag, among: context.tags.names() },
    'unknown-act': { name: detail.act, among: acts.map(({ name }) => name) },
    'field-not-on-act': {
      name: detail.field,
      among: act ? allFields(act, context).map(({ name }) => name) : [],
    },
    'unknown-segment': { name: detail.segment, among: names },
    'unknown-festival': { name: detail.window, among: (context.festivals ?? shipped).map(({ name }) => name) },
  }
  const { name = Object.values(detail)[0] ?? '', among = [] } = known[code] ?? {}
  return { code, path, name, didYouMean: didYouMean(name, among) }
}
