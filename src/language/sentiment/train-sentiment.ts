import type { Chance } from '../../math/chance.js'
import { type Calibration, calibrated, fitCalibration, type Scored } from './calibration.js'
import { createFeatureReader } from './features.js'
import { rawScore, type Sample, sigmoid, trainLogistic } from './logistic.js'

/** A text with its side and its source; `weight` says how much it counts beside the others of its source. */
export interface TrainingText {
  readonly text: string
  readonly side: 'negative' | 'neutral' | 'positive'
  readonly source: string
  /** What kind of things it speaks of; '' for words out of any context, which calibrate nothing. */
  readonly domain: string
  readonly weight: number
  /** Balance of the opinions that the lexicon reads in it. */
  readonly opinions: number
}

/** The Chinese sentiment model as it is shipped: one signed byte a bucket. */
export interface SentimentModel {
  readonly bits: number
  readonly weights: Int8Array
  readonly calibration: Calibration
}

export interface TrainingReport {
  readonly texts: Readonly<Record<string, number>>
  /** Share right, positive against negative, by source, of models that saw nothing of its domain. */
  readonly accuracy: Readonly<Record<string, number>>
  /** Mean distance between stated and found probability of positive over ten bins, likewise. */
  readonly calibrationError: number
}

const bits = 20
const settings = { bits, epochs: 6, rate: 0.2, l2: 1e-6 }

/**
 * Trains on all texts, and calibrates on scores that each domain got from a model of the others: a brand's reviews are always a new domain, where
 * the classifier knows less than it thinks and the lexicon is worth more. Texts are in their plain form and distinct.
 * The same texts and chance give the same bytes.
 */
export function trainSentiment(
  texts: readonly TrainingText[],
  chance: Chance,
): { model: SentimentModel; report: TrainingReport } {
  const read = createFeatureReader(bits)
  const balance = balanceOf(texts)
  const samples = texts.map(({ text, side, weight }, index): Sample => {
    return { features: read(text).slice(), label: side === 'positive' ? 1 : 0, weight: weight * balance(texts[index]!) }
  })
  const train = (takesPart: (text: TrainingText) => boolean) =>
    trainLogistic(
      samples.filter((_, index) => texts[index]!.side !== 'neutral' && takesPart(texts[index]!)),
      { ...settings, random: () => chance.next() },
    )
  const scored = scoredByOthers(texts, samples, train)
  const calibration = fitCalibration(scored.map(({ one }) => one))
  const { bytes, scale } = quantised(train(() => true))
  return {
    model: { bits, weights: bytes, calibration: { ...calibration, slope: calibration.slope * scale } },
    report: {
      texts: countBy(texts),
      accuracy: accuracyBy(scored, calibration),
      calibrationError: calibrationError(scored, calibration),
    },
  }
}

interface ScoredText {
  readonly text: TrainingText
  readonly one: Scored
}

/** Each domain's texts with the score of a model that never saw the domain; all domains weigh alike. */
function scoredByOthers(
  texts: readonly TrainingText[],
  samples: readonly Sample[],
  train: (takesPart: (text: TrainingText) => boolean) => Float32Array,
): ScoredText[] {
  const domains = [...new Set(texts.map(({ domain }) => domain))].filter((domain) => domain !== '')
  const scored = domains.flatMap((domain) => {
    const weights = train((text) => text.domain !== domain)
    const own = [...texts.keys()].filter((index) => texts[index]!.domain === domain)
    const total = own.reduce((sum, index) => sum + samples[index]!.weight, 0)
    return own.map((index): ScoredText => {
      const { features, weight } = samples[index]!
      const text = texts[index]!
      return {
        text,
        one: { score: rawScore(weights, features), opinions: text.opinions, side: text.side, weight: (10_000 * weight) / total },
      }
    })
  })
  const total = (neutral: boolean) =>
    scored.reduce((sum, { one }) => sum + ((one.side === 'neutral') === neutral ? one.weight : 0), 0)
  const lift = (neutralShare / (1 - neutralShare)) * (total(false) / Math.max(1, total(true)))
  return scored.map(({ text, one }) => ({ text, one: one.side === 'neutral' ? { ...one, weight: one.weight * lift } : one }))
}

/** How many texts are taken to say nothing either way before anything is read: the training sets hold far fewer than a shop does. */
const neutralShare = 0.2

/** Within a source both sides weigh alike (up to fourfold): 5,625 praises against 123 complaints say nothing about the next shop. */
function balanceOf(texts: readonly TrainingText[]): (text: TrainingText) => number {
  const counts = new Map<string, number>()
  for (const { source, side } of texts) counts.set(source + side, (counts.get(source + side) ?? 0) + 1)
  return ({ source, side }) => {
    if (side === 'neutral') return 1
    const own = counts.get(source + side) ?? 1
    const other = counts.get(source + (side === 'positive' ? 'negative' : 'positive')) ?? own
    return Math.min(4, (own + other) / 2 / own)
  }
}

/** Weights as signed bytes; the few beyond four standard deviations are cut there. */
function quantised(weights: Float32Array): { bytes: Int8Array; scale: number } {
  let squares = 0
  let used = 0
  for (const weight of weights) {
    if (weight !== 0) used += 1
    squares += weight * weight
  }
  const largest = 5 * Math.sqrt(squares / Math.max(1, used))
  const scale = largest / 127
  return { bytes: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))), scale }
}

function countBy(texts: readonly TrainingText[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { source, side } of texts) counts[`${source} ${side}`] = (counts[`${source} ${side}`] ?? 0) + 1
  return counts
}

function accuracyBy(scored: readonly ScoredText[], calibration: Calibration): Record<string, number> {
  const right = new Map<string, [right: number, all: number]>()
  for (const { text, one } of scored) {
    if (text.side === 'neutral') continue
    const { sentiment } = calibrated(one, calibration)
    const [hits, all] = right.get(text.source) ?? [0, 0]
    right.set(text.source, [hits + Number(sentiment > 0 === (text.side === 'positive')), all + 1])
  }
  return Object.fromEntries([...right].map(([source, [hits, all]]) => [source, Math.round((1000 * hits) / all) / 1000]))
}

function calibrationError(scored: readonly ScoredText[], { slope, opinions, low, high }: Calibration): number {
  const bins = Array.from({ length: 10 }, () => ({ stated: 0, found: 0 }))
  let all = 0
  for (const { one } of scored) {
    if (one.side === 'neutral') continue
    const stated = sigmoid(slope * one.score + opinions * one.opinions - (low + high) / 2)
    const bin = bins[Math.min(9, Math.floor(stated * 10))]!
    bin.stated += one.weight * stated
    bin.found += one.side === 'positive' ? one.weight : 0
    all += one.weight
  }
  return bins.reduce((sum, { stated, found }) => sum + Math.abs(stated - found), 0) / Math.max(1, all)
}
