import type { Label } from '../catalog/label.js'
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

/** What the members of a cluster who answered a survey question answered; of identified answers only. */
export interface AnswerFact {
  readonly question: {
    /** `survey/question`. */
    readonly id: string
    readonly label: Label
    /** The ends of its scale, where it is one. */
    readonly scale?: readonly [number, number]
  }
  readonly cluster: number
  /** Members who answered it. */
  readonly base: number
  /** What they chose, with what those who chose it wrote beside; of a ranking, what they put first. */
  readonly choices: readonly {
    readonly value: string
    readonly label: Label
    readonly people: number
    readonly quotes: readonly VoiceQuote[]
  }[]
  readonly scale?: { readonly n: number; readonly mean: number; readonly deviation: number }
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
  readonly answers?: readonly AnswerFact[]
}
