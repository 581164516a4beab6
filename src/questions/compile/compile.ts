import { isRunning } from '../../catalog/resolve-window.js'
import { type CompileContext, daysOf } from '../../segments/context.js'
import type { Query } from '../query.js'
import type { Compiled, CompiledQuery, CompileNote } from './compiled.js'
import { compileCustomers } from './customers.js'
import { compileGroups } from './groups.js'
import { compileQuotes } from './quotes.js'
import { compileShare } from './share.js'
import { compileSides } from './sides.js'

/**
 * A question as bound SQL.
 *
 * @throws CompileProblem where it cannot be put to the data: an unknown name, or a breakdown that a measure does not have
 */
export function compileQuery(query: Query, context: CompileContext): CompiledQuery {
  const compiled = compilers[query.kind](query, context)
  const running = query.window !== undefined && isRunning(query.window, context.asOf, context.festivals)
  const notes: CompileNote[] = [...compiled.notes, ...(running ? [{ code: 'running-period' } as const] : [])]
  return {
    ...compiled,
    notes,
    days: daysOf(query.window, context),
    bound: { sql: compiled.sql, parameters: context.values.parameters },
  }
}

const compilers: Record<Query['kind'], (query: Query, context: CompileContext) => Compiled> = {
  number: compileGroups,
  table: compileGroups,
  series: compileGroups,
  share: compileShare,
  customers: compileCustomers,
  compare: compileSides,
  quotes: compileQuotes,
}
