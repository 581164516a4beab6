import { Binder, type BoundSql, identifier } from '../../catalog/sql.js'
import type { Segment } from '../../segments/form.js'
import type { TagCatalog } from '../catalog.js'
import { tagColumnType } from '../column.js'
import type { Tag } from '../tag.js'
import { type Aggregated, aggregateSources, type FactScope } from './aggregates.js'
import { withDependencies } from './dependencies.js'
import { personExpression, visiblePeople } from './people.js'

export interface TagReading extends FactScope {
  readonly catalog: TagCatalog
  /** `YYYY-MM-DD`; nothing after this day is visible. */
  readonly asOf: string
  /** The workspace's own brand, '' where none is known. */
  readonly brand: string
  /** A relation of ours that already holds `person`, `customer_id` and these columns, one row a person; the rest is derived from it. */
  readonly given?: { readonly sql: string; readonly columns: ReadonlySet<string> }
  /** SQL of the persons in a segment, for own tags: the segment compiler's. */
  readonly segment?: (segment: Segment, binder: Binder) => string
}

/**
 * One row a visible person with `person`, `customer_id` and exactly these tags, each under its name with `tagColumnType`, computed from facts
 * up to the as-of date. Only the tables that these tags need are read.
 *
 * @example compileTags(['lifecycle', 'city'], { catalog, asOf: '2026-11-15', brand: '' })
 */
export function compileTags(names: readonly string[], reading: TagReading): BoundSql {
  const binder = new Binder()
  const sql = tagsSql(names, reading, binder)
  return { sql, parameters: binder.parameters }
}

/** The same as a subquery of a larger statement, its values in that statement's binder. */
export function tagsSql(names: readonly string[], reading: TagReading, binder: Binder): string {
  const needed = withDependencies(names, reading.catalog).filter((tag) => !reading.given?.columns.has(tag.name))
  let sql = facts(needed, reading, binder)
  for (const level of levels(needed)) {
    sql = `SELECT *, ${level.map((tag) => `${derivedExpression(tag, reading, binder)} AS ${identifier(tag.name)}`).join(', ')} FROM (${sql})`
  }
  binder.name('asOf', reading.asOf, 'Date')
  if (sql.includes('{brand:String}')) binder.name('brand', reading.brand, 'String')
  return `SELECT ${['person', 'customer_id', ...names.map((name) => typed(name, reading.catalog))].join(', ')} FROM (${sql})`
}

function typed(name: string, catalog: TagCatalog): string {
  const tag = catalog.get(name)
  if (!tag) throw new Error(`There is no tag ${name}`)
  return `CAST(${identifier(name)} AS ${tagColumnType(tag)}) AS ${identifier(name)}`
}

/** One row a person with everything that comes straight from `people` and from the facts. */
function facts(needed: readonly Tag[], reading: TagReading, binder: Binder): string {
  const own = needed.filter(({ compute }) => compute.kind === 'person' || compute.kind === 'attribute')
  const wanted = needed.flatMap(({ name, compute }): Aggregated[] => (compute.kind === 'aggregate' ? [{ name, compute }] : []))
  const sources = aggregateSources(wanted, reading)
  const placed = needed.flatMap(({ name, compute }) => (compute.kind === 'placed' ? [{ name, build: compute.build }] : []))
  const select = [
    ...(reading.given ? ['p.*'] : ['p.person AS person', 'p.customer_id AS customer_id']),
    ...own.map(({ name }) => `p.${identifier(`_${name}`)} AS ${identifier(name)}`),
    ...sources.flatMap((source) => source.columns.map(({ name, sql }) => `${sql} AS ${identifier(name)}`)),
    ...placed.map(({ name }, index) => `toString(b${index}.persona) AS ${identifier(name)}`),
  ]
  const joins = [
    ...sources.map((source, index) => `LEFT JOIN (${source.sql}) AS s${index} ON s${index}.person = p.person`),
    ...placed.map(({ build }, index) => `LEFT JOIN (${placings(build, binder)}) AS b${index} ON b${index}.person = p.person`),
  ]
  return `SELECT ${select.join(', ')} FROM (${people(own, reading, binder)}) AS p ${joins.join(' ')}`
}

/** The newest placing of each person in one build. */
function placings(build: string, binder: Binder): string {
  return `SELECT person, persona FROM persona_members FINAL WHERE build = ${binder.bind(build, 'String')}`
}

function people(own: readonly Tag[], { persons, given }: TagReading, binder: Binder): string {
  if (given && own.length === 0) return given.sql
  if (given) throw new Error('A relation that is given must hold the tags of the person themselves')
  const where = [visiblePeople, ...(persons ? [persons] : [])]
  return `SELECT ${['person', 'customer_id', ...own.map((tag) => `${personExpression(tag, binder)} AS ${identifier(`_${tag.name}`)}`)].join(', ')} FROM people WHERE ${where.join(' AND ')}`
}

function derivedExpression({ name, compute }: Tag, reading: TagReading, binder: Binder): string {
  if (compute.kind === 'derived') return compute.sql
  if (compute.kind !== 'segment') throw new Error(`${name} is not derived`)
  if (!reading.segment) throw new Error(`${name} is true of a segment, and no segment compiler was given`)
  return `person IN (${reading.segment(compute.segment, binder)})`
}

/** Tags derived from facts first, then those derived from them, and so on. */
function levels(needed: readonly Tag[]): readonly (readonly Tag[])[] {
  const depth = new Map<string, number>()
  for (const { name, compute } of needed) {
    if (compute.kind === 'segment') depth.set(name, 1)
    else if (compute.kind === 'derived') depth.set(name, 1 + Math.max(0, ...compute.from.map((from) => depth.get(from) ?? 0)))
  }
  const deepest = Math.max(0, ...depth.values())
  return Array.from({ length: deepest }, (_, index) => needed.filter(({ name }) => depth.get(name) === index + 1))
}
