import { z } from 'zod'

/** The thresholds that a workspace may move. The meanings are the glossary's; so are the defaults. */
const thresholds = z.strictObject({
  /** Days since the last purchase (since the first one for `newcomer`), each bound included in the earlier stage. */
  newcomerDays: z.int().min(1).default(30),
  activeDays: z.int().min(1).default(90),
  silentDays: z.int().min(1).default(180),
  churnRiskDays: z.int().min(1).default(365),
  /** A purchase counts as discounted from this discount ÷ (amount + discount) on. */
  discountedFrom: z.number().gt(0).lt(1).default(0.2),
  /** The share of buyers with two or more purchases that is called price-sensitive. */
  sensitiveShare: z
    .number()
    .gt(0)
    .lt(1)
    .default(1 / 3),
  /** R, F, M count as high from this score on. */
  highScore: z.int().min(2).max(5).default(4),
  /** Active days in the last 30 from which activity is called high, and middle. */
  highActivityDays: z.int().min(1).default(10),
  middleActivityDays: z.int().min(1).default(3),
})
export type TagSettings = z.infer<typeof thresholds>

/** Thresholds that part one scale into stages, in their order. */
const ascending: readonly (readonly [keyof TagSettings, keyof TagSettings])[] = [
  ['activeDays', 'silentDays'],
  ['silentDays', 'churnRiskDays'],
  ['middleActivityDays', 'highActivityDays'],
]

export const tagSettingsForm = thresholds.superRefine((settings, context) => {
  for (const [lower, higher] of ascending) {
    const [from, to] = [settings[lower], settings[higher]]
    if (from >= to)
      context.addIssue({ code: 'custom', path: [higher], message: `${to} 须大于 / must be more than ${lower} (${from})` })
  }
})

export const defaultTagSettings: TagSettings = tagSettingsForm.parse({})
