import { addDays } from '../../catalog/day.js'
import { isRunning } from '../../catalog/resolve-window.js'
import { type CompileContext, daysOf } from '../../segments/context.js'
import type { Did, Segment } from '../../segments/form.js'
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
  const listed = query.kind === 'customers' || query.kind === 'quotes'
  const compiled = compilers[query.kind](query, listed ? context : { ...context, counts: true })
  const running = query.window !== undefined && isRunning(query.window, context.asOf, context.festivals)
  const notes: CompileNote[] = [
    ...compiled.notes,
    ...(running ? [{ code: 'running-period' } as const] : []),
    ...openFollowUps(query, context),
  ]
  return {
    ...compiled,
    notes,
    days: daysOf(query.window, context),
    bound: { sql: compiled.sql, parameters: context.values.parameters },
  }
}

/** 「60天内又买」 of acts that are less than 60 days old: who will still do it in time is not among those who did. */
function openFollowUps(query: Query, context: CompileContext): CompileNote[] {
  const segments = [query.who, ...(query.base ? [query.base] : []), ...(query.sides ?? []).flatMap(({ who }) => who ?? [])]
  const open = segments.flatMap(didsIn).flatMap(({ window, followedBy }) => {
    if (!followedBy) return []
    return addDays(daysOf(window, context).to, followedBy.days) > context.asOf ? [followedBy.days] : []
  })
  return open.length > 0 ? [{ code: 'days-not-over', days: Math.max(...open) }] : []
}

function didsIn(segment: Segment): Did[] {
  if ('all' in segment) return segment.all.flatMap(didsIn)
  if ('any' in segment) return segment.any.flatMap(didsIn)
  if ('not' in segment) return didsIn(segment.not)
  return 'did' in segment ? [segment] : []
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
