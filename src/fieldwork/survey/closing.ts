import type { Model } from 'survey-core'
import type { Language } from '../../catalog/label.js'
import { type Block, type Message, message, paragraph } from '../../messages/index.js'
import { htmlBlocks, webAddress } from './markup.js'
import { shownBlocks } from './shown.js'
import { shownAtEnd } from './steps.js'
import type { Survey } from './survey-file.js'

/**
 * Ends the survey in its model (answers that no longer follow are dropped there) and says so: texts that stand last, the file's thanks for these
 * answers, and the page that it leads on to.
 */
export function closing(survey: Survey, model: Model, language: Language): Message {
  const last = shownBlocks(shownAtEnd(model))
  model.doComplete()
  // Where a file says nothing, SurveyJS's own thanks would speak of saved data and pages.
  const own = survey.definition.completedHtml !== undefined || survey.definition.completedHtmlOnCondition !== undefined
  const thanks = own ? htmlBlocks(String(model.processedCompletedHtml ?? '')) : []
  const plainly = paragraph(language === 'zh' ? '答完了，谢谢您！' : 'That was all. Thank you!')
  const to = webAddress(model.getNavigateToUrl() ?? '')
  const link: Block | undefined = to
    ? { kind: 'link', label: language === 'zh' ? '打开下一页' : 'Go on to the next page', url: to }
    : undefined
  return message(language, ...last, ...(thanks.length > 0 ? thanks : [plainly]), link)
}
