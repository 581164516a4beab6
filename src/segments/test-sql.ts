import { type CompileContext, CompileProblem } from './context.js'
import type { Range, Scalar, Test } from './form.js'

export type ValueType = 'word' | 'number' | 'flag' | 'list' | 'date'

/**
 * A test of one value as a predicate that is never NULL: what is unknown passes no test, except `noneOf` and `known: false`.
 * `oneOf` and `noneOf` are each other's complement.
 *
 * @throws CompileProblem (`wrong-test`) where the test does not fit the value's type
 */
export function testSql(sql: string, type: ValueType, test: Test, context: CompileContext, name: string): string {
  if ('oneOf' in test) return oneOf(sql, type, test.oneOf, context, name)
  if ('noneOf' in test) return `NOT ${oneOf(sql, type, test.noneOf, context, name)}`
  if ('range' in test) return rangeSql(sql, type, test.range, context, name)
  if ('known' in test) return test.known ? known(sql, type) : `NOT ${known(sql, type)}`
  if ('contains' in test) return contains(sql, type, test.contains, context, name)
  throw new CompileProblem('wrong-test', { name, test: 'top' })
}

function oneOf(sql: string, type: ValueType, values: readonly Scalar[], context: CompileContext, name: string): string {
  const { values: binder } = context
  if (type === 'list') return `hasAny(${sql}, ${binder.bind(values.map(String), 'Array(String)')})`
  if (type === 'flag') {
    const wanted = values.map((value) => truth(value, name))
    return wanted.every((value) => value === wanted[0]) ? `(ifNull(${sql}, 0) = ${wanted[0] ? 1 : 0})` : '1'
  }
  if (type === 'number') {
    const numbers = values.map((value) => number(value, name))
    return `ifNull(toFloat64(${sql}) IN ${binder.bind(numbers, 'Array(Float64)')}, 0)`
  }
  if (type === 'date') return `ifNull(toString(${sql}) IN ${binder.bind(values.map(String), 'Array(String)')}, 0)`
  const [only, ...others] = values
  if (others.length === 0) return `(${sql} = ${binder.bind(String(only), 'String')})`
  return `(${sql} IN ${binder.bind(values.map(String), 'Array(String)')})`
}

/** A range as a predicate over SQL of that type. */
export function rangeSql(sql: string, type: ValueType, range: Range, context: CompileContext, name: string): string {
  if (type !== 'number' && type !== 'date') throw new CompileProblem('wrong-test', { name, test: 'range' })
  const [value, bound] =
    type === 'date'
      ? [sql, (limit: string | number) => context.values.bind(String(limit), 'Date32')]
      : [`toFloat64(${sql})`, (limit: string | number) => context.values.bind(number(limit, name), 'Float64')]
  const parts = [
    ...(range.min === undefined ? [] : [`${value} >= ${bound(range.min)}`]),
    ...(range.above === undefined ? [] : [`${value} > ${bound(range.above)}`]),
    ...(range.max === undefined ? [] : [`${value} <= ${bound(range.max)}`]),
    ...(range.below === undefined ? [] : [`${value} < ${bound(range.below)}`]),
  ]
  return `ifNull(${parts.join(' AND ')}, 0)`
}

function known(sql: string, type: ValueType): string {
  if (type === 'word') return `(${sql} != '')`
  if (type === 'list') return `notEmpty(${sql})`
  return `(${sql} IS NOT NULL)`
}

function contains(sql: string, type: ValueType, words: readonly string[], context: CompileContext, name: string): string {
  const bound = context.values.bind([...words], 'Array(String)')
  if (type === 'word') return `(multiSearchAnyCaseInsensitiveUTF8(toString(${sql}), ${bound}) = 1)`
  if (type === 'list') return `arrayExists(one -> multiSearchAnyCaseInsensitiveUTF8(one, ${bound}) = 1, ${sql})`
  throw new CompileProblem('wrong-test', { name, test: 'contains' })
}

function number(value: Scalar, name: string): number {
  const figure = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (!Number.isFinite(figure)) throw new CompileProblem('wrong-test', { name, test: String(value) })
  return figure
}

function truth(value: Scalar, name: string): boolean {
  if (value === true || value === 'true' || value === 1) return true
  if (value === false || value === 'false' || value === 0) return false
  throw new CompileProblem('wrong-test', { name, test: String(value) })
}
