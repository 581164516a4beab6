import type { Label, Unit } from '../../catalog/label.js'
import type { BoundSql } from '../../catalog/sql.js'
import type { DayRange, PeriodUnit } from '../../catalog/window.js'

/** A column of the answer. */
export interface CompiledColumn {
  readonly key: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly unit?: Unit
  /** `key`: what the row is about; `measure`: a number asked for; `base`: how many cases the first measure rests on; `shown`: beside a customer. */
  readonly role: 'key' | 'measure' | 'base' | 'shown'
  /** The type of a key's values; `bands` holds the limits that an index in the row points between. */
  readonly values?: 'word' | 'number' | 'flag' | 'period' | 'clock' | 'list'
  readonly bands?: readonly number[]
  /** How its fixed words are said. */
  readonly labels?: readonly { readonly value: string; readonly label: Label }[]
  /** What a `period` or `clock` counts in. */
  readonly period?: PeriodUnit
  readonly clock?: 'hour' | 'weekday' | 'monthDay'
  /** A share of counted cases (its base beside it): two of them can be tested against each other. */
  readonly proportion?: true
  /** Nothing happened means 0, not unknown. */
  readonly zero?: true
  /** Adding up exact decimals: shown without the noise of binary fractions. */
  readonly money?: true
}

/** A question as one statement, and how its rows are to be read. */
export interface CompiledQuery {
  readonly bound: BoundSql
  readonly columns: readonly CompiledColumn[]
  /** The days that the measures cover. */
  readonly days: DayRange
  /** What a reader should know of how it was computed. */
  readonly notes: readonly CompileNote[]
}

export type CompileNote =
  /** Sums over item lines (price × quantity), not order amounts. */
  | { readonly code: 'item-lines'; readonly measure: string }
  /** The measure's own default window was taken. */
  | { readonly code: 'default-window'; readonly measure: string }
  /** A calendar period or festival that is still running: figures so far. */
  | { readonly code: 'running-period' }
  /** Not everybody has had these days yet to do the later act. */
  | { readonly code: 'days-not-over'; readonly days: number }
  /** Reviews without stars were judged by sentiment. */
  | { readonly code: 'stars-then-sentiment'; readonly measure: string }

/** What a kind's compiler gives. */
export interface Compiled {
  readonly sql: string
  readonly columns: readonly CompiledColumn[]
  readonly notes: readonly CompileNote[]
}
