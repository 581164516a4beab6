import type { Act, ActField } from '../catalog/act.js'
import { findAct } from '../catalog/acts.js'
import { type Festival, festivals as shipped } from '../catalog/festivals.js'
import { resolveWindow } from '../catalog/resolve-window.js'
import type { Binder } from '../catalog/sql.js'
import type { DayRange, Window } from '../catalog/window.js'
import type { FieldTest, Segment } from './form.js'
import type { TagLookup } from './tag-lookup.js'

/** All that a segment or query needs to become SQL: the moment, the place of the tags, and where its values are bound. */
export interface CompileContext {
  readonly asOf: string
  /** IANA name; calendar days are counted in it. */
  readonly timeZone: string
  readonly values: Binder
  readonly tags: TagLookup
  /** The brand whose reviews are ours; undefined or '': all are. */
  readonly brand?: string | undefined
  readonly saved?: (name: string) => Segment | undefined
  readonly festivals?: readonly Festival[] | undefined
  /** The statement only counts: rows that may not lead to people one by one take part. */
  readonly counts?: true
  /** A field as it is said where these tests stand beside it: its values by the labels that the data gives them. */
  readonly labelled?: LabelledField | undefined
  /** Unlisted columns of facts that can be tested and broken down by, by table. */
  readonly attributes?: (table: string) => readonly ActField[]
}

export type LabelledField = (act: Act, field: ActField, where: readonly FieldTest[]) => ActField

/** A question that cannot be put to the data as it is; never ours to throw past the compiler's callers. */
export class CompileProblem extends Error {
  readonly code: ProblemCode
  /** Names that say what does not fit: the tag, field, act, measure or window. */
  readonly detail: Readonly<Record<string, string>>
  constructor(code: ProblemCode, detail: Readonly<Record<string, string>>) {
    super(
      `${code}: ${Object.entries(detail)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ')}`,
    )
    this.code = code
    this.detail = detail
  }
}

export type ProblemCode =
  | 'unknown-tag'
  | 'unknown-act'
  | 'unknown-field'
  | 'unknown-measure'
  | 'unknown-segment'
  | 'unknown-festival'
  | 'segment-refers-to-itself'
  | 'wrong-test'
  | 'field-not-on-act'
  | 'fields-on-different-tables'
  | 'measure-not-by-field'
  | 'people-not-by-act'
  | 'needs-window'
  | 'window-without-act'
  | 'no-words'
  | 'not-a-share'
  | 'too-few-sides'
  | 'no-period'

/** @throws CompileProblem */
export function actOf(name: string): Act {
  const act = findAct(name)
  if (!act) throw new CompileProblem('unknown-act', { act: name })
  return act
}

/** The days of a window at the context's as-of date. @throws CompileProblem for a festival that nobody knows */
export function daysOf(window: Window | undefined, context: CompileContext): DayRange {
  try {
    return resolveWindow(window, context.asOf, context.festivals ?? shipped)
  } catch (error) {
    if (error instanceof RangeError) throw new CompileProblem('unknown-festival', { window: festivalName(window) ?? '' })
    throw error
  }
}

/** All fields of an act, unlisted columns of its tables included, each name once (the act's own first). */
export function allFields(
  act: Act,
  context: Pick<CompileContext, 'attributes' | 'labelled'>,
  where: readonly FieldTest[] = [],
): readonly ActField[] {
  const all = [...ownFields(act, context), ...detailFields(act, context)]
  const { labelled } = context
  return [...new Map(all.toReversed().map((field) => [field.name, field])).values()]
    .toReversed()
    .map((field) => labelled?.(act, field, where) ?? field)
}

/** The fields that an act's own rows have, unlisted columns included. */
export function ownFields(act: Act, context: Pick<CompileContext, 'attributes'>): readonly ActField[] {
  return [...act.fields, ...(context.attributes?.(act.table) ?? [])]
}

/** The fields of an act's detail rows, unlisted columns included. */
export function detailFields(act: Act, context: Pick<CompileContext, 'attributes'>): readonly ActField[] {
  return act.detail ? [...act.detail.fields, ...(context.attributes?.(act.detail.table) ?? [])] : []
}

function festivalName(window: Window | undefined): string | undefined {
  if (window === undefined) return undefined
  return 'before' in window ? festivalName(window.before.of) : 'festival' in window ? window.festival.name : undefined
}
