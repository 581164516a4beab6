import type { Unit } from '../../catalog/label.js'
import type { Window } from '../../catalog/window.js'
import { type CompileContext, CompileProblem } from '../../segments/context.js'
import type { FieldTest, Segment } from '../../segments/form.js'
import type { Measured } from '../query.js'
import { actOfPlan, emptyIsZero, type Leaf, type LeafPlan, type Leaves, measureOf } from './leaf.js'

/** A measured thing as an expression over leaves. */
export interface Value {
  /** Its key in the answer. */
  readonly name: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly unit: Unit
  /** Over the leaves' columns; NULL where there is nothing to divide by. */
  readonly sql: string
  /** How many cases it rests on, where that is not the value itself. */
  readonly base?: string
  /** A share of counted cases, so that two of them can be tested against each other. */
  readonly proportion: boolean
  /** Added up over rows it gives the total. */
  readonly additive: boolean
  readonly leaves: readonly string[]
  readonly share: boolean
}

export interface Scope {
  readonly who: Segment
  readonly base: Segment
  readonly window: Window | undefined
  /** Rows for each group, so that a share is of the total over rows. */
  readonly grouped: boolean
  /** A series covers all time where no window is named. */
  readonly series: boolean
}

export function resolveMeasured(measured: Measured, scope: Scope, leaves: Leaves, context: CompileContext): Value {
  if ('tag' in measured) return statistic(measured, scope, leaves, context)
  const measure = measureOf(measured.measure)
  const where = measured.where ?? []
  const window = scope.window ?? (scope.series ? undefined : measure.defaultWindow)
  const now = plain(measured.measure, where, window, scope.who, leaves)
  const described = { name: measure.name, label: measure.label, unit: measure.unit, share: false }
  if (measured.as === undefined) return { ...now, ...described }
  if (measured.as === 'share') {
    if (now.base !== undefined || !now.counted) throw new CompileProblem('not-a-share', { measure: measure.name })
    const share = {
      ...described,
      name: `${measure.name}_share`,
      label: { zh: `${measure.label.zh}占比`, en: `share of ${measure.label.en}` },
      unit: 'ratio' as const,
    }
    if (scope.grouped) return { ...now, ...share, share: true, additive: false }
    const whole = plain(measured.measure, [], window, scope.base, leaves)
    return {
      ...share,
      sql: `${now.sql} / nullIf(${whole.sql}, 0)`,
      base: whole.sql,
      proportion: true,
      additive: false,
      leaves: [...now.leaves, ...whole.leaves],
    }
  }
  if (window === undefined) throw new CompileProblem('needs-window', { measure: measure.name })
  const then = plain(measured.measure, where, { before: { by: measured.against ?? 'period', of: window } }, scope.who, leaves)
  const both = { proportion: false, additive: false, leaves: [...now.leaves, ...then.leaves] }
  if (measured.as === 'change') {
    return {
      ...described,
      ...both,
      name: `${measure.name}_change`,
      label: { zh: `${measure.label.zh}变化`, en: `change of ${measure.label.en}` },
      sql: `(${now.sql}) - (${then.sql})`,
    }
  }
  return {
    ...described,
    ...both,
    name: `${measure.name}_growth`,
    label: { zh: `${measure.label.zh}增长率`, en: `growth of ${measure.label.en}` },
    unit: 'ratio',
    sql: `(${now.sql}) / nullIf(${then.sql}, 0) - 1`,
  }
}

type Plain = Pick<Value, 'sql' | 'base' | 'proportion' | 'additive' | 'leaves'> & { readonly counted: boolean }

function plain(name: string, where: readonly FieldTest[], window: Window | undefined, who: Segment, leaves: Leaves): Plain {
  const { plan } = measureOf(name)
  if (plan.kind !== 'ratio') {
    const counted = emptyIsZero(plan)
    const alias = leaves.of(leafOf(name, plan, where, window, who))
    const additive = plan.kind === 'customers' || (plan.kind === 'aggregate' && (plan.how === 'sum' || plan.how === 'acts'))
    return { sql: counted ? `ifNull(${alias}, 0)` : alias, proportion: false, additive, leaves: [alias], counted }
  }
  const over = plain(plan.numerator, where, window, who, leaves)
  const under = plain(plan.denominator, where, window, who, leaves)
  const proportion = isCount(plan.numerator) && isCount(plan.denominator) && measureOf(name).unit === 'ratio'
  return {
    sql: `${over.sql} / nullIf(${under.sql}, 0)`,
    base: under.sql,
    proportion,
    additive: false,
    leaves: [...over.leaves, ...under.leaves],
    counted: false,
  }
}

function leafOf(
  measure: string,
  plan: LeafPlan,
  where: readonly FieldTest[],
  window: Window | undefined,
  who: Segment,
): Omit<Leaf, 'alias'> {
  if (plan.kind === 'customers' && where.length > 0)
    throw new CompileProblem('people-not-by-act', { measure, field: where[0]?.field ?? '' })
  const act = actOfPlan(plan)
  return { measure, plan, where, window: plan.kind === 'customers' ? undefined : window, who, ...(act ? { act } : {}) }
}

function isCount(name: string): boolean {
  const { plan } = measureOf(name)
  return plan.kind !== 'ratio' && emptyIsZero(plan) && !(plan.kind === 'aggregate' && plan.how === 'sum')
}

function statistic(measured: Extract<Measured, { tag: string }>, scope: Scope, leaves: Leaves, context: CompileContext): Value {
  const tag = context.tags.find(measured.tag)
  if (!tag) throw new CompileProblem('unknown-tag', { tag: measured.tag })
  if (tag.type !== 'number') throw new CompileProblem('wrong-test', { name: tag.name, test: measured.statistic })
  const common = { measure: tag.name, where: [], who: scope.who }
  const alias = leaves.of({ ...common, plan: { kind: 'statistic', tag: tag.name, statistic: measured.statistic } })
  const base = leaves.of({ ...common, plan: { kind: 'statisticBase', tag: tag.name } })
  const words = {
    average: { zh: '平均', en: 'average ' },
    median: { zh: '中位', en: 'median ' },
    sum: { zh: '合计', en: 'total ' },
    max: { zh: '最大', en: 'highest ' },
    min: { zh: '最小', en: 'lowest ' },
  }[measured.statistic]
  return {
    name: `${measured.statistic}_${tag.name}`,
    label: { zh: `${words.zh}${tag.label.zh}`, en: `${words.en}${tag.label.en}` },
    unit: tag.unit ?? 'score',
    sql: alias,
    base: `ifNull(${base}, 0)`,
    proportion: false,
    additive: measured.statistic === 'sum',
    leaves: [alias, base],
    share: false,
  }
}
