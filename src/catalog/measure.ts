import type { Label, Synonyms, Unit } from './label.js'
import type { Window } from './window.js'

/** A number about a segment in a window. Declared once; questions, personas, digests and docs read it from here. */
export interface Measure {
  readonly name: string
  readonly label: Label
  readonly synonyms: Synonyms
  readonly definition: Label
  readonly unit: Unit
  readonly better?: 'higher' | 'lower'
  /** The window where the question names none and the measure means nothing without one; said in the reading. */
  readonly defaultWindow?: Window
  /** Only a part of other measures: nobody asks for it by name. */
  readonly internal?: true
  readonly plan: MeasurePlan
}

export type MeasurePlan =
  /** A count of people, whatever they did. */
  | { readonly kind: 'customers' }
  | AggregatePlan
  /** One measure over another, same segment, same window; both are counts or sums. */
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string }
  /** Over the customers who did the act: each has `n` (acts), `first` and `last` (days); `sql` aggregates those. */
  | { readonly kind: 'perCustomer'; readonly act: string; readonly sql: string }
  /** Customers whose first ever act lies in the window (new), or who also did it before the window (returning). */
  | { readonly kind: 'newcomers'; readonly act: string; readonly returning: boolean }
  /** Customers who acted in the period just before the window (`before`), and those of them who acted in it again (`again`). */
  | { readonly kind: 'again'; readonly act: string; readonly count: 'before' | 'again' }
  /** Distinct customers who did the act, per period: averaged over the periods of the window. */
  | { readonly kind: 'perPeriod'; readonly act: string; readonly unit: 'day' | 'week' | 'month' }

/** A sum over the rows of one act; over its detail rows when the question names a field that only they have, or `of` does. */
export interface AggregatePlan {
  readonly kind: 'aggregate'
  readonly act: string
  /** `acts`: how many acts; `people`: how many customers did it; `distinct`, `sum`, `average`, `median`, `most`, `least`: of `of`. */
  readonly how: 'acts' | 'people' | 'distinct' | 'sum' | 'average' | 'median' | 'most' | 'least'
  /** Constant SQL over the act's table; not given where only the detail rows know it. */
  readonly of?: string
  /** The same over the detail's table; without it (and with `of`), detail fields cannot limit this measure. */
  readonly detail?: string
  /** Further constant condition on the act's rows. */
  readonly when?: string
}
