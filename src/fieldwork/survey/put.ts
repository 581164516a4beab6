import type { QuestionMatrixDynamicModel, QuestionPanelDynamicModel } from 'survey-core'
import { QuestionSelectBase } from 'survey-core'
import type { Step } from './steps.js'

/** Writes an answer where it belongs; words said with a choice go with it. */
export function put({ kind, question, row, item }: Step, value: unknown, comment?: string): void {
  if (kind === 'comment') {
    if (item) (question as QuestionSelectBase).setCommentValue(item, value as string)
    else question.comment = value as string
    return
  }
  if (row) {
    row.value = structuredClone(value)
    return
  }
  // "Other" pressed anew asks for its words anew, whatever was written before.
  if (question instanceof QuestionSelectBase && comment === undefined) question.setPropertyValue('otherValue', undefined)
  // SurveyJS empties arrays in place when it clears them: what is reported as kept must not be the same array.
  question.value = structuredClone(value)
  if (comment === undefined || !(question instanceof QuestionSelectBase)) return
  const worded = question.visibleChoices.find((choice) => question.isCommentShowing(choice))
  if (worded) question.setCommentValue(worded, comment)
}

/** Takes an answer away. At the end of a panel there is none: clearing would take away the entries already filled. */
export function clear(step: Step): void {
  if (step.kind === 'comment') put(step, '')
  else if (step.row) step.row.value = null
  else if (step.kind !== 'more') step.question.clearValue()
  if (step.entry !== undefined && step.kind !== 'more') keepRows(step)
}

/** One more entry of a dynamic panel or matrix; false where it is full. */
export function addEntry(step: Step): boolean {
  const { question } = step
  if (question.getType() === 'paneldynamic') {
    const panel = question as QuestionPanelDynamicModel
    if (!panel.canAddPanel) return false
    panel.addPanel()
    return true
  }
  const matrix = question as QuestionMatrixDynamicModel
  if (!matrix.canAddRow) return false
  matrix.addRow()
  keepRows(step)
  return true
}

/** Any answer, as a walk over all of them gives one: null leaves the step out. False where it cannot be given. */
export function putAnswer(step: Step, answer: unknown): boolean {
  if (step.kind === 'more') return answer !== true || addEntry(step)
  if (answer === null) clear(step)
  else put(step, answer)
  return true
}

/** Empty rows that were asked for are part of the answer: SurveyJS would forget them while nothing is in them. */
function keepRows({ holder }: Step): void {
  if (holder.getType() !== 'matrixdynamic' || !holder.isEmpty()) return
  const matrix = holder as QuestionMatrixDynamicModel
  matrix.value = Array.from({ length: matrix.rowCount }, () => ({}))
}
