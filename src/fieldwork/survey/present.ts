import type { Model, Question, QuestionBooleanModel, QuestionRatingModel, QuestionSelectBase } from 'survey-core'
import type { Language } from '../../catalog/label.js'
import { type Choices, choices, type Message, message, note, paragraph } from '../../messages/index.js'
import { offersOf } from './coerce/choice.js'
import { scaleOf } from './coerce/rating.js'
import { labelsOf } from './coerce/yes-no.js'
import { tokenOf } from './token.js'
import { holderOf, leafOf, pathOf, silentBefore } from './walk.js'

/** The waiting question as a message: progress, what stands before it, its words, and what can be pressed. Text is always accepted too. */
export function presentQuestion(model: Model, language: Language, seed: number): Message {
  const leaf = leafOf(model)
  if (!leaf) return message(language)
  const said = offered(model, leaf, language)
  return message(
    language,
    ...silentBefore(model).map(paragraph),
    paragraph(`${progressOf(model)} ${titleOf(model, language)}`),
    said.block && { ...said.block, token: tokenOf(seed, pathOf(model) ?? '') },
    said.hint ? note(said.hint) : undefined,
  )
}

/** "(3/8)": which of the questions that are in sight by now. */
function progressOf(model: Model): string {
  const asked = model.getAllQuestions().filter((question) => question.isVisible && question.hasInput)
  const holder = holderOf(model)
  const at = holder ? asked.indexOf(holder) + 1 : 0
  return `(${at}/${asked.length})`
}

function titleOf(model: Model, language: Language): string {
  const holder = holderOf(model)
  const leaf = leafOf(model)
  if (!holder || !leaf) return ''
  if (isPanelEnd(model)) return addMore(holder, language)
  const context =
    leaf === holder
      ? []
      : [holder.processedTitle, holder.singleInputLocTitle?.renderedHtml].filter((part): part is string => Boolean(part))
  const title = [...new Set([...context, leaf.processedTitle])].join(' · ')
  const optional = leaf.isRequired ? '' : language === 'zh' ? '（选答）' : ' (optional)'
  const description = leaf.locDescription?.renderedHtml
  return `${title}${optional}${description ? `\n${description}` : ''}`
}

/** A dynamic panel's last step: whether to add one more. */
export function isPanelEnd(model: Model): boolean {
  const holder = holderOf(model)
  return holder !== undefined && holder.getType() === 'paneldynamic' && leafOf(model) === holder
}

function addMore(holder: Question, language: Language): string {
  return language === 'zh'
    ? `${holder.processedTitle}：再加一项吗？（是/否）`
    : `${holder.processedTitle}: add one more? (yes/no)`
}

function offered(model: Model, leaf: Question, language: Language): { block?: Choices; hint?: string } {
  const zh = language === 'zh'
  if (isPanelEnd(model))
    return {
      block: buttons([
        { value: zh ? '是' : 'yes', text: zh ? '是' : 'Yes' },
        { value: zh ? '否' : 'no', text: zh ? '否' : 'No' },
      ]),
    }
  switch (leaf.getType()) {
    case 'radiogroup':
    case 'dropdown':
      return { block: buttons(offersOf(leaf as QuestionSelectBase)) }
    case 'imagepicker':
    case 'checkbox':
    case 'tagbox':
      return {
        block: { ...buttons(offersOf(leaf as QuestionSelectBase)), many: true },
        hint: zh ? '可多选，如「1、3」' : 'Several may be chosen, such as "1, 3"',
      }
    case 'ranking':
      return {
        block: buttons(offersOf(leaf as QuestionSelectBase)),
        hint: zh ? '请按喜好排序，如「2、1、3」' : 'Put them in order, such as "2, 1, 3"',
      }
    case 'rating': {
      const scale = scaleOf(leaf as QuestionRatingModel)
      return {
        hint: zh
          ? `${scale[0]?.text} 到 ${scale.at(-1)?.text}，回复分数即可`
          : `from ${scale[0]?.text} to ${scale.at(-1)?.text}: reply with the number`,
      }
    }
    case 'boolean': {
      const { truth, lie } = labelsOf(leaf as QuestionBooleanModel)
      return { block: buttons([truth, lie]) }
    }
    default:
      return {}
  }
}

function buttons(offers: readonly { value: unknown; text: string }[]): Choices {
  return choices({ choices: offers.map(({ text }) => ({ label: text, value: text })) })
}
