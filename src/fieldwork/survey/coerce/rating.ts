import type { QuestionRatingModel } from 'survey-core'
import { again, type Coerced } from './coerced.js'
import { matchChoice, type Offer } from './match-choice.js'
import { spokenNumber } from './spoken-number.js'

/** How people say the steps of a five-point scale, lowest first. */
const fivePoints: readonly (readonly string[])[] = [
  ['非常不满意', '很不满意', '非常差', '很差', '非常不同意', 'very dissatisfied', 'very bad', 'strongly disagree'],
  ['不满意', '比较不满意', '差', '不太满意', '不同意', 'dissatisfied', 'bad', 'disagree'],
  ['一般', '还行', '还可以', '中立', '普通', 'neutral', 'so so', 'okay', 'ok'],
  ['满意', '比较满意', '好', '同意', 'satisfied', 'good', 'agree'],
  ['非常满意', '很满意', '非常好', '很好', '非常同意', 'very satisfied', 'very good', 'excellent', 'strongly agree'],
]

export function scaleOf(question: QuestionRatingModel): Offer[] {
  const steps = question.visibleRateValues
  return steps.map((step, index) => {
    const words = step.locText.renderedHtml || String(step.value)
    const end = index === 0 ? question.minRateDescription : index === steps.length - 1 ? question.maxRateDescription : ''
    return { value: step.value, text: end && words === String(step.value) ? `${words} (${end})` : words }
  })
}

/** A step of the scale: its number, its words, the words at its ends, or 「非常满意」 on five points. Never a number off the scale. */
export function coerceRating(question: QuestionRatingModel, said: string): Coerced {
  const scale = scaleOf(question)
  const number = spokenNumber(said)
  const byNumber = number === undefined ? undefined : scale.find(({ value }) => value === number)
  if (byNumber) return { value: byNumber.value }
  if (number === undefined) {
    const ends: Offer[] = [
      { value: scale[0]?.value, text: question.minRateDescription },
      { value: scale.at(-1)?.value, text: question.maxRateDescription },
    ].filter(({ text }) => text)
    const words = said
      .trim()
      .toLowerCase()
      .replace(/[。.!！]$/, '')
    const five = scale.length === 5 ? fivePoints.findIndex((spoken) => spoken.includes(words)) : -1
    const matched = five >= 0 ? scale[five] : (matchChoice(said, scale, false) ?? matchChoice(said, ends, false))
    if (matched) return { value: matched.value }
  }
  const first = scale[0]?.value
  const last = scale.at(-1)?.value
  return again(`请回复 ${first} 到 ${last} 之间的一个分数。`, `Please reply with a number from ${first} to ${last}.`)
}
