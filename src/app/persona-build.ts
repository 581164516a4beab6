import { isoWeek } from '../catalog/day.js'
import { Binder, identifier } from '../catalog/sql.js'
import { chance } from '../math/chance.js'
import { clusters } from '../math/clusters.js'
import { pointsOf, somePoints } from '../math/points.js'
import { chooseClusters, draw } from '../personas/choose.js'
import { composePersonas, personaIds } from '../personas/compose.js'
import { featuresOf, knownShare, learnSpace, placeAll } from '../personas/features.js'
import { matchPersonas } from '../personas/match.js'
import type { PersonaBuild } from '../personas/persona.js'
import { otherNames } from '../questions/vocabulary/other-names.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { clusterFacts } from './persona-facts.js'
import { type PlacedRow, placeMembers } from './persona-members.js'
import { buildBefore, latestBuild, membersSql, saveBuild } from './persona-store.js'
import { type TagSource, tagSource } from './snapshots.js'
import { UserError, type Workspace } from './workspace.js'

export interface BuildOptions {
  readonly asOf: string
  readonly seed?: number
  /** Milliseconds since 1970: names the build. */
  readonly now?: number
}

/** Customers the space and the clusters are learned from, and those the number of clusters is chosen with; everyone is placed afterwards. */
const learned = 20_000
const chosenWith = 2_000
/** Clusters are learned from customers of whom this share of the features is known; others are placed among them. */
const wellKnown = 0.6
/** Fewer customers than this have no personas. */
const fewest = 100

/**
 * Discovers the personas of the workspace at an as-of date and stores them: learns from a sample, chooses how many, matches them to the
 * build before, places everyone, and writes each persona's sheet from tags, orders and voices.
 *
 * @throws UserError where there are too few customers, or too little is known of them
 */
export async function buildPersonas(
  workspace: Workspace,
  { asOf, seed = 1, now = Date.now() }: BuildOptions,
): Promise<PersonaBuild> {
  const warehouse = await workspace.warehouse()
  const source = await tagSource(workspace, asOf)
  const features = featuresOf(source.catalog.tags)
  const sample = await sampleRows(
    warehouse,
    source,
    features.map(({ tag }) => tag),
  )
  const space = learnSpace(features, sample)
  const rows = sample.filter((row) => knownShare(space, row) >= wellKnown)
  if (rows.length < fewest) throw tooFew(rows.length)
  const points = placeAll(space, rows)
  const draws = chance(seed)
  const { trials, chosen } = chooseClusters(somePoints(points, draw(points.n, Math.min(points.n, chosenWith), draws)), draws)
  const found = clusters(points, chosen.k, draws, { starts: 12 })
  const earlier = await buildBefore(warehouse, asOf)
  const before = earlier ?? (await latestBuild(warehouse, asOf))
  const matches = before ? matchPersonas(await earlierPersonas(warehouse, before.build, rows), found.assignment) : new Map()
  const ids = personaIds(chosen.k, matches, before?.personas.map(({ id }) => id) ?? [])
  const build = `${asOf}.${now.toString(36)}`
  const { customers, assigned } = await placeMembers(warehouse, source.lookup, {
    build,
    space,
    centroids: found.centroids,
    ids,
    step: 0,
  })
  const facts = await clusterFacts({ warehouse, build, asOf, ids, source })
  const personas = composePersonas(
    ids,
    facts,
    source.catalog.tags,
    matches,
    before && { since: earlier?.asOf, personas: before.personas },
    otherNames,
  ).sort((a, b) => b.size - a.size)
  const done: PersonaBuild = {
    build,
    asOf,
    week: weekOf(asOf),
    customers,
    assigned,
    learnedFrom: rows.length,
    trials,
    chosen,
    space,
    clusters: ids.map((id, i) => ({
      id,
      centroid: [...found.centroids.values.subarray(i * space.axes.length, (i + 1) * space.axes.length)],
    })),
    personas,
    ...(earlier ? { since: earlier.asOf } : {}),
    gone: before?.personas.map(({ id }) => id).filter((id) => !ids.includes(id)) ?? [],
  }
  await saveBuild(warehouse, done, now)
  return done
}

/** Places customers whose facts changed among the personas that stand; their sheets are written anew at the next build. */
export async function placeChanged(
  workspace: Workspace,
  standing: PersonaBuild,
  asOf: string,
  touched?: string,
): Promise<number> {
  const warehouse = await workspace.warehouse()
  const { lookup } = await tagSource(workspace, asOf)
  const unplaced =
    'SELECT person FROM people WHERE person NOT IN (SELECT person FROM persona_members WHERE build = {build:String})'
  const [last] = await warehouse.rows<{ step: number }>({
    sql: 'SELECT max(step) AS step FROM persona_members WHERE build = {build:String}',
    parameters: { build: standing.build },
  })
  const placing = {
    build: standing.build,
    space: standing.space,
    centroids: pointsOf(standing.clusters.map(({ centroid }) => centroid)),
    ids: standing.clusters.map(({ id }) => id),
    step: Number(last?.step ?? 0) + 1,
  }
  const sql = touched ? `${unplaced} UNION DISTINCT ${touched}` : unplaced
  const { customers } = await placeMembers(warehouse, lookup, placing, { sql, parameters: { build: standing.build } })
  return customers
}

/** `2026-W46`. */
export function weekOf(day: string): string {
  const { year, week } = isoWeek(day)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The same sample on the same data: ordered by a hash of the person. */
async function sampleRows(warehouse: Warehouse, { lookup }: TagSource, names: readonly string[]): Promise<PlacedRow[]> {
  const binder = new Binder()
  const sql = `SELECT person, customer_id, ${names.map(identifier).join(', ')} FROM ${lookup.population(names, binder)} ORDER BY cityHash64(person), person LIMIT ${learned}`
  return warehouse.rows<PlacedRow>({ sql, parameters: binder.parameters }, { lane: 'work' })
}

/** Which persona of an earlier build each of the rows had; the same order by hash finds the same people. */
async function earlierPersonas(warehouse: Warehouse, build: string, rows: readonly PlacedRow[]): Promise<(string | undefined)[]> {
  const members = await warehouse.rows<{ person: string; persona: string }>(
    {
      sql: `SELECT person, persona FROM ${membersSql} ORDER BY cityHash64(person), person LIMIT ${learned}`,
      parameters: { build },
    },
    { lane: 'work' },
  )
  const of = new Map(members.map(({ person, persona }) => [person, persona]))
  return rows.map(({ person }) => of.get(person))
}

function tooFew(known: number): UserError {
  return new UserError(
    `只有 ${known} 位客户的资料足够（需要 ${fewest} 位）：请先导入客户、订单和行为，再运行 zhiyin personas build。\n` +
      `Only ${known} customers are known well enough (${fewest} are needed): import customers, orders and events, then run zhiyin personas build.`,
  )
}
