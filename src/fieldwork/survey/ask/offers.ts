import type { ItemValue, QuestionSelectBase } from 'survey-core'
import type { Offer } from './ask.js'

type Item = ItemValue & { isExclusive?: boolean; showCommentArea?: boolean; isCommentRequired?: boolean; imageLink?: string }
type Select = QuestionSelectBase & { selectAllItem?: ItemValue; showSelectAllItem?: boolean }

/** What can be chosen now, as shown: visible and enabled choices in their order, special ones where SurveyJS puts them. */
export function offersOf(question: QuestionSelectBase): Offer[] {
  return (question.visibleChoices as Item[])
    .filter((item) => item.isEnabled)
    .map((item) => {
      const special = specialOf(question, item)
      const image = item.imageLink
      return {
        value: item.value as unknown,
        text: item.locText.renderedHtml || String(item.value),
        ...(image && /^https?:\/\//.test(image) && URL.canParse(image) ? { image } : {}),
        ...(special ? { special } : {}),
        ...(item.isExclusive ? { exclusive: true } : {}),
        ...(item.showCommentArea ? { words: item.isCommentRequired ? ('required' as const) : ('optional' as const) } : {}),
      }
    })
}

function specialOf(question: Select, item: ItemValue): Offer['special'] {
  if (question.showOtherItem && item === question.otherItem) return 'other'
  if (question.showNoneItem && item === question.noneItem) return 'none'
  if (question.showRefuseItem && item === question.refuseItem) return 'refuse'
  if (question.showDontKnowItem && item === question.dontKnowItem) return 'unknown'
  return question.showSelectAllItem && item === question.selectAllItem ? 'all' : undefined
}
