import { shareInterval } from '../math/share-interval.js'
import type { Tag } from '../tags/tag.js'
import { answerStatements, isAnswered } from './answers.js'
import { facetAsked } from './asked-facets.js'
import { type Dimension, dimensions, type Facet } from './dimensions.js'
import type { ClusterFacts } from './facts.js'
import type { Match } from './match.js'
import { type OtherNames, personaName } from './naming.js'
import type { Drift, Persona, Statement, Unknown } from './persona.js'
import { leastBase, leastVoices, statementsOf } from './statements.js'

/** So many sentences a dimension are read; more are not. */
const mostStatements = 8

/** What the build before knew of its personas; `since` where it is of an earlier day, so that moves can be told. */
export interface Before {
  readonly since: string | undefined
  readonly personas: readonly Pick<Persona, 'id' | 'name' | 'size' | 'share'>[]
}

/**
 * The personas of a build, cluster by cluster: statements of all seven dimensions, what is unknown, a name, and the drift of those that
 * continue one of the build before (they keep its id and, while most members stayed, its name).
 */
export function composePersonas(
  ids: readonly string[],
  facts: ClusterFacts,
  tags: readonly Tag[],
  matches: ReadonlyMap<number, Match>,
  before?: Before,
  otherNames?: OtherNames,
): Persona[] {
  const catalog = new Map(tags.map((tag) => [tag.name, tag]))
  const attributes = tags.filter((tag) => tag.compute.kind === 'attribute')
  const assigned = facts.clusters.reduce((sum, { size }) => sum + size, 0)
  const taken = { zh: new Set<string>(), en: new Set<string>() }
  return facts.clusters.map(({ size, typical }, cluster) => {
    const all = dimensions.flatMap((dimension) => {
      const own = [...dimension.tags.flatMap((name) => catalog.get(name) ?? []), ...(dimension.attributes ? attributes : [])]
      const told = [...statementsOf(cluster, dimension, facts, own), ...answerStatements(cluster, dimension, facts)]
      return told.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    })
    const match = matches.get(cluster)
    const earlier = match && before?.personas.find((persona) => persona.id === match.id)
    const found = personaName(
      // A persona is named by what is known of all of its members, not by what some of them answered.
      all.filter(({ subject }) => !subject.startsWith('answer:')),
      new Set(attributes.map(({ name }) => name)),
      taken,
      otherNames,
    )
    const name = earlier && match.overlap >= 0.5 && !taken.zh.has(earlier.name.zh) ? earlier.name : found
    taken.zh.add(name.zh)
    taken.en.add(name.en)
    const drift: Drift | undefined =
      earlier && before?.since && match
        ? { since: before.since, overlap: match.overlap, shareBefore: earlier.share, sizeBefore: earlier.size }
        : undefined
    return {
      id: ids[cluster]!,
      name,
      size,
      share: assigned > 0 ? size / assigned : 0,
      interval: shareInterval(size, Math.max(1, assigned)),
      statements: dimensions.flatMap((dimension) => chosen(dimension, all)),
      unknowns: dimensions.flatMap((dimension) => unknownsOf(cluster, dimension, facts, all)),
      typical,
      ...(drift ? { drift } : {}),
    }
  })
}

/** The most telling sentences of a dimension, and of each of its facets at least one: what everyone wants to know is not cut for being ordinary. */
function chosen(dimension: Dimension, all: readonly Statement[]): Statement[] {
  const own = all.filter((each) => each.dimension === dimension.name)
  const facets = new Set(
    dimension.facets.flatMap(
      (facet) => own.find(({ subject }) => facet.filledBy.includes(subject)) ?? toldByAnswers(facet, own) ?? [],
    ),
  )
  const room = Math.max(0, mostStatements - facets.size)
  const telling = new Set(own.filter((each) => !facets.has(each)).slice(0, room))
  return own.filter((each) => facets.has(each) || telling.has(each))
}

/** The most telling answer about a facet. */
function toldByAnswers(facet: Facet, own: readonly Statement[]): Statement | undefined {
  return own.find(
    ({ subject, subjectLabel }) =>
      subject.startsWith('answer:') &&
      facetAsked(`${subjectLabel.zh} ${subjectLabel.en} ${subject.split('/').at(-1)}`).facet === facet,
  )
}

/**
 * The id of each cluster: that of the persona which it continues, else the next of p1, p2 … that no persona of the build before had.
 *
 * @example personaIds(3, new Map([[1, { id: 'p1', overlap: 1 }]]), ['p1', 'p2']) // ['p3', 'p1', 'p4']
 */
export function personaIds(clusters: number, matches: ReadonlyMap<number, Match>, before: readonly string[]): string[] {
  const used = new Set(before)
  let n = 0
  return Array.from({ length: clusters }, (_, cluster) => {
    const kept = matches.get(cluster)?.id
    if (kept !== undefined) return kept
    do n += 1
    while (used.has(`p${n}`))
    return `p${n}`
  })
}

function unknownsOf(cluster: number, dimension: Dimension, facts: ClusterFacts, said: readonly Statement[]): Unknown[] {
  return dimension.facets
    .filter(
      (facet) => !facet.filledBy.some((subject) => isTold(subject, cluster, facts, said)) && !isAnswered(facet, cluster, facts),
    )
    .map((facet) => ({
      dimension: dimension.name,
      facet: facet.label,
      why: whyUnknown(facet, cluster, facts),
      question: facet.question,
    }))
}

function isTold(subject: string, cluster: number, facts: ClusterFacts, said: readonly Statement[]): boolean {
  if (subject.startsWith('voice:')) return said.some((each) => each.subject === subject)
  return basedOn(subject, cluster, facts) >= leastBase
}

/** How many members have a value of this tag. */
function basedOn(tag: string, cluster: number, facts: ClusterFacts): number {
  const figures = facts.figures.filter((fact) => fact.tag === tag && fact.cluster === cluster).map(({ n }) => n)
  const words = facts.words
    .filter((fact) => fact.tag === tag && fact.cluster === cluster && fact.word !== '' && fact.word !== 'unknown')
    .map(({ count }) => count)
  return [...figures, ...words].reduce((sum, count) => sum + count, 0)
}

function whyUnknown({ filledBy }: Facet, cluster: number, facts: ClusterFacts): { zh: string; en: string } {
  if (filledBy.length === 0)
    return { zh: '交易和行为数据说不出来，只能问', en: 'orders and events cannot tell; people must be asked' }
  const voice = filledBy.some((subject) => subject.startsWith('voice:'))
  const speakers = facts.clusters[cluster]!.speakers
  if (voice && speakers >= leastBase)
    return {
      zh: `${speakers} 位发过声的成员里，说到的不足 ${leastVoices} 位`,
      en: `of ${speakers} members who spoke, fewer than ${leastVoices} said anything of it`,
    }
  const base = voice ? speakers : Math.max(...filledBy.map((tag) => basedOn(tag, cluster, facts)))
  return { zh: `只有 ${base} 位成员有数据，不足 ${leastBase} 位`, en: `only ${base} members have data, fewer than ${leastBase}` }
}
