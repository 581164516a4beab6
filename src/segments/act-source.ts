import type { Act, ActField } from '../catalog/act.js'
import { addDays } from '../catalog/day.js'
import type { DayRange } from '../catalog/window.js'
import { constant } from './constant.js'
import { allFields, type CompileContext, CompileProblem, detailFields, ownFields } from './context.js'
import type { FieldTest } from './form.js'
import { testSql } from './test-sql.js'

/** The rows of one act: which table to read, under which conditions, and how to name its fields there. */
export interface ActSource {
  readonly act: Act
  readonly table: string
  /** Read from the act's detail (a purchase's items), where one act has several rows. */
  readonly detailed: boolean
  readonly time: string
  /** What makes a row of the table such an act. */
  readonly when: readonly string[]
  /** Counts acts. */
  readonly count: string
  has(name: string): boolean
  /** SQL of a field, and its type. */
  field(name: string): { readonly sql: string; readonly type: ActField['type'] }
  /** The conditions of tests on fields. */
  tests(where: readonly FieldTest[] | undefined): string[]
}

/**
 * Where to read an act when these fields are named: its own table while that has them all, else its detail.
 *
 * @throws CompileProblem for a field that the act has not
 */
export function sourceOf(act: Act, named: readonly string[], context: CompileContext, detail = false): ActSource {
  const own = new Map(ownFields(act, context).map((field) => [field.name, field]))
  const further = new Map(detailFields(act, context).map((field) => [field.name, field]))
  for (const name of named) {
    if (!own.has(name) && !further.has(name)) throw new CompileProblem('field-not-on-act', { field: name, act: act.name })
  }
  const detailed = act.detail !== undefined && (detail || named.some((name) => !own.has(name)))
  const table = detailed && act.detail ? act.detail.table : act.table
  const when = detailed ? act.detail?.when : act.when
  const fields = detailed ? further : own
  const each = detailed ? act.detail?.each : undefined
  const field = (name: string) => {
    const found = fields.get(name)
    if (!found) throw new CompileProblem('fields-on-different-tables', { field: name, act: act.name })
    return { sql: constant(found.sql ?? found.name, context), type: found.type }
  }
  return {
    act,
    table,
    detailed,
    time: act.time,
    when: [when, context.counts ? undefined : act.listable].flatMap((one) => (one === undefined ? [] : [constant(one, context)])),
    count: each === undefined ? 'count()' : `uniqExact(${each})`,
    has: (name) => fields.has(name),
    field,
    tests: (where) =>
      (where ?? []).map((test) => {
        // A field that only the act's own rows have limits its detail rows through the act.
        if (detailed && !further.has(test.field)) return `${act.detail?.each} IN (${ownRows(act, test, context)})`
        const { sql, type } = field(test.field)
        return testSql(sql, type, test.is, context, test.field)
      }),
  }
}

function ownRows(act: Act, test: FieldTest, context: CompileContext): string {
  const source = sourceOf(act, [test.field], context)
  return `SELECT ${act.each} FROM ${source.table} WHERE ${[...source.when, ...source.tests([test])].join(' AND ')}`
}

/** The fields that tests name, checked against the act. */
export function fieldsIn(where: readonly FieldTest[] | undefined, act: Act, context: CompileContext): string[] {
  const known = new Set(allFields(act, context).map((field) => field.name))
  return (where ?? []).map(({ field }) => {
    if (!known.has(field)) throw new CompileProblem('field-not-on-act', { field, act: act.name })
    return field
  })
}

/** The conditions that a moment lies in a range of days; in all of visible time an unknown moment is too (where the act may have none). */
export function within(source: Pick<ActSource, 'time' | 'act'>, days: DayRange, context: CompileContext): string[] {
  const { time } = source
  const upper = `${time} < ${startOf(addDays(days.to, 1), context)}`
  if (days.from !== undefined) return [...from(time, days.from, context), upper]
  return [source.act.timeless && days.to >= context.asOf ? `(${time} IS NULL OR ${upper})` : upper]
}

/** The first moment of a day, bound, in the workspace's time zone; days that the engine's clock cannot show are moved to its ends. */
export function startOf(day: string, context: CompileContext): string {
  const shown = day < '1970-01-02' ? '1970-01-02' : day > '2106-02-06' ? '2106-02-06' : day
  return context.values.bind(`${shown} 00:00:00`, `DateTime('${context.timeZone}')`)
}

function from(time: string, day: string, context: CompileContext): string[] {
  return day < '1970-01-02' ? [`${time} IS NOT NULL`] : [`${time} >= ${startOf(day, context)}`]
}
