import type { Label, Unit } from '../catalog/label.js'
import type { Segment } from '../segments/form.js'
import type { DigestWeek } from './week.js'

/** What changed in a week and is worth a message: plain data, from which messages, Markdown, HTML and JSON are made. */
export interface Digest {
  readonly week: DigestWeek
  /** Shopping festivals that touch the week or the one before: much of what moves is theirs. */
  readonly festivals: readonly { readonly name: Label; readonly from: string; readonly to: string }[]
  readonly brand: string
  /** Everyone visible at the week's end, and at the end of the week before. */
  readonly customers: { readonly now: number; readonly before: number }
  readonly trade: readonly TradeLine[]
  /** Groups that part all customers: lifecycle, RFM tiers, personas. */
  readonly groups: readonly Grouping[]
  readonly tagChanges: readonly TagChange[]
  readonly voice: Voice
  readonly next: readonly NextStep[]
}

/** Groups smaller than this are shown as "fewer than", and no flow below it is told. */
export const leastGroup = 5
/** An opinion said by fewer texts in the week is no point yet. */
export const leastMentions = 3

/** One measure of trade over the week, and against what it is judged. */
export interface TradeLine {
  readonly measure: string
  readonly label: Label
  readonly unit: Unit
  readonly better?: 'higher' | 'lower'
  readonly now: number | null
  /** How many cases the number rests on, where the measure is a share or an average. */
  readonly base?: number
  readonly before: number | null
  /** The week of the same number one year earlier; null where data do not reach back. */
  readonly yearBefore: number | null
  /** The weeks before, the earliest first, then this one. */
  readonly history: readonly { readonly week: string; readonly value: number | null }[]
  /** Robust standard deviations from the weeks before (math/robust-distance); only where there are enough of them. */
  readonly distance?: number
  readonly anomaly: boolean
}

export interface Grouping {
  readonly name: string
  readonly label: Label
  readonly groups: readonly GroupMove[]
  /** The largest moves between groups, of customers who were here at both ends of the week. */
  readonly flows: readonly { readonly from: Label; readonly to: Label; readonly customers: number }[]
}

export interface GroupMove {
  readonly value: string
  readonly label: Label
  readonly now: number
  readonly before: number
  /** Customers who came in from or went out to another group; unknown where only sizes are known (personas). */
  readonly gained?: number
  readonly lost?: number
}

/** A tag's value that more customers gained than lost in the week, or the reverse, beyond chance. */
export interface TagChange {
  readonly tag: string
  readonly label: Label
  readonly value: string
  readonly valueLabel: Label
  readonly now: number
  readonly before: number
  readonly gained: number
  readonly lost: number
  /** McNemar (math/paired-difference); believed at a false discovery rate of 5 %. */
  readonly z: number
}

export interface Voice {
  /** Own-brand texts without filler: in the week, and in the four weeks before. */
  readonly texts: { readonly now: number; readonly before: number }
  readonly negative: { readonly now: number; readonly before: number }
  readonly pains: readonly Point[]
  readonly praises: readonly Point[]
  readonly words: readonly HotWord[]
}

/** Something that people said, how often, and whether that is news. */
export interface Point {
  readonly point: string
  /** Texts that say it, in the week and in the four weeks before. */
  readonly now: number
  readonly before: number
  /** Two-proportion test of its share among all texts, against the four weeks before. */
  readonly z: number
  /** `first`: never said before; `new`: not in the four weeks before; `growing`, `falling`: beyond chance; `perhaps`: significant alone, not among so many tests. */
  readonly news: 'first' | 'new' | 'growing' | 'perhaps' | 'falling' | 'steady'
  /** Known customers who said it in these five weeks. */
  readonly people: number
  readonly quotes: readonly PointQuote[]
}

export interface PointQuote {
  readonly text: string
  readonly source: string
  readonly id: string
  readonly at: string
  readonly product: string
}

export interface HotWord {
  readonly word: string
  readonly now: number
  readonly before: number
  /** Log-odds with a Dirichlet prior, in standard deviations. */
  readonly z: number
  readonly isNew: boolean
}

/** What to ask next, of whom, and why. */
export interface NextStep {
  readonly kind: 'interview' | 'survey'
  readonly why: Label
  readonly question: Label
  /** Whom to ask, as a segment; and how many that are. */
  readonly who?: Segment
  readonly customers?: number
}
