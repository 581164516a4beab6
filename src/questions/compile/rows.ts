import type { DayRange } from '../../catalog/window.js'
import { type ActSource, fieldsIn, sourceOf } from '../../segments/act-source.js'
import { compileSegment, isEveryone, personsOf } from '../../segments/compile.js'
import { constant } from '../../segments/constant.js'
import { type CompileContext, CompileProblem, daysOf } from '../../segments/context.js'
import type { Segment } from '../../segments/form.js'
import { isPersonal, type Key, rowKeySql, tagKeySql } from './keys.js'
import type { Leaf } from './leaf.js'

/** Who counts, and which of the keys their tags give: joined to rows of acts, or read alone. */
export interface People {
  /** The condition on rows of an act, where a mere filter is enough. */
  readonly filter: string | undefined
  /** The join that brings the tags' keys, where there are any. */
  readonly join: string | undefined
  /** Rows of nobody known cannot occur. */
  readonly known: boolean
}

export function peopleOf(who: Segment, keys: readonly Key[], context: CompileContext): People {
  const personal = keys.filter(isPersonal)
  const all = isEveryone(who)
  if (personal.length === 0)
    return { filter: all ? undefined : `person IN (${personsOf(who, context)})`, join: undefined, known: !all }
  const side = all ? (personal.some(({ tag }) => tag.type === 'list') ? 'LEFT' : 'ANY LEFT') : 'INNER'
  return {
    filter: undefined,
    join: `${side} JOIN (${dimensions(who, personal, context)}) AS dimensions USING (person)`,
    known: !all,
  }
}

/** `person` with the tags' keys of everyone in the segment. */
export function dimensions(who: Segment, keys: readonly Extract<Key, { of: 'tag' }>[], context: CompileContext): string {
  const { condition, tags } = compileSegment(who, context)
  const from = context.tags.population([...new Set([...tags, ...keys.map(({ tag }) => tag.name)])], context.values)
  const columns = keys.map((key) => `${tagKeySql(key, context)} AS ${key.alias}`)
  return `SELECT person, ${columns.join(', ')} FROM ${from}${condition === '1' ? '' : ` WHERE ${condition}`}`
}

/** The rows that a leaf reads. */
export interface LeafRows {
  readonly source: ActSource
  readonly days: DayRange
  readonly tests: readonly string[]
}

/**
 * The table for a leaf under these keys: the act's own while it has every field that is named, else its detail.
 *
 * @throws CompileProblem where the act, or the measure over its detail, does not know a field that the question names
 */
export function rowsOf(leaf: Leaf, keys: readonly Key[], context: CompileContext): LeafRows {
  const { act, plan } = leaf
  if (!act) throw new Error(`${leaf.measure} reads no act`)
  const broken = keys.flatMap((key) => (key.of === 'field' ? [key.field] : []))
  const named = [...fieldsIn(leaf.where, act, context), ...broken]
  const onlyDetail = plan.kind === 'aggregate' && plan.of === undefined && plan.detail !== undefined
  let source: ActSource
  try {
    source = sourceOf(act, named, context, onlyDetail)
  } catch (error) {
    // The measure, not the act, is what the question named.
    if (error instanceof CompileProblem && error.code === 'field-not-on-act') {
      throw new CompileProblem('measure-not-by-field', { measure: leaf.measure, field: error.detail.field ?? '', act: act.name })
    }
    throw error
  }
  if (
    source.detailed &&
    plan.kind === 'aggregate' &&
    (plan.detail === undefined ? plan.of !== undefined || plan.when !== undefined : false)
  ) {
    const field = named.find((name) => !act.fields.some((one) => one.name === name)) ?? ''
    throw new CompileProblem('measure-not-by-field', { measure: leaf.measure, field, act: act.name })
  }
  return { source, days: daysOf(leaf.window, context), tests: source.tests(leaf.where) }
}

/** `SELECT`-ready row keys. */
export function rowKeys(keys: readonly Key[], source: ActSource): string[] {
  return keys.filter((key) => !isPersonal(key)).map((key) => `${rowKeySql(key, source)} AS ${key.alias}`)
}

/** The conditions of a leaf's rows beyond its moment. */
export function leafConditions(leaf: Leaf, rows: LeafRows, context: CompileContext): string[] {
  const more = leaf.plan.kind === 'aggregate' && leaf.plan.when !== undefined ? [constant(leaf.plan.when, context)] : []
  return [...rows.source.when, ...more]
}
