import type { PageModel, PanelModel, Question, QuestionExpressionModel, QuestionHtmlModel, QuestionImageModel } from 'survey-core'
import { type Block, heading, paragraph } from '../../messages/index.js'
import { htmlBlocks, plainText, webAddress } from './markup.js'
import type { Shown } from './steps.js'

/** What stands between two questions, as blocks: headings of the pages and panels entered, texts, pictures, computed figures. */
export function shownBlocks(shown: readonly Shown[]): Block[] {
  return shown.flatMap((one) => (one.isQuestion ? silentBlocks(one as Question) : headingBlocks(one as PageModel | PanelModel)))
}

function headingBlocks(entered: PageModel | PanelModel): Block[] {
  const title = entered.title ? plainText(entered.processedTitle) : ''
  const description = entered.description ? plainText(entered.locDescription?.renderedHtml ?? '') : ''
  return [...(title ? [heading(title, 3)] : []), ...(description ? [paragraph(description)] : [])]
}

function silentBlocks(question: Question): Block[] {
  switch (question.getType()) {
    case 'html':
      return htmlBlocks(String((question as QuestionHtmlModel).processedHtml ?? ''))
    case 'image':
      return imageBlocks(question as QuestionImageModel)
    default: {
      const value = (question as QuestionExpressionModel).formatedValue ?? question.displayValue
      return question.isEmpty() && !value
        ? []
        : [paragraph(`${plainText(question.processedTitle)}: ${plainText(String(question.displayValue || value))}`)]
    }
  }
}

function imageBlocks(image: QuestionImageModel): Block[] {
  const url = webAddress(image.imageLink ?? '')
  const alt = image.altText || (image.title ? image.processedTitle : '')
  if (!url) return alt ? [paragraph(`[${alt}]`)] : []
  return image.contentMode === 'video' || image.contentMode === 'youtube'
    ? [{ kind: 'link', label: alt || url, url }]
    : [{ kind: 'image', url, alt }]
}
