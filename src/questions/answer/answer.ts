import type { Unit } from '../../catalog/label.js'

export type Cell = string | number | boolean | null | readonly string[]
export type Row = Readonly<Record<string, Cell>>

export interface Column {
  readonly key: string
  readonly label: string
  readonly unit?: Unit
  /** How people say its values in the answer's language, where rows hold them by another name (female: 女性, 2026-05-01: 2026-05). */
  readonly labels?: Readonly<Record<string, string>>
}

/** The answer part of the command contract, without its summary sentence. */
export interface ShapedAnswer {
  readonly kind: 'number' | 'customers' | 'table' | 'series' | 'quotes'
  /** A ratio is 0 … 1; null where there was nothing to divide by or to average. */
  readonly value?: number | null
  readonly unit?: Unit
  /** All customers, quotes or groups there are, of which `rows` may hold the first. */
  readonly total?: number
  /** How many cases the value rests on. */
  readonly n?: number
  /** Ranked customers beyond the limit have the same figure as the last one listed. */
  readonly moreTies?: true
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}
