import { z } from 'zod'
import { type Window, windowForm } from '../catalog/window.js'

const scalar = z.union([z.string(), z.number(), z.boolean()])
export type Scalar = z.infer<typeof scalar>

/** A range of numbers or of days; a bound is included unless it is named exclusive. */
export const rangeForm = z
  .strictObject({
    min: z.union([z.number(), z.iso.date()]).optional(),
    max: z.union([z.number(), z.iso.date()]).optional(),
    above: z.union([z.number(), z.iso.date()]).optional(),
    below: z.union([z.number(), z.iso.date()]).optional(),
  })
  .refine((range) => Object.values(range).some((bound) => bound !== undefined), 'a range needs at least one bound')
export type Range = z.infer<typeof rangeForm>

/** What is asked of one value: one of some words, within a range, or known at all. */
export const testForm = z.union([
  z.strictObject({ oneOf: z.array(scalar).min(1) }),
  z.strictObject({ noneOf: z.array(scalar).min(1) }),
  z.strictObject({ range: rangeForm }),
  z.strictObject({ known: z.boolean() }),
  /** The text contains one of these words, letter case aside. */
  z.strictObject({ contains: z.array(z.string().min(1)).min(1) }),
  /** In the top (or bottom) share of the customers who have a value, 0 < share < 1. */
  z.strictObject({ top: z.number().gt(0).lt(1) }),
  z.strictObject({ bottom: z.number().gt(0).lt(1) }),
])
export type Test = z.infer<typeof testForm>

/** A test on a field of an act: `{ field: 'category', is: { oneOf: ['面膜'] } }`. */
export const fieldTestForm = z.strictObject({ field: z.string(), is: testForm })
export type FieldTest = z.infer<typeof fieldTestForm>

/**
 * How much of an act, within a range: how many times (`count`), on how many days (`days`), the sum of a numeric field (`amount`,
 * `quantity`), or how many different values of a word field (`category`). A range that admits 0 holds for those who never did it.
 */
export const muchForm = z.strictObject({ of: z.string(), range: rangeForm })
export type Much = z.infer<typeof muchForm>

/**
 * Which customers: the one typed form behind questions, tags, quotas, invitations, alerts and digests.
 *
 * @example { all: [{ tag: 'gender', is: { oneOf: ['female'] } }, { not: { did: 'order', window: { last: { n: 7, unit: 'day' } } } }] }
 */
export type Segment =
  | { all: Segment[] }
  | { any: Segment[] }
  | { not: Segment }
  | { tag: string; is: Test }
  | Did
  | { saved: string }

/** Did something in a window, perhaps so many times, perhaps without doing another thing with the same product afterwards. */
export interface Did {
  did: string
  where?: FieldTest[] | undefined
  window?: Window | undefined
  /** All must hold; without it: at least once. */
  much?: Much[] | undefined
  /** No such act with the same product (or category, where no product is known) after it, up to the as-of date (加购未购). */
  withoutLater?: string | undefined
  /** First ever: the customer's first such act lies in the window (新客). */
  first?: true | undefined
  /** Did it in the window and before it as well (老客). */
  returning?: true | undefined
  /** And afterwards, within so many calendar days of one such act (of the first ever with `first`), did this as well. */
  followedBy?: { did: string; where?: FieldTest[] | undefined; days: number } | undefined
  /** Did it less (more) often in the window than in the period of equal length just before it. */
  change?: 'less' | 'more' | undefined
}

export const didForm: z.ZodType<Did> = z.strictObject({
  did: z.string(),
  where: z.array(fieldTestForm).optional(),
  window: windowForm.optional() as z.ZodType<Window | undefined>,
  much: z.array(muchForm).optional(),
  withoutLater: z.string().optional(),
  first: z.literal(true).optional(),
  returning: z.literal(true).optional(),
  followedBy: z
    .strictObject({ did: z.string(), where: z.array(fieldTestForm).optional(), days: z.int().min(0).max(3660) })
    .optional(),
  change: z.enum(['less', 'more']).optional(),
})

export const segmentForm: z.ZodType<Segment> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(segmentForm) }),
    z.strictObject({ any: z.array(segmentForm).min(1) }),
    z.strictObject({ not: segmentForm }),
    z.strictObject({ tag: z.string(), is: testForm }),
    didForm,
    z.strictObject({ saved: z.string() }),
  ]),
)

/** Everyone. */
export const everyone: Segment = { all: [] }
