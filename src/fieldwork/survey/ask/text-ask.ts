import type { QuestionTextModel } from 'survey-core'
import type { Ask, MomentAsk, WordsAsk } from './ask.js'

const moments: Readonly<Record<string, MomentAsk['form']>> = {
  date: 'date',
  'datetime-local': 'datetime',
  datetime: 'datetime',
  time: 'time',
  month: 'month',
  week: 'week',
}
const forms: Readonly<Record<string, WordsAsk['form']>> = { email: 'email', tel: 'phone', url: 'url', color: 'color' }

/** What a single-line input asks for, by its type, its bounds and its mask. */
export function textAsk(question: QuestionTextModel): Ask {
  const { inputType, maskType } = question
  const form = moments[inputType]
  if (form) return { kind: 'moment', form, ...textBounds(question) }
  const numeric = maskType === 'numeric' || maskType === 'currency'
  if (inputType === 'number' || inputType === 'range' || numeric) {
    const fallback = inputType === 'range' ? { min: 0, max: 100 } : {}
    return { kind: 'number', ...fallback, ...numberBounds(question) }
  }
  const pattern = maskType === 'pattern' ? (question.maskSettings as unknown as { pattern?: string }).pattern : undefined
  const most = question.getMaxLength()
  const suggestions = question.dataList ?? []
  return {
    kind: 'words',
    form: question.autocomplete === 'name' ? 'name' : (forms[inputType] ?? 'words'),
    ...(most > 0 ? { most } : {}),
    ...(pattern ? { mask: pattern } : {}),
    ...(suggestions.length > 0 ? { suggestions } : {}),
  }
}

function numberBounds(question: QuestionTextModel) {
  const mask = question.maskType ? (question.maskSettings as unknown as { min?: number; max?: number }) : {}
  const min = numberOf(question.renderedMin) ?? mask.min
  const max = numberOf(question.renderedMax) ?? mask.max
  const step = numberOf(question.step)
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined || step <= 0 ? {} : { step }),
  }
}

function textBounds({ renderedMin, renderedMax }: QuestionTextModel) {
  return { ...(renderedMin ? { min: String(renderedMin) } : {}), ...(renderedMax ? { max: String(renderedMax) } : {}) }
}

const numberOf = (value: unknown): number | undefined =>
  value === undefined || value === null || value === '' || !Number.isFinite(Number(value)) ? undefined : Number(value)
