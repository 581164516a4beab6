import type { Label } from '../../catalog/label.js'
import type { NetPromoter } from '../../math/net-promoter.js'
import type { Interval } from '../../math/share-interval.js'
import type { OpenResult } from './open-answers.js'

/** How many of the base. Shares are weighted where there are weights; counts are people as they are. */
export interface Share {
  readonly value: string
  readonly label: Label
  readonly count: number
  /** 0 … 1 of those who answered. */
  readonly share: number
  /** 95 % Wilson, by the effective base; undefined where one person may count several times (panels). */
  readonly interval: Interval | undefined
}

interface Common {
  readonly path: string
  readonly title: Label
  readonly within?: { readonly name: string; readonly title: Label }
  /** Who answered. */
  readonly base: number
  /** Answers counted, where a person may give several (panels); else the base. */
  readonly answers: number
  /** Kish's effective base of those who answered; the base itself without weights. */
  readonly effectiveBase: number
}

export interface ChoiceResult extends Common {
  readonly kind: 'single' | 'multiple' | 'yes-no'
  readonly shares: readonly Share[]
  /** What was written at "other", as it was written; the most frequent first. */
  readonly others: readonly { readonly text: string; readonly count: number }[]
}

export interface ScaleResult extends Common {
  readonly kind: 'scale'
  readonly shares: readonly Share[]
  readonly mean: number
  readonly meanInterval: Interval | undefined
  readonly median: number
  readonly deviation: number
  /** The two best and the two worst points together, of scales with four points or more. The top box is the CSAT. */
  readonly topTwo: Share | undefined
  readonly bottomTwo: Share | undefined
  /** Of a scale from 0 to 10: 9–10 less 0–6. */
  readonly nps: (NetPromoter & { readonly promoters: Share; readonly passives: Share; readonly detractors: Share }) | undefined
}

export interface RankedItem {
  readonly value: string
  readonly label: Label
  /** Who gave it a rank at all. */
  readonly ranked: number
  /** 1 is best; of those who ranked it. */
  readonly meanRank: number
  readonly firsts: number
  readonly firstShare: number
  readonly firstInterval: Interval | undefined
  /** Borda count as a share of what is possible: m − rank points for m items, unranked items sharing the points left; 0 … 1. */
  readonly borda: number
}

export interface RankingResult extends Common {
  readonly kind: 'ranking'
  readonly items: readonly RankedItem[]
}

export interface NumberResult extends Common {
  readonly kind: 'number'
  readonly mean: number
  readonly meanInterval: Interval | undefined
  readonly deviation: number
  readonly quartiles: readonly [low: number, median: number, high: number]
  readonly least: number
  readonly most: number
}

export interface DateResult extends Common {
  readonly kind: 'date'
  readonly earliest: string
  readonly latest: string
  readonly byMonth: readonly Share[]
}

export interface OpenQuestionResult extends Common {
  readonly kind: 'open'
  readonly contact: boolean
  readonly said: OpenResult | undefined
}

export interface FileResult extends Common {
  readonly kind: 'file'
}

export type QuestionResult =
  | ChoiceResult
  | ScaleResult
  | RankingResult
  | NumberResult
  | DateResult
  | OpenQuestionResult
  | FileResult
