import {
  type ItemValue,
  Model,
  type PageModel,
  type Question,
  type QuestionMatrixDropdownModel,
  type QuestionMatrixModel,
  type QuestionMultipleTextModel,
  type QuestionPanelDynamicModel,
  type QuestionSelectBase,
} from 'survey-core'
import 'survey-core/i18n/simplified-chinese'
import type { Language } from '../../catalog/label.js'
import { escapeMarkdown } from '../../messages/markdown.js'
import type { Survey } from '../survey/survey-file.js'
import { plainText } from './plain-text.js'

/** A survey as a questionnaire to print or to send round for comments: every question with its choices and when it is asked. */
export function questionnaireMarkdown(survey: Survey, language: Language): string {
  const model = new Model(survey.definition)
  model.locale = language === 'zh' ? 'zh-cn' : 'en'
  const words = said[language]
  let number = 0
  const lines = [`# ${text(model.title || survey.title)}`, ...paragraph(model.description)]
  for (const page of model.pages) {
    if (model.pages.length > 1 || page.title)
      lines.push(`## ${text(page.title) || `${words.page} ${page.num || model.pages.indexOf(page) + 1}`}`)
    lines.push(...paragraph(page.description), ...asked(page.visibleIf, words))
    for (const question of questionsOf(page)) {
      if (question.getType() === 'html') {
        lines.push(...paragraph((question as unknown as { html: string }).html))
        continue
      }
      number += 1
      lines.push(`**${number}. ${text(question.title)}**${question.isRequired ? ' \\*' : ''}`, ...paragraph(question.description))
      lines.push(...asked(question.visibleIf, words), ...body(question, words))
    }
  }
  return `${lines.join('\n\n')}\n`
}

const said = {
  zh: { page: '第', when: '仅当', line: '填写：', other: '其他', upTo: '可多加' },
  en: { page: 'Page', when: 'Asked only when', line: 'Answer:', other: 'Other', upTo: 'repeated for each' },
} as const
type Words = (typeof said)[Language]

function questionsOf(page: PageModel): Question[] {
  return page.questions as Question[]
}

function body(question: Question, words: Words): string[] {
  switch (question.getType()) {
    case 'radiogroup':
    case 'dropdown':
      return [choices(question as QuestionSelectBase, '○')]
    case 'checkbox':
    case 'tagbox':
    case 'imagepicker':
      return [choices(question as QuestionSelectBase, '□')]
    case 'ranking':
      return [choices(question as QuestionSelectBase, '\\_\\_')]
    case 'boolean': {
      const { labelTrue, labelFalse } = question as unknown as { labelTrue: string; labelFalse: string }
      return [`- ○ ${text(labelTrue)}\n- ○ ${text(labelFalse)}`]
    }
    case 'rating':
      return [
        (question as unknown as { visibleRateValues: ItemValue[] }).visibleRateValues
          .map((one) => `○ ${text(one.text)}`)
          .join('  '),
      ]
    case 'matrix': {
      const matrix = question as QuestionMatrixModel
      return [
        grid(
          matrix.columns.map((one: ItemValue) => one.text),
          matrix.rows.map((one: ItemValue) => one.text),
          '○',
        ),
      ]
    }
    case 'matrixdropdown': {
      const matrix = question as QuestionMatrixDropdownModel
      return [
        grid(
          matrix.columns.map((one) => one.title),
          matrix.rows.map((one: ItemValue) => one.text),
          '',
        ),
      ]
    }
    case 'multipletext':
      return [(question as QuestionMultipleTextModel).items.map((item) => `- ${text(item.title)}: \\_\\_\\_\\_\\_\\_`).join('\n')]
    case 'paneldynamic':
      return [
        `*${words.upTo}:*`,
        (question as QuestionPanelDynamicModel).template.questions
          .map((one) => `- ${text(one.title)}: \\_\\_\\_\\_\\_\\_`)
          .join('\n'),
      ]
    default:
      return [`${words.line} \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_`]
  }
}

function choices(question: QuestionSelectBase, mark: string): string {
  const items = question.visibleChoices as ItemValue[]
  return items.map((item) => `- ${mark} ${text(item.text)}${item === question.otherItem ? ' \\_\\_\\_\\_\\_\\_' : ''}`).join('\n')
}

function grid(columns: readonly string[], rows: readonly string[], mark: string): string {
  const cell = (one: string) => text(one).replaceAll('\n', ' ')
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['', ...columns.map(cell)]),
    line(['---', ...columns.map(() => ':-:')]),
    ...rows.map((row) => line([cell(row), ...columns.map(() => mark)])),
  ].join('\n')
}

const text = (said: string): string => escapeMarkdown(plainText(said ?? ''))
const paragraph = (said: string): string[] => (said ? [text(said)] : [])
const asked = (condition: string, words: Words): string[] =>
  condition ? [`*${words.when}: \`${condition.replaceAll('`', "'")}\`*`] : []
