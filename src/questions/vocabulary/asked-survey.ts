import type { ActField } from '../../catalog/act.js'
import type { Label } from '../../catalog/label.js'
import type { LabelledField } from '../../segments/context.js'
import type { FieldTest } from '../../segments/form.js'

/** A survey that somebody finished, as questions speak of it. */
export interface AskedSurvey {
  readonly id: string
  readonly label: Label
  /** Titles of the studies that asked it. */
  readonly studies: readonly string[]
  /** Days of its first and its newest answer. */
  readonly first: string
  readonly last: string
  /** Some of its answers may not lead to people one by one. */
  readonly protected: boolean
  readonly questions: readonly AskedQuestion[]
}

export interface AskedQuestion {
  readonly survey: string
  /** Its name, or the path to it: `nps`, `matrix.row`. */
  readonly name: string
  readonly label: Label
  /** `single`, `multiple`, `scale`, `yes-no`, `ranking`, `number`, `date`, `open`, `file`. */
  readonly kind: string
  /** Of a scale: its ends. */
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly choices: readonly { readonly value: string; readonly label: Label }[]
}

/** The surveys that had an answer by the as-of date. */
export function visibleSurveys(surveys: readonly AskedSurvey[], asOf: string): readonly AskedSurvey[] {
  return surveys.filter(({ first }) => first <= asOf)
}

/** Fields of answers with the labels of the surveys at hand: a choice is said as the question beside it has it. */
export function surveyLabels(surveys: readonly AskedSurvey[]): LabelledField {
  return (act, field, where) => {
    if (act.name !== 'answer') return field
    const asked = surveys.filter(({ id }) => fits(where, 'survey', id))
    if (field.name === 'survey') return { ...field, values: asked.map(({ id, label }) => ({ value: id, label: quoted(label) })) }
    const questions = asked.flatMap((survey) => survey.questions).filter(({ name }) => fits(where, 'question', name))
    if (field.name === 'question')
      return { ...field, values: distinct(questions.map(({ name, label }) => ({ value: name, label: quoted(label) }))) }
    if (field.name === 'choice') return { ...field, values: distinct(questions.flatMap(({ choices }) => choices)) }
    return field
  }
}

function fits(where: readonly FieldTest[], field: string, value: string): boolean {
  return where.every((test) => test.field !== field || !('oneOf' in test.is) || test.is.oneOf.includes(value))
}

function quoted({ zh, en }: Label): Label {
  return { zh: `「${zh}」`, en: `"${en}"` }
}

/** Each value once; under a value that questions label in different ways, it is said as it is stored. */
function distinct(values: readonly { readonly value: string; readonly label: Label }[]): NonNullable<ActField['values']> {
  const labels = new Map<string, Label | undefined>()
  for (const { value, label } of values) {
    const known = labels.get(value)
    const same = !labels.has(value) || (known?.zh === label.zh && known?.en === label.en)
    labels.set(value, same ? label : undefined)
  }
  return [...labels].flatMap(([value, label]) => (label ? [{ value, label }] : []))
}
