import { lendModel, type SurveyState } from './model.js'
import type { Survey } from './survey-file.js'

/** One answer of a finished survey, as the warehouse keeps it. */
export interface FlatAnswer {
  /** The question's name; of a matrix's row or a panel's field, the path to it. */
  readonly question: string
  readonly title: string
  readonly type: string
  /** As shown to the respondent. */
  readonly shown: string
  /** The stored values of a choice, one or several; empty for free text and numbers. */
  readonly values: readonly string[]
  readonly number: number | undefined
  /** What was written in the respondent's own words: a comment, a text, the "other" of a choice. */
  readonly text: string
}

const openTypes = new Set(['text', 'comment'])

/** All answers of a session, flat: one a question, one a row of a matrix, one a field of each panel. */
export function flatAnswers(survey: Survey, state: SurveyState): FlatAnswer[] {
  const { model, giveBack } = lendModel(survey, state)
  const flat = model
    .getPlainData({ includeEmpty: false, includeQuestionTypes: true })
    .flatMap((plain) => flatten(plain as PlainAnswer, '', ''))
  giveBack(state.data)
  return flat
}

interface PlainAnswer {
  readonly name: string | number
  readonly title: string
  readonly value: unknown
  readonly displayValue: unknown
  readonly questionType?: string
  readonly isNode: boolean
  readonly isComment?: boolean
  readonly isOther?: boolean
  readonly data?: readonly PlainAnswer[]
}

function flatten(plain: PlainAnswer, path: string, context: string): FlatAnswer[] {
  const question = path === '' ? String(plain.name) : `${path}.${plain.name}`
  const title = context === '' ? plain.title : `${context} · ${plain.title}`
  const type = plain.questionType ?? 'text'
  const comment = plain.data?.find(({ isComment, isOther }) => isComment || isOther)
  const values = Array.isArray(plain.value) ? plain.value.filter((one) => typeof one !== 'object').map(String) : []
  const nested = plain.data?.filter(({ isComment }) => !isComment) ?? []
  // A choice lists its items as children too; only what holds answers to several inputs is taken apart.
  const composite = typeof plain.value === 'object' && values.length === 0
  if (plain.isNode && nested.length > 0 && composite) return nested.flatMap((child) => flatten(child, question, title))
  const single = typeof plain.value === 'object' ? undefined : plain.value
  const open = openTypes.has(type) && typeof single === 'string'
  return [
    {
      question,
      title,
      type,
      shown: String(comment?.displayValue ?? plain.displayValue ?? ''),
      values: values.length > 0 ? values : open || single === undefined ? [] : [String(single)],
      number: typeof single === 'number' ? single : undefined,
      text: comment ? String(comment.displayValue) : open ? single : '',
    },
  ]
}
