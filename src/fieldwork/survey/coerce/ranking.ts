import type { QuestionRankingModel } from 'survey-core'
import { offersOf } from './choice.js'
import { again, type Coerced } from './coerced.js'
import { matchChoice } from './match-choice.js'

/** All the choices in order of preference: "2, 3, 1", 「价格 > 效果 > 包装」. Each once, none left out (unless the question says so). */
export function coerceRanking(question: QuestionRankingModel, said: string): Coerced {
  const offers = offersOf(question)
  const listed = said.split(/\s*(?:[、,，;；>＞\n]|->|→|然后|其次|最后)\s*/).filter((part) => part !== '')
  const parts =
    listed.length === 1 && /^[\d\s]+$/.test(said) ? (said.includes(' ') ? said.trim().split(/\s+/) : [...said.trim()]) : listed
  const ranked = parts.map((part) => matchChoice(part.trim(), offers)?.value)
  const complete = question.selectToRankEnabled || ranked.length === offers.length
  if (ranked.length === 0 || ranked.includes(undefined) || new Set(ranked).size !== ranked.length || !complete) {
    const example = offers.map((_, index) => offers.length - index).join('、')
    return again(
      `请按喜好从先到后写出全部 ${offers.length} 项的编号，例如「${example}」。`,
      `Please put all ${offers.length} in order by number, for example "${example.replaceAll('、', ', ')}".`,
    )
  }
  return { value: ranked }
}
