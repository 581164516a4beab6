import { z } from 'zod'
import { periodUnits, type Window, windowForm } from '../catalog/window.js'
import { fieldTestForm, rangeForm, segmentForm } from '../segments/form.js'

const window = windowForm.optional() as z.ZodOptional<z.ZodType<Window>>

/**
 * A row of the answer for each
 * - `tag`: value of a tag of the customer; with `bands`, for each range of a numeric one (`[18, 25]`: under 18, 18 to under 25, 25 and over)
 * - `field`: value of a field of the act measured
 * - `period`: period in which the act happened; `clock`: hour of the day (0–23), weekday (1 Monday … 7) or day of the month
 */
export const breakdownForm = z.union([
  z.strictObject({ tag: z.string(), bands: z.array(z.number()).min(1).max(50).optional() }),
  z.strictObject({ field: z.string() }),
  z.strictObject({ period: z.enum(periodUnits) }),
  z.strictObject({ clock: z.enum(['hour', 'weekday', 'monthDay']) }),
])
export type Breakdown = z.infer<typeof breakdownForm>

/**
 * A measure of the catalog, perhaps over some acts only (`where`), or a statistic of a numeric tag over customers. `as`:
 * - `share`: in a table, each row's part of the total over all rows; in a number, the measure of `who` and `where` over that of `base` (everyone)
 *   without `where`. Only of counts and sums.
 * - `growth`, `change`: against the period just before (`against: 'period'`, 环比) or one year earlier (`'year'`, 同比): now ÷ then − 1, now − then
 */
export const measuredForm = z.union([
  z.strictObject({
    measure: z.string(),
    where: z.array(fieldTestForm).optional(),
    as: z.enum(['share', 'growth', 'change']).optional(),
    against: z.enum(['period', 'year']).optional(),
  }),
  z.strictObject({ tag: z.string(), statistic: z.enum(['average', 'median', 'sum', 'max', 'min']) }),
])
export type Measured = z.infer<typeof measuredForm>

const sideForm = z.strictObject({ label: z.string(), who: segmentForm.optional(), window })

/**
 * One question, understood: plain data that prints as a reading and compiles to bound SQL.
 * - `number`: one or more measures of a segment in a window
 * - `share`: of the customers in `base` (everyone, where missing), how many are in `who` as well
 * - `customers`: the people themselves, perhaps ranked by the first measure, with the tags to `show`
 * - `table`: measures by one or two breakdowns; `series`: by the period in `by` (and perhaps a second breakdown)
 * - `compare`: the measures (or, without any, the share in `who`) for each of some named sides (segments, windows or both), `who` holding for all
 * - `quotes`: what they said, word for word: of the measure's act (`mentions`, `reviews`, `tickets`, `posts`)
 *
 * `window` bounds the measures' acts. A window within `who` bounds that behaviour only. `having` keeps the groups whose measure lies in a range.
 */
export const queryForm = z.strictObject({
  kind: z.enum(['number', 'share', 'customers', 'table', 'series', 'compare', 'quotes']),
  who: segmentForm,
  base: segmentForm.optional(),
  measures: z.array(measuredForm).max(8),
  window,
  by: z.array(breakdownForm).max(2),
  sides: z.array(sideForm).min(2).max(12).optional(),
  /** The position of the measure in `measures` (the first where missing) whose value groups or customers must have. */
  having: z.array(z.strictObject({ measure: z.int().min(0).max(7).optional(), range: rangeForm })).optional(),
  /** `measure`: by the first measure, or that at position `at`; `key`: by the breakdown. */
  order: z
    .strictObject({ by: z.enum(['measure', 'key']), at: z.int().min(0).max(7).optional(), direction: z.enum(['asc', 'desc']) })
    .optional(),
  limit: z.int().min(1).max(10_000).optional(),
  /** Tags to show beside each customer. */
  show: z.array(z.string()).max(12).optional(),
})
export type Query = z.infer<typeof queryForm>
