import { z } from 'zod'
import { segmentForm, testForm } from '../../segments/form.js'

/** Words in both languages; one string stands for both. */
const label = z.union([
  z.string().transform((text) => ({ zh: text, en: text })),
  z.strictObject({ zh: z.string(), en: z.string() }),
])

/** A time of day, `HH:MM`. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day as 09:00')

/** Whom a quota cell counts: by an answer of the survey, by a segment, by a tag, or by persona. All of a cell's conditions must hold. */
const conditionForm = z.union([
  z.strictObject({ question: z.string(), is: testForm }),
  z.strictObject({ segment: segmentForm }),
  z.strictObject({ tag: z.string(), is: testForm }),
  z.strictObject({ persona: z.union([z.string(), z.array(z.string()).min(1)]) }),
])
export type CellCondition = z.infer<typeof conditionForm>

/** One axis of an interlocked quota: its groups by name, each a condition. */
const dimensionForm = z.strictObject({
  name: z.string(),
  groups: z.record(z.string(), conditionForm),
})

const quotasForm = z.strictObject({
  /** Completed answers wanted in all; the study closes with the last one. */
  completes: z.int().min(1).optional(),
  cells: z
    .array(z.strictObject({ name: z.string().min(1), most: z.int().min(0), where: z.array(conditionForm).min(1) }))
    .default([]),
  /** Cells that are combinations of groups (gender × age): targets by group names, one of each dimension, joined by ` × `. */
  interlocked: z
    .array(z.strictObject({ dimensions: z.array(dimensionForm).min(2), targets: z.record(z.string(), z.int().min(0)) }))
    .default([]),
})

/**
 * How a study is run. Everything has a sensible default: a study that says nothing asks once, at decent hours, reminds twice, and closes each
 * invitation after a fortnight.
 *
 * @example studySettingsForm.parse({ minutes: 3, privacy: 'anonymous', quotas: { completes: 200 } })
 */
export const studySettingsForm = z.strictObject({
  /** What it is for, as told to the invited. */
  purpose: label.optional(),
  /** Who asks: the brand's name. */
  sender: z.string().max(60).optional(),
  /** How long it takes, as told to the invited. */
  minutes: z.number().positive().max(240).optional(),
  kept: z
    .strictObject({
      what: label.optional(),
      /** Days after which answers are erased. */
      days: z.int().min(1).max(3660).default(365),
    })
    .prefault({}),
  privacy: z.enum(['anonymous', 'pseudonymous', 'identified']).default('pseudonymous'),
  /** Platforms in the order in which they are tried; `web` is a private link. */
  channels: z
    .array(z.string().regex(/^[a-z][a-z0-9-]*$/))
    .min(1)
    .default(['slack', 'discord', 'web']),
  /** Where a private thread is opened with somebody who takes no direct messages, by platform: `{ "discord": { "workspace": "<server id>", "channel": "<channel id>" } }`. */
  threads: z.record(z.string(), z.strictObject({ workspace: z.string(), channel: z.string() })).default({}),
  /** Groups invited one after the other: shares of all (sum 1), or sizes (the last takes the rest). */
  waves: z
    .strictObject({
      shares: z.array(z.number().gt(0).lte(1)).min(1).optional(),
      sizes: z.array(z.int().min(1)).min(1).optional(),
      gapHours: z
        .number()
        .min(0)
        .max(24 * 90)
        .default(72),
    })
    .optional(),
  /** Nobody is written to between these times of day. */
  quiet: z.strictObject({ from: clock, to: clock }).default({ from: '21:00', to: '09:00' }),
  /** ISO weekdays (1 Monday … 7 Sunday) on which invitations and reminders may go out. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5, 6, 7]),
  /** IANA name; without it the workspace's. */
  timeZone: z.string().refine(isTimeZone, 'is not an IANA time zone such as Asia/Shanghai').optional(),
  reminders: z
    .strictObject({
      count: z.int().min(0).max(5).default(2),
      afterHours: z
        .number()
        .min(1)
        .max(24 * 30)
        .default(48),
      /** Reminders go out between these times only, and never in the quiet ones. */
      from: clock.default('10:00'),
      to: clock.default('20:00'),
    })
    .prefault({}),
  /** Over all studies: at most one invitation in so many days, and at most `most` in `within` days. */
  caps: z
    .strictObject({
      gapDays: z.number().min(0).max(366).default(14),
      most: z.int().min(1).default(4),
      within: z.number().min(1).max(730).default(90),
    })
    .prefault({}),
  /** Days after which an unanswered invitation ends. */
  expiresAfterDays: z.number().gt(0).max(366).default(14),
  /** The study ends at this moment (ISO 8601), whatever is open. */
  closesAt: z.iso.datetime({ offset: true }).optional(),
  quotas: quotasForm.prefault({}),
  incentive: z
    .strictObject({
      /** What is promised, as told to the invited. */
      text: label,
      /** A file with one code a line; without it the text alone is said. */
      codes: z.string().optional(),
    })
    .optional(),
  languages: z
    .array(z.enum(['zh', 'en']))
    .min(1)
    .optional(),
})
export type StudySettings = z.infer<typeof studySettingsForm>
export type Quotas = StudySettings['quotas']

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
