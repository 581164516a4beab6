import { Model, type Question, type QuestionPanelDynamicModel } from 'survey-core'
import 'survey-core/i18n/simplified-chinese'
import type { Language } from '../../catalog/label.js'
import type { Survey } from './survey-file.js'

/** Where a respondent is: plain data, all that is kept between two messages. */
export interface SurveyState {
  readonly language: Language
  /** Answers by question name, as SurveyJS keeps them. */
  readonly data: Readonly<Record<string, unknown>>
  /** The input that waits for an answer; null before the first one. */
  readonly at: string | null
  /** Random orders stay the same for one respondent. */
  readonly seed: number
}

/** A survey model set up to ask one input at a time, standing where the state says. Built per message (some ms), never kept alive. */
export function standAt(survey: Survey, state: SurveyState): Model {
  const model = new Model({
    ...(state.language === 'en' ? inEnglish(survey.definition) : survey.definition),
    questionsOnPageMode: 'inputPerPage',
    firstPageIsStartPage: false,
    startedState: undefined,
  })
  model.locale = state.language === 'zh' ? 'zh-cn' : 'en'
  model.randomSeed = state.seed
  model.data = structuredClone({ ...state.data })
  passSilent(model)
  // Walking from the start, not jumping, so that what is shown later still follows from what was answered before.
  for (let steps = 0; state.at !== null && pathOf(model) !== state.at && steps < 10_000; steps++) {
    const here = pathOf(model)
    if (enterPanel(model, state.at)) continue
    if (!forward(model) || pathOf(model) === here) break
  }
  return model
}

/** From the summary of a dynamic panel into the panel that the path names: walking on would pass it by. */
function enterPanel(model: Model, path: string): boolean {
  const holder = holderOf(model)
  const index =
    holder && leafOf(model) === holder ? new RegExp(`^${escapeRegExp(holder.name)}\\[(\\d+)\\]\\.`).exec(path)?.[1] : undefined
  const edit = index === undefined ? undefined : holder?.singleInputSummary?.items[Number(index)]?.btnEdit
  edit?.action()
  return edit !== undefined
}

const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** SurveyJS takes "default" for English; a file whose default is Chinese says its English under "en", which then comes first. */
function inEnglish<T>(node: T): T {
  if (Array.isArray(node)) return node.map(inEnglish) as T
  if (typeof node !== 'object' || node === null) return node
  if ('default' in node && 'en' in node && typeof node.en === 'string') return { ...node, default: node.en }
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, inEnglish(child)])) as T
}

/** One input on. False where its answer does not hold, or there is none after it. */
export function forward(model: Model): boolean {
  const here = model.currentSingleElement
  const leaf = leafOf(model)
  if (!model.performNext()) return false
  if (model.currentSingleElement === here && leafOf(model) === leaf) return false
  return passSilent(model)
}

/** One input back; false at the first. */
export function backward(model: Model): boolean {
  const here = pathOf(model)
  model.performPrevious()
  while (isSilent(leafOf(model)) && !model.isFirstElement) model.performPrevious()
  if (isSilent(leafOf(model))) passSilent(model)
  return pathOf(model) !== here
}

/** Texts and pictures are shown with the next input, not waited at. False where nothing but they is left. */
function passSilent(model: Model): boolean {
  while (isSilent(leafOf(model))) {
    if (model.isLastElement || !model.performNext()) return false
  }
  return true
}

/** The input that waits: a question, or one cell of a matrix, one item, one field of a panel; undefined where none is left. */
export function leafOf(model: Model): Question | undefined {
  const question = model.currentSingleQuestion
  return question?.singleInputQuestion ?? question
}

/** The question that holds the leaf (itself, for a plain one). */
export function holderOf(model: Model): Question | undefined {
  return model.currentSingleQuestion
}

/** A name for the waiting input that stays the same in the next process. */
export function pathOf(model: Model): string | null {
  const holder = holderOf(model)
  const leaf = leafOf(model)
  if (!holder || !leaf) return null
  if (leaf === holder)
    return holder.getType() === 'paneldynamic'
      ? `${holder.name}[${(holder as QuestionPanelDynamicModel).panelCount}]+`
      : holder.name
  const panels = holder.getType() === 'paneldynamic' ? (holder as QuestionPanelDynamicModel).visiblePanels : []
  const index = panels.findIndex((panel) => panel.questions.includes(leaf))
  const row = holder.singleInputLocTitle?.renderedHtml
  return [index >= 0 ? `${holder.name}[${index}]` : holder.name, ...(index < 0 && row ? [row] : []), leaf.name].join('.')
}

export function isSilent(question: Question | undefined): boolean {
  return question !== undefined && ['html', 'image', 'expression'].includes(question.getType())
}

/** The texts shown between the input before and this one. */
export function silentBefore(model: Model): string[] {
  const shown = model.getAllQuestions().filter((question) => question.isVisible)
  const holder = holderOf(model)
  const index = holder ? shown.indexOf(holder) : -1
  const texts: string[] = []
  for (let before = index - 1; before >= 0 && isSilent(shown[before]); before--) {
    const text = sayable(shown[before])
    if (text) texts.unshift(text)
  }
  return texts
}

function sayable(question: Question | undefined): string | undefined {
  if (question?.getType() === 'html')
    return String((question as unknown as { processedHtml: string }).processedHtml)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  if (question?.getType() === 'expression') return `${question.processedTitle}: ${question.displayValue ?? ''}`
  return undefined
}
