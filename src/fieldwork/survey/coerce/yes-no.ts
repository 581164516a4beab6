import type { QuestionBooleanModel } from 'survey-core'
import { again, type Coerced } from './coerced.js'
import { matchChoice } from './match-choice.js'

const yes = /^(是|是的|对|对的|有|会|要|好|好的|可以|愿意|同意|嗯|y|yes|yeah|yep|sure|ok|okay|true|1)[。.!！]?$/i
const no = /^(否|不是|不|不对|没有|没|不会|不要|不可以|不愿意|不同意|n|no|nope|false|2|0)[。.!！]?$/i

/** Yes or no, in the question's own labels or in everyday words; anything else is asked again, 「不一定」 too. */
export function coerceYesNo(question: QuestionBooleanModel, said: string): Coerced {
  const { truth, lie } = labelsOf(question)
  const matched = matchChoice(said, [truth, lie], false)
  if (matched) return { value: matched.value }
  if (yes.test(said.trim())) return { value: truth.value }
  if (no.test(said.trim())) return { value: lie.value }
  return again(`请回复「${truth.text}」或「${lie.text}」。`, `Please reply "${truth.text}" or "${lie.text}".`)
}

export function labelsOf(question: QuestionBooleanModel) {
  return {
    truth: { value: question.getValueTrue() as unknown, text: question.locLabelTrue.renderedHtml },
    lie: { value: question.getValueFalse() as unknown, text: question.locLabelFalse.renderedHtml },
  }
}
