import { compileSegment } from '../../segments/compile.js'
import type { CompileContext } from '../../segments/context.js'
import { CompileProblem } from '../../segments/context.js'
import { everyone } from '../../segments/form.js'
import type { Query } from '../query.js'
import type { Compiled, CompiledColumn } from './compiled.js'
import { isPersonal, type Key, keysOf, tagKeySql } from './keys.js'

/** Of the customers in `base`, the share who are in `who` as well; perhaps for each value of a tag. One read of the population. */
export function compileShare(query: Query, context: CompileContext): Compiled {
  const keys = keysOf(query.by, context)
  const strange = keys.find((key) => !isPersonal(key))
  if (strange) throw new CompileProblem('people-not-by-act', { measure: 'share', field: strange.name })
  const inner = shareRows({ who: query.who, base: query.base ?? everyone }, keys, context)
  const names = keys.map((key) => `${shownKey(key)} AS \`${key.name}\``)
  const order =
    keys.length === 0
      ? ''
      : ` ORDER BY ${query.order?.by === 'key' ? `${keys[0]?.alias} ${query.order.direction}` : `share ${query.order?.direction ?? 'desc'} NULLS LAST, ${keys[0]?.alias}`}`
  const limit = query.limit && keys.length > 0 ? ` LIMIT ${context.values.bind(query.limit, 'UInt32')}` : ''
  return {
    sql: `SELECT ${[...names, 'counted / nullIf(n, 0) AS share', 'toFloat64(counted) AS customers', 'toFloat64(n) AS n'].join(', ')} FROM (${inner})${order}${limit}`,
    columns: [...keys.map(tagColumn), ...shareColumns],
    notes: [],
  }
}

/** `counted` of `n` for each combination of keys. */
export function shareRows({ who, base }: Pick<Query, 'who' | 'base'>, keys: readonly Key[], context: CompileContext): string {
  const counted = compileSegment(who, context)
  const all = compileSegment(base ?? everyone, context)
  const personal = keys.filter(isPersonal)
  const tags = [...new Set([...counted.tags, ...all.tags, ...personal.map(({ tag }) => tag.name)])]
  const select = [
    ...personal.map((key) => `${tagKeySql(key, context)} AS ${key.alias}`),
    `countIf(${counted.condition}) AS counted`,
    'count() AS n',
  ]
  const where = all.condition === '1' ? '' : ` WHERE ${all.condition}`
  const group = personal.length === 0 ? '' : ` GROUP BY ${personal.map((key) => key.alias).join(', ')}`
  return `SELECT ${select.join(', ')} FROM ${context.tags.population(tags, context.values)}${where}${group}`
}

export const shareColumns: readonly CompiledColumn[] = [
  { key: 'share', label: { zh: '占比', en: 'share' }, unit: 'ratio', role: 'measure', proportion: true },
  { key: 'customers', label: { zh: '客户数', en: 'customers' }, unit: 'customers', role: 'measure', zero: true },
  { key: 'n', label: { zh: '样本量', en: 'base' }, unit: 'customers', role: 'base' },
]

function shownKey(key: Key): string {
  const numeric = key.of === 'tag' && (key.bands !== undefined || key.tag.type === 'number' || key.tag.type === 'flag')
  return numeric ? `toFloat64(${key.alias})` : `toString(${key.alias})`
}

function tagColumn(key: Key): CompiledColumn {
  const common = { key: key.name, role: 'key' } as const
  if (key.of !== 'tag') return { ...common, label: { zh: key.name, en: key.name } }
  return {
    ...common,
    label: key.tag.label,
    values: key.bands || key.tag.type === 'number' ? 'number' : key.tag.type === 'flag' ? 'flag' : 'word',
    ...(key.bands ? { bands: key.bands } : {}),
    ...(key.tag.values ? { labels: key.tag.values } : {}),
  }
}
