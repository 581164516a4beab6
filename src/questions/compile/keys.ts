import type { ActSource } from '../../segments/act-source.js'
import { type CompileContext, CompileProblem } from '../../segments/context.js'
import type { TagInfo } from '../../segments/tag-lookup.js'
import type { Breakdown } from '../query.js'
import { clockSql, periodSql } from './calendar-sql.js'

/** A breakdown with the name that its column has in the answer. */
export type Key = { readonly name: string; readonly alias: string } & (
  | { readonly of: 'person' }
  | { readonly of: 'tag'; readonly tag: TagInfo; readonly bands?: readonly number[] }
  | { readonly of: 'field'; readonly field: string }
  | { readonly of: 'period'; readonly unit: Extract<Breakdown, { period: unknown }>['period'] }
  | { readonly of: 'clock'; readonly clock: Extract<Breakdown, { clock: unknown }>['clock'] }
)

/** @throws CompileProblem for a tag that is not there, or bands of one that has no numbers */
export function keysOf(by: readonly Breakdown[], context: CompileContext): Key[] {
  const names = new Set<string>()
  return by.map((breakdown, index) => {
    const key = keyOf(breakdown, context)
    const name = names.has(key.name) ? `${key.name}_${index + 1}` : key.name
    names.add(name)
    return { ...key, name, alias: `k${index + 1}` }
  })
}

type Unplaced = Key extends infer One ? (One extends Key ? Omit<One, 'alias'> : never) : never

function keyOf(breakdown: Breakdown, context: CompileContext): Unplaced {
  if ('field' in breakdown) return { of: 'field', name: breakdown.field, field: breakdown.field }
  if ('period' in breakdown) return { of: 'period', name: 'period', unit: breakdown.period }
  if ('clock' in breakdown) return { of: 'clock', name: breakdown.clock, clock: breakdown.clock }
  const tag = context.tags.find(breakdown.tag)
  if (!tag) throw new CompileProblem('unknown-tag', { tag: breakdown.tag })
  if (breakdown.bands === undefined) return { of: 'tag', name: tag.name, tag }
  if (tag.type !== 'number') throw new CompileProblem('wrong-test', { name: tag.name, test: 'bands' })
  return { of: 'tag', name: tag.name, tag, bands: [...new Set(breakdown.bands)].sort((a, b) => a - b) }
}

/** Keys that say who did it; the others say what was done and when. */
export function isPersonal(key: Key): key is Extract<Key, { of: 'tag' }> {
  return key.of === 'tag'
}

/** SQL of a tag's key over the columns of `population`; a list gives one row for each of its values. */
export function tagKeySql(key: Extract<Key, { of: 'tag' }>, context: CompileContext): string {
  const column = `\`${key.tag.name}\``
  if (key.bands !== undefined) {
    const value = `toFloat64(${column})`
    const below = key.bands.flatMap((limit, index) => [`${value} < ${context.values.bind(limit, 'Float64')}`, String(index)])
    return `if(${column} IS NULL, NULL, toNullable(multiIf(${[...below, String(key.bands.length)].join(', ')})))`
  }
  if (key.tag.type === 'list') return `arrayJoin(if(empty(${column}), [''], ${column}))`
  if (key.tag.type === 'word') return column
  if (key.tag.type === 'date') return `toString(${column})`
  return `toNullable(${column})`
}

/** SQL of a key over the rows of an act. */
export function rowKeySql(key: Key, source: ActSource): string {
  if (key.of === 'person') return 'person'
  if (key.of === 'period') return periodSql(source.time, key.unit)
  if (key.of === 'clock') return clockSql(source.time, key.clock)
  if (key.of === 'tag') throw new Error('a tag is no column of an act')
  const { sql, type } = source.field(key.field)
  return type === 'list' ? `arrayJoin(if(empty(${sql}), [''], ${sql}))` : sql
}

/** How a key leaves the statement: words and days as text, figures as numbers. */
export function shownKeySql(key: Key, numeric: boolean): string {
  return numeric ? `toFloat64(${key.alias})` : key.of === 'person' ? key.alias : `toString(${key.alias})`
}
