import { z } from 'zod'

const day = z.iso.date()
export const periodUnits = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const
export type PeriodUnit = (typeof periodUnits)[number]

/**
 * A stretch of time, mostly relative to the as-of date, so that a saved segment moves with it.
 * - `last`: the n calendar days, weeks (7 days each) or months that end with the as-of date (glossary)
 * - `period`: a calendar period; offset 0 holds the as-of date (and ends with it), −1 is the one before
 * - `festival`: a named range of the festival table, in the year given, else the latest one begun by the as-of date
 * - `from`/`to`: calendar days, both included; one of them may be missing
 * - `before`: the period of equal length just before (环比), or the same one a year earlier (同比), of another window
 * - `ago`: from n days ago up to m days ago, both days included: 「60到30天前」 is `{ from: 60, to: 30 }`
 */
export const windowForm = z.union([
  z.strictObject({ last: z.strictObject({ n: z.int().min(1).max(3660), unit: z.enum(['day', 'week', 'month', 'year']) }) }),
  z.strictObject({ period: z.strictObject({ unit: z.enum(periodUnits), offset: z.int().max(0) }) }),
  z.strictObject({ festival: z.strictObject({ name: z.string(), year: z.int().optional() }) }),
  z.strictObject({ ago: z.strictObject({ from: z.int().min(0).max(36_600), to: z.int().min(0).max(36_600) }) }),
  z.strictObject({ from: day.optional(), to: day.optional() }),
  z.strictObject({
    before: z.strictObject({
      by: z.enum(['period', 'year']),
      get of(): z.ZodType<Window> {
        return z.lazy(() => windowForm) as z.ZodType<Window>
      },
    }),
  }),
])

export type Window =
  | { last: { n: number; unit: 'day' | 'week' | 'month' | 'year' } }
  | { period: { unit: PeriodUnit; offset: number } }
  | { festival: { name: string; year?: number | undefined } }
  | { ago: { from: number; to: number } }
  | { from?: string | undefined; to?: string | undefined }
  | { before: { by: 'period' | 'year'; of: Window } }

/** Calendar days, both included; a missing end is open (but nothing after the as-of date is ever visible). */
export interface DayRange {
  readonly from?: string
  readonly to: string
}
