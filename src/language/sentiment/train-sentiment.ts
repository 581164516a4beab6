import type { Chance } from '../../math/chance.js'
import { type Calibration, fitCalibration, type Scored } from './calibration.js'
import { createFeatureReader } from './features.js'
import { rawScore, type Sample, trainLogistic } from './logistic.js'

/** A text with its side and its source; `weight` says how much it counts beside the others of its source. */
export interface TrainingText {
  readonly text: string
  readonly side: 'negative' | 'neutral' | 'positive'
  readonly source: string
  readonly weight: number
}

/** The Chinese sentiment model as it is shipped: one signed byte a bucket. */
export interface SentimentModel {
  readonly bits: number
  readonly weights: Int8Array
  readonly calibration: Calibration
}

export interface TrainingReport {
  readonly texts: Readonly<Record<string, number>>
  /** Share right, out of fold, positive against negative, by source. */
  readonly accuracy: Readonly<Record<string, number>>
  /** Mean distance between stated and found probability of positive over ten bins, out of fold. */
  readonly calibrationError: number
}

const bits = 20
const folds = 5
const settings = { bits, epochs: 6, rate: 0.2, l2: 1e-6 }

/**
 * Trains on all texts; calibrates on scores that each fold got from the others. Texts are in their plain form and distinct.
 * The same texts and chance give the same bytes.
 */
export function trainSentiment(
  texts: readonly TrainingText[],
  chance: Chance,
): { model: SentimentModel; report: TrainingReport } {
  const read = createFeatureReader(bits)
  const balance = balanceOf(texts)
  const samples = texts.map(
    (text): Sample => ({
      features: read(text.text).slice(),
      label: text.side === 'positive' ? 1 : 0,
      weight: text.weight * balance(text),
    }),
  )
  const fold = texts.map(() => chance.whole(folds))
  const random = () => chance.next()
  const scores = new Float64Array(texts.length)
  for (let out = 0; out < folds; out++) {
    const weights = trainLogistic(
      samples.filter((_, index) => fold[index] !== out && texts[index]!.side !== 'neutral'),
      { ...settings, random },
    )
    samples.forEach((sample, index) => {
      if (fold[index] === out) scores[index] = rawScore(weights, sample.features)
    })
  }
  const scored = texts.map(
    (text, index): Scored => ({ score: scores[index]!, side: text.side, weight: text.weight * balance(text) }),
  )
  const calibration = fitCalibration(scored)
  const weights = trainLogistic(
    samples.filter((_, index) => texts[index]!.side !== 'neutral'),
    { ...settings, random },
  )
  const { bytes, scale } = quantised(weights)
  return {
    model: { bits, weights: bytes, calibration: { ...calibration, slope: calibration.slope * scale } },
    report: {
      texts: countBy(texts),
      accuracy: accuracyBy(texts, scores),
      calibrationError: calibrationError(texts, scores, calibration),
    },
  }
}

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

function accuracyBy(texts: readonly TrainingText[], scores: Float64Array): Record<string, number> {
  const right = new Map<string, [right: number, all: number]>()
  texts.forEach(({ source, side }, index) => {
    if (side === 'neutral') return
    const [hits, all] = right.get(source) ?? [0, 0]
    right.set(source, [hits + Number(scores[index]! > 0 === (side === 'positive')), all + 1])
  })
  return Object.fromEntries([...right].map(([source, [hits, all]]) => [source, Math.round((1000 * hits) / all) / 1000]))
}

function calibrationError(texts: readonly TrainingText[], scores: Float64Array, { slope, low, high }: Calibration): number {
  const bins = Array.from({ length: 10 }, () => ({ stated: 0, found: 0, size: 0 }))
  let all = 0
  texts.forEach(({ side }, index) => {
    if (side === 'neutral') return
    const stated = 1 / (1 + Math.exp((low + high) / 2 - slope * scores[index]!))
    const bin = bins[Math.min(9, Math.floor(stated * 10))]!
    bin.stated += stated
    bin.found += Number(side === 'positive')
    bin.size += 1
    all += 1
  })
  return bins.reduce((sum, { stated, found }) => sum + Math.abs(stated - found), 0) / Math.max(1, all)
}
