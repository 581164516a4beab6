import { Binder, identifier } from '../catalog/sql.js'
import type { Transition } from '../digests/judge-moves.js'
import type { Gap, Unfilled } from '../digests/next-steps.js'
import { assign } from '../math/clusters.js'
import { pointsOf } from '../math/points.js'
import { knownShare, placeAll } from '../personas/features.js'
import type { PersonaBuild } from '../personas/persona.js'
import type { TagInfo, TagLookup } from '../segments/tag-lookup.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import type { Tag } from '../tags/tag.js'
import { leastKnown, type PlacedRow } from './persona-members.js'

/** The tags at both ends of a week. */
export interface TwoMoments {
  readonly before: TagLookup
  readonly now: TagLookup
}

/** Tags whose every value can be told: flags, and words that are declared one by one; those about where and who people are do not move. */
export function movingTags(tags: readonly Tag[]): Tag[] {
  return tags.filter(
    ({ type, values, family }) => family !== 'basic' && (type === 'flag' || (type === 'word' && values !== undefined)),
  )
}

/** How many customers went from which value to which, for all these tags in one pass over both moments. */
export async function tagTransitions(
  warehouse: Warehouse,
  { before, now }: TwoMoments,
  tags: readonly TagInfo[],
): Promise<Transition[]> {
  const values = new Binder()
  const names = tags.map(({ name }) => name)
  const triples = names.map((name, index) => {
    const column = identifier(name)
    const text = (side: string) => `ifNull(toString(${side}.${column}), '')`
    return `(${index}, if(b.person = 0, NULL, ${text('b')}), ${text('n')})`
  })
  const sql = `SELECT t.1 AS tag, t.2 AS before, t.3 AS now, count() AS customers FROM
    (SELECT arrayJoin([${triples.join(', ')}]) AS t FROM ${now.population(names, values)} AS n LEFT JOIN ${before.population(names, values)} AS b ON n.person = b.person)
    GROUP BY tag, before, now`
  const rows = await warehouse.rows<{ tag: number; before: string | null; now: string; customers: string }>(
    { sql, parameters: values.parameters },
    { lane: 'work' },
  )
  return rows.map((row) => ({ ...row, tag: names[Number(row.tag)] ?? '', customers: Number(row.customers) }))
}

/** The personas of one build as a tag: everyone placed at both moments in the build's own space, so that only customers move, not the personas. */
export async function personaTransitions(
  warehouse: Warehouse,
  { before, now }: TwoMoments,
  build: PersonaBuild,
): Promise<Transition[]> {
  const placedBefore = new Map<string, string>()
  for await (const [person, persona] of placed(warehouse, before, build)) placedBefore.set(person, persona)
  const counts = new Map<string, Transition>()
  for await (const [person, persona] of placed(warehouse, now, build)) {
    const from = placedBefore.get(person) ?? null
    const key = `${from}>${persona}`
    counts.set(key, { tag: 'persona', before: from, now: persona, customers: (counts.get(key)?.customers ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** The personas as `groupMoves` wants a tag. */
export function personaTag({ personas }: PersonaBuild): TagInfo {
  return {
    name: 'persona',
    label: { zh: '画像', en: 'persona' },
    type: 'word',
    values: personas.map(({ id, name }) => ({ value: id, label: name })),
  }
}

async function* placed(
  warehouse: Warehouse,
  tags: TagLookup,
  { space, clusters }: PersonaBuild,
): AsyncGenerator<[person: string, persona: string]> {
  const names = [...new Set(space.columns.map(({ tag }) => tag))]
  const values = new Binder()
  const columns = ['person', ...names.map(identifier)].join(', ')
  const sql = `SELECT ${columns} FROM ${tags.population(names, values)}`
  const centroids = pointsOf(clusters.map(({ centroid }) => centroid))
  const place = (rows: readonly PlacedRow[]): [string, string][] => {
    const { assignment } = assign(placeAll(space, rows), centroids)
    return rows.map((row, index) => [
      row.person,
      knownShare(space, row) < leastKnown ? '' : (clusters[assignment[index] ?? 0]?.id ?? ''),
    ])
  }
  let batch: PlacedRow[] = []
  for await (const row of warehouse.stream<PlacedRow>({ sql, parameters: values.parameters }, { lane: 'work' })) {
    batch.push(row)
    if (batch.length < 5_000) continue
    yield* place(batch)
    batch = []
  }
  if (batch.length > 0) yield* place(batch)
}

/** What the personas of a build do not know, the most widely unknown first. */
export function gapsOf(build: PersonaBuild | undefined): Gap[] {
  const gaps = new Map<string, Gap>()
  for (const { facet, question } of build?.personas.flatMap(({ unknowns }) => unknowns) ?? []) {
    gaps.set(facet.zh, { facet, question, personas: (gaps.get(facet.zh)?.personas ?? 0) + 1 })
  }
  return [...gaps.values()].sort((a, b) => b.personas - a.personas)
}

const profile = ['gender', 'age', 'city', 'occupation']
/** Below this share unknown, a profile is full enough. */
const worthAsking = 0.3

/** Facts of the profile that are unknown of many, the emptiest first. */
export async function unfilledProfile(warehouse: Warehouse, now: TagLookup, tags: readonly Tag[]): Promise<Unfilled[]> {
  const asked = tags.filter(
    ({ name, compute, type }) => profile.includes(name) || (compute.kind === 'attribute' && type === 'word'),
  )
  if (asked.length === 0) return []
  const values = new Binder()
  const names = asked.map(({ name }) => name)
  const counts = names.map((name, index) => `countIf(ifNull(toString(${identifier(name)}), '') IN ('', 'unknown')) AS u${index}`)
  const sql = `SELECT count() AS customers, ${counts.join(', ')} FROM ${now.population(names, values)}`
  const [row] = await warehouse.rows<Record<string, string>>({ sql, parameters: values.parameters })
  const customers = Number(row?.customers ?? 0)
  return asked
    .map(({ label }, index) => ({ label, unknown: Number(row?.[`u${index}`] ?? 0), customers }))
    .filter(({ unknown }) => customers > 0 && unknown / customers >= worthAsking)
    .sort((a, b) => b.unknown - a.unknown)
}
