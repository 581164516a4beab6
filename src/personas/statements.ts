import type { Label } from '../catalog/label.js'
import { type Moments, meanDifference } from '../math/mean-difference.js'
import { meanInterval } from '../math/mean-interval.js'
import { shareDifference } from '../math/share-difference.js'
import { shareInterval } from '../math/share-interval.js'
import { targetIndex } from '../math/target-index.js'
import type { Tag, TagValue } from '../tags/tag.js'
import { type Dimension, generalAspect } from './dimensions.js'
import type { ClusterFacts, FigureFact, VoiceFact } from './facts.js'
import type { Evidence, Statement } from './persona.js'
import { being, meanSentence, shareSentence, trait } from './sentences.js'
import type { VoicePolarity } from './voice.js'

/** Below this many customers nothing is said. */
export const leastBase = 30
/** What fewer people said is no more than chance. */
export const leastVoices = 3
/** |z| from which a difference is worth a sentence (1 %, two-sided). */
export const sure = 2.58
/** Cohen's h or d below which a difference, however sure, is too small to matter. */
export const matters = 0.2

/** Everything that can be said of one cluster in one dimension, the most telling first. */
export function statementsOf(cluster: number, dimension: Dimension, facts: ClusterFacts, tags: readonly Tag[]): Statement[] {
  const core = new Set(dimension.facets.flatMap((facet) => facet.filledBy))
  const said = tags.flatMap((tag) =>
    tag.type === 'word'
      ? words(cluster, dimension, tag, facts, core.has(tag.name))
      : figure(cluster, dimension, tag, facts, core.has(tag.name)),
  )
  const voiced = (dimension.voice ?? []).flatMap((polarity) => voices(cluster, dimension, polarity, facts))
  return [...said, ...voiced].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
}

function words(cluster: number, dimension: Dimension, tag: Tag, facts: ClusterFacts, core: boolean): Statement[] {
  const rows = facts.words.filter((fact) => fact.tag === tag.name && fact.word !== '' && fact.word !== 'unknown')
  const own = rows.filter((fact) => fact.cluster === cluster)
  const base = total(own.map((fact) => fact.count))
  const otherBase = total(rows.map((fact) => fact.count)) - base
  if (base < leastBase) return []
  const all = own.map((fact) => {
    const others = total(rows.filter((row) => row.word === fact.word && row.cluster !== cluster).map((row) => row.count))
    const value = tag.values?.find((each) => each.value === fact.word) ?? asIs(fact.word)
    return share(
      dimension,
      tag,
      value,
      trait(tag.label, value.label),
      fact.count,
      base,
      others,
      otherBase,
      tagEvidence(tag, cluster, base, facts),
    )
  })
  const telling = all
    .filter((each) => each.z >= sure && each.effect >= matters && each.number >= 0.1)
    .sort((a, b) => b.effect - a.effect)
  // Where nothing sets them apart, what most of them are is still worth knowing.
  const most = [...all].sort((a, b) => b.number - a.number).slice(0, 1)
  const common = core ? most : most.filter((each) => each.number >= 0.5)
  return (telling.length > 0 ? telling : common).slice(0, 2)
}

function figure(cluster: number, dimension: Dimension, tag: Tag, facts: ClusterFacts, core: boolean): Statement[] {
  const rows = facts.figures.filter((fact) => fact.tag === tag.name)
  const own = rows.find((fact) => fact.cluster === cluster)
  if (!own || own.n < leastBase) return []
  const others = pooled(rows.filter((fact) => fact.cluster !== cluster))
  const evidence = tagEvidence(tag, cluster, own.n, facts)
  if (tag.type === 'flag') {
    const count = Math.round(own.mean * own.n)
    const said = share(
      dimension,
      tag,
      undefined,
      being(tag.label),
      count,
      own.n,
      Math.round(others.mean * others.n),
      others.n,
      evidence,
    )
    return core || (Math.abs(said.z) >= sure && Math.abs(said.effect) >= matters) ? [said] : []
  }
  const z = others.n >= leastBase ? meanDifference(own, others) : 0
  const spread = pooled(rows).deviation
  const effect = spread > 0 ? (own.mean - others.mean) / spread : 0
  if (!core && (Math.abs(z) < sure || Math.abs(effect) < matters)) return []
  const everyone = pooled(rows).mean
  const interval = meanInterval(own.mean, own.deviation, own.n)
  return [
    {
      id: `${dimension.name}.${tag.name}`,
      dimension: dimension.name,
      subject: tag.name,
      subjectLabel: tag.label,
      what: tag.label,
      text: meanSentence(tag.label, tag.unit, { mean: own.mean, interval, base: own.n, everyone }),
      kind: 'mean',
      number: own.mean,
      unit: tag.unit,
      base: own.n,
      interval,
      everyone,
      effect,
      z,
      evidence,
    },
  ]
}

