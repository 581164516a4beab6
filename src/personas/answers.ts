import { meanDifference } from '../math/mean-difference.js'
import { meanInterval } from '../math/mean-interval.js'
import { facetAsked } from './asked-facets.js'
import type { Dimension, Facet } from './dimensions.js'
import type { AnswerFact, ClusterFacts } from './facts.js'
import type { Evidence, Statement } from './persona.js'
import { meanSentence } from './sentences.js'
import { leastBase, matters, pooled, share, sure } from './statements.js'

/** What members answered to survey questions that speak to a dimension: the choices that tell, else the most common; the mean of a scale. */
export function answerStatements(cluster: number, dimension: Dimension, facts: ClusterFacts): Statement[] {
  const questions = new Map((facts.answers ?? []).map((fact) => [fact.question.id, fact.question]))
  return [...questions.values()].flatMap((question) => {
    const placed = facetAsked(titleOf(question))
    if (placed.dimension !== dimension) return []
    const rows = (facts.answers ?? []).filter((fact) => fact.question.id === question.id)
    return question.scale ? scaleOf(cluster, dimension, rows) : choicesOf(cluster, dimension, rows, placed.facet !== undefined)
  })
}

/** Whether enough members answered a question about a facet. */
export function isAnswered(facet: Facet, cluster: number, facts: ClusterFacts): boolean {
  return (facts.answers ?? []).some(
    (fact) =>
      fact.cluster === cluster && fact.base >= leastBase && facetAsked(titleOf(fact.question)).facet?.label.zh === facet.label.zh,
  )
}

const titleOf = ({ label, id }: AnswerFact['question']) => `${label.zh} ${label.en} ${id.split('/').at(-1)}`

function choicesOf(cluster: number, dimension: Dimension, rows: readonly AnswerFact[], facet: boolean): Statement[] {
  const own = rows.find((fact) => fact.cluster === cluster)
  if (!own || own.base < leastBase) return []
  const otherBase = rows.filter((fact) => fact !== own).reduce((sum, { base }) => sum + base, 0)
  const all = own.choices.map(({ value, label, people, quotes }) => {
    const others = rows
      .filter((fact) => fact !== own)
      .reduce((sum, fact) => sum + (fact.choices.find((one) => one.value === value)?.people ?? 0), 0)
    const what = {
      zh: `回答「${own.question.label.zh}」选「${label.zh}」的`,
      en: `Asked “${own.question.label.en}”, chose “${label.en}”:`,
    }
    const evidence: Evidence[] = [
      { kind: 'tag', tag: subjectOf(own), source: 'answers', customers: own.base },
      ...quotes.map((quote): Evidence => ({ kind: 'quote', ...quote })),
    ]
    return share(
      dimension,
      { name: subjectOf(own), label: own.question.label },
      { value, label },
      what,
      people,
      own.base,
      others,
      otherBase,
      evidence,
    )
  })
  const telling = all
    .filter((each) => each.z >= sure && each.effect >= matters && each.number >= 0.1)
    .sort((a, b) => b.effect - a.effect)
  const most = [...all].sort((a, b) => b.number - a.number).slice(0, 1)
  const common = facet ? most : most.filter((each) => each.number >= 0.5)
  return (telling.length > 0 ? telling : common).slice(0, 2)
}

function scaleOf(cluster: number, dimension: Dimension, rows: readonly AnswerFact[]): Statement[] {
  const moments = rows.flatMap((fact) => (fact.scale ? [{ tag: '', cluster: fact.cluster, ...fact.scale }] : []))
  const own = moments.find((one) => one.cluster === cluster)
  const fact = rows.find((one) => one.cluster === cluster)
  if (!own || !fact || own.n < leastBase) return []
  const others = pooled(moments.filter((one) => one !== own))
  const everyone = pooled(moments)
  const interval = meanInterval(own.mean, own.deviation, own.n)
  const [low, high] = fact.question.scale ?? [0, 0]
  const what = {
    zh: `「${fact.question.label.zh}」（${low}–${high}分）`,
    en: `“${fact.question.label.en}” (${low}–${high})`,
  }
  return [
    {
      id: `${dimension.name}.${subjectOf(fact)}`,
      dimension: dimension.name,
      subject: subjectOf(fact),
      subjectLabel: fact.question.label,
      what,
      text: meanSentence(what, undefined, { mean: own.mean, interval, base: own.n, everyone: everyone.mean }),
      kind: 'mean',
      number: own.mean,
      unit: undefined,
      base: own.n,
      interval,
      everyone: everyone.mean,
      effect: everyone.deviation > 0 ? (own.mean - others.mean) / everyone.deviation : 0,
      z: others.n >= leastBase ? meanDifference(own, others) : 0,
      evidence: [{ kind: 'tag', tag: subjectOf(fact), source: 'answers', customers: own.n }],
    },
  ]
}

const subjectOf = ({ question }: AnswerFact) => `answer:${question.id}`
