import type {
  IElement,
  ItemValue,
  MatrixRowModel,
  Model,
  PageModel,
  PanelModel,
  Question,
  QuestionMatrixDropdownModelBase,
  QuestionMatrixDynamicModel,
  QuestionMatrixModel,
  QuestionMultipleTextModel,
  QuestionPanelDynamicModel,
} from 'survey-core'
import { QuestionSelectBase } from 'survey-core'
import { passedTo } from './triggers.js'

/**
 * One input of a survey: what is asked and answered at once in a conversation. A matrix gives one a row (or cell), a multiple text one an item,
 * a dynamic panel one a field and one more that asks whether to go on; a chosen "other" one for its words.
 */
export interface Step {
  /** A name that stays the same in the next process and in every language: `nps`, `satisfaction.delivery`, `kids[0].age`, `kids[1]+`, `why#other`. */
  readonly path: string
  readonly kind: 'question' | 'row' | 'more' | 'comment'
  /** The question of the survey that it belongs to. */
  readonly holder: Question
  /** The question that takes the answer: the holder, a cell's, a field's. */
  readonly question: Question
  /** Of a plain matrix, the row. */
  readonly row?: MatrixRowModel
  /** Of a comment, the choice whose words they are; none: the question's own comment. */
  readonly item?: ItemValue
  /** Titles of what holds it, outermost first, its own not among them. */
  readonly context: readonly string[]
  /** Which of a dynamic panel's or matrix's entries it fills. */
  readonly entry?: number
}

/** Something shown on the way: a text, a picture, or the heading of a page or panel that is entered. */
export type Shown = Question | PanelModel | PageModel

/** What follows what, for the answers given so far: each question in sight with its steps and what is shown before it. */
export interface Station {
  readonly holder: Question
  readonly before: readonly Shown[]
  readonly steps: readonly Step[]
}

const silentTypes = new Set(['html', 'image', 'expression'])
export const isSilent = (question: Question) => silentTypes.has(question.getType()) || question.isReadOnly

/** The stations of a survey from its start, through the jumps that the answers cause, to its end. */
export function stationsOf(model: Model): Station[] {
  const inSight = elementsInSight(model)
  const stations: Station[] = []
  let before: Shown[] = []
  for (let index = 0; index < inSight.length; index += 1) {
    const element = inSight[index] as Shown
    if (!element.isQuestion || isSilent(element as Question)) {
      before.push(element)
      continue
    }
    const holder = element as Question
    const steps = stepsOf(holder, holder.name, [])
    if (steps.length === 0) continue
    stations.push({ holder, before, steps })
    before = []
    const to = holder.isEmpty() ? undefined : passedTo(model, holder)
    if (to === 'end') return stations
    const jump = to === undefined ? -1 : inSight.findIndex((one) => one.isQuestion && (one as Question).name === to)
    // A jump back would ask the same again for ever; `survey check` says that it is left out.
    if (jump > index) index = jump - 1
  }
  return stations
}

/** What stands at the end, after the last question: texts that would otherwise never be seen. */
export function shownAtEnd(model: Model): Shown[] {
  const inSight = elementsInSight(model)
  const last = inSight.findLastIndex((one) => one.isQuestion && !isSilent(one as Question))
  return inSight.slice(last + 1)
}

function elementsInSight(model: Model): Shown[] {
  return (model.pages as PageModel[])
    .filter((page) => page.isVisible)
    .flatMap((page) => [page as Shown, ...page.elements.flatMap(withinElement)])
}

function withinElement(element: IElement): Shown[] {
  if (!element.isVisible) return []
  if (!element.isPanel) return [element as Question]
  const panel = element as unknown as PanelModel
  return [panel, ...panel.elements.flatMap(withinElement)]
}