function voices(cluster: number, dimension: Dimension, polarity: VoiceFact['polarity'], facts: ClusterFacts): Statement[] {
  const base = facts.clusters[cluster]!.speakers
  const otherBase = total(facts.clusters.map(({ speakers }) => speakers)) - base
  if (base < leastBase) return []
  const said = facts.voices
    .filter(
      (voice) =>
        voice.cluster === cluster &&
        voice.polarity === polarity &&
        voice.people >= leastVoices &&
        (voice.aspect === generalAspect) === (dimension.general === true),
    )
    .map((voice) => {
      const others = total(
        facts.voices
          .filter((each) => each.aspect === voice.aspect && each.polarity === polarity && each.cluster !== cluster)
          .map((each) => each.people),
      )
      const label = voiceLabel(polarity, voice.aspect)
      const evidence: Evidence[] = voice.quotes.map((quote) => ({ kind: 'quote', ...quote }))
      return share(
        dimension,
        { name: `voice:${polarity}`, label: voiceWords[polarity] },
        asIs(voice.aspect),
        label,
        voice.people,
        base,
        others,
        otherBase,
        evidence,
      )
    })
  // What they say most, and what they say more than others do.
  const most = [...said].sort((a, b) => b.number - a.number).slice(0, 3)
  const own = said
    .filter((each) => each.z >= sure && each.effect >= matters)
    .sort((a, b) => b.effect - a.effect)
    .slice(0, 3)
  return [...new Set([...own, ...most])]
}

export function share(
  dimension: Dimension,
  subject: Pick<Tag, 'name' | 'label'>,
  value: TagValue | undefined,
  what: Label,
  count: number,
  base: number,
  others: number,
  otherBase: number,
  evidence: readonly Evidence[],
): Statement {
  const number = count / base
  const everyone = (count + others) / (base + otherBase)
  const tgi = targetIndex(number, everyone)
  const interval = shareInterval(count, base)
  return {
    id: `${dimension.name}.${subject.name}${value === undefined ? '' : `.${value.value}`}`,
    dimension: dimension.name,
    subject: subject.name,
    subjectLabel: subject.label,
    ...(value === undefined ? {} : { value: value.value, valueLabel: value.label }),
    what,
    text: shareSentence(what, { number, interval, base, everyone, tgi }),
    kind: 'share',
    number,
    unit: 'ratio',
    base,
    interval,
    everyone,
    ...(tgi === undefined ? {} : { tgi }),
    effect: otherBase > 0 ? 2 * Math.asin(Math.sqrt(number)) - 2 * Math.asin(Math.sqrt(others / otherBase)) : 0,
    z: shareDifference(count, base, others, otherBase),
    evidence,
  }
}

/** A word that no catalog knows is its own label. */
const asIs = (word: string): TagValue => ({ value: word, label: { zh: word, en: word } })

const voiceWords: Readonly<Record<VoicePolarity, Label>> = {
  positive: { zh: '称赞', en: 'praising' },
  negative: { zh: '抱怨', en: 'complaining about' },
  need: { zh: '希望有', en: 'wishing for' },
}

function voiceLabel(polarity: VoiceFact['polarity'], aspect: string): Label {
  const said = { positive: ['称赞', 'praising'], negative: ['抱怨', 'complaining about'], need: ['希望有', 'wishing for'] }[
    polarity
  ]
  return { zh: `发声者中${said[0]}「${aspect}」`, en: `Of those who spoke, ${said[1]} “${aspect}”` }
}

/** What a tag's sentence rests on: the tag's own table, and for those made of orders the orders themselves. */
function tagEvidence(tag: Tag, cluster: number, customers: number, facts: ClusterFacts): Evidence[] {
  const { purchases, orders } = facts.clusters[cluster]!
  const from: Evidence = { kind: 'tag', tag: tag.name, source: tag.source, customers }
  return tag.source.startsWith('order') && orders.length > 0 ? [from, { kind: 'orders', count: purchases, ids: orders }] : [from]
}

/** Moments of several groups together. */
export function pooled(groups: readonly FigureFact[]): Moments {
  const n = total(groups.map((group) => group.n))
  const mean = n > 0 ? total(groups.map((group) => group.n * group.mean)) / n : 0
  const squares = total(groups.map((group) => (group.n - 1) * group.deviation ** 2 + group.n * (group.mean - mean) ** 2))
  return { n, mean, deviation: n > 1 ? Math.sqrt(Math.max(0, squares) / (n - 1)) : 0 }
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
