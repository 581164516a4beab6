import type { Window } from '../../catalog/window.js'
import type { FieldTest, Range, Segment } from '../../segments/form.js'
import type { Breakdown, Measured } from '../query.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import type { Clause } from './clause.js'
import type { Condition } from './expression.js'
import type { Note } from './note.js'
import type { Token } from './token.js'

/** Marks of a sentence's shape that carry no condition: what is asked, and how it is to be laid out. */
export interface Marks {
  count: boolean
  list: boolean
  which: boolean
  what: boolean
  distribution: boolean
  trend: boolean
  rank: boolean
  direction?: 'asc' | 'desc'
  top?: number
  topShare?: { share: number; end: 'top' | 'bottom' }
  average: boolean
  median: boolean
  sum: boolean
  share: boolean
  lower: boolean
  higher: boolean
  rose: boolean
  fell: boolean
  changed: boolean
  yearOnYear: boolean
  periodOnPeriod: boolean
  each: boolean
  /** 分别: one figure for each thing named. */
  apart: boolean
  howOften: boolean
  howMuch: boolean
  person: boolean
  /** Customers were described by a tag. */
  people: boolean
}

/** A tag or field named without a value: what to break down by, or what to average. */
export interface Mention {
  readonly token: Token
  readonly dimension: boolean
}

/** What a stretch of the question says about which customers, which figures, which time, laid out how. */
export interface Scope {
  readonly who: Segment[]
  readonly measures: Measured[]
  /** Values that limit the acts measured, not the customers. */
  readonly where: FieldTest[]
  readonly windows: Window[]
  readonly by: Breakdown[]
  readonly mentions: Mention[]
  readonly having: { range: Range }[]
  readonly marks: Marks
  readonly notes: Note[]
  readonly leftovers: Token[]
  /** Acts whose count or sum is asked (买了多少次), in order. */
  readonly acts: { clause: Clause; how: 'count' | 'interval' | 'amount' | 'most' | 'units' }[]
  /** Every behaviour read, settled ones too. */
  readonly clauses: Clause[]
  /** Two figures were named without a conjunction between them: 客户数最多的3个城市的客单价. */
  measuresApart?: true
  /** A product or category was read as "bought it" for want of anything else. */
  bought?: true
}

export type Item = Condition | { readonly clause: Clause; readonly joined: 'and' | 'or' }

/** The scope under construction, and where the reading stands. */
export interface Reading {
  readonly tokens: readonly Token[]
  readonly vocabulary: Vocabulary
  readonly asOf: string
  readonly language: 'zh' | 'en'
  readonly scope: Scope
  /** Acts of the measures named anywhere in the question: values of their fields may limit them. */
  readonly measured: ReadonlySet<string>
  at: number
  /** Conditions of the group being read, finished or (a behaviour) still open, in order. */
  items: Item[]
  /** Groups read to their end; they become conditions when the whole sentence is read, since a window may still follow. */
  groups: Item[][]
  clause?: Clause | undefined
  /** The clause closed last in this group: 买过面膜但没买精华 and "bought X but not Y" look back to it. */
  previous?: Clause | undefined
  joined: 'and' | 'or'
  negated: boolean
  negation?: Token | undefined
  never: boolean
  first: boolean
  /** "how many times", "how much", "most": the next behaviour is what is measured. */
  measureNext?: 'count' | 'interval' | 'amount' | 'most' | undefined
  /** "who" was read: what follows is said of people. */
  relative: boolean
  /** A conjunction stands right before the place of reading. */
  justJoined: boolean
  from: boolean
  place: boolean
  single: boolean
  window?: Window | undefined
  where: FieldTest[]
  much: { of: string; range: Range }[]
  /** Expecting dimensions after 按/各/by: the word that announced them. */
  dimension?: Token | undefined
}

export function emptyScope(): Scope {
  return {
    who: [],
    measures: [],
    where: [],
    windows: [],
    by: [],
    mentions: [],
    having: [],
    notes: [],
    leftovers: [],
    acts: [],
    clauses: [],
    marks: {
      count: false,
      list: false,
      which: false,
      what: false,
      distribution: false,
      trend: false,
      rank: false,
      average: false,
      median: false,
      sum: false,
      share: false,
      lower: false,
      higher: false,
      rose: false,
      fell: false,
      changed: false,
      yearOnYear: false,
      periodOnPeriod: false,
      each: false,
      apart: false,
      howOften: false,
      howMuch: false,
      person: false,
      people: false,
    },
  }
}
