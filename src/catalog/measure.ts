import type { Label, Synonyms, Unit } from './label.js'

/**
 * A number about a segment in a window. Declared once; questions, personas, digests and docs read it from here.
 * - `aggregate`: SQL aggregate over the act's rows (over its detail rows, `detail`, when the question names a field that only they have)
 * - `ratio`: one measure over another, same segment, same window
 * - `perCustomer`: a predicate over each customer's rows (`having`), as a share of the act's customers
 * - `customers`: a count of people, whatever they did
 */
export interface Measure {
  readonly name: string
  readonly label: Label
  readonly synonyms: Synonyms
  readonly definition: Label
  readonly unit: Unit
  readonly better?: 'higher' | 'lower'
  readonly plan: MeasurePlan
}

export type MeasurePlan =
  | { readonly kind: 'customers' }
  | { readonly kind: 'aggregate'; readonly act: string; readonly sql: string; readonly detail?: string }
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'perCustomer'; readonly act: string; readonly having: string }
  /** Customers whose first ever act lies in the window (new), or who also did it before the window (returning). */
  | { readonly kind: 'newcomers'; readonly act: string; readonly returning: boolean }
  /** Of the customers who acted in the period just before the window, the share who acted in it again (回购率). */
  | { readonly kind: 'again'; readonly act: string }
