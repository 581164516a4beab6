import type { QuestionSelectBase } from 'survey-core'
import { again, type Coerced } from './coerced.js'
import { matchChoice, type Offer } from './match-choice.js'

const noneWords = /^(都不是|都没有|没有|以上都不是|无|none|neither|none of (these|them|the above))[。.]?$/i
const otherWords = /^(其他|其它|别的|other)\s*[:：,，]?\s*/i

/** What can be chosen, as shown: the question's visible choices in their order. */
export function offersOf(question: QuestionSelectBase): Offer[] {
  return question.visibleChoices.map((choice) => ({
    value: choice.value,
    text: choice.locText.renderedHtml || String(choice.value),
  }))
}

/** One of the choices; "none" and "other: …" where the question has them. */
export function coerceChoice(question: QuestionSelectBase, said: string): Coerced {
  const offers = offersOf(question)
  if (question.showNoneItem && noneWords.test(said.trim())) return { value: question.noneItem.value }
  const isOther = (value: unknown) => question.showOtherItem && value === question.otherItem.value
  if (question.showOtherItem && otherWords.test(said.trim())) return otherWith(question, said)
  const matched = matchChoice(said, offers)
  if (matched) return isOther(matched.value) ? otherWith(question, '') : { value: matched.value }
  return again(
    `请回复选项的编号或文字（1–${offers.length}）。`,
    `Please reply with the number or the words of one choice (1–${offers.length}).`,
  )
}

/** "Other" counts only with the person's own words. */
function otherWith(question: QuestionSelectBase, said: string): Coerced {
  const comment = said.trim().replace(otherWords, '').trim()
  return comment === ''
    ? again('请直接写出您的答案，例如「其他：…」。', 'Please write your own answer, for example "other: …".')
    : { value: question.otherItem.value, comment }
}

/** Several of the choices: "2 and 4", 「1、3」, words, all, none. Within the question's least and most. */
export function coerceChoices(
  question: QuestionSelectBase & { maxSelectedChoices?: number; minSelectedChoices?: number },
  said: string,
): Coerced {
  const offers = offersOf(question)
  const trimmed = said.trim()
  if (question.showNoneItem && noneWords.test(trimmed)) return { value: [question.noneItem.value] }
  const special = new Set([
    question.showNoneItem ? question.noneItem.value : undefined,
    question.showOtherItem ? question.otherItem.value : undefined,
  ])
  const plain = offers.filter(({ value }) => !special.has(value))
  if (/^(全部|全选|都选|都是|all)[。.]?$/i.test(trimmed))
    return withinLimits(
      question,
      plain.map(({ value }) => value),
    )
  const whole = matchChoice(trimmed, plain)
  const parts = whole ? [trimmed] : splitParts(trimmed)
  const values: unknown[] = []
  let comment: string | undefined
  for (const part of parts) {
    if (question.showOtherItem && otherWords.test(part)) {
      comment = part.replace(otherWords, '').trim()
      if (comment === '')
        return again('请直接写出您的答案，例如「其他：…」。', 'Please write your own answer, for example "other: …".')
      values.push(question.otherItem.value)
      continue
    }
    const matched = matchChoice(part, offers)
    if (!matched)
      return again(
        `没有找到「${part}」这个选项。请回复编号，如「1、3」。`,
        `"${part}" is not one of the choices. Please reply with numbers such as "1, 3".`,
      )
    values.push(matched.value)
  }
  const distinct = [...new Set(values)]
  if (distinct.length > 1 && question.showNoneItem && distinct.includes(question.noneItem.value)) {
    return again('「都不是」不能和别的选项一起选。', '"None" cannot go with other choices.')
  }
  const limited = withinLimits(question, distinct)
  return 'value' in limited && comment !== undefined ? { ...limited, comment } : limited
}

function splitParts(text: string): string[] {
  const listed = text.split(/\s*(?:[、,，;；/+&\n]|(?:^|\s)and(?:\s|$)|和|与|还有|以及)\s*/i).filter((part) => part !== '')
  const spaced = listed.length === 1 && /^[\d\s]+$/.test(text) ? text.trim().split(/\s+/) : listed
  return spaced.map((part) => part.trim())
}

function withinLimits(question: { maxSelectedChoices?: number; minSelectedChoices?: number }, values: unknown[]): Coerced {
  const most = question.maxSelectedChoices ?? 0
  const least = question.minSelectedChoices ?? 0
  if (most > 0 && values.length > most) return again(`最多选 ${most} 项。`, `Please choose at most ${most}.`)
  if (least > 0 && values.length < least) return again(`至少选 ${least} 项。`, `Please choose at least ${least}.`)
  return { value: values }
}
