import type {
  QuestionBooleanModel,
  QuestionCheckboxModel,
  QuestionCommentModel,
  QuestionFileModel,
  QuestionImagePickerModel,
  QuestionMatrixModel,
  QuestionRankingModel,
  QuestionRatingModel,
  QuestionSelectBase,
  QuestionSliderModel,
  QuestionTextModel,
} from 'survey-core'
import type { Language } from '../../../catalog/label.js'
import type { Step } from '../steps.js'
import type { Ask, Offer, ScaleAsk } from './ask.js'
import { offersOf } from './offers.js'
import { textAsk } from './text-ask.js'

/** What a step asks for. */
export function askOf(step: Step, language: Language): Ask {
  if (step.kind === 'more') return oneMore(language)
  if (step.kind === 'comment') return { kind: 'words', form: 'words' }
  if (step.kind === 'row') return rowAsk(step)
  const { question } = step
  switch (question.getType()) {
    case 'radiogroup':
      return { kind: 'choice', offers: offersOf(question as QuestionSelectBase) }
    case 'dropdown':
      return { kind: 'choice', offers: offersOf(question as QuestionSelectBase), ...custom(question as Customizable) }
    case 'imagepicker': {
      const picker = question as QuestionImagePickerModel
      return { kind: 'choice', offers: offersOf(picker), ...(picker.multiSelect ? { many: { least: 0, most: 0 } } : {}) }
    }
    case 'checkbox':
    case 'tagbox': {
      const checkbox = question as QuestionCheckboxModel
      const many = { least: checkbox.minSelectedChoices || 0, most: checkbox.maxSelectedChoices || 0 }
      return { kind: 'choice', offers: offersOf(checkbox), many, ...custom(question as Customizable) }
    }
    case 'ranking':
      return orderAsk(question as QuestionRankingModel)
    case 'rating':
      return scaleAsk(question as QuestionRatingModel)
    case 'boolean':
      return yesNoAsk(question as QuestionBooleanModel)
    case 'slider':
      return sliderAsk(question as QuestionSliderModel)
    case 'file':
      return fileAsk(question as QuestionFileModel)
    case 'comment':
      return { kind: 'words', form: 'words', ...mostOf(question as QuestionCommentModel) }
    case 'text':
      return textAsk(question as QuestionTextModel)
    default:
      return { kind: 'words', form: 'words' }
  }
}

type Customizable = QuestionSelectBase & { allowCustomChoices?: boolean }
const custom = (question: Customizable) => (question.allowCustomChoices ? { custom: true } : {})
const mostOf = (question: QuestionCommentModel) => (question.getMaxLength() > 0 ? { most: question.getMaxLength() } : {})

function rowAsk({ question, row }: Step): Ask {
  const matrix = question as QuestionMatrixModel
  const taken = matrix.eachRowUnique
    ? new Set(matrix.visibleRows.filter((other) => other !== row).map((other) => JSON.stringify(other.value)))
    : new Set<string>()
  const offers = matrix.visibleColumns
    .filter((column) => !taken.has(JSON.stringify(column.value)))
    .map((column): Offer => {
      const own = matrix.hasCellText ? matrix.getCellText(row, column) : ''
      return {
        value: column.value,
        text: own || column.locText.renderedHtml || String(column.value),
        ...(column.isExclusive ? { exclusive: true } : {}),
      }
    })
  return { kind: 'choice', offers, ...(matrix.isMultiSelect ? { many: { least: 0, most: 0 } } : {}) }
}

function orderAsk(question: QuestionRankingModel): Ask {
  const offers = offersOf(question)
  if (!question.selectToRankEnabled) return { kind: 'order', offers, least: offers.length, most: offers.length }
  const most = question.maxSelectedChoices || offers.length
  return { kind: 'order', offers, least: Math.max(1, question.minSelectedChoices || 1), most: Math.min(most, offers.length) }
}

function scaleAsk(question: QuestionRatingModel): ScaleAsk {
  return {
    kind: 'scale',
    steps: question.visibleRateValues.map((step) => ({
      value: step.value as unknown,
      text: step.locText.renderedHtml || String(step.value),
    })),
    low: question.minRateDescription ?? '',
    high: question.maxRateDescription ?? '',
  }
}

function yesNoAsk(question: QuestionBooleanModel): Ask {
  return {
    kind: 'yesno',
    truth: { value: question.getValueTrue() as unknown, text: question.locLabelTrue.renderedHtml },
    lie: { value: question.getValueFalse() as unknown, text: question.locLabelFalse.renderedHtml },
  }
}

function oneMore(language: Language): Ask {
  const [yes, no] = language === 'zh' ? ['是', '否'] : ['Yes', 'No']
  return { kind: 'yesno', truth: { value: true, text: yes as string }, lie: { value: false, text: no as string } }
}

function sliderAsk(slider: QuestionSliderModel): Ask {
  const pair =
    slider.sliderType === 'range'
      ? {
          pair: {
            ...(slider.minRangeLength ? { least: slider.minRangeLength } : {}),
            ...(slider.maxRangeLength ? { most: slider.maxRangeLength } : {}),
          },
        }
      : {}
  return { kind: 'number', min: slider.renderedMin, max: slider.renderedMax, step: slider.step || 1, ...pair }
}

function fileAsk(question: QuestionFileModel): Ask {
  const most = question.allowMultiple ? question.maxFiles || 1000 : 1
  return {
    kind: 'file',
    accepted: (question.acceptedTypes ?? '')
      .split(',')
      .map((type) => type.trim().toLowerCase())
      .filter((type) => type !== ''),
    ...(question.maxSize > 0 ? { maxSize: question.maxSize } : {}),
    most,
    required: question.isRequired,
  }
}
