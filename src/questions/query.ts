import { z } from 'zod'
import { periodUnits, windowForm, type Window } from '../catalog/window.js'
import { fieldTestForm, segmentForm, type Segment } from '../segments/form.js'

/** A row of the answer for each value of a tag (of the customer), of a field (of the act measured), or of each period. */
export const breakdownForm = z.union([
  z.strictObject({ tag: z.string() }),
  z.strictObject({ field: z.string() }),
  z.strictObject({ period: z.enum(periodUnits) }),
])
export type Breakdown = z.infer<typeof breakdownForm>

/** A measure of the catalog, perhaps over some acts only (`where`), or a statistic of a numeric tag over customers. */
export const measuredForm = z.union([
  z.strictObject({ measure: z.string(), where: z.array(fieldTestForm).optional() }),
  z.strictObject({ tag: z.string(), statistic: z.enum(['average', 'median', 'sum', 'max', 'min']) }),
])
export type Measured = z.infer<typeof measuredForm>

/**
 * One question, understood: plain data that prints as a reading and compiles to bound SQL.
 * - `number`: one or more measures of a segment in a window
 * - `share`: of the customers in `base`, how many are in `who` as well
 * - `customers`: the people themselves
 * - `table`: measures by one or two breakdowns; `series`: by period
 * - `compare`: the same measures for each of some named sides (segments or windows)
 * - `quotes`: what they said, word for word
 */
export const queryForm = z.strictObject({
  kind: z.enum(['number', 'share', 'customers', 'table', 'series', 'compare', 'quotes']),
  who: segmentForm,
  base: segmentForm.optional(),
  measures: z.array(measuredForm).max(8),
  window: windowForm.optional() as z.ZodType<Window | undefined>,
  by: z.array(breakdownForm).max(2),
  sides: z
    .array(z.strictObject({ label: z.string(), who: segmentForm.optional(), window: windowForm.optional() as z.ZodType<Window | undefined> }))
    .min(2)
    .max(6)
    .optional(),
  order: z.strictObject({ by: z.enum(['measure', 'key']), direction: z.enum(['asc', 'desc']) }).optional(),
  limit: z.int().min(1).max(10_000).optional(),
})
export type Query = z.infer<typeof queryForm>
export type { Segment }
