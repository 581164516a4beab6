import { z } from 'zod'
import { testForm } from '../../segments/form.js'

/** Words in both languages; one string stands for both. */
const label = z.union([
  z.string().transform((text) => ({ zh: text, en: text })),
  z.strictObject({ zh: z.string(), en: z.string() }),
])
const scalar = z.union([z.string(), z.number(), z.boolean()])
const scalars = z.union([scalar.transform((one) => [one]), z.array(scalar).min(1)])
const share = z.number().gt(0).lte(1)

/** Two questions that a consistent person answers alike. */
const contradictionForm = z.strictObject({
  a: z.string(),
  b: z.string(),
  /** `same`, `opposite` (on a scale: mirrored), or a SurveyJS expression that holds for a consistent person. */
  agree: z.string().default('same'),
  why: label.optional(),
})

/** A question whose right answer shows that it was read. */
const attentionForm = z.strictObject({ question: z.string(), expected: scalars })

/** What the warehouse must hold of a person who gives this answer: who says "never bought" has no purchases. */
const checkForm = z
  .strictObject({
    question: z.string(),
    /** The check applies to whom answered (one of) this … */
    equals: scalars.optional(),
    /** … or for whom this SurveyJS expression holds. */
    expression: z.string().optional(),
    tag: z.string(),
    is: testForm,
    why: label.optional(),
  })
  .refine(({ equals, expression }) => (equals === undefined) !== (expression === undefined), {
    message: 'a check applies either by "equals" or by "expression"',
  })

/** Known shares to weight to, by tag or question: each sums to 1 within two in a hundred, for rounded figures. */
const marginsForm = z.record(
  z.string(),
  z.record(z.string(), share).refine((shares) => Math.abs(Object.values(shares).reduce((sum, one) => sum + one, 0) - 1) <= 0.02, {
    message: 'the shares must sum to 1',
  }),
)

/** The `zhiyin` block of a survey file: what SurveyJS has no place for. */
export const surveyExtensionForm = z.strictObject({
  purpose: label.optional(),
  /** How long it takes, as told to the invited. */
  minutes: z.number().positive().max(120).optional(),
  /** What is kept of an answer, and for how long, as told to the invited. */
  kept: label.optional(),
  privacy: z.enum(['anonymous', 'pseudonymous', 'identified']).default('pseudonymous'),
  contradictions: z.array(contradictionForm).default([]),
  attention: z.array(attentionForm).default([]),
  checks: z.array(checkForm).default([]),
  weights: z.strictObject({ margins: marginsForm }).optional(),
})

export type SurveyExtension = z.infer<typeof surveyExtensionForm>
export type Contradiction = SurveyExtension['contradictions'][number]
export type AttentionCheck = SurveyExtension['attention'][number]
export type WarehouseCheck = SurveyExtension['checks'][number]

/** What the survey's `zhiyin` block says, defaults filled in; a survey without one is a pseudonymous one without checks. */
export function extensionOf(survey: { readonly definition: Readonly<Record<string, unknown>> }): SurveyExtension {
  // A survey that was read has been checked; a block broken since (an older version in the ledger) counts as none.
  const read = surveyExtensionForm.safeParse(survey.definition.zhiyin ?? {})
  return read.success ? read.data : surveyExtensionForm.parse({})
}