/** The steps of one question, nested ones included, in the order they are asked. */
export function stepsOf(question: Question, path: string, context: readonly string[], holder: Question = question): Step[] {
  const within = [...context, question.processedTitle]
  const nested = (child: Question, at: string, titles: readonly string[] = within, entry?: number): Step[] =>
    child.isVisible && !isSilent(child)
      ? stepsOf(child, at, titles, holder).map((step) => (entry === undefined ? step : { ...step, entry: step.entry ?? entry }))
      : []
  switch (question.getType()) {
    case 'matrix':
      return (question as QuestionMatrixModel).visibleRows.map((row) => ({
        path: `${path}.${row.name}`,
        kind: 'row' as const,
        holder,
        question,
        row,
        context: within,
      }))
    case 'multipletext':
      return (question as QuestionMultipleTextModel).items.flatMap((item) => nested(item.editor, `${path}.${item.name}`))
    case 'matrixdropdown':
      return matrixCells(question as QuestionMatrixDropdownModelBase, (rowName) => `${path}.${rowName}`, within, nested)
    case 'matrixdynamic': {
      const matrix = question as QuestionMatrixDynamicModel
      const cells = matrixCells(matrix, (_, index) => `${path}[${index}]`, within, nested)
      return [...cells, ...more(matrix.allowAddRows && !matrix.isReadOnly, matrix.rowCount, question, path, holder, context)]
    }
    case 'paneldynamic': {
      const dynamic = question as QuestionPanelDynamicModel
      const fields = dynamic.panels.flatMap((panel, index) => {
        if (!dynamic.visiblePanels.includes(panel)) return []
        const title = panel.processedTitle || `${question.processedTitle} ${index + 1}`
        return panel.elements
          .flatMap(withinElement)
          .filter((one) => one.isQuestion)
          .flatMap((one) => nested(one as Question, `${path}[${index}].${one.name}`, [...context, title], index))
      })
      return [...fields, ...more(dynamic.allowAddPanel, dynamic.panelCount, question, path, holder, context)]
    }
    default: {
      const own: Step = { path, kind: 'question', holder, question, context }
      return [own, ...comments(own)]
    }
  }
}

type Nested = (child: Question, at: string, titles?: readonly string[], entry?: number) => Step[]

function matrixCells(
  matrix: QuestionMatrixDropdownModelBase,
  at: (rowName: string, index: number) => string,
  within: readonly string[],
  nested: Nested,
): Step[] {
  const dynamic = matrix.getType() === 'matrixdynamic'
  return matrix.visibleRows.flatMap((row, index) => {
    const title = dynamic ? String(index + 1) : String((row as { text?: string }).text ?? row.rowName)
    const titles = [...within, title]
    const cells = row.cells.flatMap(({ question, column }) =>
      nested(question, `${at(String(row.rowName), index)}.${column.name}`, titles, dynamic ? index : undefined),
    )
    if (matrix.detailPanelMode !== 'none' && row.hasPanel && !row.detailPanel) row.showDetailPanel()
    const details = row.detailPanel?.questions ?? []
    return [
      ...cells,
      ...details.flatMap((question) =>
        nested(question, `${at(String(row.rowName), index)}.${question.name}`, titles, dynamic ? index : undefined),
      ),
    ]
  })
}

/** The step that asks whether to fill in one more. */
function more(
  allowed: boolean,
  count: number,
  question: Question,
  path: string,
  holder: Question,
  context: readonly string[],
): Step[] {
  return allowed ? [{ path: `${path}[${count}]+`, kind: 'more', holder, question, context, entry: count }] : []
}

/** Words asked for after a choice: those of "other" and of choices that want some, and the question's own comment. */
function comments(own: Step): Step[] {
  const { question, path } = own
  const steps: Step[] = []
  if (question instanceof QuestionSelectBase) {
    for (const item of question.visibleChoices) {
      if (question.isCommentShowing(item)) steps.push({ ...own, kind: 'comment', path: `${path}#${item.value}`, item })
    }
  }
  if (question.hasComment && !question.isEmpty()) steps.push({ ...own, kind: 'comment', path: `${path}#` })
  return steps
}

/** The words given so far at a comment step. */
export function wordsAt({ question, item }: Step): string {
  return String((item ? (question as QuestionSelectBase).getCommentValue(item) : question.comment) ?? '')
}

/** Whether the step has an answer. */
export function isAnswered(step: Step): boolean {
  if (step.kind === 'comment') return wordsAt(step) !== ''
  if (step.kind === 'row') return step.row?.value !== undefined && step.row.value !== null && step.row.value !== ''
  return step.kind === 'question' && !step.question.isEmpty()
}

/** Whether the step must be answered before going on. */
export function isRequired({ kind, question, item }: Step): boolean {
  switch (kind) {
    case 'comment':
      return item !== undefined && Boolean((item as { isCommentRequired?: boolean }).isCommentRequired)
    case 'row':
      return (question as QuestionMatrixModel).eachRowRequired
    case 'more':
      return false
    case 'question':
      return question.isRequired
  }
}
