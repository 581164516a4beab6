import type { Act } from '../../catalog/act.js'
import type { MeasurePlan } from '../../catalog/measure.js'
import { findMeasure } from '../../catalog/measures.js'
import type { Window } from '../../catalog/window.js'
import { actOf, CompileProblem } from '../../segments/context.js'
import type { FieldTest, Segment } from '../../segments/form.js'
import type { Measured } from '../query.js'

/** One number that a scan of one act's rows gives; ratios are made of two. */
export interface Leaf {
  /** Its column. */
  readonly alias: string
  readonly plan: LeafPlan
  readonly measure: string
  readonly act?: Act
  readonly where: readonly FieldTest[]
  readonly window?: Window | undefined
  readonly who: Segment
}

export type LeafPlan =
  | Exclude<MeasurePlan, { kind: 'ratio' }>
  | { readonly kind: 'statistic'; readonly tag: string; readonly statistic: Extract<Measured, { tag: string }>['statistic'] }
  /** How many customers have a value of the tag: the base of a statistic. */
  | { readonly kind: 'statisticBase'; readonly tag: string }

/** Collects the leaves of a question, each distinct one once. */
export class Leaves {
  readonly #leaves = new Map<string, Leaf>()

  /** The column of a leaf. */
  of(leaf: Omit<Leaf, 'alias'>): string {
    const key = JSON.stringify([leaf.plan, leaf.where, leaf.window ?? null, leaf.who])
    const known = this.#leaves.get(key)
    if (known) return known.alias
    const alias = `m${this.#leaves.size + 1}`
    this.#leaves.set(key, { ...leaf, alias })
    return alias
  }

  get all(): readonly Leaf[] {
    return [...this.#leaves.values()]
  }
}

/** What a leaf is when nobody did anything: nothing was counted, but an average of nothing is unknown. */
export function emptyIsZero(plan: LeafPlan): boolean {
  if (plan.kind === 'aggregate') return ['acts', 'people', 'distinct', 'sum'].includes(plan.how)
  return plan.kind !== 'statistic'
}

/** @throws CompileProblem for a measure that the catalog has not */
export function measureOf(name: string) {
  const measure = findMeasure(name)
  if (!measure) throw new CompileProblem('unknown-measure', { measure: name })
  return measure
}

export function actOfPlan(plan: LeafPlan): Act | undefined {
  return 'act' in plan ? actOf(plan.act) : undefined
}
