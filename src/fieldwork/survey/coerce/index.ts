import type {
  Question,
  QuestionBooleanModel,
  QuestionRankingModel,
  QuestionRatingModel,
  QuestionSelectBase,
  QuestionTextModel,
} from 'survey-core'
import { coerceChoice, coerceChoices } from './choice.js'
import { again, type Coerced } from './coerced.js'
import { coerceRanking } from './ranking.js'
import { coerceRating } from './rating.js'
import { coerceText } from './text.js'
import { coerceYesNo } from './yes-no.js'

/**
 * What a person's text means for a question. SurveyJS itself takes a rating of 42 and drops unknown choices in silence
 * (it trusts its own widgets), so nothing reaches it that was not checked here.
 */
export function coerce(question: Question, said: string): Coerced {
  switch (question.getType()) {
    case 'radiogroup':
    case 'dropdown':
      return coerceChoice(question as QuestionSelectBase, said)
    case 'imagepicker':
      return (question as QuestionSelectBase & { multiSelect?: boolean }).multiSelect
        ? coerceChoices(question as QuestionSelectBase, said)
        : coerceChoice(question as QuestionSelectBase, said)
    case 'checkbox':
    case 'tagbox':
      return coerceChoices(question as QuestionSelectBase, said)
    case 'ranking':
      return coerceRanking(question as QuestionRankingModel, said)
    case 'rating':
      return coerceRating(question as QuestionRatingModel, said)
    case 'boolean':
      return coerceYesNo(question as QuestionBooleanModel, said)
    case 'text':
      return coerceText(question as QuestionTextModel, said)
    default:
      return said.trim() === '' ? again('请写下您的回答。', 'Please write your answer.') : { value: said.trim() }
  }
}
