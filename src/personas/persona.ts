import type { Label, Unit } from '../catalog/label.js'
import type { Interval } from '../math/share-interval.js'
import type { Trial } from './choose.js'
import type { DimensionName } from './dimensions.js'
import type { FeatureSpace } from './features.js'
import type { VoiceQuote } from './voice.js'

/** One kind of customer of the brand, with what is known of them and what is not. Plain data: stored, exported and rendered from here. */
export interface Persona {
  /** Keeps its meaning from build to build where the members do. */
  readonly id: string
  readonly name: Label
  readonly size: number
  /** Of the customers who were given a persona. */
  readonly share: number
  readonly interval: Interval
  readonly statements: readonly Statement[]
  readonly unknowns: readonly Unknown[]
  /** Customer ids of members near the middle of it: whom to interview. */
  readonly typical: readonly string[]
  readonly drift?: Drift
}

/** A sentence about a persona with its number, how sure it is, what it is compared with, and what it rests on. */
export interface Statement {
  /** Stable: persona, dimension, subject. */
  readonly id: string
  readonly dimension: DimensionName
  readonly subject: string
  readonly subjectLabel: Label
  readonly value?: string
  readonly valueLabel?: Label
  /** What the number is the share or mean of, in a few words. */
  readonly what: Label
  /** The whole sentence: what, number, interval, base, everyone. */
  readonly text: Label
  readonly kind: 'share' | 'mean'
  readonly number: number
  readonly unit: Unit | undefined
  /** How many customers of the persona the number is about. */
  readonly base: number
  /** 95 %. */
  readonly interval: Interval
  /** The same number over all customers with a persona. */
  readonly everyone: number
  /** Shares only: share here ÷ share of everyone × 100. */
  readonly tgi?: number
  /** Effect size against the customers of all other personas: Cohen's h of shares, Cohen's d of means. */
  readonly effect: number
  /** Test statistic of that difference; beyond ±2.58 it is significant at 1 %. */
  readonly z: number
  readonly evidence: readonly Evidence[]
}

export type Evidence =
  /** The tag and the table that it is computed from. */
  | { readonly kind: 'tag'; readonly tag: string; readonly source: string; readonly customers: number }
  /** Purchases of the members: how many, and some of their order ids, the latest first. */
  | { readonly kind: 'orders'; readonly count: number; readonly ids: readonly string[] }
  | ({ readonly kind: 'quote' } & VoiceQuote)

/** Something that the persona's sheet should say and no data does, with the survey question that would fill it. */
export interface Unknown {
  readonly dimension: DimensionName
  readonly facet: Label
  readonly why: Label
  readonly question: Label
}

/** How a persona moved since the build before. */
export interface Drift {
  readonly since: string
  /** Members then and now ÷ members then or now, over customers who had a persona both times: 1 is unchanged. */
  readonly overlap: number
  readonly shareBefore: number
  readonly sizeBefore: number
}

export interface PersonaBuild {
  readonly build: string
  readonly asOf: string
  /** ISO week, `2026-W46`. */
  readonly week: string
  readonly customers: number
  readonly assigned: number
  /** Customers the clusters were learned from. */
  readonly learnedFrom: number
  readonly trials: readonly Trial[]
  readonly chosen: Trial
  readonly space: FeatureSpace
  readonly clusters: readonly { readonly id: string; readonly centroid: readonly number[] }[]
  readonly personas: readonly Persona[]
  /** The as-of date of the build that sizes and members are compared with; missing for the first. */
  readonly since?: string
  /** Ids of the build before that no persona continues. */
  readonly gone: readonly string[]
}
