import type { VoicePolarity, VoiceQuote } from './voice.js'

/** A figure tag (or flag, as 0 and 1) over the members of one cluster who have it. */
export interface FigureFact {
  readonly tag: string
  readonly cluster: number
  readonly n: number
  readonly mean: number
  /** Sample standard deviation. */
  readonly deviation: number
}

/** How many members of a cluster have one word of a tag. */
export interface WordFact {
  readonly tag: string
  readonly cluster: number
  readonly word: string
  readonly count: number
}

/** How many members of a cluster voiced an opinion of one polarity on one aspect of the own brand, with quotes. */
export interface VoiceFact {
  readonly cluster: number
  readonly aspect: string
  readonly polarity: VoicePolarity
  readonly people: number
  readonly quotes: readonly VoiceQuote[]
}

/** What the warehouse knows of each cluster: the only source of a persona's sentences. */
export interface ClusterFacts {
  readonly clusters: readonly {
    readonly size: number
    /** Members who said anything about the own brand: the base of what members say. */
    readonly speakers: number
    readonly purchases: number
    readonly orders: readonly string[]
    readonly typical: readonly string[]
  }[]
  readonly figures: readonly FigureFact[]
  readonly words: readonly WordFact[]
  readonly voices: readonly VoiceFact[]
}
