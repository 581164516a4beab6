import { compileSegment } from '../../segments/compile.js'
import { type CompileContext, CompileProblem } from '../../segments/context.js'
import { isPersonal, type Key, tagKeySql } from './keys.js'
import type { Leaf } from './leaf.js'

/** Counts of people and statistics of their tags: one read of the population. */
export function peoplePass(leaves: readonly Leaf[], keys: readonly Key[], context: CompileContext): string {
  const act = keys.find((key) => !isPersonal(key) && key.of !== 'person')
  if (act) throw new CompileProblem('people-not-by-act', { measure: leaves[0]?.measure ?? '', field: act.name })
  const personal = keys.filter(isPersonal)
  const { condition, tags } = compileSegment(leaves[0]?.who ?? { all: [] }, context)
  const measured = leaves.flatMap(({ plan }) => ('tag' in plan ? [plan.tag] : []))
  const from = context.tags.population(
    [...new Set([...tags, ...measured, ...personal.map(({ tag }) => tag.name)])],
    context.values,
  )
  const columns = leaves.map((leaf) => `${count(leaf)} AS ${leaf.alias}`)
  const select = [
    ...keys.map((key) => (isPersonal(key) ? `${tagKeySql(key, context)} AS ${key.alias}` : `person AS ${key.alias}`)),
    ...columns,
  ]
  const group = keys.map((key) => key.alias)
  return `SELECT ${select.join(', ')} FROM ${from}${condition === '1' ? '' : ` WHERE ${condition}`}${group.length === 0 ? '' : ` GROUP BY ${group.join(', ')}`}`
}

function count({ plan }: Leaf): string {
  if (plan.kind === 'statisticBase') return `count(\`${plan.tag}\`)`
  if (plan.kind !== 'statistic') return 'count()'
  const value = `toFloat64(\`${plan.tag}\`)`
  return `${{ average: 'avgOrNull', median: 'medianExactOrNull', sum: 'sumOrNull', max: 'maxOrNull', min: 'minOrNull' }[plan.statistic]}(${value})`
}
