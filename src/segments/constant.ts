import type { CompileContext } from './context.js'

/** SQL of the catalog with the names that it may use (`{asOf:Date}`, `{brand:String}`) bound. */
export function constant(sql: string, context: CompileContext): string {
  if (sql.includes('{asOf:Date}')) context.values.name('asOf', context.asOf, 'Date')
  if (sql.includes('{brand:String}')) context.values.name('brand', context.brand ?? '', 'String')
  return sql
}
