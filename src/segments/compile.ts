import { canonical } from './canonical.js'
import { type CompileContext, CompileProblem } from './context.js'
import { didSql } from './did-sql.js'
import type { Segment, Test } from './form.js'
import { testSql } from './test-sql.js'

/** A segment as a condition on the rows of `population(tags)`. */
export interface CompiledSegment {
  /** Never NULL; '1' for everyone. */
  readonly condition: string
  /** The tags whose columns the condition reads. */
  readonly tags: readonly string[]
}

/**
 * The condition that a visible person is in the segment at the context's as-of date.
 *
 * @throws CompileProblem where the segment names what is not there or tests it in a way that does not fit
 */
export function compileSegment(segment: Segment, context: CompileContext): CompiledSegment {
  const tags = new Set<string>()
  const condition = conditionOf(canonical(segment), context, tags, [])
  return { condition, tags: [...tags].sort() }
}

/** A SELECT of the `person` column of all people in the segment, each once. */
export function personsOf(segment: Segment, context: CompileContext): string {
  const { condition, tags } = compileSegment(segment, context)
  const from = context.tags.population(tags, context.values)
  return `SELECT person FROM ${from}${condition === '1' ? '' : ` WHERE ${condition}`}`
}

/** Whether the segment holds everyone, whatever the data. */
export function isEveryone(segment: Segment): boolean {
  return 'all' in segment && segment.all.every(isEveryone)
}

function conditionOf(segment: Segment, context: CompileContext, tags: Set<string>, within: readonly string[]): string {
  const inner = (one: Segment) => conditionOf(one, context, tags, within)
  if ('all' in segment) return joined(segment.all.map(inner), 'AND', '1')
  if ('any' in segment) return joined(segment.any.map(inner), 'OR', '0')
  if ('not' in segment) return `NOT ${inner(segment.not)}`
  if ('did' in segment) return didSql(segment, context)
  if ('tag' in segment) return tagCondition(segment.tag, segment.is, context, tags)
  if (within.includes(segment.saved)) throw new CompileProblem('segment-refers-to-itself', { segment: segment.saved })
  const saved = context.saved?.(segment.saved)
  if (!saved) throw new CompileProblem('unknown-segment', { segment: segment.saved })
  return conditionOf(canonical(saved), context, tags, [...within, segment.saved])
}

function joined(conditions: readonly string[], by: 'AND' | 'OR', none: string): string {
  const distinct = [...new Set(conditions)].filter((condition) => condition !== none)
  if (distinct.length <= 1) return distinct[0] ?? none
  return `(${distinct.join(` ${by} `)})`
}

function tagCondition(name: string, test: Test, context: CompileContext, tags: Set<string>): string {
  const tag = context.tags.find(name)
  if (!tag) throw new CompileProblem('unknown-tag', { tag: name })
  tags.add(name)
  const column = `\`${name}\``
  if ('top' in test) return ranked(column, 'arrayReverseSort', '>=', test.top, name, tag.type, context)
  if ('bottom' in test) return ranked(column, 'arraySort', '<=', test.bottom, name, tag.type, context)
  return testSql(column, tag.type, test, context, name)
}

/** At or beyond the value of the last customer within the share, so that equal values share a fate. */
function ranked(
  column: string,
  sort: string,
  compare: string,
  share: number,
  name: string,
  type: string,
  context: CompileContext,
): string {
  if (type !== 'number') throw new CompileProblem('wrong-test', { name, test: 'top' })
  const rank = `greatest(1, toUInt64(ceil(${context.values.bind(share, 'Float64')} * count(value) - 1e-9)))`
  const values = `SELECT toFloat64(${column}) AS value FROM ${context.tags.population([name], context.values)}`
  const limit = `(SELECT if(count(value) = 0, NULL, arrayElement(${sort}(groupArray(value)), ${rank})) FROM (${values}))`
  return `ifNull(toFloat64(${column}) ${compare} ${limit}, 0)`
}
